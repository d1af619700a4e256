// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr std::array worded{verify::issuerNotFound,    verify::badSignature,
                                   verify::expired,           verify::selfSignedLeaf,
                                   verify::selfSignedInChain, verify::issuerNotFoundLocally,
                                   verify::leafNotVerified,   verify::revoked,
                                   verify::wrongPurpose,      verify::hostMismatch,
                                   verify::addressMismatch,   verify::weakLeafKey,
                                   verify::weakAuthorityKey,  verify::weakDigest,
                                   verify::noCertSign,        verify::notAuthority,
                                   verify::invalidAuthority,  verify::nameNotPermitted,
                                   verify::nameExcluded,      verify::constraintKindUnknown,
                                   verify::constraintSyntax,  verify::constrainedNameSyntax,
                                   verify::pathTooLong,       verify::chainTooLong};

static bool isWordedElsewhere(const seen::VerifyProblem &problem)
{
    if (problem.code == verify::notYetValid)
        return problem.depth == 0;
    return std::find(worded.begin(), worded.end(), problem.code) != worded.end();
}

static std::optional<Facts> judge(const Case &judged)
{
    const seen::TlsSeen *tls = judged.tls();
    if (!tls)
        return {};
    for (const seen::VerifyProblem &problem : tls->problems) {
        if (isWordedElsewhere(problem))
            continue;
        Facts facts = problemFacts(judged, problem);
        facts.insert(u"depth"_s, QString::number(problem.depth));
        return facts;
    }
    return {};
}

extern constinit const Check tlsChainInvalid{"tls.chain.invalid"_L1, Phase::Tls, Severity::Failure, judge};

}
