// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/EnvironmentInput.h"

#include "base/AtomicFile.h"

#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct EnvironmentText {
    Q_DECLARE_TR_FUNCTIONS(EnvironmentText)
};

}

static constexpr qint64 largestFile = 256 * 1024;

void addEnvironmentInput(CLI::App &command, EnvironmentInput &input)
{
    command
        .add_option(
            "--inherit", input.inherited,
            help(EnvironmentText::tr("What the server inherits: host (the six variables that MCP hosts pass on, "
                                     "which is usual), shell (everything) or none.")))
        ->check(CLI::IsMember({"host", "shell", "none"}))
        ->option_text("host|shell|none");
    command
        .add_option("--env", input.variables,
                    help(EnvironmentText::tr("NAME: pass this variable on. NAME=OTHER: pass OTHER on as NAME.")))
        ->allow_extra_args(false)
        ->option_text("NAME[=OTHER]");
    command
        .add_option("--env-file", input.file,
                    help(EnvironmentText::tr("Pass on what stands in this file, NAME=VALUE a line.")))
        ->option_text("FILE");
}

static void give(McpCommand &command, const QString &name, QByteArray value)
{
    giveVariable(command, name, std::make_shared<const Secret>(std::move(value)));
}

static void inherit(const std::string &what, McpCommand &command)
{
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    for (const QString &name : own.keys()) {
        const bool wanted = what == "shell" || (what == "host" && hostVariables().contains(name));
        if (!wanted || !isEnvironmentName(name))
            continue;
        if (mayBeSecret(name, own.value(name)))
            give(command, name, own.value(name).toLocal8Bit());
        else
            command.environment.insert(name, own.value(name));
    }
}

// One line of the file: blanks around, `export` before, and quotation marks around the value are taken off. False when
// it is no NAME=VALUE.
static bool giveLine(McpCommand &command, QByteArray line)
{
    line = line.trimmed();
    if (line.isEmpty() || line.startsWith('#'))
        return true;
    if (line.startsWith("export "))
        line.remove(0, 7);
    const qsizetype equals = line.indexOf('=');
    const QString name = QString::fromUtf8(line.left(std::max<qsizetype>(equals, 0)).trimmed());
    QByteArray value = line.mid(equals + 1).trimmed();
    wipeBytes(line);
    const char quote = value.isEmpty() ? '\0' : value.front();
    const bool quoted = quote == '"' || quote == '\'';
    const bool closed = !quoted || (value.size() > 1 && value.back() == quote);
    if (quoted && closed)
        value = value.mid(1, value.size() - 2);
    if (equals < 1 || !isEnvironmentName(name) || !closed || value.contains('\0')) {
        wipeBytes(value);
        return false;
    }
    give(command, name, std::move(value));
    return true;
}

static Result<void> giveFile(McpCommand &command, const QString &path)
{
    Result<QByteArray> bytes = readWhole(path, largestFile);
    if (!bytes)
        return failureOf(bytes);
    int number = 0;
    bool good = true;
    for (qsizetype from = 0; good && from < bytes->size(); ++number) {
        const qsizetype end = bytes->indexOf('\n', from);
        const qsizetype size = (end < 0 ? bytes->size() : end) - from;
        good = giveLine(command, bytes->mid(from, size));
        from += size + 1;
    }
    wipeBytes(*bytes);
    if (good)
        return {};
    return failure("cli.environment-file"_L1, {{u"path"_s, path}, {u"line"_s, QString::number(number)}});
}

static Result<void> passOn(McpCommand &command, const QString &text)
{
    const QString name = text.section(u'=', 0, 0);
    const QString from = text.contains(u'=') ? text.section(u'=', 1) : name;
    if (!isEnvironmentName(name))
        return failure("cli.environment-name"_L1, {{u"text"_s, name}});
    const QByteArray variable = from.toUtf8();
    if (isEnvironmentName(from) && qEnvironmentVariableIsSet(variable.constData())) {
        give(command, name, qgetenv(variable.constData()));
        return {};
    }
    // It may be the value itself: it is not repeated.
    return text.contains(u'=') ? failure("cli.secret-in-option"_L1, {{u"name"_s, name}})
                               : failure("cli.variable"_L1, {{u"name"_s, name}});
}

Result<void> readEnvironment(const EnvironmentInput &input, McpCommand &command)
{
    inherit(input.inherited, command);
    if (!input.file.empty())
        if (const auto given = giveFile(command, fromArgument(input.file)); !given)
            return given;
    for (const std::string &text : input.variables)
        if (const auto given = passOn(command, fromArgument(text)); !given)
            return given;
    return {};
}

}
