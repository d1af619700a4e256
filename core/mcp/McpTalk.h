// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mcp/KeptProcess.h"
#include "mcp/McpLines.h"

namespace lentera {

//! The conversation of an MCP client with one server, from the greeting to the last tool.
class McpTalk {
public:
    //! All text goes through \a clean before it is kept.
    McpTalk(KeptProcess &server, McpLines &lines, std::function<QString(const QString &)> clean, seen::McpSeen &seen,
            const Wait &wait)
        : m_server(server), m_lines(lines), m_clean(std::move(clean)), m_seen(seen), m_wait(wait)
    {
    }

    //! Greets in the order that \a command asks for, then lists the tools. Every phase is noted.
    void run(const McpCommand &command);

private:
    struct Answer {
        QString id;
        QJsonObject message; //!< empty when none came
        seen::McpOutcome outcome = seen::McpOutcome::Silent;
    };
    using TooLate = std::function<bool()>;

    bool discover(const McpCommand &command);
    bool initialize(const QString &version);
    void listTools();
    bool takeDiscovery(const QJsonObject &result);
    bool takeGreeting(const QJsonObject &result);
    bool takeTools(const QJsonObject &result);
    QJsonObject toolsParameters(const QString &cursor) const;
    void send(const QJsonObject &message);
    QString ask(const QString &method, const QJsonObject &parameters);
    Answer await(const QStringList &ids, Wait wait, const TooLate &tooLate = {});
    std::optional<Answer> answerIn(const QJsonObject &message, const QStringList &ids);
    void obey(const QJsonObject &request);
    void refuse(const QString &method, const QJsonObject &error);
    seen::McpPhase begun(const QString &name) const { return {name, m_server.elapsedMs(), 0, {}}; }
    void done(seen::McpPhase phase, seen::McpOutcome outcome);
    void takeServer(const QJsonObject &info);

    KeptProcess &m_server;
    McpLines &m_lines;
    std::function<QString(const QString &)> m_clean;
    seen::McpSeen &m_seen;
    const Wait &m_wait;
    int m_lastId = 0;
    QString m_discoverId; //!< a late answer to it is still one
};

}
