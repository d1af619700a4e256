// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/redirect.h"

using namespace Qt::StringLiterals;

namespace lentera {

static int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool sameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.host().compare(other.host(), Qt::CaseInsensitive) == 0 &&
           portOf(one) == portOf(other);
}

static bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::optional<RedirectTarget> redirectTarget(int status, const QByteArray &location, const QUrl &from)
{
    if (!isRedirect(status) || location.isEmpty())
        return {};
    const QString raw = QString::fromUtf8(location).left(8192);
    const QUrl to = from.resolved(QUrl(raw)).adjusted(QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    const bool http = to.scheme() == "http"_L1 || to.scheme() == "https"_L1;
    RedirectTarget target{{status, from.toString(QUrl::FullyEncoded), raw}};
    if (!to.isValid() || (http && to.host().isEmpty()))
        return target;
    target.seen.to = to.toString(QUrl::FullyEncoded);
    target.seen.otherOrigin = !sameOrigin(from, to);
    target.seen.downgrade = from.scheme() == "https"_L1 && to.scheme() == "http"_L1;
    if (http)
        target.url = to;
    return target;
}

}
