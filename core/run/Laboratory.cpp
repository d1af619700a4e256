// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Laboratory.h"

#include "run/Ladder.h"

#include <algorithm>

namespace lentera {

static constexpr qsizetype mostExperiments = 12;
static constexpr int longestConnectMs = 4000;

Laboratory::Laboratory(const Plan &plan, QByteArray fingerprintKey, Wait wait, const RunWatcher &watcher,
                       const QElapsedTimer &clock)
    : m_plan(plan), m_fingerprintKey(std::move(fingerprintKey)), m_wait(std::move(wait)), m_watcher(watcher),
      m_clock(clock)
{
}

static QList<const Experiment *> experimentsInOrder()
{
    QList<const Experiment *> experiments = allExperiments();
    std::sort(experiments.begin(), experiments.end(),
              [](const Experiment *a, const Experiment *b) { return a->variation < b->variation; });
    return experiments;
}

void Laboratory::examine(Evidence &evidence, const QList<Finding> &findings, const QList<QHostAddress> &reachable)
{
    const std::optional<Finding> failure = evidence.trials().isEmpty()
                                               ? firstFailure(findings)
                                               : firstFailure({evidence, m_plan.connection, m_plan.connector});
    if (!failure)
        return;
    // What was asked beside the ladder counts as well.
    if (!flipsOf({evidence, m_plan.connection, m_plan.connector}).isEmpty())
        return;
    qsizetype made = evidence.trials().size();
    for (const Experiment *experiment : experimentsInOrder()) {
        const Case judged{evidence, m_plan.connection, m_plan.connector};
        const QList<Variant> variants = experiment->variants({judged, *failure, m_plan, reachable});
        for (const Variant &variant : variants) {
            if (m_wait.over() || made >= mostExperiments)
                return;
            make(experiment->variation, variant, evidence);
            ++made;
        }
        if (!variants.isEmpty() && !flipsOf(judged).isEmpty())
            return;
    }
}

void Laboratory::make(seen::Variation variation, const Variant &variant, Evidence &evidence) const
{
    if (m_watcher.experimentBegins)
        m_watcher.experimentBegins(variation, variant.value);
    const double startedMs = double(m_clock.nsecsElapsed()) / 1e6;
    Plan plan = variant.plan;
    plan.connection.timeouts.connect = std::min(plan.connection.timeouts.connect, longestConnectMs);
    const RunWatcher nobody; // its steps are not the run's
    Ladder ladder(plan, m_fingerprintKey, evidence.startedAt, m_wait, nobody);
    ladder.walk();
    for (Observation observation : ladder.evidence().observations) {
        observation.startedMs += startedMs;
        observation.variation = variation;
        observation.value = variant.value;
        if (m_watcher.observed)
            m_watcher.observed(observation);
        evidence.observations << std::move(observation);
    }
}

}
