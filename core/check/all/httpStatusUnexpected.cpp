// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsContent.h"
#include "check/FactsHttp.h"
#include "check/Rules.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QString goodStatuses(const Case &judged)
{
    const GoodAnswer *good = goodAnswerFor(judged.connector, *decisiveAnswer(judged));
    QStringList texts;
    for (const int status : good ? good->statuses : QList<int>())
        texts << QString::number(status);
    return texts.join(", "_L1);
}

static std::optional<Facts> judge(const Case &judged)
{
    if (refusalOf(judged) != Refusal::None || redirectFault(judged) != RedirectFault::None ||
        contentFacts(judged, ContentFault::LoginPage) || contentFacts(judged, ContentFault::Html))
        return {};
    std::optional<Facts> facts = badAnswer(judged, [](int status) { return status > 0 && status < 400; });
    if (facts)
        facts->insert(u"expected"_s, goodStatuses(judged));
    return facts;
}

extern constinit const Check httpStatusUnexpected{"http.status.unexpected"_L1, Phase::Content, Severity::Failure,
                                                  judge};

}
