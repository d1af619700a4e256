// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/reproduceMcp.h"

#include "definition/McpVersions.h"
#include "explain/Reproduce.h"

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

// A value that the reader's own shell must supply stands as a variable.
static QString environmentWords(const QStringList &names, const QMap<QString, QString> &shown)
{
    QString words;
    for (const QString &name : names)
        words += u' ' + name + u'=' + (shown.contains(name) ? shellWord(shown.value(name)) : u"\"$"_s + name + u'"');
    return words;
}

static QString commandWords(const QString &program, const QStringList &arguments)
{
    QStringList words{shellWord(program)};
    for (const QString &argument : arguments)
        words << shellWord(argument);
    return words.join(u' ');
}

QString commandWords(const ProcessSetting &process)
{
    return commandWords(process.program, process.arguments);
}

static QString conversation(const QString &directory, const QString &environment, const QString &command)
{
    QString words = u"cd "_s + shellWord(directory.isEmpty() ? u"/"_s : directory) + u" && { printf '%s\\n'"_s;
    for (const QString &line : firstWords())
        words += u' ' + shellWord(line);
    return words + u"; sleep 5; } | env -i"_s + environment + u' ' + command;
}

QString mcpReproduceCommand(const McpCommand &command)
{
    QMap<QString, QString> shown = command.environment;
    shown.removeIf([](const auto &variable) { return variable.key() != "PATH"_L1; });
    return conversation(command.directory, environmentWords(command.environment.keys() + command.secrets.keys(), shown),
                        commandWords(command.program, command.arguments));
}

QString mcpReproduceCommand(const ProcessSetting &process)
{
    const QStringList names = process.variables.keys() + process.inherited + process.secrets;
    return conversation(process.directory, environmentWords(names, process.variables), commandWords(process));
}

}
