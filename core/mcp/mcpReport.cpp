// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/mcpReport.h"

#include "explain/Reproduce.h"
#include "explain/explainedJson.h"
#include "mcp/McpVersions.h"
#include "mcp/judgeMcp.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera {

// Written by hand: a person reads it, and the members' order is that of the specification.
static QStringList firstWords()
{
    return {
        uR"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"%1","capabilities":{},)"_s.arg(
            newestLegacyVersion()) +
            uR"("clientInfo":{"name":"lentera","version":"1"}}})"_s,
        uR"({"jsonrpc":"2.0","method":"notifications/initialized"})"_s,
        uR"({"jsonrpc":"2.0","id":2,"method":"tools/list","params":{}})"_s};
}

// Of what the server was given only PATH is written out: any other value may be what one person alone should know.
static QString environmentWords(const McpCommand &command)
{
    QString words;
    for (const QString &name : command.environment.keys() + command.secrets.keys())
        words += u' ' + name + u'=' +
                 (name == "PATH"_L1 ? shellWord(command.environment.value(name)) : u"\"$"_s + name + u'"');
    return words;
}

QString mcpReproduceCommand(const McpCommand &command)
{
    QString words =
        u"cd "_s + shellWord(command.directory.isEmpty() ? u"/"_s : command.directory) + u" && { printf '%s\\n'"_s;
    for (const QString &line : firstWords())
        words += u' ' + shellWord(line);
    words += u"; sleep 5; } | env -i"_s + environmentWords(command) + u' ' + shellWord(command.program);
    for (const QString &argument : command.arguments)
        words += u' ' + shellWord(argument);
    return words;
}

static QJsonObject findingJson(const Finding &finding, const Explained &text)
{
    QJsonObject object = explainedJson(text);
    object.insert(u"severity"_s, severityText(finding.severity));
    object.insert(u"facts"_s, toJson(finding.facts));
    object.insert(u"rootCause"_s, finding.rootCause);
    object.insert(u"explains"_s, toJson(finding.explained));
    return object;
}

QJsonObject mcpJson(const McpCommand &command, const seen::McpSeen &seen, const Explanations &explanations,
                    const QString &language)
{
    QJsonArray all;
    QJsonArray roots;
    const QList<Finding> findings = judgeMcp(seen);
    for (const Finding &finding : findings) {
        const QJsonObject json = findingJson(finding, explanations.of(finding, u"mcp-stdio"_s, language));
        all << json;
        if (finding.rootCause)
            roots << json;
    }
    return {{u"schema"_s, u"lentera.mcp/1"_s},
            {u"verdict"_s, verdictOf(findings)},
            {u"rootCauses"_s, roots},
            {u"findings"_s, all},
            {u"reproduce"_s, mcpReproduceCommand(command)},
            {u"server"_s, toJson(seen)}};
}

}
