// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/FileLinter.h"
#include "files/nearest.h"
#include "files/secretShape.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr qsizetype largestFile = 1024 * 1024; // some hosts keep all their settings in it

static QList<FileRule> rules()
{
    return {{"file.mcp-host.syntax"_L1, Severity::Failure},
            {"file.mcp-host.limit"_L1, Severity::Failure},
            {"file.mcp-host.escape"_L1, Severity::Failure},
            {"file.mcp-host.trailing-comma"_L1, Severity::Failure},
            {"file.mcp-host.comment"_L1, Severity::Failure},
            {"file.mcp-host.repeated"_L1, Severity::Warning},
            {"file.mcp-host.servers"_L1, Severity::Failure},
            {"file.mcp-host.shape"_L1, Severity::Failure},
            {"file.mcp-host.member-unknown"_L1, Severity::Warning},
            {"file.mcp-host.command-missing"_L1, Severity::Failure},
            {"file.mcp-host.command-line"_L1, Severity::Failure},
            {"file.mcp-host.command-relative"_L1, Severity::Failure},
            {"file.mcp-host.command-bare"_L1, Severity::Info},
            {"file.mcp-host.unexpanded"_L1, Severity::Failure},
            {"file.mcp-host.path-relative"_L1, Severity::Warning},
            {"file.mcp-host.url"_L1, Severity::Failure},
            {"file.mcp-host.secret"_L1, Severity::Warning},
            {"file.mcp-host.env-empty"_L1, Severity::Warning},
            {"file.mcp-host.variable-missing"_L1, Severity::Warning}};
}

static bool recognises(const LintSubject &subject)
{
    static const QStringList names{u"claude_desktop_config.json"_s, u"mcp.json"_s, u".mcp.json"_s};
    const QString name = QFileInfo(subject.path).fileName();
    return !subject.isFolder && (names.contains(name) || (name.endsWith(".json"_L1) &&
                                                          subject.content.left(64 * 1024).contains("\"mcpServers\"")));
}

// `${NAME}`, `${env:NAME}`, `${input:id}`: what a host puts a value for.
static QStringList references(const QString &text)
{
    static const QRegularExpression reference(u"\\$\\{((?:env:|input:)?[A-Za-z_][A-Za-z0-9_-]*)\\}"_s);
    QStringList names;
    for (auto match = reference.globalMatch(text); match.hasNext();)
        names << match.next().captured(1);
    return names;
}

static bool isReference(const QString &text)
{
    return text.contains("${"_L1);
}

static bool isAbsolute(const QString &path)
{
    static const QRegularExpression drive(u"\\A(?:[A-Za-z]:[\\\\/]|[\\\\/])"_s);
    return drive.match(path).hasMatch();
}

static bool isPath(const QString &command)
{
    return command.contains(u'/') || command.contains(u'\\');
}

static bool namesSecret(const QString &name)
{
    static const QRegularExpression secret(
        u"TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|PRIVATE_?KEY|CREDENTIAL|AUTHORIZATION"_s,
        QRegularExpression::CaseInsensitiveOption);
    return secret.match(name).hasMatch();
}

namespace {

class HostLint {
public:
    HostLint(const LintSubject &subject, const LintContext &context, FileFindings &findings)
        : m_context(context), m_findings(findings),
          m_document(readJson(subject.content, {largestFile, 64, 100'000, 0})),
          m_isEditor(subject.path.contains("/.vscode/"_L1) || subject.path.startsWith(".vscode/"_L1) ||
                     (m_document.root.find(u"servers") && !m_document.root.find(u"mcpServers")))
    {
    }

    void all(const QString &path)
    {
        QList<TextProblem> problems = m_document.problems;
        if (m_isEditor) // Visual Studio Code reads JSON with comments
            problems.removeIf([](const TextProblem &problem) {
                return problem.fault == "comment"_L1 || problem.fault == "trailing-comma"_L1;
            });
        m_findings.addProblems("file.mcp-host"_L1, problems);
        const DataNode &root = m_document.root;
        if (m_document.refused || !expect(root, root.isMap(), {}, u"map"_s))
            return;
        const QString key = keyFor(path);
        const DataNode *servers = serversOf(root, key);
        if (!servers || !expect(*servers, servers->isMap(), key, u"map"_s))
            return;
        for (const DataMember &member : servers->members)
            server(member);
    }

private:
    QString keyFor(const QString &path) const
    {
        const bool inEditor = path.contains("/.vscode/"_L1) || path.startsWith(".vscode/"_L1);
        const bool elsewhere = path.contains("claude"_L1) || path.contains("/.cursor/"_L1) ||
                               path.startsWith(".cursor/"_L1) || path.endsWith("/.mcp.json"_L1) ||
                               path == ".mcp.json"_L1;
        return inEditor || (m_isEditor && !elsewhere) ? u"servers"_s : u"mcpServers"_s;
    }
    const DataNode *serversOf(const DataNode &root, const QString &key)
    {
        if (const DataNode *servers = root.find(key))
            return servers;
        for (const DataMember &member : root.members) {
            const QString other = nearest(member.name, {u"mcpServers"_s, u"servers"_s});
            if (other.isEmpty() && member.name != "servers"_L1 && member.name != "mcpServers"_L1)
                continue;
            m_findings.add("file.mcp-host.servers"_L1, member.place, {{u"expected"_s, key}, {u"found"_s, member.name}});
            return &member.value;
        }
        m_findings.add("file.mcp-host.servers"_L1, root.place, {{u"expected"_s, key}});
        return nullptr;
    }

    bool expect(const DataNode &node, bool right, const QString &field, const QString &expected)
    {
        if (!right)
            report("file.mcp-host.shape"_L1, node.place, {{u"field"_s, field}, {u"expected"_s, expected}});
        return right;
    }
    void report(QLatin1StringView id, TextPlace place, Facts facts = {})
    {
        facts.insert(u"server"_s, m_server);
        m_findings.add(id, place, std::move(facts));
    }

    void server(const DataMember &member)
    {
        m_server = member.name;
        const DataNode &entry = member.value;
        if (!expect(entry, entry.isMap(), m_server, u"map"_s))
            return;
        memberNames(entry);
        m_hasFolder = entry.find(u"cwd");
        if (const DataNode *args = entry.find(u"args"); args && expect(*args, args->isList(), u"args"_s, u"list"_s))
            arguments(*args);
        const DataNode *command = entry.find(u"command");
        const DataNode *url = entry.find(u"url");
        if (!command && !url && !entry.find(u"serverUrl"))
            report("file.mcp-host.command-missing"_L1, member.place);
        if (command && expect(*command, command->isText(), u"command"_s, u"text"_s))
            judgeCommand(*command);
        if (url && expect(*url, url->isText(), u"url"_s, u"text"_s))
            judgeUrl(*url);
        values(entry.find(u"env"), u"env"_s);
        values(entry.find(u"headers"), u"headers"_s);
    }
    // Hosts have members of their own, so only what looks like a slip is told.
    void memberNames(const DataNode &entry)
    {
        static const QStringList known{u"command"_s, u"args"_s,    u"env"_s,      u"url"_s,     u"type"_s,
                                       u"headers"_s, u"cwd"_s,     u"envFile"_s,  u"timeout"_s, u"disabled"_s,
                                       u"tools"_s,   u"version"_s, u"serverUrl"_s};
        static const QMap<QString, QString> slips{
            {u"cmd"_s, u"command"_s}, {u"executable"_s, u"command"_s}, {u"arguments"_s, u"args"_s},
            {u"params"_s, u"args"_s}, {u"environment"_s, u"env"_s},    {u"envs"_s, u"env"_s},
            {u"uri"_s, u"url"_s},     {u"endpoint"_s, u"url"_s},       {u"workingDirectory"_s, u"cwd"_s}};
        for (const DataMember &member : entry.members) {
            const QString meant = slips.value(member.name, nearest(member.name, known));
            if (!meant.isEmpty())
                report("file.mcp-host.member-unknown"_L1, member.place,
                       {{u"member"_s, member.name}, {u"suggestion"_s, meant}});
        }
    }
    void judgeCommand(const DataNode &node)
    {
        const QString &command = node.text;
        const Facts facts{{u"command"_s, command}};
        variables(node);
        if (command.trimmed().isEmpty())
            return report("file.mcp-host.command-missing"_L1, node.place);
        if (judgeUnexpanded(node, u"command"_s) || isReference(command) || isAbsolute(command))
            return;
        if (!isPath(command.section(u' ', 0, 0)) && command.contains(u' '))
            return report("file.mcp-host.command-line"_L1, node.place, {{u"command"_s, command.section(u' ', 0, 0)}});
        if (isPath(command))
            return report("file.mcp-host.command-relative"_L1, node.place, facts);
        report("file.mcp-host.command-bare"_L1, node.place, facts);
    }
    bool judgeUnexpanded(const DataNode &node, const QString &field)
    {
        static const QRegularExpression shell(u"\\A~[\\\\/]|\\$HOME\\b|%[A-Z]+%"_s);
        const bool wrong = shell.match(node.text).hasMatch();
        if (wrong)
            report("file.mcp-host.unexpanded"_L1, node.place, {{u"field"_s, field}});
        return wrong;
    }
    void arguments(const DataNode &args)
    {
        for (qsizetype i = 0; i < args.items.size(); ++i) {
            const DataNode &item = args.items.at(i);
            const QString field = u"args/"_s + QString::number(i);
            if (!expect(item, item.isText(), field, u"text"_s))
                continue;
            const QString before = i > 0 ? args.items.at(i - 1).text : QString();
            m_hasFolder = m_hasFolder || before == "--directory"_L1;
            argument(item, before, field);
        }
    }
    void argument(const DataNode &item, const QString &before, const QString &field)
    {
        variables(item);
        const QString name = item.text.startsWith(u'-') ? item.text.section(u'=', 0, 0) : before;
        const QString value = item.text.startsWith(u'-') ? item.text.section(u'=', 1) : item.text;
        secret(value, name.startsWith(u'-') && namesSecret(QString(name).replace(u'-', u'_')), item.place,
               name.startsWith(u'-') ? name : field);
        if (judgeUnexpanded(item, field) || isReference(item.text) || isAbsolute(item.text))
            return;
        static const QRegularExpression file(u"\\A[^-@:][^:]*\\.(?:ya?ml|env|json|py|js|ts)\\z"_s);
        if (before == "--directory"_L1 || (!m_hasFolder && file.match(item.text).hasMatch()))
            report("file.mcp-host.path-relative"_L1, item.place, {{u"path"_s, item.text}});
    }
    void judgeUrl(const DataNode &node)
    {
        variables(node);
        const QUrl url(node.text);
        const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
        if (!isReference(node.text) && (!isWeb || url.host().isEmpty()))
            report("file.mcp-host.url"_L1, node.place);
        secret(url.password(), !url.password().isEmpty(), node.place, u"url"_s);
        for (const QString &part : url.query().split(u'&', Qt::SkipEmptyParts))
            secret(part.section(u'=', 1), namesSecret(part.section(u'=', 0, 0)), node.place,
                   u"url?"_s + part.section(u'=', 0, 0));
    }
    void values(const DataNode *map, const QString &field)
    {
        if (!map || !expect(*map, map->isMap(), field, u"map"_s))
            return;
        for (const DataMember &member : map->members) {
            const QString at = field + u'/' + member.name;
            if (!expect(member.value, member.value.isText(), at, u"text"_s))
                continue;
            variables(member.value);
            if (member.value.text.isEmpty())
                report("file.mcp-host.env-empty"_L1, member.value.place, {{u"name"_s, member.name}});
            QString value = member.value.text;
            if (value.startsWith("Bearer "_L1, Qt::CaseInsensitive))
                value = value.mid(7);
            secret(value, namesSecret(member.name), member.value.place, at);
        }
    }
    void secret(const QString &value, bool isNamed, TextPlace place, const QString &name)
    {
        const QString kind = secretKind(value);
        if (!isReference(value) && (!kind.isEmpty() || (isNamed && value.size() >= 8)))
            report("file.mcp-host.secret"_L1, place,
                   {{u"name"_s, name}, {u"length"_s, QString::number(value.size())}, {u"kind"_s, kind}});
    }
    // What the host fills in has to be there.
    void variables(const DataNode &node)
    {
        static const QStringList ofHosts{u"workspaceFolder"_s, u"userHome"_s, u"workspaceFolderBasename"_s,
                                         u"pathSeparator"_s};
        for (const QString &reference : references(node.text)) {
            const bool isInput = reference.startsWith("input:"_L1);
            const QString name = reference.section(u':', -1);
            const bool there = isInput ? hasInput(name) : m_context.environment.contains(name);
            if (!there && !ofHosts.contains(name))
                report("file.mcp-host.variable-missing"_L1, node.place, {{u"variable"_s, reference}});
        }
    }
    bool hasInput(const QString &id) const
    {
        const DataNode *inputs = m_document.root.find(u"inputs");
        if (!inputs)
            return false;
        return std::any_of(inputs->items.cbegin(), inputs->items.cend(), [&](const DataNode &input) {
            const DataNode *name = input.find(u"id");
            return name && name->text == id;
        });
    }

    const LintContext &m_context;
    FileFindings &m_findings;
    DataDocument m_document;
    bool m_isEditor;
    QString m_server;
    bool m_hasFolder = false;
};

}

static void lint(const LintSubject &subject, const LintContext &context, FileFindings &findings)
{
    HostLint(subject, context, findings).all(subject.path);
}

extern const FileLinter mcpHostFile{"mcp-host"_L1, rules, recognises, lint};

}
