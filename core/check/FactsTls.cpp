// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsTls.h"

#include "check/ChainOrder.h"
#include "check/FactsClock.h"
#include "check/FactsTarget.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::CertificateSeen;
using seen::TlsEnd;
using seen::TlsSeen;
using seen::VerifyProblem;

static bool isAt(const VerifyProblem &problem, Depth depth)
{
    return depth == Depth::Any || (problem.depth == 0) == (depth == Depth::Leaf);
}

const VerifyProblem *tlsProblem(const Case &judged, std::initializer_list<int> codes, Depth depth)
{
    const TlsSeen *tls = judged.tls();
    if (!tls)
        return nullptr;
    for (const VerifyProblem &problem : tls->problems)
        if (isAt(problem, depth) && std::find(codes.begin(), codes.end(), problem.code) != codes.end())
            return &problem;
    return nullptr;
}

static Facts factsOf(const CertificateSeen &certificate)
{
    return {
        {u"subject"_s, oneLine(certificate.subject)},
        {u"issuer"_s, oneLine(certificate.issuer)},
        {u"notBefore"_s, utcText(certificate.notBefore)},
        {u"notAfter"_s, utcText(certificate.notAfter)},
        {u"names"_s, oneLine(certificate.names.isEmpty() ? certificate.commonName : certificate.names.join(", "_L1))},
        {u"keyType"_s, certificate.keyType},
        {u"bits"_s, QString::number(certificate.keyBits)},
        {u"algorithm"_s, certificate.signatureAlgorithm}};
}

Facts certificateFacts(const Case &judged, int depth)
{
    Facts facts = handshakeFacts(judged);
    facts.insert(u"now"_s, utcText(judged.evidence.startedAt));
    const TlsSeen *tls = judged.tls();
    if (tls && depth >= 0 && depth < tls->chain.size())
        facts.insert(factsOf(tls->chain.at(depth)));
    return facts;
}

Facts problemFacts(const Case &judged, const VerifyProblem &problem)
{
    Facts facts = certificateFacts(judged, problem.depth);
    facts.insert(u"subject"_s, oneLine(problem.subject));
    facts.insert(u"error"_s, problem.name);
    return facts;
}

ChainFault chainFault(const Case &judged)
{
    const TlsSeen *tls = judged.tls();
    if (!tls || tlsProblem(judged, {verify::selfSignedLeaf}, Depth::Leaf))
        return ChainFault::None;
    if (!tlsProblem(
            judged,
            {verify::issuerNotFound, verify::selfSignedInChain, verify::issuerNotFoundLocally, verify::leafNotVerified},
            Depth::Any))
        return ChainFault::None;
    if (tls->trustedRoots == 0)
        return ChainFault::NoRootsHere;
    if (tlsProblem(judged, {verify::selfSignedInChain}, Depth::Any))
        return ChainFault::UnknownRoot;
    return lacksIntermediate(tls->chain, tls->trustedNames) ? ChainFault::Incomplete : ChainFault::UnknownRoot;
}

Facts chainFacts(const Case &judged)
{
    Facts facts = handshakeFacts(judged);
    const TlsSeen *tls = judged.tls();
    if (!tls || tls->chain.isEmpty())
        return facts;
    const CertificateSeen &end = endOfChain(tls->chain);
    facts.insert(u"issuer"_s, oneLine(end.issuer));
    facts.insert(u"root"_s, oneLine(end.selfIssued ? end.subject : end.issuer));
    facts.insert(u"sent"_s, QString::number(tls->chain.size()));
    facts.insert(u"trust"_s, tls->trust);
    if (!end.issuerUrls.isEmpty())
        facts.insert(u"issuerUrl"_s, oneLine(end.issuerUrls.first()));
    return facts;
}

// RFC 8446, section 6: handshake_failure, the certificate alerts, unknown_ca, access_denied, decrypt_error,
// certificate_required.
static constexpr std::array clientCertificateAlerts{40, 41, 42, 43, 44, 45, 46, 48, 49, 51, 116};
static constexpr int protocolVersion = 70;
static constexpr int unrecognisedName = 112;

AlertMeaning alertMeaning(const Case &judged)
{
    const TlsSeen *tls = judged.tls();
    if (!tls || (tls->end != TlsEnd::Alert && !tls->alertAfterHandshake))
        return AlertMeaning::None;
    const bool aboutClient = std::find(clientCertificateAlerts.begin(), clientCertificateAlerts.end(),
                                       tls->alertCode) != clientCertificateAlerts.end();
    if (tls->clientCertificateRequested && aboutClient)
        return tls->clientCertificateSent ? AlertMeaning::ClientCertificateRefused
                                          : AlertMeaning::ClientCertificateMissing;
    if (tls->alertCode == unrecognisedName)
        return AlertMeaning::NameUnknown;
    return tls->alertCode == protocolVersion ? AlertMeaning::VersionUnknown : AlertMeaning::Other;
}

Facts handshakeFacts(const Case &judged)
{
    const TlsSeen *tls = judged.tls();
    if (!tls)
        return targetFacts(judged);
    Facts facts{{u"host"_s, tls->host}, {u"port"_s, QString::number(tls->port)}};
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.insert(name, oneLine(value));
    };
    add(u"address"_s, tls->address);
    add(u"protocol"_s, tls->protocol);
    add(u"alert"_s, tls->alert);
    add(u"detail"_s, tls->detail);
    add(u"authorities"_s, tls->acceptableAuthorities.join("; "_L1));
    return targetFactsWith(judged, facts);
}

std::optional<Facts> handshakeEnded(const Case &judged, TlsEnd end)
{
    const TlsSeen *tls = judged.tls();
    if (!tls || tls->end != end)
        return {};
    return handshakeFacts(judged);
}

CertificateAnswer certificateAnswer(const Case &judged)
{
    const seen::HttpSeen *answer = judged.answer();
    if (!answer || answer->status < 400 || answer->status > 499)
        return CertificateAnswer::None;
    const QByteArray body = answer->body.left(4096);
    if (answer->status == 496 || body.contains("No required SSL certificate was sent"))
        return CertificateAnswer::Missing;
    if (answer->status == 495 || body.contains("The SSL certificate error"))
        return CertificateAnswer::Refused;
    return CertificateAnswer::None;
}

std::optional<qint64> endsWithin(const Case &judged, qint64 days)
{
    const TlsSeen *tls = judged.tls();
    if (!tls || !tls->verified() || tls->chain.isEmpty())
        return {};
    const CertificateSeen &leaf = tls->chain.first();
    const qint64 left = judged.evidence.startedAt.secsTo(leaf.notAfter) / 86400;
    const qint64 quarter = leaf.notBefore.secsTo(leaf.notAfter) / 86400 / 4;
    return leaf.notAfter.isValid() && left < std::min(days, quarter) ? std::optional(left) : std::nullopt;
}

Facts endingFacts(const Case &judged, qint64 days)
{
    Facts facts = certificateFacts(judged, 0);
    facts.insert(u"days"_s, QString::number(days));
    return facts;
}

const CertificateSeen *clientCertificate(const Case &judged)
{
    const TlsSeen *tls = judged.tls();
    return tls && !tls->clientChain.isEmpty() ? &tls->clientChain.first() : nullptr;
}

bool refusesClientCertificate(const Case &judged)
{
    return alertMeaning(judged) == AlertMeaning::ClientCertificateRefused ||
           certificateAnswer(judged) == CertificateAnswer::Refused;
}

Facts clientFacts(const Case &judged)
{
    Facts facts = handshakeFacts(judged);
    facts.insert(u"now"_s, utcText(serverNow(judged)));
    facts.insert(u"file"_s, judged.connection.trust.clientCertificateFile);
    if (const CertificateSeen *certificate = clientCertificate(judged)) {
        facts.insert(factsOf(*certificate));
        facts.insert(u"purposes"_s, certificate->purposes.join(", "_L1));
    }
    return facts;
}

}
