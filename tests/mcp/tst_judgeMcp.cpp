// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/errorCauses.h"
#include "check/verdict.h"
#include "check/judgeMcp.h"
#include "explain/Explanation.h"
#include "explain/Placeholders.h"
#include "explain/reproduceMcp.h"
#include "mcp/ErrorLines.h"
#include "mcp/McpLines.h"
#include "support/runTests.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::McpFarewell;
using seen::McpFaultKind;
using seen::McpOutcome;
using seen::McpSeen;

static McpSeen working()
{
    McpSeen seen;
    seen.command = QStringList{u"/opt/server"_s, u"stdio"_s};
    for (const char *phase : {"start", "initialize", "tools", "stop"})
        seen.phases << seen::McpPhase{QString::fromLatin1(phase), 0, 1, McpOutcome::Answered};
    seen.protocolVersion = u"2025-11-25"_s;
    seen.tools << seen::McpTool{u"one"_s, {}};
    seen.farewell = McpFarewell::InputClosed;
    seen.exitCode = 0;
    return seen;
}

static McpSeen ended(const QStringList &errorLines)
{
    McpSeen seen;
    seen.command = QStringList{u"/opt/server"_s};
    seen.directory = u"/"_s;
    seen.phases << seen::McpPhase{u"discover"_s, 0, 1, McpOutcome::Closed};
    seen.errorLines = errorLines;
    seen.farewell = McpFarewell::ByItself;
    seen.exitCode = 1;
    return seen;
}

static QString idsOf(const QList<Finding> &findings)
{
    QStringList ids;
    for (const Finding &finding : findings)
        ids << finding.id.section(u'.', 2) + (finding.severity == Severity::Warning ? u"?"_s : QString());
    return ids.join(u' ');
}

static QByteArray same(const QByteArray &bytes)
{
    return bytes;
}

static QString faultsIn(const QByteArrayList &pieces)
{
    McpLines lines(same);
    for (const QByteArray &piece : pieces)
        lines.feed(piece);
    lines.end();
    QStringList faults;
    for (const seen::McpFault &fault : lines.faults())
        faults << toJson(fault.kind).toString() + u'@' + QString::number(fault.line);
    int messages = 0;
    while (lines.next())
        ++messages;
    return faults.join(u' ') + u'/' + QString::number(messages);
}

//! What is judged, framed and worded, without any process.
class JudgeMcpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFindingIsExplained();
    void errorLinesNameTheCause_data();
    void errorLinesNameTheCause();
    void whatIsNoCauseIsNone();
    void thatItWorkedMakesFaultsWarnings();
    void oneFailureIsTheRoot();
    void linesAreCutWhereverThePiecesAre();
    void faultsAreTold_data();
    void faultsAreTold();
    void bytesAreShownEscaped();
    void errorLinesStayFew();
    void theReproduceCommandHoldsNoValue();
};

void JudgeMcpTest::everyFindingIsExplained()
{
    const Result<Explanations> all = Explanations::read(u":/lentera/explanations"_s);
    QVERIFY(all);
    const QStringList ids = mcpFindingIds();
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), ids.size());
    QStringList known;
    for (const QString &id : all->ids())
        if (id.startsWith("mcp.server."_L1))
            known << id;
    QStringList wanted = ids;
    wanted.sort();
    QCOMPARE(known.join(u'\n'), wanted.join(u'\n'));
    for (const QString &id : ids)
        QVERIFY2(!all->find(id)->texts.value(u"en"_s).evidence.isEmpty(), qPrintable(id));
}

void JudgeMcpTest::errorLinesNameTheCause_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("finding");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *line, const char *finding, const char *named) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromLatin1(finding) << QString::fromUtf8(named);
    };
    row("ModuleNotFoundError: No module named 'fastmcp.server'", "module-missing", "fastmcp.server");
    row("/usr/bin/python3: No module named airbyte_agent_mcp", "module-missing", "airbyte_agent_mcp");
    row("Error: Cannot find module '/srv/index.js'", "module-missing", "/srv/index.js");
    row("Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'zod' imported from /srv/a.js", "module-missing", "zod");
    row("ImportError: cannot import name 'FastMCP' from 'mcp'", "module-missing",
        "cannot import name 'FastMCP' from 'mcp'");
    row("python3: can't open file '/srv/x.py': [Errno 2] No such file or directory", "module-missing", "/srv/x.py");
    row("error: Failed to spawn: `airbyte_agent_mcp`", "module-missing", "airbyte_agent_mcp");
    row("Connector not found in registry: gong2", "connector-missing", "gong2");
    row("LOCAL connector 'acme': File not found: acme.yaml", "connector-missing", "acme");
    row("FileNotFoundError: [Errno 2] No such file or directory: 'configured_connectors.yaml'", "configuration-missing",
        "configured_connectors.yaml");
    row("Invalid configuration: 1 validation error(s) for Config", "configuration-invalid",
        "1 validation error(s) for Config");
    row("KeyError: 'ACME_API_KEY'", "variable-missing", "ACME_API_KEY");
    row("Error: GITHUB_PERSONAL_ACCESS_TOKEN not set", "variable-missing", "GITHUB_PERSONAL_ACCESS_TOKEN");
    row("BRAVE_API_KEY environment variable is required", "variable-missing", "BRAVE_API_KEY");
    row("Missing required environment variable: SLACK_BOT_TOKEN", "variable-missing", "SLACK_BOT_TOKEN");
    row("Please set the environment variable `DIFY_KEY`", "variable-missing", "DIFY_KEY");
    row("error: No interpreter found for Python >=3.13 in managed installations", "runtime-unsuitable",
        "Python >=3.13 in managed installations");
    row("Error: listen EADDRINUSE: address already in use 127.0.0.1:8000", "port-in-use",
        ": address already in use 127.0.0.1:8000");
    row("npm error network request to https://registry.npmjs.org/x failed", "download-failed",
        "request to https://registry.npmjs.org/x failed");
}

void JudgeMcpTest::errorLinesNameTheCause()
{
    QFETCH(const QString, line);
    QFETCH(const QString, finding);
    QFETCH(const QString, named);
    const QList<Finding> findings = judgeMcp(ended({u"Traceback (most recent call last):"_s, line}));
    QVERIFY(!findings.isEmpty());
    const Finding &root = findings.first();
    QCOMPARE(root.id, "mcp.server."_L1 + finding);
    QCOMPARE(root.facts.value(u"line"_s), line);
    QVERIFY2(root.facts.values().contains(named), qPrintable(QStringList(root.facts.values()).join(u'\n')));
    const Explanations all = Explanations::open(u":/lentera/explanations"_s);
    const ExplanationFile *file = all.find(root.id);
    QVERIFY(file);
    for (const ExplanationFile::Text &text : file->texts)
        for (const QString &name : placeholdersOf(text.title + text.cause + text.fix + text.prevention))
            QVERIFY2(!root.facts.value(name).isEmpty(), qPrintable(root.id + u" lacks "_s + name));
}

void JudgeMcpTest::whatIsNoCauseIsNone()
{
    QVERIFY(!errorCauseIn({u"[WARNING] Telemetry"_s, u"Secure MCP Server running on stdio"_s, u"KeyError: 'name'"_s}));
    QCOMPARE(idsOf(judgeMcp(ended({u"something else"_s}))), u"crashed"_s);
    McpSeen seen = working();
    seen.errorLines = QStringList{u"No module named colorama, going on without"_s};
    QCOMPARE(idsOf(judgeMcp(seen)), QString());
}

void JudgeMcpTest::thatItWorkedMakesFaultsWarnings()
{
    McpSeen seen = working();
    seen.faults << seen::McpFault{McpFaultKind::NotJson, 1, u"hello"_s};
    seen.firstAnswerMs = 12'345;
    seen.leftBehind = 2;
    QCOMPARE(idsOf(judgeMcp(seen)), u"output-polluted? start-slow? processes-left?"_s);
    QCOMPARE(verdictOf(judgeMcp(seen)), u"warn"_s);
    seen.tools.clear();
    QVERIFY(idsOf(judgeMcp(seen)).contains("no-tools?"_L1));
}

void JudgeMcpTest::oneFailureIsTheRoot()
{
    McpSeen seen = ended({u"KeyError: 'ACME_API_KEY'"_s});
    seen.faults << seen::McpFault{McpFaultKind::NotJson, 1, u"hello"_s};
    const QList<Finding> findings = judgeMcp(seen);
    QCOMPARE(idsOf(findings), u"variable-missing crashed output-polluted"_s);
    QVERIFY(findings.first().rootCause && !findings.at(1).rootCause && !findings.at(2).rootCause);
    QCOMPARE(findings.first().explained.join(u' '), u"mcp.server.crashed mcp.server.output-polluted"_s);
    QCOMPARE(verdictOf(findings), u"fail"_s);
}

static constexpr char message[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n";

void JudgeMcpTest::linesAreCutWhereverThePiecesAre()
{
    const QByteArray two = QByteArray(message) + "\r\n" + message;
    for (qsizetype cut = 0; cut <= two.size(); ++cut)
        QCOMPARE(faultsIn({two.left(cut), two.mid(cut)}), u"/2"_s);
    QCOMPARE(faultsIn({two.chopped(1)}), u"/2"_s); // the last line does not end
}

void JudgeMcpTest::faultsAreTold_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const QByteArray &output, const char *told) {
        QTest::newRow(name) << output << QString::fromLatin1(told);
    };
    row("words", QByteArray("Welcome\n") + message, "NotJson@1/1");
    row("log", QByteArray("{\"level\":\"info\"}\n") + message, "LogLine@1/1");
    row("a number", QByteArray("42\n") + message, "NotJson@1/1");
    row("LSP", "Content-Length: 17\r\n\r\n{}", "ContentLength@1/0");
    row("several lines", "{\n  \"jsonrpc\": \"2.0\",\n  \"id\": 1,\n  \"result\": {}\n}\n", "ManyLines@1/0");
    row("several lines, begun with a member", "{\"jsonrpc\": \"2.0\",\n\"id\": 1}\n", "ManyLines@1/0");
    row("mark", QByteArray("\xEF\xBB\xBF") + message, "ByteOrderMark@1/1");
    row("UTF-16", QByteArray("{\0\"\0", 4) + "\n", "Utf16@1/0");
    row("no UTF-8", QByteArray("caf\xE9\n") + message, "NotUtf8@1/1");
    row("array", "[{\"jsonrpc\":\"2.0\"}]\n", "NotJsonRpc@1/0");
    row("version", "{\"jsonrpc\":\"1.0\",\"id\":1,\"result\":{}}\n", "NotJsonRpc@1/0");
    row("too long", QByteArray(longestMcpMessage + 1, 'x'), "TooLong@1/0");
}

void JudgeMcpTest::faultsAreTold()
{
    QFETCH(const QByteArray, output);
    QFETCH(const QString, told);
    QCOMPARE(faultsIn({output}), told);
}

void JudgeMcpTest::bytesAreShownEscaped()
{
    QCOMPARE(escapedBytes("a\\b\x1b[2J\xC3\xA9\t"), u"a\\\\b\\x1b[2J\\xc3\\xa9\\t"_s);
    QCOMPARE(escapedBytes(QByteArray(1000, 'x')).size(), 161);
}

void JudgeMcpTest::errorLinesStayFew()
{
    ErrorLines lines(same);
    for (int i = 0; i < 10'000; ++i)
        lines.feed("line " + QByteArray::number(i) + "\n");
    lines.feed(QByteArray(10 * 1024 * 1024, 'x'));
    lines.end();
    QCOMPARE(lines.first().size(), 20);
    QCOMPARE(lines.first().first(), u"line 0"_s);
    QCOMPARE(lines.tail().size(), 50);
    QCOMPARE(lines.tail().last().size(), 500);
    QVERIFY(lines.bytes() > 10 * 1024 * 1024);
}

void JudgeMcpTest::theReproduceCommandHoldsNoValue()
{
    McpCommand command;
    command.program = u"/bin/sh"_s;
    command.arguments = QStringList{u"-c"_s, u"cat >&2; printf '%s' \"$TOKEN/$HOME\""_s};
    command.environment = {{u"HOME"_s, u"/home/me"_s}, {u"PATH"_s, u"/bin"_s}};
    command.secrets.insert(u"TOKEN"_s, std::make_shared<const Secret>(QByteArray("sesame")));
    const QString text = mcpReproduceCommand(command).replace("sleep 5"_L1, "sleep 0"_L1);
    QVERIFY(!text.contains("sesame"_L1) && !text.contains("/home/me"_L1));
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TOKEN"_s, u"of a colleague"_s);
    environment.insert(u"HOME"_s, u"/home/colleague"_s);
    shell.setProcessEnvironment(environment);
    shell.start(u"sh"_s, {u"-c"_s, text});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardOutput(), QByteArray("of a colleague//home/colleague"));
    QCOMPARE(shell.readAllStandardError().count('\n'), 3); // the client's three messages
}

}

LENTERA_TEST(tst_judgeMcp, lentera::JudgeMcpTest)
#include "tst_judgeMcp.moc"
