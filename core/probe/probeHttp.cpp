// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/HttpExchange.h"
#include "probe/Probes.h"
#include "probe/TlsHandshake.h"
#include "probe/planRedactor.h"
#include "probe/redirect.h"
#include "probe/retryPause.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>

#include <curl/curl.h>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;
using std::chrono::milliseconds;

static constexpr qsizetype mostRedirects = 10;
static constexpr qsizetype mostShownBytes = 64 << 10;
static constexpr milliseconds samplePause{100};
static constexpr milliseconds experimentBudget{1500};

namespace {

// A call with all the redirects that it led to.
struct Journey {
    RawAnswer answer;
    QList<seen::Redirect> redirects;
    QUrl finalUrl;
};

class Caller {
public:
    Caller(const Plan &plan, const Request &request, const QHostAddress &address)
        : m_plan(plan), m_request(request), m_address(address)
    {
        m_clock.start();
    }

    Journey travel(Wait &wait) const;
    Journey tryAgain(QList<seen::Attempt> &attempts, Wait &wait) const;
    QList<double> sample(const Journey &first, Wait &wait) const;

private:
    bool repeatable() const { return m_request.method == "GET" || m_request.method == "HEAD"; }
    double elapsedMs() const { return double(m_clock.nsecsElapsed()) / 1e6; }
    std::optional<RetryPause> pauseAfter(const RawAnswer &answer, int attempt, const Wait &wait) const;

    const Plan &m_plan;
    const Request &m_request;
    const QHostAddress &m_address;
    QElapsedTimer m_clock;
};

}

// The end when the redirect must not be followed.
static std::optional<HttpEnd> refusal(const RedirectTarget &to, bool repeatable, const QSet<QUrl> &visited)
{
    if (!repeatable || !to.url.isValid() || to.seen.otherOrigin)
        return HttpEnd::RedirectNotFollowed;
    if (visited.contains(to.url))
        return HttpEnd::RedirectLoop;
    if (visited.size() > mostRedirects)
        return HttpEnd::TooManyRedirects;
    return {};
}

// The connection is kept from redirect to redirect, as an application would, but not from attempt to attempt.
Journey Caller::travel(Wait &wait) const
{
    CurlTransfer transfer;
    Journey journey;
    journey.finalUrl = m_request.url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    QSet<QUrl> visited;
    for (;;) {
        visited << journey.finalUrl;
        journey.answer = HttpExchange(transfer, m_plan).run(m_request, journey.finalUrl, m_address, wait);
        if (journey.answer.end != HttpEnd::Answered)
            return journey;
        const auto to = redirectTarget(journey.answer.status, journey.answer.header("Location"), journey.finalUrl);
        if (!to)
            return journey;
        journey.redirects << to->seen;
        if (const auto end = refusal(*to, repeatable(), visited)) {
            journey.answer.end = *end;
            return journey;
        }
        journey.finalUrl = to->url;
    }
}

static QDateTime serverTime(const RawAnswer &answer)
{
    const time_t moment = curl_getdate(answer.header("Date").constData(), nullptr);
    return moment == -1 ? QDateTime::currentDateTimeUtc() : QDateTime::fromSecsSinceEpoch(moment, Qt::UTC);
}

std::optional<RetryPause> Caller::pauseAfter(const RawAnswer &answer, int attempt, const Wait &wait) const
{
    if (!repeatable() || attempt >= m_plan.attempts || answer.end != HttpEnd::Answered)
        return {};
    return retryPause(m_plan.connection.retry,
                      {attempt, answer.status, answer.header("Retry-After"), serverTime(answer)}, wait.remaining(),
                      QRandomGenerator::global()->generateDouble());
}

Journey Caller::tryAgain(QList<seen::Attempt> &attempts, Wait &wait) const
{
    for (;;) {
        const double started = elapsedMs();
        Journey journey = travel(wait);
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

// Only calls that are answered well are worth measuring, and a refused authentication must not be repeated.
QList<double> Caller::sample(const Journey &first, Wait &wait) const
{
    if (m_plan.samples < 2 || !repeatable())
        return {};
    QList<double> samples;
    const auto note = [&](const RawAnswer &answer) {
        if (answer.end != HttpEnd::Answered || answer.status >= 400)
            return false;
        samples << answer.phases.total;
        return true;
    };
    bool good = note(first.answer);
    while (good && samples.size() < m_plan.samples && wait.pause(samplePause) == Woken::Signal)
        good = note(travel(wait).answer);
    return samples;
}

static QString decoded(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return text.contains(QChar::ReplacementCharacter) ? QString::fromLatin1(bytes) : text;
}

// What is left of the answer once the plan's secrets are gone: servers like to echo what they were sent.
static void describe(seen::HttpSeen &seen, const Journey &journey, const Redactor &redactor)
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
    const Journey journey = caller.tryAgain(seen.attempts, wait);
    describe(seen, journey, redactor);
    seen.speaksTls = mayExpectTls(plan, journey.answer) && speaksTls(plan, address, wait);
    seen.samplesMs = caller.sample(journey, wait);
    return seen;
}

}
