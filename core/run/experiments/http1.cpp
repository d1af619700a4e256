// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Experiment.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<Variant> variants(const FailedRun &run)
{
    const seen::HttpSeen *answer = run.judged.answer();
    const seen::TlsSeen *tls = run.judged.tls();
    const bool broke = answer && answer->end != seen::HttpEnd::Answered && answer->end != seen::HttpEnd::Stopped;
    if (!broke || run.failure.phase < Phase::Tcp || !tls || tls->alpn != "h2"_L1)
        return {};
    Plan plan = repeatedPlan(run, UpTo::Answer);
    plan.http1 = true;
    return {{{}, plan}};
}

extern constinit const Experiment http1{seen::Variation::Http1, variants};

}
