// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackServer.h"
#include "support/TestAuthority.h"

#include <csignal>

namespace lentera {

//! A TLS server on 127.0.0.1 with everything about it chosen by the test.
class TlsServer {
public:
    struct Settings {
        QByteArray chain; //!< PEM, the server's own certificate first
        QByteArray key;   //!< PEM
        int newestVersion = TLS1_3_VERSION;
        bool http2 = false;           //!< chosen in ALPN when the client offers it
        QByteArray clientAuthorities; //!< PEM; a client certificate is demanded when not empty
        //! Runs after the handshake.
        std::function<void(SSL *)> talk = answerOnce;
    };

    explicit TlsServer(Settings settings)
        : m_settings(std::move(settings)), m_context(contextOf(m_settings)),
          m_server([this](LoopbackPeer &peer) { serve(peer); })
    {
    }
    int port() const { return m_server.port(); }
    int connections() const { return m_server.connections(); }

    //! Reads the head of a request and answers `200 ok`.
    static void answerOnce(SSL *ssl)
    {
        QByteArray head;
        char byte = 0;
        while (!head.endsWith("\r\n\r\n") && SSL_read(ssl, &byte, 1) == 1)
            head += byte;
        static constexpr char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        if (!head.isEmpty())
            SSL_write(ssl, answer, sizeof answer - 1);
    }

private:
    static openssl::Context contextOf(const Settings &settings)
    {
        std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes to its socket without MSG_NOSIGNAL
        openssl::Context context(SSL_CTX_new(TLS_server_method()));
        SSL_CTX_set_security_level(context.get(), 0); // a server may be as bad as it likes
        SSL_CTX_set_cipher_list(context.get(), "ALL:@SECLEVEL=0");
        SSL_CTX_set_max_proto_version(context.get(), settings.newestVersion);
        const openssl::Bio chain = openssl::reader(settings.chain);
        const openssl::Certificate own(PEM_read_bio_X509(chain.get(), nullptr, nullptr, nullptr));
        const openssl::Bio keyBio = openssl::reader(settings.key);
        const openssl::Key key(PEM_read_bio_PrivateKey(keyBio.get(), nullptr, nullptr, nullptr));
        SSL_CTX_use_cert_and_key(context.get(), own.get(), key.get(), nullptr, 1);
        SSL_CTX_set_mode(context.get(), SSL_MODE_NO_AUTO_CHAIN);
        while (const openssl::Certificate more{PEM_read_bio_X509(chain.get(), nullptr, nullptr, nullptr)})
            SSL_CTX_add1_chain_cert(context.get(), more.get());
        if (settings.http2)
            SSL_CTX_set_alpn_select_cb(context.get(), chooseHttp2, nullptr);
        if (!settings.clientAuthorities.isEmpty())
            demandClientCertificate(context.get(), settings.clientAuthorities);
        ERR_clear_error();
        return context;
    }
    static int chooseHttp2(SSL *, const uchar **chosen, uchar *length, const uchar *offered, unsigned offers, void *)
    {
        static constexpr uchar http2[] = {2, 'h', '2'};
        uchar *found = nullptr;
        if (SSL_select_next_proto(&found, length, http2, sizeof http2, offered, offers) != OPENSSL_NPN_NEGOTIATED)
            return SSL_TLSEXT_ERR_NOACK;
        *chosen = found;
        return SSL_TLSEXT_ERR_OK;
    }
    static void demandClientCertificate(SSL_CTX *context, const QByteArray &authorities)
    {
        const openssl::Bio bio = openssl::reader(authorities);
        while (const openssl::Certificate root{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)}) {
            X509_STORE_add_cert(SSL_CTX_get_cert_store(context), root.get());
            SSL_CTX_add_client_CA(context, root.get());
        }
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    }
    void serve(LoopbackPeer &peer)
    {
        const openssl::Session ssl(SSL_new(m_context.get()));
        SSL_set_fd(ssl.get(), peer.descriptor());
        if (SSL_accept(ssl.get()) == 1) {
            m_settings.talk(ssl.get());
            SSL_shutdown(ssl.get());
        }
        ERR_clear_error();
        // Bytes that nobody read would turn the close into a reset, and that would overtake an alert.
        ::shutdown(peer.descriptor(), SHUT_WR);
        peer.waitForClose();
    }

    Settings m_settings;
    openssl::Context m_context;
    LoopbackServer m_server;
};

}
