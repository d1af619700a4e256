// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// Different values alone: the same length twice says the same (RFC 9112, section 6.3).
static QStringList valuesOf(const seen::HttpSeen &answer, QLatin1StringView name)
{
    QStringList values;
    for (const seen::HttpHeader &header : answer.headers)
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            for (const QString &value : header.value.split(u','))
                if (const QString bare = value.trimmed().toLower(); !values.contains(bare))
                    values << bare;
    return values;
}

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : judged.evidence.all<seen::HttpSeen>()) {
        const QStringList lengths = valuesOf(*answer, "Content-Length"_L1);
        const bool chunked = valuesOf(*answer, "Transfer-Encoding"_L1).join(u',').contains("chunked"_L1);
        if (lengths.size() < 2 && !(chunked && !lengths.isEmpty()))
            continue;
        Facts facts = answerFacts(judged, *answer);
        facts.insert(u"lengths"_s,
                     oneLine((lengths + (chunked ? QStringList{u"chunked"_s} : QStringList())).join(", "_L1)));
        return facts;
    }
    return {};
}

extern constinit const Check httpLengthConflict{"http.length.conflict"_L1, Phase::Http, Severity::Warning, judge,
                                                "http.body.incomplete http.body.stalled http.connection.reset "
                                                "http.protocol.invalid http.answer.malformed http.answer.empty "
                                                "content.body.invalid-json content.body.empty"_L1};

}
