// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Reduction.h"

#include "check/FactsClock.h"

#include <QMetaEnum>
#include <QSet>

#include <algorithm>

namespace lentera {

// A program does without nothing that it is to be given, and is stopped however it went.
static bool dependsInProgram(Phase effect, Phase cause)
{
    switch (cause) {
    case Phase::Config:
    case Phase::Credential:
        return true;
    case Phase::Start:
        return effect > cause;
    case Phase::Greeting:
        return effect == Phase::Tools;
    default:
        return false;
    }
}

bool phaseDependsOn(Phase effect, Phase cause)
{
    if (effect >= Phase::Start)
        return dependsInProgram(effect, cause);
    switch (cause) {
    case Phase::Config:
        return effect != Phase::Config;
    case Phase::Credential:
    case Phase::Auth:
        return effect == Phase::Content || (effect == Phase::Auth && cause == Phase::Credential);
    case Phase::Dns:
    case Phase::Tcp:
    case Phase::Proxy:
    case Phase::Tls:
    case Phase::Http:
        return effect > cause; // each needs the one before; Credential is before Dns and needs none of them
    case Phase::Content:
    case Phase::Clock:
    case Phase::Start:
    case Phase::Greeting:
    case Phase::Tools:
    case Phase::Stop:
        break;
    }
    return false;
}

bool forbids(const Finding &cause, Phase effect)
{
    return cause.severity == Severity::Failure &&
           (phaseDependsOn(effect, cause.phase) || cause.explains.contains(phaseText(effect) + u'.'));
}

// An entry is an id, or the beginning of ids when it ends in a dot.
static bool names(const Finding &cause, const Finding &effect)
{
    if (cause.id == effect.id)
        return false;
    return std::any_of(cause.explains.cbegin(), cause.explains.cend(), [&](const QString &entry) {
        return entry.endsWith(u'.') ? effect.id.startsWith(entry) : effect.id == entry;
    });
}

static bool explains(const Finding &cause, const Finding &effect)
{
    if (names(cause, effect))
        return true;
    // What is named outright beats what follows from the order of the phases: else two findings could explain each
    // other. Information is no trouble that would need a cause.
    return cause.severity == Severity::Failure && effect.severity != Severity::Info && effect.phase != Phase::Clock &&
           phaseDependsOn(effect.phase, cause.phase) && !names(effect, cause);
}

// A warning that explains a failure is the reason why things fail: it counts as what it explains. Each round raises at
// least one finding, so there are at most twice as many rounds as findings.
static void promoteExplainers(QList<Finding> &findings)
{
    for (bool raised = true; raised;) {
        raised = false;
        for (Finding &cause : findings)
            for (const Finding &effect : std::as_const(findings))
                if (effect.severity > cause.severity && names(cause, effect)) {
                    cause.severity = effect.severity;
                    raised = true;
                }
    }
}

// Everything that follows from \a root, directly or through others.
static QList<qsizetype> effectsOf(qsizetype root, const QList<Finding> &findings)
{
    QList<qsizetype> open{root};
    QSet<qsizetype> reached{root};
    while (!open.isEmpty()) {
        const qsizetype cause = open.takeLast();
        for (qsizetype i = 0; i < findings.size(); ++i)
            if (!reached.contains(i) && explains(findings.at(cause), findings.at(i))) {
                reached << i;
                open << i;
            }
    }
    reached.remove(root);
    QList<qsizetype> effects(reached.cbegin(), reached.cend());
    std::sort(effects.begin(), effects.end());
    return effects;
}

bool clockWasRead(const Evidence &evidence)
{
    return readClock(evidence).has_value();
}

static QStringList foldedUnder(qsizetype root, const QList<Finding> &findings, const Evidence &evidence)
{
    QStringList folded;
    QList<const Finding *> failed{&findings.at(root)};
    for (const qsizetype effect : effectsOf(root, findings)) {
        folded << findings.at(effect).id;
        failed << &findings.at(effect);
    }
    std::sort(folded.begin(), folded.end());
    const QMetaEnum phases = QMetaEnum::fromType<Phase>();
    for (int i = 0; i < phases.keyCount(); ++i) {
        const auto phase = Phase(phases.value(i));
        const bool judged = phase == Phase::Clock && clockWasRead(evidence);
        if (!judged &&
            std::any_of(failed.cbegin(), failed.cend(), [phase](const Finding *one) { return forbids(*one, phase); }))
            folded << phaseText(phase);
    }
    return folded;
}

void reduce(QList<Finding> &findings, const Evidence &evidence)
{
    for (Finding &finding : findings) {
        finding.rootCause = false;
        finding.explained.clear();
    }
    promoteExplainers(findings);
    Severity worst = Severity::Info;
    for (const Finding &finding : std::as_const(findings))
        worst = std::max(worst, finding.severity);
    if (worst == Severity::Info)
        return;
    const auto isEffect = [&](const Finding &effect) {
        return std::any_of(findings.cbegin(), findings.cend(),
                           [&](const Finding &cause) { return &cause != &effect && explains(cause, effect); });
    };
    qsizetype roots = 0;
    for (Finding &finding : findings) {
        finding.rootCause = finding.severity == worst && !isEffect(std::as_const(finding));
        roots += finding.rootCause ? 1 : 0;
    }
    if (roots == 0) // findings that name each other in a ring: the first is as good as any, none would be a lie
        std::find_if(findings.begin(), findings.end(), [&](const Finding &f) {
            return f.severity == worst;
        })->rootCause = true;
    for (qsizetype i = 0; i < findings.size(); ++i)
        if (findings.at(i).rootCause)
            findings[i].explained = foldedUnder(i, findings, evidence);
}

}
