// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace lentera {

//! What one call of lentera-cli answered.
struct CliAnswer {
    int status = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

//! lentera-cli with a profile of its own, in a given environment.
class CliProgram {
public:
    explicit CliProgram(QProcessEnvironment environment) : m_environment(std::move(environment))
    {
        m_environment.insert(QStringLiteral("LENTERA_HOME"), home());
        m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
            m_environment.remove(QString::fromLatin1(name));
    }

    QString home() const { return m_home.path(); }
    QProcessEnvironment &environment() { return m_environment; }

    CliAnswer run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(QStringLiteral(BIN_DIR "/lentera-cli"), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            process.kill();
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

}
