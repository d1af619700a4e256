// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/TlsHandshake.h"

#include "probe/certificateSeen.h"
#include "probe/tlsNames.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr std::chrono::milliseconds refusalBudget{300};
static constexpr qsizetype mostProblems = 32;
static constexpr qsizetype mostAuthorities = 20;
static constexpr qsizetype mostCertificates = 20;

TlsHandshake::TlsHandshake(SSL_CTX *context, const QString &host, Tunnel &tunnel, seen::TlsSeen &seen)
    : m_ssl(SSL_new(context)), m_tunnel(tunnel), m_stream(m_ssl.get(), tunnel), m_seen(seen)
{
    SSL *ssl = m_ssl.get();
    SSL_set_app_data(ssl, this);
    SSL_set_verify(ssl, SSL_VERIFY_PEER, collectProblem);
    SSL_set_cert_cb(ssl, noteRequest, this);
    SSL_set_info_callback(ssl, noteState);
    SSL_set_msg_callback(ssl, noteMessage);
    SSL_set_msg_callback_arg(ssl, this);
    static constexpr unsigned char protocols[] = "\x02h2\x08http/1.1";
    SSL_set_alpn_protos(ssl, protocols, sizeof protocols - 1);
    SSL_set_tlsext_status_type(ssl, TLSEXT_STATUSTYPE_ocsp);
    askFor(host);
}

void TlsHandshake::askFor(const QString &host)
{
    X509_VERIFY_PARAM *verification = SSL_get0_param(m_ssl.get());
    const QHostAddress address(host);
    if (!address.isNull()) {
        X509_VERIFY_PARAM_set1_ip_asc(verification, address.toString().toLatin1().constData());
        return;
    }
    const QByteArray encoded = QUrl::toAce(host);
    QByteArray name = encoded.isEmpty() ? host.toUtf8() : encoded;
    if (name.endsWith('.')) // a name's end in DNS; certificates and RFC 6066 leave it out
        name.chop(1);
    // As curl: a wildcard stands for a whole first label.
    X509_VERIFY_PARAM_set_hostflags(verification, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    X509_VERIFY_PARAM_set1_host(verification, name.constData(), size_t(name.size()));
    SSL_set_tlsext_host_name(m_ssl.get(), name.constData());
}

void TlsHandshake::leaveOutServerName()
{
    SSL_set_tlsext_host_name(m_ssl.get(), nullptr);
}

int TlsHandshake::collectProblem(int good, X509_STORE_CTX *verification)
{
    if (good)
        return 1;
    const auto *ssl =
        static_cast<SSL *>(X509_STORE_CTX_get_ex_data(verification, SSL_get_ex_data_X509_STORE_CTX_idx()));
    seen::TlsSeen &seen = static_cast<TlsHandshake *>(SSL_get_app_data(ssl))->m_seen;
    const int code = X509_STORE_CTX_get_error(verification);
    const int depth = X509_STORE_CTX_get_error_depth(verification);
    const X509 *certificate = X509_STORE_CTX_get_current_cert(verification);
    const bool known = std::any_of(seen.problems.cbegin(), seen.problems.cend(), [&](const seen::VerifyProblem &other) {
        return other.code == code && other.depth == depth;
    });
    if (!known && seen.problems.size() < mostProblems)
        seen.problems << seen::VerifyProblem{code, verifyErrorName(code), depth,
                                             certificate ? nameText(X509_get_subject_name(certificate)) : QString()};
    return 1;
}

// Called only when the server asks for a client certificate.
int TlsHandshake::noteRequest(SSL *ssl, void *self)
{
    seen::TlsSeen &seen = static_cast<TlsHandshake *>(self)->m_seen;
    seen.clientCertificateRequested = true;
    const STACK_OF(X509_NAME) *names = SSL_get0_peer_CA_list(ssl);
    for (int i = 0; i < sk_X509_NAME_num(names) && seen.acceptableAuthorities.size() < mostAuthorities; ++i)
        seen.acceptableAuthorities << nameText(sk_X509_NAME_value(names, i));
    return 1;
}

void TlsHandshake::noteState(const SSL *ssl, int where, int value)
{
    auto *self = static_cast<TlsHandshake *>(SSL_get_app_data(ssl));
    if (where != SSL_CB_READ_ALERT || (value >> 8) != SSL3_AL_FATAL)
        return;
    self->m_seen.alertCode = value & 0xff;
    self->m_seen.alert = alertName(value & 0xff);
    self->m_seen.alertAfterHandshake = self->m_established;
}

void TlsHandshake::noteMessage(int sent, int, int type, const void *message, size_t length, SSL *, void *self)
{
    auto *handshake = static_cast<TlsHandshake *>(self);
    const auto *bytes = static_cast<const unsigned char *>(message);
    if (type != SSL3_RT_HANDSHAKE || length < 6)
        return;
    // Without a suitable certificate the client sends an empty list: 7 bytes in TLS 1.2, 8 in TLS 1.3.
    if (sent && bytes[0] == SSL3_MT_CERTIFICATE)
        handshake->m_seen.clientCertificateSent = length > 8;
    else if (!sent && bytes[0] == SSL3_MT_SERVER_HELLO)
        handshake->m_offeredVersion = bytes[4] << 8 | bytes[5];
    else if (!sent && bytes[0] == SSL3_MT_NEWSESSION_TICKET)
        handshake->m_ticketCame = true;
}

void TlsHandshake::listenForRefusal(const Wait &wait)
{
    Wait brief = wait.within(refusalBudget);
    char byte = 0;
    // A session ticket comes only after the server has accepted the client's last message.
    while (!m_ticketCame && m_seen.alert.isEmpty()) {
        ERR_clear_error();
        const int length = SSL_read(m_ssl.get(), &byte, 1);
        if (length > 0 || SSL_get_error(m_ssl.get(), length) != SSL_ERROR_WANT_READ || m_ticketCame)
            break;
        const Tunnel::End end = m_stream.receive(brief);
        if (end == Tunnel::End::Closed || end == Tunnel::End::Reset)
            m_seen.detail = u"closed after the handshake"_s;
        if (end != Tunnel::End::Open)
            break;
    }
    ERR_clear_error();
}

void TlsHandshake::noteFailure()
{
    const bool startsAsTls = !m_seen.firstBytes.isEmpty() && m_seen.firstBytes[0] >= SSL3_RT_CHANGE_CIPHER_SPEC &&
                             m_seen.firstBytes[0] <= SSL3_RT_APPLICATION_DATA &&
                             (m_seen.firstBytes.size() < 2 || m_seen.firstBytes[1] == SSL3_VERSION_MAJOR);
    if (!m_seen.firstBytes.isEmpty() && !startsAsTls)
        m_seen.end = seen::TlsEnd::PlainText;
    else if (m_seen.alertCode == SSL_AD_PROTOCOL_VERSION ||
             (m_offeredVersion != 0 && m_offeredVersion < TLS1_2_VERSION)) {
        m_seen.end = seen::TlsEnd::VersionMismatch;
        m_seen.protocol = versionName(m_offeredVersion);
    } else if (m_seen.alertCode >= 0)
        m_seen.end = seen::TlsEnd::Alert;
}

void TlsHandshake::noteEnd(Tunnel::End end)
{
    switch (end) {
    case Tunnel::End::Open:
        m_seen.end = seen::TlsEnd::Established;
        return;
    case Tunnel::End::Stopped:
        m_seen.end = seen::TlsEnd::Stopped;
        return;
    case Tunnel::End::TimedOut:
        m_seen.end = seen::TlsEnd::TimedOut;
        m_seen.detail = u"timed out"_s;
        break;
    case Tunnel::End::Closed:
        m_seen.end = seen::TlsEnd::Closed;
        break;
    case Tunnel::End::Reset:
        m_seen.end = seen::TlsEnd::Reset;
        break;
    case Tunnel::End::Failed:
        m_seen.end = seen::TlsEnd::Failed;
        break;
    }
    if (m_seen.detail.isEmpty())
        m_seen.detail = m_tunnel.detail();
    noteFailure();
}

void TlsHandshake::notePeer()
{
    const SSL *ssl = m_ssl.get();
    if (m_established) {
        m_seen.protocol = QString::fromLatin1(SSL_get_version(ssl));
        m_seen.cipher = QString::fromLatin1(SSL_get_cipher_name(ssl));
        m_seen.keyExchange = keyExchangeName(m_ssl.get());
        const unsigned char *name = nullptr;
        unsigned length = 0;
        SSL_get0_alpn_selected(ssl, &name, &length);
        m_seen.alpn = QString::fromLatin1(reinterpret_cast<const char *>(name), int(length));
    }
    const STACK_OF(X509) *sent = SSL_get_peer_cert_chain(ssl);
    for (int i = 0; i < sk_X509_num(sent) && m_seen.chain.size() < mostCertificates; ++i)
        m_seen.chain << certificateSeen(sk_X509_value(sent, i));
    if (const STACK_OF(X509) *built = SSL_get0_verified_chain(ssl))
        m_seen.verifiedDepth = sk_X509_num(built);
    const unsigned char *staple = nullptr;
    m_seen.stapled = SSL_get_tlsext_status_ocsp_resp(m_ssl.get(), &staple) > 0;
}

bool TlsHandshake::run(Wait &wait)
{
    const Tunnel::End end = m_stream.handshake(wait);
    m_seen.detail = m_stream.reason();
    m_seen.firstBytes = m_stream.firstBytes();
    noteEnd(end);
    m_established = end == Tunnel::End::Open;
    notePeer();
    const bool heard = !m_seen.firstBytes.isEmpty();
    if (m_seen.end != seen::TlsEnd::PlainText)
        m_seen.firstBytes.clear();
    if (!m_established)
        return heard;
    if (m_seen.clientCertificateRequested && SSL_version(m_ssl.get()) == TLS1_3_VERSION)
        listenForRefusal(wait);
    m_stream.sayGoodbye(wait);
    return heard;
}

}
