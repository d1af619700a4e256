// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Probes.h"
#include "probe/TlsHandshake.h"
#include "probe/Trust.h"

namespace lentera {

using seen::TlsEnd;

static TlsEnd tlsEnd(Tunnel::End end)
{
    if (end == Tunnel::End::Reset)
        return TlsEnd::Reset;
    return end == Tunnel::End::Stopped ? TlsEnd::Stopped : TlsEnd::ConnectFailed;
}

// With OpenSSL's own protocol versions and security level: what an application on this machine would meet.
seen::TlsSeen probeTls(const Plan &plan, const QHostAddress &address, Wait &wait)
{
    seen::TlsSeen seen{.host = plan.connection.host(),
                       .address = address.toString(),
                       .port = plan.connection.port(),
                       .trust = trustName(plan.connection.trust.roots)};
    const openssl::Context context(SSL_CTX_new(TLS_client_method()));
    Q_CHECK_PTR(context.get());
    if (plan.tlsOffer.only != 0) {
        SSL_CTX_set_min_proto_version(context.get(), plan.tlsOffer.only);
        SSL_CTX_set_max_proto_version(context.get(), plan.tlsOffer.only);
    }
    const auto trust = applyTrust(context.get(), plan);
    if (!trust) {
        seen.end = TlsEnd::LocalFailure;
        seen.detail = trustDetail(trust.error());
        return seen;
    }
    seen.trustedRoots = trust->roots;
    seen.trustedNames = trust->ownNames;

    const std::chrono::milliseconds budget(plan.connection.timeouts.connect);
    Tunnel tunnel;
    Wait connecting = wait.within(budget);
    if (const Tunnel::End end = tunnel.open(plan, address, connecting); end != Tunnel::End::Open) {
        seen.end = tlsEnd(end);
        seen.detail = tunnel.detail();
        return seen;
    }
    Wait handshake = wait.within(budget);
    TlsHandshake session(context.get(), seen.host, tunnel, seen);
    if (!plan.tlsOffer.serverName)
        session.leaveOutServerName();
    session.run(handshake);
    return seen;
}

}
