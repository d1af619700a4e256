// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"
#include "check/FactsTls.h"
#include "check/Flip.h"
#include "check/inspectionProducts.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// What the server itself shows when the proxy is left out.
static const seen::CertificateSeen *directCertificate(const Case &judged)
{
    for (const seen::TlsSeen *tls : judged.evidence.varied<seen::TlsSeen>(seen::Variation::Direct))
        if (!tls->chain.isEmpty())
            return &tls->chain.first();
    return nullptr;
}

static std::optional<Facts> judge(const Case &judged)
{
    const seen::TlsSeen *tls = judged.tls();
    if (!tls || tls->chain.isEmpty())
        return {};
    Facts facts = chainFacts(judged);
    facts.insert(u"issuer"_s, oneLine(tls->chain.first().issuer));
    for (const seen::CertificateSeen &certificate : tls->chain)
        if (const QString product = inspectionProduct(certificate.issuer); !product.isEmpty()) {
            facts.insert(u"product"_s, product);
            return facts;
        }
    const seen::CertificateSeen *direct = directCertificate(judged);
    if (!direct || direct->issuer == tls->chain.first().issuer)
        return {};
    facts.insert(u"product"_s, oneLine(tls->chain.first().issuer));
    facts.insert(u"direct"_s, oneLine(direct->issuer));
    return facts;
}

// What the proxy altered is then the certificate, or what it did about it.
static QStringList explainsHere(const Case &judged)
{
    const Flip *direct = judged.flip(seen::Variation::Direct);
    return direct && direct->failure.phase == Phase::Tls ? QStringList{u"proxy.route.altered"_s} : QStringList();
}

extern constinit const Check tlsInterceptionDetected{
    "tls.interception.detected"_L1,
    Phase::Tls,
    Severity::Warning,
    judge,
    "tls.chain.unknown-root tls.chain.incomplete tls.certificate.self-signed tls.trust.own-unused "
    "tls.trust.own-unsuitable"_L1,
    explainsHere};

}
