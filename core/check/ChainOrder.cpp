// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/ChainOrder.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::CertificateSeen;

static const CertificateSeen *issuerOf(const CertificateSeen &certificate, const QList<CertificateSeen> &chain)
{
    const auto issues = [&](const CertificateSeen &other) {
        return &other != &certificate && other.subject == certificate.issuer;
    };
    const auto it = std::find_if(chain.cbegin(), chain.cend(), issues);
    return it == chain.cend() ? nullptr : &*it;
}

const CertificateSeen &endOfChain(const QList<CertificateSeen> &chain)
{
    const CertificateSeen *end = &chain.first();
    // Names can form a ring; a chain has no more links than certificates.
    for (qsizetype links = 1; links < chain.size() && !end->selfIssued; ++links) {
        const CertificateSeen *next = issuerOf(*end, chain);
        if (!next)
            break;
        end = next;
    }
    return *end;
}

// The values of one attribute in a name as RFC 2253 writes it; a comma inside a value has a backslash before it.
static QStringList attributes(const QString &name, const QString &attribute)
{
    static const QRegularExpression part(uR"((?:^|[,+])\s*([A-Za-z]+)=((?:\\.|[^,+\\])*))"_s);
    QStringList values;
    for (auto match = part.globalMatch(name); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        if (one.captured(1).compare(attribute, Qt::CaseInsensitive) == 0)
            values << one.captured(2).remove(u'\\').trimmed().toLower();
    }
    return values;
}

// Words that any authority's name may hold say nothing about whose it is.
static QSet<QString> distinctiveWords(const QString &name)
{
    static const QSet<QString> common{
        u"root"_s,  u"authority"_s, u"certificate"_s, u"certification"_s, u"intermediate"_s, u"issuing"_s, u"server"_s,
        u"class"_s, u"global"_s,    u"trust"_s,       u"secure"_s,        u"public"_s,       u"primary"_s, u"test"_s};
    static const QRegularExpression gap(u"[^\\p{L}\\p{N}]+"_s);
    QSet<QString> words;
    for (const QString &commonName : attributes(name, u"CN"_s))
        for (const QString &word : commonName.split(gap, Qt::SkipEmptyParts))
            if (word.size() >= 4 && !common.contains(word))
                words.insert(word);
    return words;
}

static bool relatedTo(const QString &issuer, const QString &trusted)
{
    const QStringList organisations = attributes(trusted, u"O"_s);
    for (const QString &organisation : attributes(issuer, u"O"_s))
        if (organisations.contains(organisation))
            return true;
    return distinctiveWords(issuer).intersects(distinctiveWords(trusted));
}

static bool leafAloneLacksIntermediate(const CertificateSeen &leaf, const QStringList &trustedNames)
{
    static const QRegularExpression root(u"\\broot\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression intermediate(
        u"\\b(intermediate|issuing|sub(ordinate)?[ -]?ca|(server|tls|ssl) ca)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!leaf.issuerUrls.isEmpty())
        return true;
    if (root.match(leaf.issuer).hasMatch())
        return false;
    if (intermediate.match(leaf.issuer).hasMatch())
        return true;
    return std::any_of(trustedNames.cbegin(), trustedNames.cend(),
                       [&](const QString &trusted) { return relatedTo(leaf.issuer, trusted); });
}

bool lacksIntermediate(const QList<CertificateSeen> &chain, const QStringList &trustedNames)
{
    if (chain.isEmpty())
        return false;
    const CertificateSeen &end = endOfChain(chain);
    if (end.selfIssued)
        return false;
    // The issuer's certificate was issued by somebody else: it is no root. By itself: it is one.
    if (!end.authorityIssuer.isEmpty())
        return end.authorityIssuer != end.issuer;
    const bool leafAlone = &end == &chain.first();
    return leafAlone && leafAloneLacksIntermediate(end, trustedNames);
}

// Where the issuer of the certificate at \a place stands; the next place after it is preferred. -1 when it was not
// sent.
static qsizetype issuerPlace(const QList<CertificateSeen> &chain, qsizetype place)
{
    const QString &issuer = chain.at(place).issuer;
    for (qsizetype step = 1; step < chain.size(); ++step)
        if (const qsizetype at = (place + step) % chain.size(); chain.at(at).subject == issuer)
            return at;
    return -1;
}

SentOrder sentOrder(const QList<CertificateSeen> &chain)
{
    SentOrder order;
    if (chain.isEmpty())
        return order;
    QSet<QString> subjects{chain.first().subject};
    qsizetype place = 0;
    for (qsizetype links = 1; links < chain.size() && !chain.at(place).selfIssued; ++links) {
        const qsizetype above = issuerPlace(chain, place);
        if (above < 0)
            break;
        order.wrong = order.wrong || above < place;
        subjects << chain.at(above).subject;
        place = above;
    }
    if (place > 0 && chain.at(place).selfIssued)
        order.root = &chain.at(place);
    // A second certificate of the same subject is a cross-signed one: another path, and nothing superfluous.
    for (const CertificateSeen &certificate : chain)
        if (!subjects.contains(certificate.subject))
            order.extra << certificate.subject;
    return order;
}

}
