// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// libcurl: `HTTP/2 stream 1 was not closed cleanly: PROTOCOL_ERROR (err 1)`; names of RFC 9113, section 7.
static QString errorOf(const seen::HttpSeen &broken)
{
    static const QRegularExpression name(
        u"\\b([A-Z][A-Z0-9_]+(?:_ERROR|_TIMEOUT|_CLOSED|_STREAM|_CALM|_SECURITY|_REQUIRED)|CANCEL)\\b"_s);
    const QString found = name.match(broken.detail).captured(1);
    return found.isEmpty() ? toJson(broken.end).toString() : found;
}

static std::optional<Facts> judge(const Case &judged)
{
    if (!brokeHttp2(judged))
        return {};
    const seen::HttpSeen &broken = *brokenRequest(judged);
    Facts facts = answerFacts(judged, broken);
    facts.insert(u"error"_s, errorOf(broken));
    for (const seen::HttpSeen *plain : judged.evidence.varied<seen::HttpSeen>(seen::Variation::Http1))
        if (plain->end == seen::HttpEnd::Answered)
            facts.insert(u"http1"_s, QString::number(plain->status));
    return facts;
}

extern constinit const Check httpH2Failed{"http.h2.failed"_L1, Phase::Http, Severity::Failure, judge};

}
