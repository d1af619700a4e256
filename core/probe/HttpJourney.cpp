// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/HttpJourney.h"

#include "probe/redirect.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;

static constexpr qsizetype mostRedirects = 10;

bool isRepeatable(const Request &request)
{
    return request.method == "GET" || request.method == "HEAD";
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

// Cookies are never kept, so that those of a redirect go nowhere, not even within the origin.
static QStringList withheldFrom(const seen::Redirect &redirect, const Request &request, const RawAnswer &answer)
{
    QStringList withheld;
    const auto isSecret = [](const RequestHeader &header) {
        return header.secret;
    };
    const bool proves =
        request.signing.scheme || std::any_of(request.headers.cbegin(), request.headers.cend(), isSecret);
    if (!redirect.followed && proves)
        withheld << u"credential"_s;
    if (!answer.header("Set-Cookie").isNull())
        withheld << u"cookie"_s;
    if (!redirect.followed && !isRepeatable(request))
        withheld << u"body"_s;
    return withheld;
}

void countReuse(seen::KeepAlive &keepAlive, const RawAnswer &answer)
{
    keepAlive.tried += answer.reused ? 1 : 0;
    keepAlive.died += answer.sent > 1 ? 1 : 0;
}

HttpJourney travel(const Plan &plan, const Request &request, const QHostAddress &address, Wait &wait)
{
    CurlTransfer transfer;
    HttpJourney journey;
    journey.finalUrl = request.url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    QSet<QUrl> visited;
    for (;;) {
        visited << journey.finalUrl;
        journey.answer = HttpExchange(transfer, plan).run(request, journey.finalUrl, address, wait);
        countReuse(journey.keepAlive, journey.answer);
        journey.sent += journey.answer.sent;
        if (journey.answer.end != HttpEnd::Answered)
            return journey;
        const auto to = redirectTarget(journey.answer.status, journey.answer.header("Location"), journey.finalUrl);
        if (!to)
            return journey;
        const auto end = refusal(*to, isRepeatable(request), visited);
        seen::Redirect redirect = to->seen;
        redirect.followed = !end;
        redirect.withheld = withheldFrom(redirect, request, journey.answer);
        journey.redirects << redirect;
        if (end) {
            journey.answer.end = *end;
            return journey;
        }
        journey.finalUrl = to->url;
    }
}

}
