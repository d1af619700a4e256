// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsHttp.h"

#include "check/FactsContent.h"
#include "check/FactsTarget.h"
#include "check/FrontPage.h"
#include "check/Rate.h"
#include "check/Rules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;
using seen::HttpSeen;

Facts answerFacts(const Case &judged, const HttpSeen &answer)
{
    Facts facts{{u"call"_s, answer.call}};
    if (!answer.url.isEmpty())
        facts.insert(u"url"_s, oneLine(answer.url, 500));
    if (answer.status > 0)
        facts.insert(u"status"_s, QString::number(answer.status));
    if (!answer.detail.isEmpty())
        facts.insert(u"detail"_s, oneLine(answer.detail));
    if (const QString front = frontOf(answer); !front.isEmpty())
        facts.insert(u"gateway"_s, front);
    return targetFactsWith(judged, facts);
}

const HttpSeen *brokenRequest(const Case &judged)
{
    for (const HttpSeen *answer : judged.evidence.all<HttpSeen>())
        if (answer->end != HttpEnd::Answered && answer->end != HttpEnd::Stopped)
            return answer;
    return nullptr;
}

std::optional<Facts> requestEnded(const Case &judged, std::initializer_list<HttpEnd> ends)
{
    const HttpSeen *broken = brokenRequest(judged);
    if (!broken || std::find(ends.begin(), ends.end(), broken->end) == ends.end())
        return {};
    return answerFacts(judged, *broken);
}

bool waitsForAnswer(const Case &judged)
{
    static constexpr int most = 10;
    const HttpSeen *broken = brokenRequest(judged);
    return broken && (broken->end == HttpEnd::HeadersTooLarge || broken->end == HttpEnd::TimedOut) &&
           broken->status < 200 && broken->interimCount >= most;
}

bool brokeHttp2(const Case &judged)
{
    const HttpSeen *broken = brokenRequest(judged);
    return broken && broken->detail.contains("HTTP/2"_L1) &&
           (broken->end == HttpEnd::Reset || broken->end == HttpEnd::Incomplete || broken->end == HttpEnd::NotHttp ||
            broken->end == HttpEnd::EmptyReply || broken->end == HttpEnd::Failed);
}

bool meetsTls(const Case &judged)
{
    const HttpSeen *broken = brokenRequest(judged);
    return broken && (broken->speaksTls || (broken->end == HttpEnd::NotHttp && broken->body.startsWith("\x15\x03")));
}

std::optional<Facts> brokeRules(const Case &judged)
{
    if (meetsTls(judged) || brokeHttp2(judged))
        return {};
    return requestEnded(judged, {HttpEnd::NotHttp});
}

bool asksForTls(const HttpSeen &answer)
{
    const QByteArray start = answer.body.left(4096);
    return answer.status == 400 && (start.contains("plain HTTP request was sent to HTTPS port") ||
                                    start.contains("speaking plain HTTP to an SSL-enabled server port") ||
                                    start.contains("Client sent an HTTP request to an HTTPS server"));
}

QList<const HttpSeen *> wholeAnswers(const Case &judged)
{
    QList<const HttpSeen *> whole;
    for (const HttpSeen *answer : judged.evidence.all<HttpSeen>())
        if (answer->end == HttpEnd::Answered)
            whole << answer;
    return whole;
}

bool isReachAnswer(const Case &judged, const HttpSeen &answer)
{
    const QList<SignIn> &signIns = judged.connector.signIns;
    const bool provesCredential =
        std::any_of(signIns.cbegin(), signIns.cend(), [&](const SignIn &signIn) { return signIn.call == answer.call; });
    return !answer.signedIn && !provesCredential && answer.call == judged.connector.reachCall;
}

const HttpSeen *decisiveAnswer(const Case &judged)
{
    const HttpSeen *decisive = judged.signedAnswer();
    if (!decisive || decisive->end != HttpEnd::Answered || isReachAnswer(judged, *decisive))
        return nullptr;
    return decisive;
}

bool statusIsGood(const Case &judged, const HttpSeen &answer)
{
    const GoodAnswer *good = goodAnswerFor(judged.connector, answer);
    return good ? good->statuses.contains(answer.status) : answer.status / 100 == 2;
}

// A call that shows that the product is there: then the base is right, and the fault is elsewhere.
static bool productAnswered(const Case &judged)
{
    const QList<const HttpSeen *> whole = wholeAnswers(judged);
    return std::any_of(whole.cbegin(), whole.cend(), [&](const HttpSeen *answer) {
        return isReachAnswer(judged, *answer) && statusIsGood(judged, *answer) && !isWelcomePage(*answer);
    });
}

bool missesProduct(const Case &judged)
{
    const HttpSeen *answer = decisiveAnswer(judged);
    return answer && isServersNotFound(*answer) && !statusIsGood(judged, *answer) && !productAnswered(judged);
}

std::optional<Facts> badAnswer(const Case &judged, Statuses statuses)
{
    const HttpSeen *answer = decisiveAnswer(judged);
    if (!answer || !statuses(answer->status) || statusIsGood(judged, *answer) || isBlockPage(*answer))
        return {};
    Facts facts = answerFacts(judged, *answer);
    if (const QString message = serverMessage(*answer); !message.isEmpty())
        facts.insert(u"message"_s, message);
    return facts;
}

std::optional<Facts> anyAnswer(const Case &judged, Statuses statuses)
{
    for (const HttpSeen *answer : wholeAnswers(judged))
        if (statuses(answer->status) && !statusIsGood(judged, *answer) && !isBlockPage(*answer))
            return rateFacts(judged, *answer);
    return {};
}

}
