// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsDns.h"

#include "check/FactsHop.h"
#include "check/FactsTarget.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DnsEnd;
using seen::DnsSeen;
using seen::Variation;

static QList<const DnsSeen *> lookupsOf(const Case &judged, Variation variation)
{
    QList<const DnsSeen *> found = judged.evidence.varied<DnsSeen>(variation);
    found.removeIf(
        [](const DnsSeen *one) { return one->proxy || one->resolver == "literal"_L1 || one->end == DnsEnd::Stopped; });
    return found;
}

QList<const DnsSeen *> ownLookups(const Case &judged)
{
    return lookupsOf(judged, Variation::None);
}

QList<const DnsSeen *> everyLookup(const Case &judged)
{
    return ownLookups(judged) + lookupsOf(judged, Variation::OtherResolver);
}

bool resolved(const DnsSeen &lookup)
{
    return lookup.end == DnsEnd::Answered && !lookup.addresses.isEmpty();
}

bool denied(const DnsSeen &lookup)
{
    return lookup.end == DnsEnd::NoSuchName || lookup.end == DnsEnd::NoData ||
           (lookup.end == DnsEnd::Answered && lookup.addresses.isEmpty());
}

static QSet<QString> addressesOf(const DnsSeen &lookup)
{
    QSet<QString> addresses;
    for (const seen::DnsAddress &found : lookup.addresses)
        addresses << found.address;
    return addresses;
}

bool fromHostsFile(const DnsSeen &lookup)
{
    return resolved(lookup) && addressesOf(lookup).intersects({lookup.hostsFile.cbegin(), lookup.hostsFile.cend()});
}

QString answerText(const DnsSeen &lookup)
{
    static constexpr qsizetype mostShown = 8;
    QStringList shown;
    for (const seen::DnsAddress &found : lookup.addresses.mid(0, mostShown))
        shown << found.address;
    if (lookup.addresses.size() > mostShown)
        shown << u"…"_s;
    return shown.isEmpty() ? oneLine(lookup.detail) : shown.join(", "_L1);
}

QString answersText(const QList<const DnsSeen *> &lookups)
{
    QStringList texts;
    for (const DnsSeen *lookup : lookups)
        texts << lookup->resolver + ": "_L1 + answerText(*lookup);
    return texts.join("; "_L1);
}

QString chainText(const DnsSeen &lookup)
{
    if (lookup.chain.isEmpty())
        return {};
    QString text = lookup.chain.first().name;
    for (const seen::DnsAlias &link : lookup.chain)
        text += " -> "_L1 + link.target + (link.ttl < 0 ? QString() : u" (%1 s)"_s.arg(link.ttl));
    return oneLine(text, 1000);
}

bool whollyDifferent(const DnsSeen &one, const DnsSeen &other)
{
    const QSet<QString> left = addressesOf(one);
    const QSet<QString> right = addressesOf(other);
    const auto hasFamily = [](const QSet<QString> &addresses, bool six) {
        return std::any_of(addresses.cbegin(), addresses.cend(),
                           [six](const QString &address) { return address.contains(u':') == six; });
    };
    const bool comparable =
        (hasFamily(left, true) && hasFamily(right, true)) || (hasFamily(left, false) && hasFamily(right, false));
    return comparable && !left.intersects(right);
}

static bool sameName(const QString &one, const QString &other)
{
    const auto bare = [](const QString &name) {
        return QStringView(name).left(name.endsWith(u'.') ? name.size() - 1 : name.size());
    };
    return bare(one).compare(bare(other), Qt::CaseInsensitive) == 0;
}

AliasFault aliasFault(const DnsSeen &lookup)
{
    if (lookup.chain.isEmpty() || resolved(lookup))
        return AliasFault::None;
    const QString &end = lookup.chain.last().target;
    if (std::any_of(lookup.chain.cbegin(), lookup.chain.cend(),
                    [&](const seen::DnsAlias &link) { return sameName(link.name, end); }))
        return AliasFault::Loop;
    return lookup.end == DnsEnd::NoSuchName ? AliasFault::Dangling : AliasFault::None;
}

std::optional<Facts> aliasFaultFacts(const Case &judged, AliasFault fault)
{
    const DnsSeen *lookup = failedLookup(judged, HopOf::Target);
    if (!lookup || aliasFault(*lookup) != fault)
        return {};
    Facts facts = lookupFacts(judged, HopOf::Target, *lookup);
    facts.insert(u"target"_s, lookup->chain.last().target);
    return facts;
}

std::optional<Facts> questionFacts(const Case &judged, const std::function<bool(const seen::DnsQuestion &)> &wanted)
{
    for (const DnsSeen *lookup : everyLookup(judged))
        for (const seen::DnsQuestion &question : lookup->questions)
            if (wanted(question))
                return targetFactsWith(judged, {{u"resolver"_s, lookup->resolver},
                                                {u"type"_s, question.type},
                                                {u"detail"_s, oneLine(question.detail)},
                                                {u"count"_s, QString::number(question.wrongIds)}});
    return {};
}

static const DnsSeen *lookupAt(const Case &judged, const QString &resolver)
{
    for (const DnsSeen *lookup : ownLookups(judged))
        if (lookup->resolver == resolver)
            return lookup;
    return nullptr;
}

std::optional<Facts> rewritingFacts(const Case &judged, Rewriting wanted)
{
    for (const DnsSeen *impossible : lookupsOf(judged, Variation::RandomName)) {
        const DnsSeen *own = lookupAt(judged, impossible->resolver);
        if (!resolved(*impossible) || !own)
            continue;
        const bool same = addressesOf(*own).intersects(addressesOf(*impossible));
        if (same == (wanted == Rewriting::OfTarget))
            return targetFactsWith(judged, {{u"resolver"_s, impossible->resolver},
                                            {u"name"_s, impossible->host},
                                            {u"address"_s, answerText(*impossible)}});
    }
    return {};
}

bool isPublicName(const QString &host)
{
    static constexpr std::array local{"local"_L1,   "localhost"_L1,   "internal"_L1, "test"_L1, "invalid"_L1,
                                      "onion"_L1,   "lan"_L1,         "home"_L1,     "corp"_L1, "intranet"_L1,
                                      "private"_L1, "localdomain"_L1, "arpa"_L1};
    const QString name = host.endsWith(u'.') ? host.chopped(1) : host;
    const QString last = name.section(u'.', -1).toLower();
    return name.contains(u'.') && QHostAddress(name).isNull() &&
           std::none_of(local.begin(), local.end(), [&](QLatin1StringView each) { return last == each; });
}

bool isPrivateAddress(const QHostAddress &address)
{
    static const std::array ranges{
        QHostAddress::parseSubnet(u"10.0.0.0/8"_s),     QHostAddress::parseSubnet(u"172.16.0.0/12"_s),
        QHostAddress::parseSubnet(u"192.168.0.0/16"_s), QHostAddress::parseSubnet(u"100.64.0.0/10"_s),
        QHostAddress::parseSubnet(u"169.254.0.0/16"_s), QHostAddress::parseSubnet(u"fc00::/7"_s),
        QHostAddress::parseSubnet(u"fe80::/10"_s)};
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const auto &range) { return address.isInSubnet(range.first, range.second); });
}

bool noConnection(const Case &judged)
{
    bool tried = false;
    for (const seen::TcpSeen *connect : judged.evidence.all<seen::TcpSeen>()) {
        if (connect->proxy || connect->end == seen::TcpEnd::Stopped)
            continue;
        if (connect->end == seen::TcpEnd::Connected)
            return false;
        tried = true;
    }
    return tried;
}

std::optional<seen::TcpEnd> connectEnd(const Case &judged, const QString &address)
{
    for (const seen::TcpSeen *connect : judged.evidence.all<seen::TcpSeen>())
        if (!connect->proxy && connect->address == address)
            return connect->end;
    return {};
}

}
