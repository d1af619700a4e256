// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/Flip.h"
#include "check/Reduction.h"
#include "check/Rules.h"
#include "check/judgeMcp.h"
#include "definition/ConnectionProblems.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

// What checks say of an answer's status alone. They hold for any product: the connector's own rule knows better.
static constexpr std::array statusFindings{
    "http.request.bad"_L1,          "http.path.not-found"_L1,  "http.method.not-allowed"_L1,
    "http.request.unacceptable"_L1, "http.request.timeout"_L1, "http.server.error"_L1,
    "http.gateway.bad"_L1,          "http.gateway.timeout"_L1, "http.service.unavailable"_L1,
    "http.status.unexpected"_L1,    "http.legal.blocked"_L1,   "http.request.too-large"_L1,
    "http.request.misdirected"_L1,  "rate.limit.exceeded"_L1,
};
// Found where it was not the product that answered: its rules do not hold.
static constexpr std::array othersFindings{
    "http.gateway.origin"_L1,
    "http.request.blocked"_L1,
    "http.service.maintenance"_L1,
    "http.path.wrong-base"_L1,
};

static QString areaOf(const QString &id)
{
    return id.section(u'.', 0, 0);
}

// Whether a check read \a finding out of an answer's status or content.
static bool judgesAnswer(const Finding &finding)
{
    const QString area = areaOf(finding.id);
    return area == "auth"_L1 || area == "scope"_L1 || area == "content"_L1 ||
           std::find(statusFindings.begin(), statusFindings.end(), finding.id) != statusFindings.end();
}

// A connector may give findings of its own area; a refusal is then a matter of the sign-in.
static Phase phaseOf(const QString &area, const seen::HttpSeen &answer)
{
    if (area == "http"_L1 || area == "rate"_L1)
        return Phase::Http;
    const bool own = area != "auth"_L1 && area != "scope"_L1 && area != "content"_L1;
    const bool refused = answer.status == 401 || answer.status == 403;
    return area == "content"_L1 || (own && !refused) ? Phase::Content : Phase::Auth;
}

static Finding findingOf(const Check &check, Facts facts, const Case &judged)
{
    Finding finding{QString(check.id), check.phase, check.severity, std::move(facts), {}, {}, false};
    finding.explains = QString(check.explains).replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
    if (check.explainsHere)
        finding.explains += check.explainsHere(judged);
    return finding;
}

static Finding findingOf(const RuleMatch &match, const QList<const Check *> &checks, const Case &judged,
                         const seen::HttpSeen &answer)
{
    for (const Check *check : checks)
        if (match.finding == check->id)
            return findingOf(*check, match.facts, judged);
    return Finding{match.finding, phaseOf(areaOf(match.finding), answer), Severity::Failure, match.facts, {}, {},
                   false};
}

// Facts that any explanation may quote, whoever found it.
static void addCommonFacts(Facts &facts, const Case &judged, const seen::HttpSeen &answer)
{
    const Facts common{{u"host"_s, judged.connection.host()},
                       {u"port"_s, QString::number(judged.connection.port())},
                       {u"url"_s, answer.url},
                       {u"status"_s, QString::number(answer.status)}};
    for (auto it = common.cbegin(); it != common.cend(); ++it)
        if (!facts.contains(it.key()))
            facts.insert(it.key(), it.value());
}

// The connector knows its answers: what the checks made of the same answer gives way to its rule.
static void replaceByRule(QList<Finding> &findings, Finding ruled)
{
    for (const Finding &finding : std::as_const(findings))
        if (finding.id == ruled.id)
            for (auto it = finding.facts.cbegin(); it != finding.facts.cend(); ++it)
                if (!ruled.facts.contains(it.key()))
                    ruled.facts.insert(it.key(), it.value());
    const bool usedUp = ruled.id == "rate.limit.exceeded"_L1;
    findings.removeIf([&](const Finding &finding) {
        return finding.id == ruled.id || judgesAnswer(finding) || (usedUp && finding.id == "rate.limit.near"_L1);
    });
    findings << std::move(ruled);
}

static void applyRules(QList<Finding> &findings, const Case &judged, const QList<const Check *> &checks)
{
    const auto isOthers = [](const Finding &finding) {
        return std::find(othersFindings.begin(), othersFindings.end(), finding.id) != othersFindings.end();
    };
    if (std::any_of(findings.cbegin(), findings.cend(), isOthers))
        return;
    const seen::HttpSeen *answer = judged.signedAnswer();
    const std::optional<RuleMatch> match = answer ? matchedRule(judged.connector, *answer) : std::nullopt;
    if (!match)
        return;
    Finding ruled = findingOf(*match, checks, judged, *answer);
    // A call without credential shows whether the product works, but nothing of what the credential may do.
    if (isReachAnswer(judged, *answer) && ruled.phase != Phase::Http)
        return;
    addCommonFacts(ruled.facts, judged, *answer);
    replaceByRule(findings, std::move(ruled));
}

static bool comesBefore(const Finding &a, const Finding &b)
{
    if (a.phase != b.phase)
        return a.phase < b.phase;
    if (a.severity != b.severity)
        return a.severity > b.severity;
    return a.id < b.id;
}

QList<Finding> judgeAll(const Case &seen)
{
    const QList<const Check *> checks = allChecks();
    const Case judged{seen.evidence, seen.connection, seen.connector, flipsOf(seen),
                      problemsOf(seen.connection, seen.connector)};
    QList<Finding> findings;
    for (const Check *check : checks)
        if (std::optional<Facts> facts = check->judge(judged))
            findings << findingOf(*check, *std::move(facts), judged);
    applyRules(findings, judged, checks);
    if (const auto *server = judged.evidence.last<seen::McpSeen>())
        findings += judgeMcp(*server);
    reduce(findings, judged.evidence);
    std::sort(findings.begin(), findings.end(), comesBefore);
    return findings;
}

}
