// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/McpTalk.h"

#include "definition/McpVersions.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::McpEra;
using seen::McpOutcome;
using seen::McpPhase;

static constexpr int mostPages = 50;
static constexpr qsizetype mostTools = 1000;
static constexpr qsizetype mostNames = 50;
static constexpr qsizetype longestName = 200;
static constexpr qsizetype longestText = 1000;
static constexpr int mostRequests = 1000; // of the server's own, until it is not answered any more

static QJsonObject clientInfo()
{
    return {{u"name"_s, u"lentera"_s}, {u"version"_s, QStringLiteral(LENTERA_VERSION)}};
}

// Every modern request carries it.
static QJsonObject modernMeta()
{
    return {{u"io.modelcontextprotocol/protocolVersion"_s, newestModernVersion()},
            {u"io.modelcontextprotocol/clientCapabilities"_s, QJsonObject()},
            {u"io.modelcontextprotocol/clientInfo"_s, clientInfo()}};
}

static QStringList namesIn(const QJsonValue &list)
{
    QStringList names;
    for (const QJsonValue &name : list.toArray())
        if (names.size() < mostNames)
            names << name.toString().left(longestName);
    return names;
}

void McpTalk::send(const QJsonObject &message)
{
    m_server.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
}

QString McpTalk::ask(const QString &method, const QJsonObject &parameters)
{
    const int id = ++m_lastId;
    send({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"method"_s, method}, {u"params"_s, parameters}});
    return QString::number(id);
}

void McpTalk::done(McpPhase phase, McpOutcome outcome)
{
    phase.durationMs = m_server.elapsedMs() - phase.startedMs;
    phase.outcome = outcome;
    m_seen.phases << phase;
}

// The server may ask, too: whether we are alive, and for what we have not offered.
void McpTalk::obey(const QJsonObject &request)
{
    ++m_seen.serverRequests;
    if (!request.contains("id"_L1) || m_seen.serverRequests > mostRequests)
        return;
    QJsonObject answer{{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, request.value("id"_L1)}};
    if (request.value("method"_L1) == "ping"_L1)
        answer.insert(u"result"_s, QJsonObject());
    else
        answer.insert(u"error"_s, QJsonObject{{u"code"_s, -32601}, {u"message"_s, u"Method not found"_s}});
    send(answer);
}

std::optional<McpTalk::Answer> McpTalk::answerIn(const QJsonObject &message, const QStringList &ids)
{
    if (message.contains("method"_L1)) {
        obey(message);
        return {};
    }
    const QJsonValue id = message.value("id"_L1);
    const int number = id.isDouble() ? id.toInt() : 0; // a text is no id of ours
    if (number < 1 || number > m_lastId) {
        m_lines.noteUnknown(message);
        return {};
    }
    if (m_seen.firstAnswerMs < 0)
        m_seen.firstAnswerMs = m_server.elapsedMs();
    const bool refused = message.contains("error"_L1);
    const QString text = QString::number(number);
    // Nobody waits for a late one, nor for a late refusal of server/discover beside something newer.
    if (!ids.contains(text) || (refused && text != ids.first()))
        return {};
    return Answer{text, message, refused ? McpOutcome::Refused : McpOutcome::Answered};
}

McpTalk::Answer McpTalk::await(const QStringList &ids, Wait wait, const TooLate &tooLate)
{
    for (;;) {
        while (const std::optional<QJsonObject> message = m_lines.next())
            if (const std::optional<Answer> answer = answerIn(*message, ids))
                return *answer;
        if (m_lines.broken())
            return {{}, {}, McpOutcome::Malformed};
        if (m_server.outputEnded())
            return {{}, {}, McpOutcome::Closed};
        if (wait.over() || (tooLate && tooLate()))
            return {{}, {}, wait.stopped() ? McpOutcome::Stopped : McpOutcome::Silent};
        m_lines.feed(m_server.listen(wait));
        if (m_server.outputEnded())
            m_lines.end();
    }
}

void McpTalk::refuse(const QString &method, const QJsonObject &error)
{
    const QStringList supported = namesIn(error.value("data"_L1).toObject().value("supported"_L1));
    m_seen.refusal = {method, error.value("code"_L1).toInt(),
                      m_clean(error.value("message"_L1).toString()).left(longestText), supported};
}

void McpTalk::takeServer(const QJsonObject &info)
{
    m_seen.serverName = m_clean(info.value("name"_L1).toString()).left(longestName);
    m_seen.serverVersion = m_clean(info.value("version"_L1).toString()).left(longestName);
}

bool McpTalk::takeDiscovery(const QJsonObject &result)
{
    if (!result.value("supportedVersions"_L1).isArray()) // some answer whatever they are asked
        return false;
    m_seen.era = McpEra::Modern;
    m_seen.supported = namesIn(result.value("supportedVersions"_L1));
    m_seen.protocolVersion = newestModernVersion();
    if (!m_seen.supported.isEmpty() && !m_seen.supported.contains(m_seen.protocolVersion))
        m_seen.protocolVersion = m_seen.supported.first();
    m_seen.capabilities = result.value("capabilities"_L1).toObject().keys().mid(0, mostNames);
    takeServer(result.value("_meta"_L1).toObject().value("io.modelcontextprotocol/serverInfo"_L1).toObject());
    return knowsVersion(m_seen.protocolVersion);
}

// Whether the server is a modern one that goes on. Any error but the modern ones says that it is of the other kind.
bool McpTalk::discover(const McpCommand &command)
{
    const McpPhase phase = begun(u"discover"_s);
    m_discoverId = ask(u"server/discover"_s, {{u"_meta"_s, modernMeta()}});
    const auto tooLate = [&] {
        const double since = m_server.elapsedMs() - m_server.firstByteMs();
        return m_server.firstByteMs() >= 0 && since > double(command.patience.discover.count());
    };
    const Answer answer = await({m_discoverId}, m_wait.within(command.patience.total / 3), tooLate);
    done(phase, answer.outcome);
    if (answer.outcome == McpOutcome::Answered)
        return takeDiscovery(answer.message.value("result"_L1).toObject());
    const QJsonObject error = answer.message.value("error"_L1).toObject();
    if (isModernError(error.value("code"_L1).toInt())) {
        m_seen.era = McpEra::Modern;
        refuse(u"server/discover"_s, error);
    }
    return false;
}

bool McpTalk::takeGreeting(const QJsonObject &result)
{
    m_seen.era = McpEra::Legacy;
    m_seen.refusal = {};
    m_seen.protocolVersion = m_clean(result.value("protocolVersion"_L1).toString()).left(longestName);
    m_seen.capabilities = result.value("capabilities"_L1).toObject().keys().mid(0, mostNames);
    takeServer(result.value("serverInfo"_L1).toObject());
    if (!knowsVersion(m_seen.protocolVersion))
        return false;
    send({{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, u"notifications/initialized"_s}});
    return true;
}

bool McpTalk::initialize(const QString &version)
{
    const McpPhase phase = begun(u"initialize"_s);
    const QString id =
        ask(u"initialize"_s,
            {{u"protocolVersion"_s, version}, {u"capabilities"_s, QJsonObject()}, {u"clientInfo"_s, clientInfo()}});
    const Answer answer = await({id, m_discoverId}, m_wait);
    const QJsonObject result = answer.message.value("result"_L1).toObject();
    done(phase, answer.outcome);
    if (answer.outcome == McpOutcome::Answered) // to the question before it: a modern one that woke late
        return answer.id == m_discoverId ? takeDiscovery(result) : takeGreeting(result);
    if (answer.outcome != McpOutcome::Refused)
        return false;
    refuse(u"initialize"_s, answer.message.value("error"_L1).toObject());
    const QString other = newestKnown(m_seen.refusal.supported);
    return !other.isEmpty() && other < version && initialize(other); // ever older, so that it ends
}

QJsonObject McpTalk::toolsParameters(const QString &cursor) const
{
    QJsonObject parameters;
    if (!cursor.isEmpty())
        parameters.insert(u"cursor"_s, cursor);
    if (m_seen.era == McpEra::Modern)
        parameters.insert(u"_meta"_s, modernMeta());
    return parameters;
}

// False when there are more than are kept.
bool McpTalk::takeTools(const QJsonObject &result)
{
    for (const QJsonValue &one : result.value("tools"_L1).toArray()) {
        if (m_seen.tools.size() == mostTools)
            return false;
        const QJsonObject tool = one.toObject();
        m_seen.tools << seen::McpTool{m_clean(tool.value("name"_L1).toString()).left(longestName),
                                      m_clean(tool.value("description"_L1).toString()).left(longestText)};
    }
    return true;
}

void McpTalk::listTools()
{
    const McpPhase phase = begun(u"tools"_s);
    if (!m_seen.capabilities.contains("tools"_L1))
        return done(phase, McpOutcome::Answered);
    QStringList cursors{QString()};
    for (;;) {
        const QString id = ask(u"tools/list"_s, toolsParameters(cursors.last()));
        const Answer answer = await({id}, m_wait);
        if (answer.outcome == McpOutcome::Refused)
            refuse(u"tools/list"_s, answer.message.value("error"_L1).toObject());
        if (answer.outcome != McpOutcome::Answered)
            return done(phase, answer.outcome);
        const QJsonObject result = answer.message.value("result"_L1).toObject();
        const QString cursor = result.value("nextCursor"_L1).toString();
        const bool fits = takeTools(result);
        // A cursor that comes again leads round in circles.
        m_seen.toolsComplete = fits && (cursor.isEmpty() || (!cursors.contains(cursor) && cursors.size() < mostPages));
        if (!m_seen.toolsComplete || cursor.isEmpty())
            return done(phase, McpOutcome::Answered);
        cursors << cursor;
    }
}

void McpTalk::run(const McpCommand &command)
{
    bool greeted = command.first == McpFirst::Discover && discover(command);
    const bool modern = m_seen.era == McpEra::Modern;
    const QString offered = modern ? newestKnown(m_seen.refusal.supported + m_seen.supported) : newestLegacyVersion();
    const bool reachable = !m_lines.broken() && !m_server.outputEnded() && !m_wait.over();
    if (!greeted && reachable && !offered.isEmpty())
        greeted = initialize(offered);
    if (!greeted && command.first == McpFirst::Initialize && !m_lines.broken() && !m_server.outputEnded() &&
        m_seen.protocolVersion.isEmpty() && !m_wait.over())
        greeted = discover(command);
    if (greeted)
        listTools();
}

}
