// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackProgram.h"

#include <QFile>
#include <QTemporaryDir>

namespace lentera {

//! A real proxy on 127.0.0.1 that runs for the time of a test. Say after it is made:
//! `QVERIFY2(proxy.ready(), proxy.output());`.
class ProxyProgram {
public:
    int port() const { return m_port; }
    bool ready() const { return m_ready; }
    const char *output() const { return m_program.output().constData(); }
    QString url(const QString &scheme) const { return QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(m_port); }

protected:
    //! Writes \a content into a file of the proxy's own folder and gives its path.
    QString written(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }
    QByteArray portText() const { return QByteArray::number(m_port); }
    void start(const QString &name, const QStringList &arguments, const QByteArray &readyText)
    {
        m_ready = m_program.start(name, arguments, readyText, m_port);
    }

private:
    QTemporaryDir m_folder;
    int m_port = freePort();
    LoopbackProgram m_program;
    bool m_ready = false;
};

//! squid with \a rules (http_access and what they need), without cache and logs.
class Squid : public ProxyProgram {
public:
    explicit Squid(const QByteArray &rules)
    {
        const QByteArray usual =
            "\npid_filename none\ncache deny all\naccess_log none\ncache_store_log none\n"
            "netdb_filename none\npinger_enable off\nlogfile_rotate 0\ncache_log /dev/null\n"
            "visible_hostname proxy.test\nshutdown_lifetime 0 seconds\n"
            "dns_nameservers 127.0.0.1\ndns_timeout 1 seconds\ndns_retransmit_interval 1 seconds\nhosts_file ";
        const QString hosts = written(QStringLiteral("hosts"), "127.0.0.1 practice.test\n");
        const QString file = written(QStringLiteral("squid.conf"),
                                     "http_port 127.0.0.1:" + portText() + usual + hosts.toUtf8() + '\n' + rules);
        start(QStringLiteral("squid"), {QStringLiteral("-N"), QStringLiteral("-d1"), QStringLiteral("-f"), file},
              "Accepting HTTP Socket connections");
    }
    //! squid's lines for a sign-in that \a program judges.
    static QByteArray signIn(const QByteArray &scheme, const QString &program)
    {
        return "auth_param " + scheme + " program " + program.toUtf8() + "\nauth_param " + scheme +
               " realm practice\nauth_param " + scheme +
               " children 1\nacl known proxy_auth REQUIRED\nhttp_access allow known\nhttp_access deny all\n";
    }
};

class Tinyproxy : public ProxyProgram {
public:
    explicit Tinyproxy(const QByteArray &rules)
    {
        const QString file = written(QStringLiteral("tinyproxy.conf"),
                                     "Port " + portText() + "\nListen 127.0.0.1\nTimeout 5\nMaxClients 20\n" + rules);
        start(QStringLiteral("tinyproxy"), {QStringLiteral("-d"), QStringLiteral("-c"), file}, {});
    }
};

//! dante, which leads to 127.0.0.1 except where \a rules come before.
class Dante : public ProxyProgram {
public:
    explicit Dante(const QByteArray &rules)
    {
        const QString file = written(
            QStringLiteral("danted.conf"),
            "logoutput: stderr\ninternal: 127.0.0.1 port = " + portText() +
                "\nexternal: 127.0.0.1\nsocksmethod: none\nclientmethod: none\n"
                "client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }\n" +
                rules +
                "socks pass { from: 127.0.0.0/8 to: 127.0.0.0/8 }\nsocks pass { from: 127.0.0.0/8 to: .test }\n");
        start(QStringLiteral("danted"),
              {QStringLiteral("-f"), file, QStringLiteral("-N"), QStringLiteral("1"), QStringLiteral("-p"),
               file + QStringLiteral(".pid")},
              "running");
    }
};

}
