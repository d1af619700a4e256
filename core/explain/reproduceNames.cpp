// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/ReproduceNames.h"

#include "explain/Reproduce.h"
#include "probe/Route.h"

using namespace Qt::StringLiterals;

namespace lentera {

// Each name after -q, so that one beginning with - or @ stays a name.
static QString question(const QString &name, const QString &type)
{
    return u" -q "_s + shellWord(name) + u" -t "_s + shellWord(type);
}

static QString addressesOf(const QString &name)
{
    return question(name, u"A"_s) + question(name, u"AAAA"_s);
}

// `system` and the like are no server that dig could be told.
static QString dig(const QString &server, const QString &questions, const QString &options = {})
{
    QString words = u"dig +time=3 +tries=1 +noall +comments +answer"_s + options;
    if (const std::optional<ServerAddress> address = serverAddress(server, 53))
        words += u" @"_s + address->address.toString() + u" -p "_s + QString::number(address->port);
    return words + questions;
}

// The system's view is getaddrinfo's, hosts file and all.
static QString viewOf(const QString &resolver, const QString &name)
{
    return resolver == "system"_L1 ? u"getent ahosts "_s + shellWord(name) : dig(resolver, addressesOf(name));
}

// The server of `IP:PORT (why)`, the first of several.
static QString firstServer(const QString &text)
{
    return text.section(u',', 0, 0).section(u' ', 0, 0);
}

QString nameCommand(const Finding &finding, const Connection &connection, const QString &name)
{
    const auto fact = [&](QLatin1StringView key) {
        return finding.facts.value(key);
    };
    QString server = fact("resolver"_L1);
    if (!serverAddress(server, 53))
        server = connection.resolvers.value(0);
    const QString usual = dig(server, addressesOf(name));
    if (finding.id == "dns.hosts.override"_L1)
        return viewOf(u"system"_s, name) + u"; "_s + usual;
    if (finding.id == "dns.answer.split"_L1)
        return viewOf(fact("resolver"_L1), name) + u"; "_s + viewOf(fact("other"_L1), name);
    if (finding.id == "dns.resolver.partly-failing"_L1)
        return viewOf(firstServer(fact("failing"_L1)), name) + u"; "_s + viewOf(firstServer(fact("working"_L1)), name);
    if (finding.id == "dns.answer.changing"_L1)
        return viewOf(fact("resolver"_L1), name) + u"; "_s + viewOf(fact("resolver"_L1), name);
    if (finding.id == "dns.answer.rewritten"_L1 || finding.id == "dns.resolver.rewriting"_L1)
        return dig(server, question(fact("name"_L1), u"A"_s) + question(name, u"A"_s));
    if (finding.id == "dns.answer.truncated"_L1)
        return dig(server, question(name, fact("type"_L1)), u" +noedns +notcp +ignore"_s) + u"; "_s +
               dig(server, question(name, fact("type"_L1)), u" +tcp"_s);
    if (finding.id == "dns.lookup.slow"_L1)
        return dig(server, addressesOf(name), u" +stats"_s);
    if (finding.id.startsWith("dns.alias."_L1))
        return dig(server, question(name, u"CNAME"_s) + addressesOf(name));
    return usual;
}

QString greetingCommand(const Finding &finding, const QString &host, const QString &port)
{
    const QString protocol = finding.facts.value(u"protocol"_s);
    const QString listen = u"nc -w 3 "_s + host + u' ' + port;
    if (protocol == "PostgreSQL"_L1)
        return u"printf '\\0\\0\\0\\10\\4\\322\\26\\57' | "_s + listen + u" | od -c"_s;
    if (protocol == "Redis"_L1)
        return u"printf 'PING\\r\\n' | "_s + listen;
    if (protocol == "AMQP"_L1)
        return u"printf '\\r\\nPING\\r\\n' | "_s + listen + u" | od -c"_s;
    return u"nc -v -w 3 "_s + host + u' ' + port + u" </dev/null | head -c 64 | od -c"_s;
}

}
