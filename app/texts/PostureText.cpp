// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/PostureText.h"

#include "base/visible.h"
#include "texts/Words.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace lentera::words {

using seen::Answer;
using seen::Preference;
using seen::Presence;
using seen::Standing;

namespace {

struct PostureText {
    Q_DECLARE_TR_FUNCTIONS(PostureText)
};

}

static Severity gradeOf(const RunResult &result, std::initializer_list<const char *> beginnings)
{
    Severity worst = Severity::Info;
    for (const Finding &finding : result.findings)
        for (const char *beginning : beginnings)
            if (finding.id.startsWith(QLatin1StringView(beginning)))
                worst = std::max(worst, finding.severity);
    return worst;
}

static QString presenceText(Presence presence)
{
    switch (presence) {
    case Presence::Yes:
        return PostureText::tr("yes");
    case Presence::No:
        return PostureText::tr("no");
    case Presence::Unknown:
        break;
    }
    return PostureText::tr("not known");
}

static QString answerText(Answer answer, const QString &detail)
{
    const auto with = [&detail](const QString &text) {
        return detail.isEmpty() ? text : PostureText::tr("%1 (%2)").arg(text, detail);
    };
    switch (answer) {
    case Answer::NotAsked:
        return PostureText::tr("not asked");
    case Answer::Accepted:
        return PostureText::tr("accepted");
    case Answer::Refused:
        return with(PostureText::tr("refused"));
    case Answer::OtherVersion:
        return with(PostureText::tr("answered in another version"));
    case Answer::Closed:
        return PostureText::tr("closed without a word");
    case Answer::Reset:
        return PostureText::tr("reset");
    case Answer::TimedOut:
        return PostureText::tr("no answer in time");
    case Answer::Failed:
        break;
    }
    return with(PostureText::tr("failed"));
}

static QString preferenceText(Preference preference)
{
    switch (preference) {
    case Preference::Server:
        return PostureText::tr("in the server's order");
    case Preference::Client:
        return PostureText::tr("the client's order counts");
    case Preference::Unknown:
        break;
    }
    return {};
}

static QString standingText(Standing standing)
{
    switch (standing) {
    case Standing::Good:
        return PostureText::tr("good");
    case Standing::Revoked:
        return PostureText::tr("revoked");
    case Standing::Unknown:
        return PostureText::tr("not known to the authority");
    case Standing::Stale:
        return PostureText::tr("out of date");
    case Standing::Invalid:
        return PostureText::tr("not valid");
    case Standing::Unreachable:
        break;
    }
    return PostureText::tr("no answer");
}

static PostureSection protocols(const seen::PostureSeen &posture, const RunResult &result)
{
    PostureSection section{PostureText::tr("Protocol versions"), gradeOf(result, {"tls.protocol."}), {}};
    for (const seen::VersionSeen &version : posture.versions)
        section.rows << PostureRow{version.version, answerText(version.answer, version.detail)};
    return section;
}

static PostureSection suites(const seen::VersionSeen &version, const RunResult &result)
{
    QString title = PostureText::tr("Cipher suites of %1").arg(version.version);
    if (const QString order = preferenceText(version.preference); !order.isEmpty())
        title = PostureText::tr("%1, %2").arg(title, order);
    PostureSection section{title, gradeOf(result, {"tls.suite."}), {}};
    for (const seen::SuiteSeen &suite : version.suites)
        section.rows << PostureRow{suite.name, suite.keyExchange};
    return section;
}

static PostureSection keyExchange(const seen::PostureSeen &posture, const RunResult &result)
{
    PostureSection section{PostureText::tr("Key exchange and signatures"), gradeOf(result, {"tls.key-exchange."}), {}};
    for (const seen::VersionSeen &version : posture.versions)
        if (!version.groups.isEmpty())
            section.rows << PostureRow{PostureText::tr("Groups of %1").arg(version.version),
                                       version.groups.join(", "_L1)};
    if (!posture.signatureAlgorithms.isEmpty())
        section.rows << PostureRow{PostureText::tr("Signature algorithms"), posture.signatureAlgorithms.join(", "_L1)};
    return section;
}

static PostureSection extensions(const seen::PostureSeen &posture, const RunResult &result)
{
    const QString none = PostureText::tr("none");
    PostureSection section{
        PostureText::tr("Extensions and sessions"),
        gradeOf(result, {"tls.compression.", "tls.renegotiation.", "tls.master-secret.", "tls.fallback."}),
        {{PostureText::tr("Application protocols (ALPN)"), posture.alpn.isEmpty() ? none : posture.alpn.join(", "_L1)},
         {PostureText::tr("Compression"), presenceText(posture.compression)},
         {PostureText::tr("Secure renegotiation"), presenceText(posture.secureRenegotiation)},
         {PostureText::tr("Extended master secret"), presenceText(posture.extendedMasterSecret)},
         {PostureText::tr("Guard against version fallback"), presenceText(posture.fallbackGuard)},
         {PostureText::tr("Resumption by session id"), presenceText(posture.sessionId)},
         {PostureText::tr("Resumption by ticket"), presenceText(posture.ticket)},
         {PostureText::tr("Resumption in TLS 1.3"), presenceText(posture.psk)}}};
    if (posture.earlyDataBytes > 0)
        section.rows << PostureRow{PostureText::tr("Early data (0-RTT)"),
                                   PostureText::tr("%n byte(s)", nullptr, posture.earlyDataBytes)};
    section.rows << PostureRow{PostureText::tr("Client certificate asked for"),
                               posture.clientCertificateAsked.isEmpty() ? PostureText::tr("no")
                                                                        : posture.clientCertificateAsked.join(", "_L1)};
    for (const QString &authority : posture.acceptableAuthorities)
        section.rows << PostureRow{PostureText::tr("Accepted authority"), authority};
    return section;
}

static PostureSection certificate(const seen::CertificateSeen &leaf, const RunResult &result)
{
    const qint64 days = leaf.notBefore.daysTo(leaf.notAfter);
    PostureSection section{
        PostureText::tr("Certificate"),
        gradeOf(result, {"tls.certificate.", "tls.ocsp."}),
        {{PostureText::tr("Subject"), leaf.subject},
         {PostureText::tr("Issuer"), leaf.issuer},
         {PostureText::tr("Names"), leaf.names.join(", "_L1)},
         {PostureText::tr("Valid"),
          PostureText::tr("%1 to %2 (%n day(s))", nullptr, int(days))
              .arg(leaf.notBefore.toString(Qt::ISODate), leaf.notAfter.toString(Qt::ISODate))},
         {PostureText::tr("Key"), PostureText::tr("%1, %n bit(s)", nullptr, leaf.keyBits).arg(leaf.keyType)},
         {PostureText::tr("Signature"), leaf.signatureAlgorithm},
         {u"SHA-256"_s, leaf.sha256}}};
    if (!leaf.keyUsages.isEmpty())
        section.rows << PostureRow{PostureText::tr("Key usage"), leaf.keyUsages.join(", "_L1)};
    if (!leaf.purposes.isEmpty())
        section.rows << PostureRow{PostureText::tr("Extended key usage"), leaf.purposes.join(", "_L1)};
    if (leaf.mustStaple)
        section.rows << PostureRow{PostureText::tr("Must staple"), PostureText::tr("yes")};
    return section;
}

static PostureSection revocation(const seen::PostureSeen &posture, const RunResult &result)
{
    PostureSection section{
        PostureText::tr("Revocation"), gradeOf(result, {"tls.ocsp.", "tls.certificate.revoked"}), {}};
    for (const seen::RevocationSeen &one : posture.revocations) {
        QString value = standingText(one.standing);
        if (!one.detail.isEmpty())
            value = PostureText::tr("%1 (%2)").arg(value, one.detail);
        if (one.nextUpdate.isValid())
            value = PostureText::tr("%1, until %2").arg(value, one.nextUpdate.toString(Qt::ISODate));
        section.rows << PostureRow{one.method == "staple"_L1 ? PostureText::tr("Stapled OCSP answer")
                                                             : one.method.toUpper() + u' ' + one.url,
                                   value};
    }
    return section;
}

static PostureSection names(const seen::PostureSeen &posture, const RunResult &result)
{
    PostureSection section{PostureText::tr("Server name (SNI)"), gradeOf(result, {"tls.sni."}), {}};
    for (const seen::NameAnswerSeen &one : posture.names) {
        const QString name = one.asked.isEmpty() ? PostureText::tr("without a name") : one.asked;
        const QString shown = one.sha256.isEmpty() ? answerText(one.answer, one.detail)
                                                   : PostureText::tr("%1 [%2]").arg(one.subject, one.sha256.left(8));
        section.rows << PostureRow{name, shown};
    }
    return section;
}

static PostureSection backends(const seen::PostureSeen &posture, const RunResult &result)
{
    PostureSection section{PostureText::tr("Connections compared"), gradeOf(result, {"tls.backend."}), {}};
    for (const seen::BackendSeen &one : posture.backends) {
        const QString value = PostureText::tr("%1 [%2], until %3")
                                  .arg(one.subject, one.sha256.left(8), one.notAfter.toString(Qt::ISODate));
        const PostureRow row{one.address, one.problem.isEmpty() ? value : value + u' ' + one.problem};
        const bool known = std::any_of(section.rows.cbegin(), section.rows.cend(), [&](const PostureRow &other) {
            return other.name == row.name && other.value == row.value;
        });
        if (!known)
            section.rows << row;
    }
    return section;
}

static QString storeName(const QString &store)
{
    if (store == "system"_L1)
        return PostureText::tr("This system");
    if (store == "connection"_L1)
        return PostureText::tr("This connection");
    if (store == "python-certifi"_L1)
        return u"Python (certifi)"_s;
    if (store == "java"_L1)
        return u"Java"_s;
    if (store == "nss"_L1)
        return u"Chrome, Chromium (NSS)"_s;
    return store == "firefox"_L1 ? u"Firefox"_s : u"Node.js"_s;
}

static PostureSection stores(const seen::PostureSeen &posture, const RunResult &result)
{
    PostureSection section{PostureText::tr("Trust stores on this machine"), gradeOf(result, {"tls.store."}), {}};
    for (const seen::StoreSeen &one : posture.stores) {
        const QString name = one.place.isEmpty() || one.store == "connection"_L1
                                 ? storeName(one.store)
                                 : PostureText::tr("%1 (%2)").arg(storeName(one.store), one.place);
        const QString value = one.trusted ? PostureText::tr("trusted through %1").arg(one.anchor)
                                          : PostureText::tr("not trusted (%1)").arg(one.problem);
        section.rows << PostureRow{name, value};
    }
    return section;
}

QList<PostureSection> postureSections(const RunRecord &record)
{
    const RunResult &result = record.result;
    const auto *posture = result.evidence.last<seen::PostureSeen>();
    if (!posture)
        return {};
    QList<PostureSection> sections{protocols(*posture, result)};
    for (auto it = posture->versions.crbegin(); it != posture->versions.crend(); ++it)
        if (!it->suites.isEmpty())
            sections << suites(*it, result);
    sections << keyExchange(*posture, result);
    if (const auto *tls = result.evidence.last<seen::TlsSeen>(); tls && !tls->chain.isEmpty())
        sections << certificate(tls->chain.first(), result);
    sections << revocation(*posture, result) << extensions(*posture, result) << names(*posture, result)
             << backends(*posture, result) << stores(*posture, result);
    sections.removeIf([](const PostureSection &section) { return section.rows.isEmpty(); });
    return sections;
}

static QString shortName(const QString &name)
{
    for (const QString &part : name.split(u','))
        if (part.startsWith("CN="_L1))
            return part.sliced(3);
    return name;
}

static QString originOf(const seen::PathLinkSeen &link)
{
    if (link.sha256.isEmpty())
        return PostureText::tr("MISSING: neither sent nor in the trust store");
    const QString origin = link.sentAt < 0 ? PostureText::tr("from the trust store")
                                           : PostureText::tr("sent as number %1").arg(link.sentAt + 1);
    return link.anchor ? PostureText::tr("%1, trusted").arg(origin) : origin;
}

// What came with the handshake, but leads nowhere.
static QStringList unneeded(const seen::PostureSeen &posture, const QList<seen::CertificateSeen> &sent)
{
    QStringList names;
    for (const seen::CertificateSeen &certificate : sent)
        if (std::none_of(posture.path.cbegin(), posture.path.cend(),
                         [&](const seen::PathLinkSeen &link) { return link.sha256 == certificate.sha256; }))
            names << shortName(certificate.subject);
    return names;
}

QString chainDrawing(const RunRecord &record)
{
    const auto *posture = record.result.evidence.last<seen::PostureSeen>();
    if (!posture || posture->path.isEmpty())
        return {};
    QStringList lines;
    QString indent;
    for (const seen::PathLinkSeen &link : posture->path) {
        const QString name =
            lines.isEmpty() ? shortName(link.subject) : PostureText::tr("signed by %1").arg(shortName(link.subject));
        QString line = indent + (lines.isEmpty() ? QString() : u"\u2514\u2500 "_s) +
                       PostureText::tr("%1 [%2]").arg(name, originOf(link));
        if (!link.problems.isEmpty())
            line += u" \u2717 "_s + link.problems.join(", "_L1);
        lines << line;
        indent += lines.size() == 1 ? QString() : u"   "_s;
    }
    if (const auto *tls = record.result.evidence.last<seen::TlsSeen>())
        for (const QString &name : unneeded(*posture, tls->chain))
            lines << PostureText::tr("also sent, but not part of this chain: %1").arg(name);
    return visible(lines.join(u'\n'));
}

}
