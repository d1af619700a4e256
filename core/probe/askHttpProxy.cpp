// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/HostText.h"
#include "probe/ConnectAnswer.h"
#include "probe/ProxyLine.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::ProxyEnd;

// As a Secret, because it carries the password in a form that anybody can read.
static Secret connectRequest(const QByteArray &target, const SharedSecret &password)
{
    QByteArray request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target +
                         "\r\nUser-Agent: Lentera/" LENTERA_VERSION "\r\nProxy-Connection: Keep-Alive\r\n";
    if (password) {
        QByteArray encoded = password->reveal().toBase64();
        request.reserve(request.size() + encoded.size() + 64); // growing would leave copies behind
        request.append("Proxy-Authorization: Basic ").append(encoded).append("\r\n");
        wipeBytes(encoded);
    }
    request += "\r\n";
    return Secret(std::move(request));
}

static QString shown(const QByteArray &bytes)
{
    QString text;
    for (const char c : bytes.first(std::min<qsizetype>(bytes.size(), 40)))
        text +=
            c >= 0x20 && c < 0x7f ? QString(QLatin1Char(c)) : u"\\x%1"_s.arg(int(quint8(c)), 2, 16, QLatin1Char('0'));
    return text;
}

// Drops an interim answer (1xx), after which the final one is still to come.
static bool interim(ProxyLine &line, const std::optional<ConnectAnswer> &answer, qsizetype size)
{
    if (!answer || answer->status >= 200)
        return false;
    line.take(size);
    return true;
}

static void takeAnswer(const ConnectAnswer &answer, seen::ProxySeen &seen)
{
    seen.status = answer.status;
    seen.end = proxyAnswerEnd(answer.status, [&](QLatin1StringView name) { return answer.headers.value(name); });
    if (seen.end == ProxyEnd::TunnelOpen)
        return;
    seen.offeredSchemes = answer.offeredSchemes;
    seen.headers = answer.headers;
    seen.detail = answer.reason;
}

void askHttpProxy(ProxyLine &line, const Plan &plan, const Hop &target, seen::ProxySeen &seen)
{
    const AskedName name = askedName(target.host);
    if (!name.wrong.isEmpty()) {
        seen.detail = u"target name: "_s + name.wrong;
        return;
    }
    const QString host = name.ascii.isEmpty() ? name.literal.toString() : QString::fromLatin1(name.ascii);
    line.send(connectRequest(hostPort(host, target.port).toLatin1(), plan.proxyPassword).reveal());
    std::optional<ConnectAnswer> answer;
    qsizetype size = 0;
    do {
        const ProxyLine::Got got =
            line.read([](const QByteArray &bytes) { return !mayBeHttp(bytes) || headSize(bytes).has_value(); });
        if (got != ProxyLine::Got::Enough) {
            seen.end = proxyEnd(got);
            seen.detail = line.error();
            return;
        }
        size = headSize(line.received()).value_or(0);
        answer = connectAnswer(line.received().first(size));
    } while (interim(line, answer, size));
    if (answer)
        return takeAnswer(*answer, seen);
    seen.end = ProxyEnd::NotAProxy;
    seen.detail = shown(line.received());
    seen.speaks = schemeSpokenBy(line.received());
}

}
