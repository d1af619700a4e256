// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/narrow.h"

#include "posture/namedNumbers.h"
#include "posture/suites.h"

namespace lentera {

using seen::Answer;

Narrowed narrow(const Endpoint &endpoint, ClientHello hello, QList<int> ClientHello::*offered,
                int ServerFlight::*choice)
{
    Narrowed narrowed;
    while (!(hello.*offered).isEmpty()) {
        narrowed.end = endpoint.ask(hello);
        if (narrowed.end.answer != Answer::Accepted)
            break;
        // A server that answers with what was not offered would be asked for ever.
        if (!(hello.*offered).removeOne(narrowed.end.*choice))
            break;
        narrowed.chosen << narrowed.end;
    }
    return narrowed;
}

ClientHello usualHello(int version)
{
    return {.version = version, .suites = suitesFor(version), .groups = usualGroups(), .signatures = allSignatures()};
}

static QStringList namesOf(const QList<ServerFlight> &flights, int ServerFlight::*number, QString (*nameOf)(int))
{
    QStringList names;
    for (const ServerFlight &flight : flights)
        names << nameOf(flight.*number);
    return names;
}

// The ephemeral-curve suites; without those that sign by an EC key where there are others: a server must not use such a
// key while its own curve is not offered.
static QList<int> curveSuites(const QList<seen::SuiteSeen> &suites)
{
    QList<int> all;
    QList<int> others;
    for (const seen::SuiteSeen &suite : suites) {
        if (!isEphemeralCurve(suite.id))
            continue;
        all << suite.id;
        if (!suite.standard.contains(QLatin1StringView("_ECDSA_")))
            others << suite.id;
    }
    return others.isEmpty() ? all : others;
}

QStringList examineGroups(const Endpoint &endpoint, int version, const QList<seen::SuiteSeen> &suites)
{
    ClientHello hello = usualHello(version);
    hello.groups = allGroups(version);
    hello.withKey = false; // so that the server names its choice without computing anything
    if (version != tls13)
        hello.suites = curveSuites(suites);
    if (hello.suites.isEmpty())
        return {};
    const Narrowed found = narrow(endpoint, hello, &ClientHello::groups, &ServerFlight::group);
    return namesOf(found.chosen, &ServerFlight::group, groupName);
}

QStringList examineSignatures(const Endpoint &endpoint, const QList<seen::SuiteSeen> &suites)
{
    ClientHello hello = usualHello(tls12);
    hello.suites.clear();
    for (const seen::SuiteSeen &suite : suites)
        if (suite.standard.startsWith(QLatin1StringView("TLS_ECDHE_")) ||
            suite.standard.startsWith(QLatin1StringView("TLS_DHE_")))
            hello.suites << suite.id;
    if (hello.suites.isEmpty())
        return {};
    const Narrowed found = narrow(endpoint, hello, &ClientHello::signatures, &ServerFlight::signature);
    return namesOf(found.chosen, &ServerFlight::signature, signatureName);
}

}
