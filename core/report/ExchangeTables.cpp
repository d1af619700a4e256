// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/ExchangeTables.h"

#include "check/Latency.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpSeen;

static QString msText(double ms)
{
    return QString::number(ms, 'f', ms < 10 ? 1 : 0) + u" ms"_s;
}

static QString endText(int status, seen::HttpEnd end, const OutcomeWord &word)
{
    return end == seen::HttpEnd::Answered || status > 0 ? QString::number(status) : word(toJson(end).toString());
}

static QString callText(const HttpSeen &seen)
{
    return seen.method + u' ' + seen.url;
}

static QString withheldText(const seen::Redirect &redirect, const ReportWords &words)
{
    QStringList texts;
    for (const QString &part : redirect.withheld)
        texts << words.withheld.value(part, part);
    if (!redirect.followed)
        texts.prepend(words.notFollowed);
    return texts.join(", "_L1);
}

static ReportTable redirectTable(const HttpSeen &seen, const ReportWords &words)
{
    ReportTable table{words.redirects + u": "_s + callText(seen), {words.status, words.target, words.notSent}, {}};
    for (const seen::Redirect &redirect : seen.redirects)
        table.rows << QStringList{QString::number(redirect.status), redirect.to, withheldText(redirect, words)};
    return table;
}

static ReportTable attemptTable(const HttpSeen &seen, const ReportWords &words, const OutcomeWord &word)
{
    ReportTable table{
        words.attempts + u": "_s + callText(seen), {words.start, words.duration, words.status, words.pause}, {}};
    for (const seen::Attempt &attempt : seen.attempts)
        table.rows << QStringList{
            msText(attempt.startedMs), msText(attempt.durationMs), endText(attempt.status, attempt.end, word),
            attempt.reason.isEmpty()
                ? QString()
                : u"%1 (%2)"_s.arg(msText(attempt.waitedMs), words.pauseReasons.value(attempt.reason, attempt.reason))};
    return table;
}

static ReportTable latencyTable(const HttpSeen &seen, const LatencyProfile &profile, const ReportWords &words)
{
    const auto enough = [&words](bool known, double ms) {
        return known ? msText(ms) : words.tooFewSamples;
    };
    const QString share = QString::number(100 * profile.successRate(), 'f', 1) + u" %"_s;
    ReportTable table{words.latency + u": "_s + callText(seen), {words.latency, {}}, {}};
    table.rows << QStringList{words.succeeded, u"%1 / %2 (%3)"_s.arg(profile.succeeded).arg(profile.total).arg(share)};
    if (profile.succeeded == 0)
        return table;
    table.rows << QStringList{u"min / p50 / max"_s, u"%1 / %2 / %3"_s.arg(msText(profile.least), msText(profile.median),
                                                                          msText(profile.most))}
               << QStringList{u"p95"_s, enough(profile.knowsP95(), profile.p95)}
               << QStringList{u"p99"_s, enough(profile.knowsP99(), profile.p99)}
               << QStringList{words.jitter, msText(profile.jitter)}
               << QStringList{words.shares, u"%1 / %2 / %3"_s.arg(msText(profile.connecting),
                                                                  msText(profile.processing), msText(profile.reading))};
    return table;
}

static constexpr qsizetype mostTools = 50;
static constexpr qsizetype longestDescription = 90;
static constexpr qsizetype lastLines = 12;

static ReportTable toolsTable(const seen::McpSeen &seen, const ReportWords &words)
{
    ReportTable table{words.phases.value(phaseText(Phase::Tools)) + u": "_s + QString::number(seen.tools.size()),
                      {(seen.serverName + u' ' + seen.serverVersion).trimmed(), seen.protocolVersion},
                      {}};
    for (const seen::McpTool &tool : seen.tools.mid(0, mostTools))
        table.rows << QStringList{tool.name, tool.description.left(longestDescription)};
    return table;
}

// What a server that did not work wrote last is the first thing to read.
static ReportTable errorTable(const seen::McpSeen &seen)
{
    const QStringList lines = seen.errorLines + seen.errorTail;
    ReportTable table{u"stderr"_s, {seen.program}, {}};
    for (const QString &line : lines.mid(std::max<qsizetype>(lines.size() - lastLines, 0)))
        table.rows << QStringList{line};
    return table;
}

QList<ReportTable> exchangeTables(const RunResult &result, const ReportWords &words, const OutcomeWord &word)
{
    QList<ReportTable> tables;
    for (const HttpSeen *seen : result.evidence.all<HttpSeen>()) {
        if (!seen->redirects.isEmpty())
            tables << redirectTable(*seen, words);
        if (seen->attempts.size() > 1)
            tables << attemptTable(*seen, words, word);
        if (const auto profile = latencyProfile(seen->samples))
            tables << latencyTable(*seen, *profile, words);
    }
    for (const seen::McpSeen *seen : result.evidence.all<seen::McpSeen>()) {
        if (!seen->tools.isEmpty())
            tables << toolsTable(*seen, words);
        if (!seen->worked() && seen->errorBytes > 0)
            tables << errorTable(*seen);
    }
    return tables;
}

static QJsonObject profileJson(const HttpSeen &seen, const LatencyProfile &profile)
{
    const bool any = profile.succeeded > 0;
    const auto known = [](bool enough, double ms) {
        return enough ? QJsonValue(ms) : QJsonValue();
    };
    QJsonArray tooFew;
    if (!profile.knowsP95())
        tooFew << u"p95Ms"_s;
    if (!profile.knowsP99())
        tooFew << u"p99Ms"_s;
    return {{u"call"_s, seen.call},
            {u"url"_s, seen.url},
            {u"total"_s, profile.total},
            {u"succeeded"_s, profile.succeeded},
            {u"successRate"_s, profile.successRate()},
            {u"minMs"_s, known(any, profile.least)},
            {u"p50Ms"_s, known(any, profile.median)},
            {u"p95Ms"_s, known(profile.knowsP95(), profile.p95)},
            {u"p99Ms"_s, known(profile.knowsP99(), profile.p99)},
            {u"maxMs"_s, known(any, profile.most)},
            {u"jitterMs"_s, known(any, profile.jitter)},
            {u"connectingMs"_s, known(any, profile.connecting)},
            {u"processingMs"_s, known(any, profile.processing)},
            {u"readingMs"_s, known(any, profile.reading)},
            {u"tooFewSamples"_s, tooFew}};
}

QJsonArray latencyJson(const RunResult &result)
{
    QJsonArray profiles;
    for (const HttpSeen *seen : result.evidence.all<HttpSeen>())
        if (const auto profile = latencyProfile(seen->samples))
            profiles << profileJson(*seen, *profile);
    return profiles;
}

}
