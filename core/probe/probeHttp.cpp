// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/HttpJourney.h"
#include "probe/Probes.h"
#include "probe/TlsHandshake.h"
#include "probe/localClock.h"
#include "probe/planRedactor.h"
#include "probe/retryPause.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;

static constexpr qsizetype mostShownBytes = 64 << 10;
static constexpr std::chrono::milliseconds experimentBudget{1500};

namespace {

class Caller {
public:
    Caller(const Plan &plan, const Request &request, const QHostAddress &address)
        : m_plan(plan), m_request(request), m_address(address)
    {
        m_clock.start();
    }

    HttpJourney tryAgain(seen::HttpSeen &seen, Wait &wait) const;

private:
    double elapsedMs() const { return double(m_clock.nsecsElapsed()) / 1e6; }
    std::optional<RetryPause> pauseAfter(const RawAnswer &answer, int attempt, const Wait &wait) const;

    const Plan &m_plan;
    const Request &m_request;
    const QHostAddress &m_address;
    QElapsedTimer m_clock;
};

}

static QDateTime serverTime(const RawAnswer &answer)
{
    const QDateTime date = dateOf(answer);
    return date.isValid() ? date : QDateTime::currentDateTimeUtc();
}

std::optional<RetryPause> Caller::pauseAfter(const RawAnswer &answer, int attempt, const Wait &wait) const
{
    if (!isRepeatable(m_request) || attempt >= m_plan.attempts || answer.end != HttpEnd::Answered)
        return {};
    return retryPause(m_plan.connection.retry,
                      {attempt, answer.status, answer.header("Retry-After"), serverTime(answer)}, wait.remaining(),
                      QRandomGenerator::global()->generateDouble());
}

// The connection is not kept from attempt to attempt.
HttpJourney Caller::tryAgain(seen::HttpSeen &seen, Wait &wait) const
{
    QList<seen::Attempt> &attempts = seen.attempts;
    for (;;) {
        const double started = elapsedMs();
        HttpJourney journey = travel(m_plan, m_request, m_address, wait);
        seen.requests += journey.sent;
        attempts << seen::Attempt{journey.answer.status, journey.answer.end, started, elapsedMs() - started};
        const auto pause = pauseAfter(journey.answer, int(attempts.size()), wait);
        if (!pause)
            return journey;
        const double ended = elapsedMs();
        const Woken woken = wait.pause(pause->length);
        attempts.last().waitedMs = elapsedMs() - ended;
        attempts.last().reason = pause->reason;
        if (woken != Woken::Signal)
            return journey;
    }
}

static QString decoded(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return text.contains(QChar::ReplacementCharacter) ? QString::fromLatin1(bytes) : text;
}

// What is left of the answer once the plan's secrets are gone: servers like to echo what they were sent.
static void describe(seen::HttpSeen &seen, const HttpJourney &journey, const Redactor &redactor)
{
    const RawAnswer &answer = journey.answer;
    seen.finalUrl = redactor.redacted(journey.finalUrl.toString(QUrl::FullyEncoded));
    seen.end = answer.end;
    seen.detail = redactor.redacted(answer.detail);
    seen.status = answer.status;
    seen.httpVersion = decoded(answer.httpVersion);
    for (const auto &[name, value] : answer.headers)
        seen.headers << seen::HttpHeader{redactor.redacted(decoded(name)), decoded(redactor.redacted(value))};
    // Cut after redaction: a secret on the edge would survive in part.
    seen.body = redactor.redacted(answer.body).left(mostShownBytes);
    seen.bodyBytes = answer.bodyBytes;
    seen.bodyCut = answer.bodyBytes > mostShownBytes;
    seen.wireBytes = answer.wireBytes;
    for (seen::Redirect redirect : journey.redirects) {
        redirect.from = redactor.redacted(redirect.from);
        redirect.to = redactor.redacted(redirect.to);
        seen.redirects << redirect;
    }
    seen.remoteAddress = answer.remoteAddress;
    seen.phases = answer.phases;
    seen.receivedAt = answer.receivedAt;
    seen.interim = answer.interim;
    seen.interimCount = answer.interimCount;
    seen.keepAlive = journey.keepAlive;
}

// Whether the call of a plain URL met a silence that a server of TLS keeps, too.
static bool mayExpectTls(const Plan &plan, const RawAnswer &answer)
{
    const bool silent =
        answer.end == HttpEnd::EmptyReply || answer.end == HttpEnd::Reset || answer.end == HttpEnd::TimedOut;
    return plan.experiments && plan.proxy.direct() && silent && answer.status == 0 && answer.wireBytes == 0 &&
           !plan.connection.usesTls();
}

static bool speaksTls(const Plan &plan, const QHostAddress &address, const Wait &wait)
{
    const openssl::Context context(SSL_CTX_new(TLS_client_method()));
    Q_CHECK_PTR(context.get());
    Wait brief = wait.within(experimentBudget);
    Tunnel tunnel;
    if (tunnel.open(plan, address, brief) != Tunnel::End::Open)
        return false;
    seen::TlsSeen seen;
    const bool heard = TlsHandshake(context.get(), plan.connection.host(), tunnel, seen).run(brief);
    return heard && seen.end != seen::TlsEnd::PlainText;
}

seen::HttpSeen probeHttp(const Plan &plan, const Request &request, const QHostAddress &address, Wait &wait)
{
    const Redactor redactor = planRedactor(plan, request);
    const QUrl shown = request.url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    seen::HttpSeen seen{.call = request.callId,
                        .method = QString::fromLatin1(request.method),
                        .url = redactor.redacted(shown.toString(QUrl::FullyEncoded)),
                        .signedIn = request.signedIn,
                        .proxy = plan.proxy.url,
                        .proxyOrigin = plan.proxy.origin};
    const Caller caller(plan, request, address);
    const HttpJourney journey = caller.tryAgain(seen, wait);
    describe(seen, journey, redactor);
    seen.speaksTls = mayExpectTls(plan, journey.answer) && speaksTls(plan, address, wait);
    seen.localClock = readLocalClock();
    seen.samples = sampleLatency(plan, request, address, journey.answer, wait, seen.requests);
    if (seen.samples.size() > 1 && journey.redirects.isEmpty())
        seen.keepAlive = tryKeepAlive(plan, request, address, journey.answer, wait, seen.requests);
    return seen;
}

}
