// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/HttpJourney.h"

#include <algorithm>

namespace lentera {

using seen::HttpEnd;
using std::chrono::milliseconds;

static constexpr milliseconds samplePause{100};
static constexpr int keptRequests = 4;

static seen::Sample sampleOf(const RawAnswer &answer)
{
    return {.status = answer.status,
            .end = answer.end,
            .readyMs = std::max(answer.phases.appconnect, answer.phases.connect),
            .firstByteMs = answer.phases.starttransfer,
            .totalMs = answer.phases.total,
            .address = answer.remoteAddress,
            .receivedAt = answer.receivedAt,
            .serverDate = freshDate(answer)};
}

// A refused authentication is never repeated, and who asks for fewer requests gets no more.
static bool mayGoOn(const RawAnswer &answer)
{
    return answer.end != HttpEnd::Stopped && answer.status != 401 && answer.status != 403 && answer.status != 429;
}

QList<seen::Sample> sampleLatency(const Plan &plan, const Request &request, const QHostAddress &address,
                                  const RawAnswer &first, Wait &wait, int &sent)
{
    if (plan.samples < 2 || !isRepeatable(request) || first.end != HttpEnd::Answered || !mayGoOn(first))
        return {};
    QList<seen::Sample> samples{sampleOf(first)};
    while (samples.size() < plan.samples && wait.pause(samplePause) == Woken::Signal) {
        const HttpJourney journey = travel(plan, request, address, wait);
        const RawAnswer &answer = journey.answer;
        sent += journey.sent;
        if (wait.over()) // what the end of the run cut off says nothing
            break;
        samples << sampleOf(answer);
        if (!mayGoOn(answer))
            break;
    }
    return samples;
}

static bool keepsConnection(const RawAnswer &answer)
{
    const QByteArray connection = answer.header("Connection").toLower();
    if (connection.contains("close"))
        return false;
    return answer.httpVersion != "HTTP/1.0" || connection.contains("keep-alive");
}

seen::KeepAlive tryKeepAlive(const Plan &plan, const Request &request, const QHostAddress &address,
                             const RawAnswer &first, Wait &wait, int &sent)
{
    seen::KeepAlive seen;
    bool kept = isRepeatable(request) && keepsConnection(first);
    CurlTransfer transfer;
    for (int i = 0; kept && i < keptRequests; ++i) {
        if (i > 0 && wait.pause(samplePause) != Woken::Signal)
            break;
        const RawAnswer answer = HttpExchange(transfer, plan).run(request, request.url, address, wait);
        sent += answer.sent;
        if (answer.end != HttpEnd::Answered || answer.status >= 400)
            break;
        countReuse(seen, answer);
        kept = keepsConnection(answer);
    }
    return seen;
}

}
