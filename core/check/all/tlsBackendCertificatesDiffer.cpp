// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const QList<seen::BackendSeen> different = differentBackends(judged);
    if (different.size() < 2 || !differInWhatMatters(judged, different))
        return {};
    return backendFacts(judged, different);
}

extern constinit const Check tlsBackendCertificatesDiffer{"tls.backend.certificates-differ"_L1, Phase::Tls,
                                                          Severity::Warning, judge};

}
