// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackPorts.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

namespace lentera {

//! A PostgreSQL of its own in a temporary folder, on a port of 127.0.0.1, as the user postgres where this is root. The
//! role postgres has the password that password() says.
class PostgresServer {
public:
    PostgresServer()
    {
        const QDir versions(QStringLiteral("/usr/lib/postgresql"));
        const QStringList all = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        m_bin = all.isEmpty() ? QString() : versions.filePath(all.last()) + QStringLiteral("/bin/");
        if (!m_bin.isEmpty() && initialise())
            start();
    }
    ~PostgresServer()
    {
        for (const auto &session : m_sessions)
            session->kill();
        for (const auto &session : m_sessions)
            session->waitForFinished();
        if (m_server.state() != QProcess::NotRunning)
            ::kill(pid_t(m_server.processId()), SIGQUIT); // at once, and without leaving its memory behind
        m_server.waitForFinished();
        run({QStringLiteral("rm"), QStringLiteral("-rf"), data()});
    }
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    bool ready() const { return m_ready; }
    const char *output() const { return m_output.constData(); }
    int port() const { return m_port; }
    static QByteArray password() { return "postgres-canary-0815"; }

    //! Runs statements as the superuser; false when one fails.
    bool execute(const QByteArray &statements, const QString &database = QStringLiteral("postgres"))
    {
        QProcess psql;
        psql.setProcessEnvironment(environment());
        psql.start(QStringLiteral("psql"),
                   arguments(database) + QStringList{QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1")});
        psql.write(statements);
        psql.closeWriteChannel();
        psql.waitForFinished();
        m_output = psql.readAllStandardError();
        return psql.exitStatus() == QProcess::NormalExit && psql.exitCode() == 0;
    }
    //! Opens a session, gives it \a statements and leaves it open; true once it has printed \a ready.
    bool hold(const QByteArray &statements, const QByteArray &readyText, const QString &database)
    {
        auto session = std::make_unique<QProcess>();
        session->setProcessEnvironment(environment());
        session->start(QStringLiteral("psql"), arguments(database));
        session->write(statements);
        QByteArray printed;
        QElapsedTimer clock;
        clock.start();
        while (!printed.contains(readyText) && clock.elapsed() < 20'000 && session->state() != QProcess::NotRunning) {
            session->waitForReadyRead(20);
            printed += session->readAllStandardOutput();
        }
        m_sessions.push_back(std::move(session));
        return printed.contains(readyText);
    }

private:
    QString data() const { return m_folder.path() + QStringLiteral("/data"); }
    static bool isRoot() { return ::geteuid() == 0; }
    static QStringList asServer(const QStringList &command)
    {
        return isRoot() ? QStringList{QStringLiteral("setpriv"), QStringLiteral("--reuid=postgres"),
                                      QStringLiteral("--regid=postgres"), QStringLiteral("--clear-groups")} +
                              command
                        : command;
    }
    bool run(const QStringList &command)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(command.first(), command.mid(1));
        process.waitForFinished(60'000);
        m_output += process.readAll();
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }
    bool initialise()
    {
        const QString secret = m_folder.filePath(QStringLiteral("password"));
        QFile file(secret);
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write(password());
        file.close();
        if (isRoot() &&
            !run({QStringLiteral("chown"), QStringLiteral("-R"), QStringLiteral("postgres"), m_folder.path()}))
            return false;
        return run(asServer({m_bin + QStringLiteral("initdb"), QStringLiteral("-D"), data(), QStringLiteral("-U"),
                             QStringLiteral("postgres"), QStringLiteral("--auth=scram-sha-256"),
                             QStringLiteral("--pwfile=") + secret, QStringLiteral("--no-sync"),
                             QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C")}));
    }
    void start()
    {
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        QStringList command = asServer({m_bin + QStringLiteral("postgres"), QStringLiteral("-D"), data(),
                                        QStringLiteral("-p"), QString::number(m_port)});
        for (const char *setting :
             {"listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "max_connections=20",
              "shared_buffers=16MB", "shared_preload_libraries=pg_stat_statements", "autovacuum=off"})
            command << QStringLiteral("-c") << QString::fromLatin1(setting);
        m_server.start(command.first(), command.mid(1));
        QElapsedTimer clock;
        clock.start();
        while (!m_output.contains("ready to accept connections") && clock.elapsed() < 60'000 &&
               m_server.state() != QProcess::NotRunning) {
            m_server.waitForReadyRead(20);
            m_output += m_server.readAll();
        }
        m_ready = m_output.contains("ready to accept connections");
    }
    QStringList arguments(const QString &database) const
    {
        return {QStringLiteral("-X"),       QStringLiteral("-h"),    QStringLiteral("127.0.0.1"),
                QStringLiteral("-p"),       QString::number(m_port), QStringLiteral("-U"),
                QStringLiteral("postgres"), QStringLiteral("-d"),    database};
    }
    static QProcessEnvironment environment()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPASSWORD"), QString::fromLatin1(password()));
        return environment;
    }

    QTemporaryDir m_folder;
    QString m_bin;
    int m_port = freePort();
    QProcess m_server;
    std::vector<std::unique_ptr<QProcess>> m_sessions;
    QByteArray m_output;
    bool m_ready = false;
};

}
