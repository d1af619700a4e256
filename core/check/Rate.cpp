// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Rate.h"

#include "check/FactsHttp.h"
#include "check/FactsTarget.h"
#include "definition/HttpDate.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpSeen;

namespace {

struct Spelling {
    QLatin1StringView limit;
    QLatin1StringView remaining;
    QLatin1StringView reset;
};

}

static constexpr std::array spellings{
    Spelling{"RateLimit-Limit"_L1, "RateLimit-Remaining"_L1, "RateLimit-Reset"_L1},
    Spelling{"X-RateLimit-Limit"_L1, "X-RateLimit-Remaining"_L1, "X-RateLimit-Reset"_L1},
    Spelling{"X-Rate-Limit-Limit"_L1, "X-Rate-Limit-Remaining"_L1, "X-Rate-Limit-Reset"_L1},
    Spelling{"X-Rate-Limit"_L1, "X-Rate-Limit-Remaining"_L1, "RateLimit-Reset"_L1},
    Spelling{"X-RateLimit-Total"_L1, "X-RateLimit-Remaining"_L1, "X-RateLimit-Reset"_L1},
    Spelling{"X-RateLimit-Requests-Limit"_L1, "X-RateLimit-Requests-Remaining"_L1, "X-RateLimit-Requests-Reset"_L1},
    Spelling{"X-RateLimit-Limit-Requests"_L1, "X-RateLimit-Remaining-Requests"_L1, "X-RateLimit-Reset-Requests"_L1},
    Spelling{"X-RateLimit-Limit-Minute"_L1, "X-RateLimit-Remaining-Minute"_L1, "X-RateLimit-Reset-Minute"_L1},
    Spelling{"X-RateLimit-Limit-Hour"_L1, "X-RateLimit-Remaining-Hour"_L1, "X-RateLimit-Reset-Hour"_L1},
    Spelling{"X-RateLimit-Limit-Day"_L1, "X-RateLimit-Remaining-Day"_L1, "X-RateLimit-Reset-Day"_L1},
    Spelling{"X-HubSpot-RateLimit-Max"_L1, "X-HubSpot-RateLimit-Remaining"_L1, {}},
    Spelling{"X-HubSpot-RateLimit-Daily"_L1, "X-HubSpot-RateLimit-Daily-Remaining"_L1, {}},
    Spelling{"Anthropic-RateLimit-Requests-Limit"_L1, "Anthropic-RateLimit-Requests-Remaining"_L1,
             "Anthropic-RateLimit-Requests-Reset"_L1},
};

static QDateTime momentOf(const HttpSeen &answer, const Case &judged)
{
    return answer.receivedAt.isValid() ? answer.receivedAt : judged.evidence.startedAt;
}

// `6m0s`, `1.5s`, `20ms`
static std::optional<double> durationSeconds(const QString &text)
{
    static const QRegularExpression whole(u"\\A(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:ms|s|m|h|d))+\\z"_s);
    static const QRegularExpression part(u"([0-9.]+)(ms|s|m|h|d)"_s);
    if (!whole.match(text).hasMatch())
        return {};
    static const QMap<QString, double> units{
        {u"ms"_s, 0.001}, {u"s"_s, 1}, {u"m"_s, 60}, {u"h"_s, 3600}, {u"d"_s, 86'400}};
    double seconds = 0;
    for (auto match = part.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        seconds += one.captured(1).toDouble() * units.value(one.captured(2));
    }
    return seconds;
}

QDateTime resetTime(const QString &text, const QDateTime &now)
{
    static constexpr double leastEpoch = 1e9; // seconds: 2001; as a time to wait: thirty years
    static constexpr double leastEpochMs = 1e11;
    static constexpr double mostEpochMs = 1e14;
    bool isNumber = false;
    const double number = text.trimmed().toDouble(&isNumber);
    if (isNumber && !(number >= 0 && number <= mostEpochMs)) // also what is no number at all: nan
        return {};
    if (isNumber && number >= leastEpoch)
        return QDateTime::fromMSecsSinceEpoch(qint64(number >= leastEpochMs ? number : number * 1000), Qt::UTC);
    if (isNumber)
        return now.addMSecs(qint64(number * 1000)).toUTC();
    if (const auto seconds = durationSeconds(text.trimmed()))
        return now.addMSecs(qint64(*seconds * 1000)).toUTC();
    const QDateTime iso = QDateTime::fromString(text.trimmed(), Qt::ISODate);
    return iso.isValid() ? iso.toUTC() : httpDate(text);
}

// Drafts 3 to 7 write `limit=100, remaining=50, reset=5`, later ones `"default";r=50;t=5`, the limit itself being in
// RateLimit-Policy: `"default";q=100;w=60`.
static QString parameterIn(const QString &field, QLatin1StringView name)
{
    const QRegularExpression parameter(u"(?:^|[;,\\s])%1\\s*=\\s*([0-9]{1,18})"_s.arg(name));
    return parameter.match(field).captured(1);
}

static void readDraftField(RateSeen &rate, const HttpSeen &answer)
{
    const QString field = oneLine(answer.header("RateLimit"_L1));
    if (field.isEmpty())
        return;
    const auto either = [](const QString &one, const QString &other) {
        return one.isEmpty() ? other : one;
    };
    rate.limit = either(parameterIn(field, "limit"_L1), parameterIn(answer.header("RateLimit-Policy"_L1), "q"_L1));
    rate.remaining = either(parameterIn(field, "remaining"_L1), parameterIn(field, "r"_L1));
    rate.reset = either(parameterIn(field, "reset"_L1), parameterIn(field, "t"_L1));
    rate.spelling = u"RateLimit"_s;
}

// Salesforce: `api-usage=18/5000`; Shopify: `32/40`. Both say what is used.
static void readUsage(RateSeen &rate, const HttpSeen &answer)
{
    static const QRegularExpression usage(u"(?:\\A|api-usage=)\\s*([0-9]{1,15})/([0-9]{1,15})"_s);
    for (const QLatin1StringView name : {"Sforce-Limit-Info"_L1, "X-Shopify-Shop-Api-Call-Limit"_L1}) {
        const QRegularExpressionMatch match = usage.match(answer.header(name));
        if (!match.hasMatch())
            continue;
        rate.limit = match.captured(2);
        rate.remaining =
            QString::number(std::max(match.captured(2).toLongLong() - match.captured(1).toLongLong(), 0LL));
        rate.spelling = name;
        return;
    }
}

static QString valueOf(const HttpSeen &answer, QLatin1StringView name)
{
    return name.isEmpty() ? QString() : oneLine(answer.header(name));
}

static bool read(RateSeen &rate, const HttpSeen &answer, const Spelling &spelling)
{
    const QString limit = valueOf(answer, spelling.limit);
    const QString remaining = valueOf(answer, spelling.remaining);
    if (limit.isEmpty() && remaining.isEmpty())
        return false;
    // A limit may be followed by its windows: `100, 100;w=60`.
    static const QRegularExpression leading(u"\\A[0-9.]+(?=\\s*[,;])"_s);
    const QRegularExpressionMatch first = leading.match(limit);
    rate.limit = first.hasMatch() ? first.captured() : limit;
    rate.remaining = remaining;
    rate.reset = valueOf(answer, spelling.reset);
    rate.spelling = limit.isEmpty() ? spelling.remaining : spelling.limit;
    return true;
}

static bool readOwn(RateSeen &rate, const HttpSeen &answer, const RateHeaders &own)
{
    const QByteArray limit = own.limit.toLatin1();
    const QByteArray remaining = own.remaining.toLatin1();
    const QByteArray reset = own.reset.toLatin1();
    return read(rate, answer, {QLatin1StringView(limit), QLatin1StringView(remaining), QLatin1StringView(reset)});
}

static void readAny(RateSeen &rate, const HttpSeen &answer)
{
    const auto whole = [&answer](const Spelling &spelling) {
        return !answer.header(spelling.limit).isEmpty() && !answer.header(spelling.remaining).isEmpty();
    };
    // Some spellings share a header, so that one of which both are there goes first.
    for (const Spelling &spelling : spellings)
        if (whole(spelling) && read(rate, answer, spelling))
            return;
    for (const Spelling &spelling : spellings)
        if (read(rate, answer, spelling))
            return;
    readDraftField(rate, answer);
    if (rate.spelling.isEmpty())
        readUsage(rate, answer);
}

RateSeen rateOf(const Case &judged, const HttpSeen &answer)
{
    RateSeen rate;
    const RateHeaders &own = judged.connector.rate;
    if (!readOwn(rate, answer, own))
        readAny(rate, answer);
    if (rate.reset.isEmpty())
        rate.reset = valueOf(answer, "X-RateLimit-Reset-After"_L1);
    const QByteArray reason = own.reason.toLatin1();
    rate.reason = valueOf(answer, reason.isEmpty() ? "RateLimit-Reason"_L1 : QLatin1StringView(reason));
    rate.retryAfter = valueOf(answer, "Retry-After"_L1);
    const QDateTime now = momentOf(answer, judged);
    rate.resetAt = resetTime(rate.reset, now);
    if (const auto seconds = retryAfterSeconds(rate.retryAfter, now))
        rate.retryAt = now.addSecs(*seconds).toUTC();
    rate.nearLimit = answer.header("X-RateLimit-NearLimit"_L1).compare("true"_L1, Qt::CaseInsensitive) == 0;
    return rate;
}

Facts rateFacts(const Case &judged, const HttpSeen &answer)
{
    Facts facts = answerFacts(judged, answer);
    const RateSeen rate = rateOf(judged, answer);
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.insert(name, value);
    };
    add(u"limit"_s, rate.limit);
    add(u"remaining"_s, rate.remaining);
    add(u"reset"_s, rate.reset);
    add(u"resetAt"_s, utcText(rate.resetAt));
    add(u"reason"_s, rate.reason);
    add(u"retryAfter"_s, rate.retryAfter);
    add(u"retryAt"_s, utcText(rate.retryAt));
    add(u"spelling"_s, rate.spelling);
    return facts;
}

}
