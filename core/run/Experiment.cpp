// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Experiment.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::TlsEnd;

static void walkWithoutCredential(Plan &plan)
{
    plan.signedCall = plan.reachCall;
    plan.signIn.fields.clear();
    plan.signIn.headers.clear();
    plan.signIn.signing = {};
}

Plan repeatedPlan(const FailedRun &run, UpTo end)
{
    Plan plan = run.plan;
    if (isOnTheWay(run) && !plan.reachCall.isEmpty())
        walkWithoutCredential(plan);
    plan.reachCall.clear();
    plan.attempts = 1;
    plan.samples = 1;
    plan.experiments = false;
    plan.addresses = run.reachable;
    const Phase last = end == UpTo::Answer ? Phase::Http : Phase::Tls;
    plan.steps.removeIf([&](Phase phase) { return phase < Phase::Dns || phase > last; });
    return plan;
}

bool isOnTheWay(const FailedRun &run)
{
    return run.failure.phase >= Phase::Dns && run.failure.phase <= Phase::Http;
}

bool authenticationRefused(const FailedRun &run)
{
    const seen::HttpSeen *answer = run.judged.answer();
    return run.failure.phase == Phase::Auth ||
           (answer && (answer->status == 401 || answer->status == 403 || answer->status == 429));
}

// Words about the client's certificate or the version would be said to any ClientHello.
static bool meansAnotherThing(int alert)
{
    static constexpr std::array certain{41, 42, 43, 44, 45, 46, 48, 116};
    return std::find(certain.begin(), certain.end(), alert) != certain.end();
}

bool handshakeBroke(const FailedRun &run)
{
    const seen::TlsSeen *tls = run.judged.tls();
    if (run.failure.phase != Phase::Tls && run.failure.phase != Phase::Tcp)
        return false;
    if (!tls || tls->clientCertificateRequested || meansAnotherThing(tls->alertCode))
        return false;
    return tls->end == TlsEnd::Alert || tls->end == TlsEnd::Reset || tls->end == TlsEnd::Closed ||
           tls->end == TlsEnd::TimedOut || tls->end == TlsEnd::Failed;
}

bool rootUnknown(const FailedRun &run)
{
    const seen::TlsSeen *tls = run.judged.tls();
    // X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, DEPTH_ZERO_SELF_SIGNED_CERT, SELF_SIGNED_CERT_IN_CHAIN,
    // UNABLE_TO_GET_ISSUER_CERT_LOCALLY, UNABLE_TO_VERIFY_LEAF_SIGNATURE
    static constexpr std::array codes{2, 18, 19, 20, 21};
    return tls && std::any_of(tls->problems.cbegin(), tls->problems.cend(), [](const seen::VerifyProblem &problem) {
               return std::find(codes.begin(), codes.end(), problem.code) != codes.end();
           });
}

}
