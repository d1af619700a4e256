// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackProgram.h"
#include "support/TestAuthority.h"

#include <QTemporaryDir>

namespace lentera {

//! What a TLS server shows, and what it wants. A server program is the better witness than our own code.
struct CertificateShown {
    QByteArray chain; //!< PEM, the server's own certificate first
    QByteArray key;   //!< PEM
    QByteArray clientAuthorities{};
    bool oldProtocol = false; //!< TLS 1.0 and nothing newer
    bool newProtocol = false; //!< TLS 1.3 and nothing older
};

//! An OpenSSL configuration under which a server may be as bad as it likes.
inline QString lenientOpenSsl(const QString &folder)
{
    return QStringLiteral("OPENSSL_CONF=") +
           writtenTo(folder, QStringLiteral("openssl.cnf"),
                     "openssl_conf = c\n[c]\nssl_conf = s\n[s]\nsystem_default = d\n[d]\n"
                     "MinProtocol = TLSv1\nCipherString = ALL:@SECLEVEL=0\n");
}

//! One `openssl s_server` that answers every request with a page about itself.
class SServer {
public:
    bool start(const CertificateShown &shown)
    {
        using namespace Qt::StringLiterals;
        const qsizetype end = shown.chain.indexOf("-----END CERTIFICATE-----") + 26;
        const QString folder = m_folder.path();
        QStringList arguments{lenientOpenSsl(folder),
                              u"openssl"_s,
                              u"s_server"_s,
                              u"-4"_s,
                              u"-www"_s,
                              u"-accept"_s,
                              u"127.0.0.1:%1"_s.arg(m_port),
                              u"-cert"_s,
                              writtenTo(folder, u"own.pem"_s, shown.chain.first(end)),
                              u"-key"_s,
                              writtenTo(folder, u"own.key"_s, shown.key),
                              u"-cipher"_s,
                              u"ALL:@SECLEVEL=0"_s};
        if (const QByteArray rest = shown.chain.mid(end); !rest.isEmpty())
            arguments << u"-cert_chain"_s << writtenTo(folder, u"rest.pem"_s, rest);
        if (shown.oldProtocol)
            arguments << u"-tls1"_s;
        if (shown.newProtocol)
            arguments << u"-tls1_3"_s;
        if (!shown.clientAuthorities.isEmpty())
            arguments << u"-verify_return_error"_s << u"-Verify"_s << u"3"_s << u"-CAfile"_s
                      << writtenTo(folder, u"clients.pem"_s, shown.clientAuthorities);
        return m_program.start(u"env"_s, arguments, "ACCEPT");
    }
    int port() const { return m_port; }
    const QByteArray &output() const { return m_program.output(); }

private:
    QTemporaryDir m_folder;
    int m_port = freePort();
    LoopbackProgram m_program;
};

//! One nginx with a server per certificate, each on a port of its own on 127.0.0.1.
class Nginx {
public:
    //! Answers the port on which the certificate will be shown.
    int show(const CertificateShown &shown)
    {
        using namespace Qt::StringLiterals;
        const int port = addServer(u"ssl"_s);
        const QString name = QString::number(port);
        m_servers += u"ssl_certificate %1; ssl_certificate_key %2;"_s.arg(
            writtenTo(m_folder.path(), name + u".pem"_s, shown.chain),
            writtenTo(m_folder.path(), name + u".key"_s, shown.key));
        if (shown.oldProtocol)
            m_servers += u"ssl_protocols TLSv1;"_s;
        if (shown.newProtocol)
            m_servers += u"ssl_protocols TLSv1.3;"_s;
        if (!shown.clientAuthorities.isEmpty())
            m_servers += u"ssl_verify_client on; ssl_client_certificate %1;"_s.arg(
                writtenTo(m_folder.path(), name + u".clients"_s, shown.clientAuthorities));
        m_servers += u"location / { return 200 'ok'; } }\n"_s;
        return port;
    }
    //! A server of its own words inside `server { … }`.
    int serve(const QString &listenOptions, const QString &words)
    {
        const int port = freePort();
        serveAt(QStringLiteral("127.0.0.1:%1").arg(port), listenOptions, words);
        return port;
    }
    //! The same at \a place, `ADDRESS:PORT`; several servers may share one.
    void serveAt(const QString &place, const QString &listenOptions, const QString &words)
    {
        m_servers += QStringLiteral("server { listen %1 %2; %3 }\n").arg(place, listenOptions, words);
    }
    bool start()
    {
        using namespace Qt::StringLiterals;
        const QString folder = m_folder.path();
        const QString configuration =
            u"daemon off; master_process off; pid %1/pid; error_log stderr notice; events {}\n"
            "http { access_log off; client_body_temp_path %1; proxy_temp_path %1; fastcgi_temp_path %1;\n"
            "uwsgi_temp_path %1; scgi_temp_path %1; ssl_ciphers ALL:@SECLEVEL=0;\n%2}\n"_s.arg(folder, m_servers);
        return m_program.start(u"env"_s,
                               {lenientOpenSsl(folder), u"PATH=/usr/sbin:/usr/bin:/sbin:/bin"_s, u"nginx"_s, u"-p"_s,
                                folder, u"-e"_s, u"stderr"_s, u"-c"_s,
                                writtenTo(folder, u"nginx.conf"_s, configuration.toUtf8())},
                               "event method");
    }
    QString folder() const { return m_folder.path(); }
    const QByteArray &output() const { return m_program.output(); }

private:
    int addServer(const QString &listenOptions)
    {
        const int port = freePort();
        m_servers += QStringLiteral("server { listen 127.0.0.1:%1 %2;").arg(port).arg(listenOptions);
        return port;
    }

    QTemporaryDir m_folder;
    QString m_servers;
    LoopbackProgram m_program;
};

}
