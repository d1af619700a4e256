// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/Rules.h"

#include <QSet>

namespace lentera {

using seen::HttpSeen;

// A retried or repeated call is judged by its last answer.
static QList<const HttpSeen *> lastAnswers(const Evidence &evidence)
{
    QList<const HttpSeen *> answers;
    for (const HttpSeen *answer : evidence.all<HttpSeen>()) {
        const auto same = [&](const HttpSeen *other) {
            return other->call == answer->call && other->signedIn == answer->signedIn;
        };
        const auto known = std::find_if(answers.begin(), answers.end(), same);
        if (known == answers.end())
            answers << answer;
        else
            *known = answer;
    }
    return answers;
}

static bool succeeded(const Connector &connector, const HttpSeen &answer)
{
    if (const GoodAnswer *good = goodAnswerFor(connector, answer))
        return isGood(*good, answer) && !matchedRule(connector, answer);
    return answer.end == seen::HttpEnd::Answered && answer.status < 400;
}

const HttpSeen *Case::signedAnswer() const
{
    const QList<const HttpSeen *> answers = lastAnswers(evidence);
    for (auto it = answers.crbegin(); it != answers.crend(); ++it)
        if ((*it)->signedIn)
            return *it;
    return answers.isEmpty() ? nullptr : answers.last();
}

const HttpSeen *Case::answer() const
{
    const QList<const HttpSeen *> answers = lastAnswers(evidence);
    for (const HttpSeen *answer : answers)
        if (!succeeded(connector, *answer))
            return answer;
    return answers.isEmpty() ? nullptr : answers.last();
}

}
