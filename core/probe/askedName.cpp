// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/HostText.h"
#include "probe/Route.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype longestLabel = 63;
static constexpr qsizetype longestName = 253;

static bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

// The underscore is no host name by RFC 952, but Windows and containers use it, and resolvers take it.
static bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// What is wrong with a name without its trailing dot.
static QString fault(const QByteArray &name)
{
    if (name.isEmpty())
        return u"empty"_s;
    if (name.size() > longestName)
        return u"name-long"_s;
    for (const QByteArray &label : name.split('.')) {
        if (label.isEmpty())
            return u"label-empty"_s;
        if (label.size() > longestLabel)
            return u"label-long"_s;
        if (!std::all_of(label.begin(), label.end(), isHostCharacter))
            return u"character"_s;
    }
    return {};
}

AskedName askedName(const QString &host)
{
    AskedName name;
    if (name.literal.setAddress(withoutBrackets(host)))
        return name;
    // toAce() is for names that need it: on plain ASCII it would hide which rule is broken behind an empty answer.
    QByteArray ascii = isAscii(host) ? host.toLatin1() : QUrl::toAce(host);
    if (ascii.isEmpty() && !host.isEmpty()) {
        name.wrong = u"character"_s;
        return name;
    }
    name.wrong = fault(ascii.endsWith('.') ? ascii.chopped(1) : ascii);
    if (name.wrong.isEmpty())
        name.ascii = std::move(ascii);
    return name;
}

std::optional<seen::DnsSeen> dnsWithoutAsking(const Hop &hop, const AskedName &name)
{
    seen::DnsSeen seen{.host = hop.host, .proxy = hop.proxy};
    if (!name.literal.isNull()) {
        seen.resolver = u"literal"_s;
        seen.end = seen::DnsEnd::Answered;
        seen.addresses << seen::DnsAddress{name.literal.toString()};
        return seen;
    }
    if (name.wrong.isEmpty())
        return {};
    seen.end = seen::DnsEnd::InvalidName;
    seen.detail = name.wrong;
    return seen;
}

}
