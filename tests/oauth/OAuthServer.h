// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackProgram.h"

#include <QFileInfo>
#include <QTest>

namespace lentera {

//! A real authorisation server (npm's oidc-provider) on a free port of loopback.
class OAuthServer {
public:
    //! Why there is none; empty when it runs.
    QString start()
    {
        const QString modules = QStringLiteral(SOURCE_DIR "/build/oauth-server");
        if (!QFileInfo::exists(modules + QStringLiteral("/node_modules/oidc-provider")))
            return QStringLiteral("oidc-provider is not installed; packaging/test does it: mkdir -p build/oauth-server "
                                  "&& cp tests/oauth/server/package*.json build/oauth-server && npm ci --prefix "
                                  "build/oauth-server");
        if (!m_program.start(QStringLiteral("node"),
                             {QStringLiteral(SOURCE_DIR "/tests/oauth/server/server.mjs"), modules}, "ready http"))
            return QStringLiteral("node: ") + QString::fromUtf8(m_program.output());
        const QByteArray &output = m_program.output();
        const qsizetype at = output.indexOf("ready ") + 6;
        m_issuer = QString::fromLatin1(output.mid(at, output.indexOf('\n', at) - at)).trimmed();
        return {};
    }
    const QString &issuer() const { return m_issuer; }

private:
    LoopbackProgram m_program;
    QString m_issuer;
};

//! A person with a browser who does what the pages ask for.
class Browser {
public:
    //! Opens \a url on a process of its own; \a arguments as browser.py has them.
    void open(const QString &url, const QStringList &arguments = {})
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("python3"),
                        QStringList{QStringLiteral(SOURCE_DIR "/tests/oauth/server/browser.py"), url} + arguments);
    }
    //! The last page that was shown.
    QByteArray page()
    {
        m_process.waitForFinished();
        return m_process.readAll();
    }

private:
    QProcess m_process;
};

}
