// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/Acquaintance.h"

#include "probe/TlsStream.h"
#include "probe/Trust.h"
#include "probe/certificateSeen.h"
#include "probe/tlsNames.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::Answer;

static constexpr std::chrono::milliseconds sessionBudget{300};
static constexpr qsizetype mostProblems = 32;

static HandshakeMade &madeBy(const SSL *ssl)
{
    return *static_cast<HandshakeMade *>(SSL_get_app_data(ssl));
}

static int collectProblem(int good, X509_STORE_CTX *verification)
{
    if (good)
        return 1;
    const auto *ssl =
        static_cast<SSL *>(X509_STORE_CTX_get_ex_data(verification, SSL_get_ex_data_X509_STORE_CTX_idx()));
    QList<seen::VerifyProblem> &problems = madeBy(ssl).problems;
    const int code = X509_STORE_CTX_get_error(verification);
    if (problems.size() < mostProblems)
        problems << seen::VerifyProblem{code, verifyErrorName(code), X509_STORE_CTX_get_error_depth(verification), {}};
    return 1;
}

static int keepSession(SSL *ssl, SSL_SESSION *session)
{
    madeBy(ssl).session.reset(session);
    return 1; // it is ours now
}

static int noteRequest(SSL *ssl, void *)
{
    madeBy(ssl).certificateAsked = true;
    return 1;
}

static void noteAlert(const SSL *ssl, int where, int value)
{
    if (where == SSL_CB_READ_ALERT && (value >> 8) == SSL3_AL_FATAL) {
        madeBy(ssl).answer = Answer::Refused;
        madeBy(ssl).detail = alertName(value & 0xff);
    }
}

Acquaintance::Acquaintance(Line &line, const QString &host)
    : m_line(line), m_host(host), m_context(SSL_CTX_new(TLS_client_method()))
{
    SSL_CTX *context = m_context.get();
    Q_CHECK_PTR(context);
    SSL_CTX_set_security_level(context, 0); // to meet also what this machine's applications would refuse
    SSL_CTX_set_cipher_list(context, "ALL:COMPLEMENTOFALL:@SECLEVEL=0");
    SSL_CTX_set_min_proto_version(context, 0);
    SSL_CTX_set_options(context, SSL_OP_LEGACY_SERVER_CONNECT);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context, keepSession);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, collectProblem);
    SSL_CTX_set_info_callback(context, noteAlert);
}

Result<std::unique_ptr<Acquaintance>> Acquaintance::with(Line &line, const QString &host)
{
    std::unique_ptr<Acquaintance> made(new Acquaintance(line, host));
    if (const auto trust = applyTrust(made->m_context.get(), line.plan()); !trust)
        return failureOf(trust);
    return made;
}

static QByteArray alpnBytes(const QList<QByteArray> &protocols)
{
    QByteArray bytes;
    for (const QByteArray &protocol : protocols)
        bytes += char(protocol.size()) + protocol;
    return bytes;
}

openssl::Session Acquaintance::session(const HandshakeOrder &order) const
{
    openssl::Session session(SSL_new(m_context.get()));
    SSL *ssl = session.get();
    Q_CHECK_PTR(ssl);
    SSL_set_min_proto_version(ssl, order.oldest);
    SSL_set_max_proto_version(ssl, order.newest);
    if (!order.tickets)
        SSL_set_options(ssl, SSL_OP_NO_TICKET);
    if (!order.signatures.isEmpty())
        SSL_set1_sigalgs_list(ssl, order.signatures.constData());
    if (const QByteArray protocols = alpnBytes(order.alpn); !protocols.isEmpty())
        SSL_set_alpn_protos(ssl, reinterpret_cast<const unsigned char *>(protocols.constData()),
                            unsigned(protocols.size()));
    SSL_set_tlsext_status_type(ssl, TLSEXT_STATUSTYPE_ocsp);
    if (!order.serverName.isEmpty())
        SSL_set_tlsext_host_name(ssl, order.serverName.constData());
    X509_VERIFY_PARAM *verification = SSL_get0_param(ssl);
    X509_VERIFY_PARAM_set_hostflags(verification, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (const QHostAddress literal(m_host); !literal.isNull())
        X509_VERIFY_PARAM_set1_ip_asc(verification, literal.toString().toLatin1().constData());
    else
        X509_VERIFY_PARAM_set1_host(verification, nameForHello(m_host).constData(), 0);
    if (order.resuming)
        SSL_set_session(ssl, order.resuming);
    SSL_set_cert_cb(ssl, noteRequest, nullptr);
    return session;
}

// A TLS 1.3 server sends its tickets after the handshake; some send none.
static void awaitSession(SSL *ssl, TlsStream &stream, const Wait &wait, const HandshakeMade &made)
{
    Wait brief = wait.within(sessionBudget);
    char byte = 0;
    while (!made.session) {
        ERR_clear_error();
        const int length = SSL_read(ssl, &byte, 1);
        if (made.session || length > 0 || SSL_get_error(ssl, length) != SSL_ERROR_WANT_READ ||
            stream.receive(brief) != Tunnel::End::Open)
            break;
    }
    ERR_clear_error();
}

void Acquaintance::talk(Tunnel &tunnel, Wait &wait, const HandshakeOrder &order, HandshakeMade &made) const
{
    made.ssl = session(order);
    SSL *ssl = made.ssl.get();
    SSL_set_app_data(ssl, &made);
    TlsStream stream(ssl, tunnel);
    const Tunnel::End end = stream.handshake(wait);
    if (made.answer != Answer::Refused) {
        made.answer = answerOf(end);
        made.detail = stream.reason();
    }
    if (end != Tunnel::End::Open)
        return;
    made.version = SSL_version(ssl);
    made.resumed = SSL_session_reused(ssl) == 1;
    if (order.keepingSession)
        awaitSession(ssl, stream, wait, made);
    stream.sayGoodbye(wait);
}

HandshakeMade Acquaintance::shake(const QHostAddress &address, const HandshakeOrder &order) const
{
    HandshakeMade made;
    const Tunnel::End opened =
        m_line.call(address, [&](Tunnel &tunnel, Wait &wait) { talk(tunnel, wait, order, made); });
    if (made.ssl)
        SSL_set_app_data(made.ssl.get(), nullptr); // the callbacks' object moves from here
    else if (opened != Tunnel::End::Closed)
        made.answer = answerOf(opened);
    return made;
}

QByteArray nameForHello(const QString &host)
{
    if (!QHostAddress(host).isNull())
        return {};
    const QByteArray encoded = QUrl::toAce(host);
    QByteArray name = encoded.isEmpty() ? host.toUtf8() : encoded;
    if (name.endsWith('.'))
        name.chop(1);
    return name;
}

QString digestOf(const X509 *certificate)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (!certificate || X509_digest(certificate, EVP_sha256(), digest, &length) != 1)
        return {};
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(digest), int(length)).toHex());
}

}
