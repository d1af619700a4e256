// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/HostText.h"
#include "probe/HttpExchange.h"
#include "probe/Probes.h"
#include "probe/Route.h"
#include "probe/TlsHandshake.h"
#include "probe/Trust.h"
#include "probe/clientCertificate.h"
#include "probe/localClock.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::TlsEnd;

static TlsEnd tlsEnd(Tunnel::End end)
{
    if (end == Tunnel::End::Reset)
        return TlsEnd::Reset;
    return end == Tunnel::End::Stopped ? TlsEnd::Stopped : TlsEnd::ConnectFailed;
}

static constexpr qsizetype mostFirstBytes = 64;
static constexpr std::chrono::milliseconds experimentBudget{1500};

static bool isAboutDates(const seen::VerifyProblem &problem)
{
    return problem.code == X509_V_ERR_CERT_NOT_YET_VALID || problem.code == X509_V_ERR_CERT_HAS_EXPIRED;
}

// Good certificates look bad where this machine's clock is wrong, and the clock is read from an answer. So one is asked
// for, of a server that proves who it is in all but the dates: nothing but its headers, and with nothing secret.
static void askForTheTime(const Plan &plan, const QHostAddress &address, seen::TlsSeen &seen, Wait &wait)
{
    Request request;
    request.method = "HEAD";
    request.url = QUrl(u"https://%1/"_s.arg(hostPort(plan.connection.host(), plan.connection.port())));
    CurlTransfer transfer;
    Wait brief = wait.within(experimentBudget);
    const RawAnswer answer =
        HttpExchange(transfer, plan, CurlTransfer::Dates::Overlooked).run(request, request.url, address, brief);
    const QDateTime date = freshDate(answer);
    if (!date.isValid())
        return;
    seen.serverTime = date;
    seen.serverTimeHere = answer.receivedAt;
    seen.serverTimeWaitMs = answer.phases.starttransfer - std::max(answer.phases.appconnect, answer.phases.connect);
    seen.localClock = readLocalClock();
}

// A server of plain HTTP may wait for a line's end that no handshake has. To a request it answers; 400 is what a server
// of TLS says to a plain one.
static void askPlainly(const Plan &plan, const QHostAddress &address, seen::TlsSeen &seen, const Wait &wait)
{
    Wait brief = wait.within(experimentBudget);
    Tunnel tunnel;
    const QByteArray host = hostPort(plan.connection.host(), plan.connection.port()).toUtf8();
    QByteArray answer;
    if (tunnel.open(plan, address, brief) != Tunnel::End::Open ||
        tunnel.write("HEAD / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n", brief) !=
            Tunnel::End::Open ||
        tunnel.read(answer, brief) != Tunnel::End::Open || !answer.startsWith("HTTP/1.") || answer.mid(9, 3) == "400")
        return;
    seen.end = TlsEnd::PlainText;
    seen.firstBytes = answer.left(mostFirstBytes);
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
    seen.clientChain = offeredCertificates(context.get());

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
    const bool heard = session.run(handshake);
    if (!plan.experiments)
        return seen;
    if (!heard && (seen.end == TlsEnd::TimedOut || seen.end == TlsEnd::Closed || seen.end == TlsEnd::Reset))
        askPlainly(plan, address, seen, wait);
    if (seen.end == TlsEnd::Established && !seen.problems.isEmpty() &&
        std::all_of(seen.problems.cbegin(), seen.problems.cend(), isAboutDates))
        askForTheTime(plan, address, seen, wait);
    return seen;
}

}
