// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/WorkspacePrivate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

Result<void> Workspace::Private::deleteLeftover(const SecretKey &key, std::stop_token stop)
{
    const auto claimed = withStore([&](Store &open) { return open.claimLeftover(key); });
    if (!claimed)
        return failureOf(claimed);
    if (!*claimed)
        return {};
    const Result<void> gone = parts.credentials->remove(key, std::move(stop));
    const auto noted =
        withStore([&](Store &open) { return gone ? open.forgetLeftover(key) : open.releaseLeftover(key); });
    return gone ? noted : gone;
}

// One secret that the keychain will not give up does not keep the others; a keychain that cannot be used does.
Result<void> Workspace::Private::deleteLeftovers(std::stop_token stop)
{
    const auto keys = withStore([](Store &open) { return open.leftovers(); });
    if (!keys)
        return failureOf(keys);
    Result<void> first;
    for (const SecretKey &key : *keys) {
        const Result<void> gone = deleteLeftover(key, stop);
        if (!gone && first)
            first = gone;
        if (!gone && gone.error().id != "keychain.denied"_L1 && gone.error().id != "keychain.failed"_L1)
            break;
    }
    return first;
}

Result<void> Workspace::Private::deleteLeftoversOf(const TenantId &tenant, const ConnectionId &connection,
                                                   std::stop_token stop)
{
    const Result<void> deleted = deleteLeftovers(std::move(stop));
    const auto keys = withStore([](Store &open) { return open.leftovers(); });
    if (!keys)
        return failureOf(keys);
    const auto left = std::count_if(keys->cbegin(), keys->cend(), [&](const SecretKey &key) {
        return key.tenant == tenant && (connection.isEmpty() || key.connection == connection);
    });
    if (left == 0)
        return {};
    return failure("keychain.leftover"_L1,
                   {{u"count"_s, QString::number(left)}, {u"reason"_s, deleted ? u"claimed"_s : deleted.error().id}});
}

}
