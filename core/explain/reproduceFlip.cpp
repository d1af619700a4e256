// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/HostText.h"
#include "explain/Reproduce.h"
#include "explain/ShellWord.h"

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! One side of the comparison: what reproduceCommand() is asked, with one thing changed.
struct Side {
    Finding finding;
    Connection connection;
    Connector connector;
    EffectiveProxy proxy;

    QString command() const { return reproduceCommand(finding, connection, connector, proxy); }
};

}

// `HOST:PORT:ADDR:PORT` before any other rule.
static void leadTo(Connection &connection, const QString &address)
{
    connection.connectTo.prepend(
        u"%1:%2:%3:%2"_s.arg(connection.host()).arg(connection.port()).arg(bracketed(address)));
}

static void leaveOutSignIn(Connector &connector)
{
    for (SignIn &signIn : connector.signIns) {
        signIn.headers.clear();
        signIn.signing = {};
    }
}

// The variable that the request names takes the value of another: both stay names.
static QString assigned(const CredentialField &field, const QString &variable)
{
    const QString own = shellVariable(field.id);
    return own == variable ? QString() : own + u"=\"$"_s + variable + u"\"; "_s;
}

// First with what is stored, then with what the environment holds, which may have the very name of ours.
static QString storedAndOther(const Finding &finding, const Side &before, const Side &after)
{
    const QStringList variables = finding.facts.value(u"variables"_s).split(u", "_s, Qt::SkipEmptyParts);
    QString stored;
    QString other;
    for (const CredentialField &field : chosenSignIn(after.connection, after.connector).fields) {
        stored += assigned(field, storedVariable(field.id));
        for (const QString &variable : field.variables)
            if (variables.contains(variable))
                other += assigned(field, variable);
    }
    return u'(' + stored + before.command() + u"); "_s + other + after.command();
}

std::optional<QString> flipCommand(const Finding &finding, const Connection &connection, const Connector &connector,
                                   const EffectiveProxy &proxy)
{
    const QString &id = finding.id;
    const bool handshake =
        id == "tls.name.rejected"_L1 || id == "tls.version.intolerant"_L1 || id.startsWith("tls.trust.own-"_L1);
    Side before{finding, connection, connector, proxy};
    // Whatever does not come to an end must not keep the other side from being shown.
    before.finding.id = handshake ? u"tls.handshake.failed"_s : u"http.answer.timeout"_s;
    Side after = before;
    if (id == "proxy.route.altered"_L1)
        after.proxy = {{}, u"none"_s};
    else if (id == "proxy.route.needed"_L1)
        after.proxy = {finding.facts.value(u"proxy"_s), u"setting"_s};
    else if (id == "tcp.backend.broken"_L1) {
        leadTo(before.connection, finding.facts.value(u"failing"_s));
        leadTo(after.connection, finding.facts.value(u"working"_s));
    } else if (id == "tls.name.rejected"_L1)
        after.finding.facts.insert(u"serverName"_s, u"no"_s);
    else if (id == "tls.version.intolerant"_L1)
        after.finding.facts.insert(u"onlyVersion"_s, finding.facts.value(u"version"_s));
    else if (id == "tls.trust.own-unsuitable"_L1)
        after.connection.trust.roots = TrustRoots::System;
    else if (id == "tls.trust.own-unused"_L1)
        after.connection.trust.roots = TrustRoots::SystemAndOwn;
    else if (id == "auth.credential.harmful"_L1)
        leaveOutSignIn(after.connector);
    else if (id == "http.version.broken"_L1)
        after.finding.facts.insert(u"onlyVersion"_s, u"HTTP/1.1"_s);
    else if (id == "credential.environment.works"_L1)
        return storedAndOther(finding, before, after);
    else
        return {};
    return before.command() + u"; "_s + after.command();
}

}
