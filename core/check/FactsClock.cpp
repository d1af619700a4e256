// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsClock.h"

#include "check/ClockOffset.h"
#include "check/FactsTarget.h"
#include "check/FactsTls.h"
#include "definition/HttpDate.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpSeen;

QDateTime dateOf(const HttpSeen &answer)
{
    return httpDate(answer.header("Date"_L1));
}

bool isFresh(const HttpSeen &answer)
{
    return answer.receivedAt.isValid() && answer.header("Age"_L1).trimmed().toLongLong() <= 0 &&
           dateOf(answer).isValid();
}

QDateTime hereWhenWritten(const HttpSeen &answer)
{
    const double ready = std::max({answer.phases.appconnect, answer.phases.connect, 0.0});
    const double took = std::max(answer.phases.starttransfer - ready, 0.0);
    return answer.receivedAt.addMSecs(-qRound64(took / 2));
}

std::optional<ClockReading> readClock(const Evidence &evidence)
{
    std::optional<ClockReading> reading;
    for (const seen::TlsSeen *tls : evidence.all<seen::TlsSeen>())
        if (tls->serverTime.isValid() && tls->serverTimeHere.isValid())
            reading = ClockReading{tls->serverTimeHere, tls->serverTime};
    for (const HttpSeen *one : evidence.all<HttpSeen>())
        if (isFresh(*one))
            reading = ClockReading{hereWhenWritten(*one), dateOf(*one)};
    return reading;
}

std::optional<Facts> clockFacts(const Case &judged, qint64 above, qint64 most)
{
    const auto reading = readClock(judged.evidence);
    if (!reading)
        return {};
    const qint64 ahead = reading->ahead();
    if (std::abs(ahead) <= above || std::abs(ahead) > most)
        return {};
    Facts facts = clockDetails(judged);
    facts.insert({{u"seconds"_s, QString::number(std::abs(ahead))},
                  {u"direction"_s, ahead > 0 ? u"+"_s : u"−"_s},
                  {u"here"_s, utcText(reading->here)},
                  {u"server"_s, utcText(reading->server)}});
    return targetFactsWith(judged, facts);
}

// Whether every certificate that seems out of its time is within it at \a time.
static bool datesHoldAt(const Case &judged, const QDateTime &time)
{
    const seen::TlsSeen *tls = judged.tls();
    if (!tls)
        return false;
    return std::all_of(tls->problems.cbegin(), tls->problems.cend(), [&](const seen::VerifyProblem &problem) {
        if (problem.code != verify::notYetValid && problem.code != verify::expired)
            return true;
        if (problem.depth >= tls->chain.size())
            return false; // not sent, so its dates are not known
        const seen::CertificateSeen &certificate = tls->chain.at(problem.depth);
        return certificate.notBefore <= time && time <= certificate.notAfter;
    });
}

// Words of servers and libraries that reject a request for the time that it was signed or issued at.
static bool complainsAboutTime(const HttpSeen &answer)
{
    static const QRegularExpression complaint(
        uR"(skew|\bclock\b.*(drift|sync|differ|ahead|behind)|\b(expired|invalid|stale|old) timestamp\b)"
        uR"(|\btimestamp\W+(\w+\W+){0,2}(too|outside|out of|expired|invalid|old|future)\b)"
        uR"(|not yet valid|used (too early|before)|issued (in|at) the future|\b(nbf|iat)\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString words = answer.header("WWW-Authenticate"_L1) + u' ' + QString::fromUtf8(answer.body.left(4096));
    return answer.status >= 400 && answer.status <= 403 && complaint.match(words).hasMatch();
}

QStringList explainedByClock(const Case &judged)
{
    QStringList ids;
    const auto reading = readClock(judged.evidence);
    if (reading && datesHoldAt(judged, reading->server))
        ids << u"tls.certificate.expired"_s << u"tls.certificate.not-yet-valid"_s << u"tls.chain.expired"_s;
    if (const HttpSeen *answer = judged.signedAnswer(); answer && complainsAboutTime(*answer))
        ids << u"auth."_s << u"scope.permission.denied"_s << u"http.request.bad"_s;
    return ids;
}

QDateTime serverNow(const Case &judged)
{
    const auto reading = readClock(judged.evidence);
    return judged.evidence.startedAt.addSecs(reading ? -reading->ahead() : 0);
}

}
