// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/wholeHandshakes.h"

#include "posture/namedNumbers.h"
#include "posture/suites.h"

#include "probe/certificateSeen.h"

#include <future>
#include <vector>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::Answer;
using seen::Presence;

static constexpr int mostAuthorities = 20;
static constexpr qsizetype mostAddresses = 8;
// A balancer before two servers shows both with seven chances in eight.
static constexpr int timesAnAddress = 4;

HandshakeMade Acquainted::shake(HandshakeOrder order) const
{
    order.serverName = serverName;
    return acquaintance.shake(address, order);
}

static void noteRequest(SessionsSeen &seen, const HandshakeMade &made, const QString &version)
{
    if (!made.certificateAsked)
        return;
    seen.clientCertificateAsked << version;
    const STACK_OF(X509_NAME) *names = SSL_get0_peer_CA_list(made.ssl.get());
    for (int i = 0; i < sk_X509_NAME_num(names) && seen.acceptableAuthorities.size() < mostAuthorities; ++i)
        if (const QString name = nameText(sk_X509_NAME_value(names, i)); !seen.acceptableAuthorities.contains(name))
            seen.acceptableAuthorities << name;
}

// Whether a second handshake took up the session of the first.
static Presence resumption(const Acquainted &server, HandshakeOrder order, const HandshakeMade &first)
{
    if (first.answer != Answer::Accepted)
        return Presence::Unknown;
    if (!first.session)
        return Presence::No;
    order.resuming = first.session.get();
    const HandshakeMade second = server.shake(order);
    if (second.answer != Answer::Accepted)
        return Presence::Unknown;
    return second.resumed ? Presence::Yes : Presence::No;
}

static SessionsSeen sessions12(const Acquainted &server)
{
    SessionsSeen seen;
    HandshakeOrder order{.oldest = TLS1_VERSION, .newest = tls12};
    const HandshakeMade withTicket = server.shake(order);
    noteRequest(seen, withTicket, u"TLSv1.2"_s);
    if (withTicket.answer != Answer::Accepted)
        return seen;
    seen.ticket = withTicket.session && SSL_SESSION_has_ticket(withTicket.session.get())
                      ? resumption(server, order, withTicket)
                      : Presence::No;
    order.tickets = false;
    seen.sessionId = resumption(server, order, server.shake(order));
    return seen;
}

static SessionsSeen sessions13(const Acquainted &server)
{
    SessionsSeen seen;
    const HandshakeOrder order{.oldest = tls13, .newest = tls13, .keepingSession = true};
    const HandshakeMade first = server.shake(order);
    noteRequest(seen, first, u"TLSv1.3"_s);
    if (first.session)
        seen.earlyDataBytes = int(std::min(SSL_SESSION_get_max_early_data(first.session.get()), 0x7fffffffU));
    HandshakeOrder again = order;
    again.keepingSession = false;
    seen.psk = resumption(server, again, first);
    return seen;
}

SessionsSeen examineSessions(const Acquainted &server)
{
    auto newer = std::async(std::launch::async, sessions13, std::cref(server));
    SessionsSeen seen = sessions12(server);
    const SessionsSeen other = newer.get();
    seen.psk = other.psk;
    seen.earlyDataBytes = other.earlyDataBytes;
    seen.clientCertificateAsked << other.clientCertificateAsked;
    for (const QString &name : other.acceptableAuthorities)
        if (!seen.acceptableAuthorities.contains(name))
            seen.acceptableAuthorities << name;
    return seen;
}

static seen::NameAnswerSeen nameAnswer(const QByteArray &asked, const HandshakeMade &made)
{
    const X509 *certificate = made.certificate();
    return {QString::fromLatin1(asked), made.answer, made.detail, digestOf(certificate),
            certificate ? nameText(X509_get_subject_name(certificate)) : QString()};
}

QList<seen::NameAnswerSeen> examineNames(const Acquainted &server, const HandshakeMade &usual)
{
    // RFC 6761: nobody can have a name under .invalid.
    static const QByteArray nobody = "lentera-unknown-name.invalid";
    const auto ask = [&](const QByteArray &name) {
        return server.acquaintance.shake(server.address, {.serverName = name});
    };
    auto unknown = std::async(std::launch::async, ask, nobody);
    QList<seen::NameAnswerSeen> names{nameAnswer(server.serverName, usual)};
    if (!server.serverName.isEmpty())
        names << nameAnswer({}, ask({}));
    return names << nameAnswer(nobody, unknown.get());
}

static QString firstProblem(const HandshakeMade &made)
{
    return made.problems.isEmpty() ? QString() : made.problems.first().name;
}

seen::BackendSeen backendSeen(const QHostAddress &address, const HandshakeMade &made)
{
    seen::BackendSeen seen{.address = address.toString(), .problem = firstProblem(made)};
    if (X509 *certificate = made.certificate()) {
        const seen::CertificateSeen whole = certificateSeen(certificate);
        seen.sha256 = whole.sha256;
        seen.subject = whole.subject;
        seen.notAfter = whole.notAfter;
    } else
        seen.problem = made.detail;
    return seen;
}

AlpnSeen examineAlpn(const Acquainted &server)
{
    HandshakeOrder order{.alpn = {"h2", "http/1.1", "http/1.0", "spdy/3.1"}};
    AlpnSeen seen;
    while (!order.alpn.isEmpty()) {
        const HandshakeMade made = server.shake(order);
        if (made.certificate())
            seen.backends << backendSeen(server.address, made);
        const unsigned char *name = nullptr;
        unsigned length = 0;
        if (made.ssl)
            SSL_get0_alpn_selected(made.ssl.get(), &name, &length);
        const QByteArray chosen(reinterpret_cast<const char *>(name), qsizetype(length));
        if (made.answer != Answer::Accepted || !order.alpn.removeOne(chosen))
            break;
        seen.accepted << QString::fromLatin1(chosen);
    }
    return seen;
}

QList<seen::BackendSeen> examineBackends(const Acquainted &server, const QList<QHostAddress> &addresses,
                                         QList<seen::BackendSeen> met)
{
    QList<QHostAddress> places(std::max<qsizetype>(0, timesAnAddress - met.size()), server.address);
    for (const QHostAddress &address : addresses.first(std::min(addresses.size(), mostAddresses)))
        if (address != server.address)
            places << address << address;
    std::vector<std::future<seen::BackendSeen>> others;
    for (const QHostAddress &address : std::as_const(places))
        others.push_back(std::async(std::launch::async, [&server, address] {
            return backendSeen(address, server.acquaintance.shake(address, {.serverName = server.serverName}));
        }));
    for (auto &other : others)
        met << other.get();
    met.removeIf([](const seen::BackendSeen &one) { return one.sha256.isEmpty(); });
    return met;
}

// The scheme that was used, as far as OpenSSL 3.0 tells: kind of key and hash.
static QByteArray usedScheme(const HandshakeMade &made, const QList<QByteArray> &offered)
{
    int hash = NID_undef;
    int type = NID_undef;
    if (made.answer != Answer::Accepted || SSL_get_peer_signature_nid(made.ssl.get(), &hash) != 1 ||
        SSL_get_peer_signature_type_nid(made.ssl.get(), &type) != 1)
        return {};
    const EVP_PKEY *key = made.certificate() ? X509_get0_pubkey(made.certificate()) : nullptr;
    const QByteArray kind = type == EVP_PKEY_RSA_PSS
                                ? key && EVP_PKEY_is_a(key, "RSA-PSS") ? "rsa_pss_pss" : "rsa_pss_rsae"
                            : type == EVP_PKEY_EC ? "ecdsa"
                                                  : QByteArray(OBJ_nid2sn(type)).toLower();
    const QByteArray end = hash == NID_undef ? QByteArray() : QByteArray(OBJ_nid2sn(hash)).toLower();
    const auto used = std::find_if(offered.cbegin(), offered.cend(),
                                   [&](const QByteArray &name) { return name.startsWith(kind) && name.endsWith(end); });
    return used == offered.cend() ? QByteArray() : *used;
}

QStringList examineSignatures13(const Acquainted &server)
{
    QList<QByteArray> left;
    for (const int scheme : allSignatures())
        if (isForTls13(scheme))
            left << signatureName(scheme).toLatin1();
    QStringList accepted;
    while (!left.isEmpty()) {
        const QByteArray used =
            usedScheme(server.shake({.oldest = tls13, .newest = tls13, .signatures = left.join(':')}), left);
        if (!left.removeOne(used))
            break;
        accepted << QString::fromLatin1(used);
    }
    return accepted;
}

}
