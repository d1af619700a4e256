// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/ProxyException.h"

#include "base/HostText.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype mostNearMisses = 8;

namespace {

//! Judges one entry after the other for one target.
struct Target {
    QString name; //!< without a trailing dot
    QHostAddress address;
    int port = 0;

    QString match(QString entry) const;
    QString nearMiss(const QString &entry) const;

private:
    QString matchAddress(const QString &entry) const;
    QString matchName(QString entry) const;
    QString addressMiss(const QString &entry) const;
    QString nameMiss(const QString &entry) const;
    QString spellingMiss(const QString &entry) const;
};

}

// `host:port`, `[v6]:port`; an IPv6 address without brackets has no port.
static std::optional<QPair<QString, int>> splitPort(const QString &entry)
{
    static const QRegularExpression withPort(u"\\A([^:\\[\\]]+|\\[[^\\]]+\\]):([0-9]{1,5})\\z"_s);
    const auto match = withPort.match(entry);
    if (!match.hasMatch())
        return {};
    return std::pair(match.captured(1), match.captured(2).toInt());
}

static QString bareDomain(QString entry)
{
    if (entry.endsWith(u'.'))
        entry.chop(1);
    if (entry.startsWith("*."_L1))
        entry.remove(0, 1);
    if (entry.startsWith(u'.'))
        entry.remove(0, 1);
    return entry;
}

QString Target::matchAddress(const QString &entry) const
{
    if (!entry.contains(u'/'))
        return QHostAddress(entry) == address ? u"address"_s : QString();
    const auto subnet = QHostAddress::parseSubnet(entry);
    return subnet.second >= 0 && address.isInSubnet(subnet) ? u"network"_s : QString();
}

QString Target::matchName(QString entry) const
{
    entry = bareDomain(entry);
    if (entry.isEmpty() || !name.endsWith(entry, Qt::CaseInsensitive))
        return {};
    if (name.size() == entry.size())
        return u"name"_s;
    return name.at(name.size() - entry.size() - 1) == u'.' ? u"domain"_s : QString();
}

//! Why \a entry matches; empty when it does not.
QString Target::match(QString entry) const
{
    if (entry == u"*")
        return u"everything"_s;
    if (const auto split = splitPort(entry)) {
        if (split->second != port)
            return {};
        entry = split->first;
    }
    return address.isNull() ? matchName(entry) : matchAddress(withoutBrackets(entry));
}

// Written so that it would match if a piece were taken away.
QString Target::spellingMiss(const QString &entry) const
{
    static const QRegularExpression quotes(u"[\"']"_s);
    static const QRegularExpression separators(u"[;|]"_s);
    const auto fits = [&](const QString &text) {
        return !text.isEmpty() && text != entry && !match(text).isEmpty();
    };
    if (fits(QString(entry).remove(quotes)))
        return u"quotes"_s;
    for (const QString &piece : entry.split(separators))
        if (fits(piece))
            return u"separator"_s;
    const QString bare = entry.section("://"_L1, -1);
    if (fits(bare) || fits(bare.section(u'/', 0, 0)))
        return bare == entry ? u"path"_s : u"scheme"_s;
    if (const auto split = splitPort(entry); split && split->second != port && fits(split->first))
        return u"port"_s;
    return {};
}

QString Target::addressMiss(const QString &entry) const
{
    if (entry.contains(u'/'))
        return QHostAddress::parseSubnet(entry).second < 0 ? u"network-invalid"_s : QString();
    const QString text = address.toString();
    if (entry.contains(u'*'))
        return text.startsWith(entry.section(u'*', 0, 0)) && !entry.startsWith(u'*') ? u"wildcard"_s : QString();
    // Not what QHostAddress makes of it: 10.1 is 10.0.0.1 there, as it once was everywhere.
    static const QRegularExpression part(u"\\A[0-9]{1,3}(\\.[0-9]{1,3}){0,2}\\.?\\z"_s);
    return part.match(entry).hasMatch() && text.startsWith(entry.endsWith(u'.') ? entry : entry + u'.')
               ? u"address-part"_s
               : QString();
}

// Networks say nothing of public names; of those that only an own network knows they are meant to.
static bool isInternal(const QString &name)
{
    static const QRegularExpression endings(
        u"(\\A[^.]+|\\.(local|lan|internal|intern|corp|intranet|home|private|home\\.arpa))\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return endings.match(name).hasMatch();
}

QString Target::nameMiss(const QString &entry) const
{
    if (entry.contains(u'/') && QHostAddress::parseSubnet(entry).second >= 0)
        return isInternal(name) ? u"network-of-names"_s : QString();
    const QString bare = bareDomain(entry);
    if (bare.contains(u'*')) {
        const QRegularExpression glob(QRegularExpression::wildcardToRegularExpression(bare),
                                      QRegularExpression::CaseInsensitiveOption);
        return glob.match(name).hasMatch() ? u"wildcard"_s : QString();
    }
    if (bare.size() < 3)
        return {};
    if (bare.endsWith(u'.' + name, Qt::CaseInsensitive))
        return u"longer"_s;
    return name.endsWith(bare, Qt::CaseInsensitive) && bare.contains(u'.') ? u"label"_s : QString();
}

//! Why \a entry, which does not match, looks as if it did; empty when it does not.
QString Target::nearMiss(const QString &entry) const
{
    if (const QString spelling = spellingMiss(entry); !spelling.isEmpty())
        return spelling;
    return address.isNull() ? nameMiss(entry) : addressMiss(entry);
}

QList<ProxyException> exceptionsFor(const QString &host, int port, const QString &list, const QString &text)
{
    static const QRegularExpression separators(u"[,\\s]+"_s);
    const Target target{host.endsWith(u'.') ? host.chopped(1) : host, QHostAddress(host), port};
    QList<ProxyException> missed;
    for (const QString &entry : text.split(separators, Qt::SkipEmptyParts)) {
        if (const QString reason = target.match(entry); !reason.isEmpty())
            return {{list, entry, true, reason}};
        if (entry.size() > 300 || missed.size() >= mostNearMisses)
            continue;
        if (const QString reason = target.nearMiss(entry); !reason.isEmpty())
            missed << ProxyException{list, entry, false, reason};
    }
    return missed;
}

}
