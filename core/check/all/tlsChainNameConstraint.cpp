// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::VerifyProblem *problem =
        tlsProblem(judged,
                   {verify::nameNotPermitted, verify::nameExcluded, verify::constraintKindUnknown,
                    verify::constraintSyntax, verify::constrainedNameSyntax},
                   Depth::Any);
    if (!problem)
        return {};
    Facts facts = problemFacts(judged, *problem);
    const QList<seen::CertificateSeen> &chain = judged.tls()->chain;
    for (const seen::CertificateSeen &certificate : chain)
        if (!certificate.nameConstraints.isEmpty()) {
            facts.insert(u"authority"_s, oneLine(certificate.subject));
            facts.insert(u"constraints"_s, oneLine(certificate.nameConstraints.join(", "_L1)));
        }
    if (!chain.isEmpty())
        facts.insert(u"names"_s, oneLine(chain.first().names.join(", "_L1)));
    return facts;
}

extern constinit const Check tlsChainNameConstraint{"tls.chain.name-constraint"_L1, Phase::Tls, Severity::Failure,
                                                    judge};

}
