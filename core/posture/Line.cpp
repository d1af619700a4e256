// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/Line.h"

#include "probe/tlsNames.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::Answer;

Answer answerOf(Tunnel::End end)
{
    switch (end) {
    case Tunnel::End::Open:
        return Answer::Accepted;
    case Tunnel::End::Closed:
        return Answer::Closed;
    case Tunnel::End::Reset:
        return Answer::Reset;
    case Tunnel::End::TimedOut:
        return Answer::TimedOut;
    case Tunnel::End::Stopped:
        return Answer::NotAsked;
    case Tunnel::End::Failed:
        break;
    }
    return Answer::Failed;
}

ServerFlight Endpoint::ask(ClientHello hello) const
{
    hello.serverName = serverName;
    ServerFlight flight{.answer = Answer::NotAsked};
    const auto talk = [&](Tunnel &tunnel, Wait &wait) {
        FlightReader reader;
        Tunnel::End end = tunnel.write(helloBytes(hello), wait);
        for (bool over = false; !over && end == Tunnel::End::Open;) {
            QByteArray bytes;
            end = tunnel.read(bytes, wait);
            over = end == Tunnel::End::Open && reader.take(bytes);
        }
        flight = reader.flight();
        if (flight.answer == Answer::Failed)
            flight.answer = end == Tunnel::End::Open ? Answer::Failed : answerOf(end); // Open: it spoke no TLS
        else if (flight.answer == Answer::Accepted && flight.version != hello.version)
            flight.answer = Answer::OtherVersion;
    };
    const Tunnel::End opened = line.call(address, talk);
    if (opened != Tunnel::End::Open && opened != Tunnel::End::Closed)
        flight.answer = answerOf(opened);
    return flight;
}

QString refusalText(const ServerFlight &flight)
{
    if (flight.answer == Answer::OtherVersion)
        return versionName(flight.version);
    return flight.alert >= 0 ? alertName(flight.alert) : QString();
}

}
