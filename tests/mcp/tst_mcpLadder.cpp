// SPDX-License-Identifier: GPL-3.0-or-later
#include "McpServers.h"
#include "definition/ConnectionProblems.h"
#include "definition/ConnectorFile.h"
#include "report/RunJson.h"
#include "run/DiagnosticRun.h"
#include "support/runTests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

static const ConnectorCatalogue &connectors()
{
    static const ConnectorCatalogue all({u":/lentera/connectors"_s});
    return all;
}

static const Connector &stdio()
{
    return *connectors().find(u"mcp-stdio"_s);
}

static Connection connectionTo(const QString &mode)
{
    const McpCommand server = misbehaving(mode);
    Connection connection;
    connection.tenant = TenantId(u"acme"_s);
    connection.id = ConnectionId(u"tools"_s);
    connection.connector = u"mcp-stdio"_s;
    connection.process.program = server.program;
    connection.process.arguments = server.arguments;
    connection.process.variables = server.environment;
    return connection;
}

static SharedSecret secretOf(const char *value)
{
    return std::make_shared<const Secret>(QByteArray(value));
}

static RunRecord walked(const Plan &plan)
{
    return {plan.connection, plan.connector, {}, run(plan, "key", SystemClock(), {})};
}

static RunRecord walked(const Connection &connection)
{
    return walked(planFor(connection, stdio(), {}));
}

static QString stepsOf(const RunResult &result)
{
    QStringList steps;
    for (const Step &step : result.steps)
        steps << phaseText(step.phase) + u' ' + statusText(step.status) +
                     (step.because.isEmpty() ? QString() : u" ("_s + step.because.section(u'.', 1) + u')');
    return steps.join(u", "_s);
}

static QString rootsOf(const RunResult &result)
{
    QStringList ids;
    for (const Finding &root : result.rootCauses())
        ids << root.id;
    return ids.join(u' ');
}

static QByteArray textOf(const QJsonObject &document)
{
    return QJsonDocument(document).toJson();
}

//! MCP servers as connections: the same ladder as for systems in the network.
class McpLadderTest : public QObject {
    Q_OBJECT

    const Explanations m_explanations = Explanations::open(u":/lentera/explanations"_s);

    // Judging what was kept gives what the run gave.
    bool isJudgedAlike(const RunRecord &record) const
    {
        const Result<RunRecord> again = recordFromCase(textOf(caseJson(record)), u"c.json"_s, connectors());
        return again && again->result.findings == record.result.findings &&
               again->result.steps == record.result.steps && again->connection == record.connection;
    }

private Q_SLOTS:
    void stepsTellHowFarAServerCame_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("root");
        QTest::addColumn<QString>("steps");
        const auto row = [](const char *mode, const char *root, const char *steps) {
            QTest::newRow(mode) << QString::fromLatin1(mode) << QString::fromLatin1(root) << QString::fromLatin1(steps);
        };
        row("good", "", "config ok, start ok, greeting ok, tools ok, stop ok");
        row("module", "mcp.server.module-missing",
            "config ok, start ok, greeting fail, tools skipped (server.module-missing), stop ok");
        row("refuse", "mcp.server.greeting-refused",
            "config ok, start ok, greeting fail, tools skipped (server.greeting-refused), stop ok");
        row("tools-refused", "mcp.server.tools-refused", "config ok, start ok, greeting ok, tools fail, stop ok");
        row("no-tools", "mcp.server.no-tools", "config ok, start ok, greeting ok, tools warn, stop ok");
        row("needs-term", "mcp.server.stop-ignored", "config ok, start ok, greeting ok, tools ok, stop warn");
    }
    void stepsTellHowFarAServerCame()
    {
        QFETCH(const QString, mode);
        const RunRecord record = walked(connectionTo(mode));
        QTEST(rootsOf(record.result), "root");
        QTEST(stepsOf(record.result), "steps");
        QVERIFY(isJudgedAlike(record));
        QVERIFY(serversAlive().isEmpty());
    }

    void whatCannotStartSkipsTheRest()
    {
        Connection connection = connectionTo(u"good"_s);
        connection.process.program = u"there-is-no-such-program"_s;
        const RunRecord record = walked(connection);
        QCOMPARE(rootsOf(record.result), u"mcp.server.command-missing"_s);
        QCOMPARE(stepsOf(record.result),
                 u"config ok, start fail, greeting skipped (server.command-missing), tools skipped "
                 "(server.command-missing), stop skipped (server.command-missing)"_s);
        QVERIFY(isJudgedAlike(record));
    }

    void wrongSettingsStartNothing()
    {
        Connection connection = connectionTo(u"good"_s);
        connection.process.variables.insert(u"API_KEY"_s, u"sesame"_s);
        QCOMPARE(rootsOf(walked(connection).result), u"config.parameter.invalid"_s);
        connection.process = {};
        const RunRecord record = walked(connection);
        QCOMPARE(rootsOf(record.result), u"config.parameter.missing"_s);
        QVERIFY(!record.result.evidence.last<seen::McpSeen>());
    }

    void problemsNameTheirField_data()
    {
        QTest::addColumn<ProcessSetting>("process");
        QTest::addColumn<QString>("problem");
        ProcessSetting good;
        good.program = u"npx"_s;
        const auto row = [&good](const char *name, auto change, const char *problem) {
            ProcessSetting process = good;
            change(process);
            QTest::newRow(name) << process << QString::fromLatin1(problem);
        };
        row(
            "good", [](ProcessSetting &) {}, "");
        row(
            "no program", [](ProcessSetting &p) { p.program = u" "_s; }, "missing command");
        row(
            "a folder that depends", [](ProcessSetting &p) { p.directory = u"srv"_s; }, "invalid directory");
        row(
            "no name", [](ProcessSetting &p) { p.inherited = QStringList{u"1A"_s}; }, "invalid inherited");
        row(
            "twice", [](ProcessSetting &p) { p.inherited = p.secrets = QStringList{u"A"_s}; }, "invalid secrets");
        row(
            "a secret in the open",
            [](ProcessSetting &p) {
                p.variables = {{u"MY_TOKEN"_s, u"x"_s}};
            },
            "invalid variables");
        row(
            "a URL with a password",
            [](ProcessSetting &p) {
                p.variables = {{u"DB"_s, u"p://a:b@c"_s}};
            },
            "invalid variables");
    }
    void problemsNameTheirField()
    {
        QFETCH(const ProcessSetting, process);
        Connection connection;
        connection.process = process;
        QStringList problems;
        for (const Error &problem : problemsOf(connection, stdio())) {
            problems << problem.id.section(u'.', 2) + u' ' + problem.facts.value(u"parameter"_s);
            QVERIFY(!problem.facts.values().contains(u"p://a:b@c"_s));
        }
        QTEST(problems.join(u", "_s), "problem");
    }

    void aSecretReachesWhoAsksForIt()
    {
        Connection connection = connectionTo(u"refuse"_s);
        connection.process.secrets = QStringList{u"TOKEN"_s};
        Plan plan = planFor(connection, stdio(), {});
        plan.credential = {{u"TOKEN"_s, secretOf("sesame-open-4711")}, {u"OTHER"_s, secretOf("sesame-other-0815")}};
        const RunRecord record = walked(plan);
        QCOMPARE(stepsOf(record.result).section(u", "_s, 0, 1), u"config ok, credential ok"_s);
        const auto *seen = record.result.evidence.last<seen::McpSeen>();
        QVERIFY(seen);
        QCOMPARE(seen->variables.join(u' '), u"PATH PYTHONDONTWRITEBYTECODE TOKEN"_s);
        QCOMPARE(seen->refusal.message, u"no licence for [secret:TOKEN]"_s);
        for (const QJsonObject &document : {caseJson(record), runJson(record, m_explanations, u"en"_s)})
            QVERIFY(!textOf(document).contains("sesame"));
        const QString command = runJson(record, m_explanations, u"en"_s)
                                    .value("rootCauses"_L1)
                                    .toArray()
                                    .at(0)
                                    .toObject()
                                    .value("reproduce"_L1)
                                    .toString();
        QVERIFY2(command.contains("env -i PATH=/usr/bin:/bin PYTHONDONTWRITEBYTECODE=1 TOKEN=\"$TOKEN\""_L1),
                 qPrintable(command));
    }

    void whatIsInheritedIsNoFactEither()
    {
        Connection connection = connectionTo(u"refuse"_s);
        connection.process.inherited = QStringList{u"TOKEN"_s, u"UNSET"_s};
        Plan plan = planFor(connection, stdio(), {});
        plan.inherited = {{u"TOKEN"_s, secretOf("sesame-open-4711")}};
        const RunRecord record = walked(plan);
        QCOMPARE(record.result.evidence.last<seen::McpSeen>()->refusal.message, u"no licence for [secret:TOKEN]"_s);
    }

    void aMissingSecretStartsNothing()
    {
        Connection connection = connectionTo(u"good"_s);
        connection.process.secrets = QStringList{u"TOKEN"_s};
        const RunRecord record = walked(connection);
        QCOMPARE(rootsOf(record.result), u"credential.value.missing"_s);
        QVERIFY(record.result.findings.first().facts.value(u"host"_s).startsWith(u"python3"_s));
        QCOMPARE(stepsOf(record.result).section(u", "_s, 0, 2),
                 u"config ok, credential fail, start skipped (value.missing)"_s);
        QVERIFY(!record.result.evidence.last<seen::McpSeen>());
    }

    void aSecretInAnArgumentIsToldAndNotStarted()
    {
        Connection connection = connectionTo(u"good"_s);
        connection.process.secrets = QStringList{u"TOKEN"_s};
        connection.process.arguments << u"--token=sesame-open-4711"_s;
        Plan plan = planFor(connection, stdio(), {});
        plan.credential = {{u"TOKEN"_s, secretOf("sesame-open-4711")}};
        const RunRecord record = walked(plan);
        QCOMPARE(rootsOf(record.result), u"mcp.server.secret-in-argument"_s);
        QVERIFY(stepsOf(record.result).contains("start fail, greeting skipped"_L1));
    }

    void stepsHaveTheTimesOfTheirParts()
    {
        const RunRecord record = walked(connectionTo(u"good"_s));
        double last = -1;
        for (const Step &step : record.result.steps.mid(1)) {
            QVERIFY(!step.judgedOnly && step.durationMs > 0);
            QVERIFY2(step.startedMs > last, qPrintable(phaseText(step.phase)));
            last = step.startedMs;
        }
        QVERIFY(record.result.steps.last().startedMs + record.result.steps.last().durationMs <=
                record.result.durationMs);
    }

    void theReportNamesTheCommand()
    {
        const RunRecord record = walked(connectionTo(u"module"_s));
        const QString report = runReport(record, m_explanations, u"en"_s, {}, ReportForm::Text);
        QVERIFY2(report.contains("server.py module"_L1) && report.contains("[mcp.server.module-missing]"_L1),
                 qPrintable(report));
        QVERIFY(report.contains("stderr"_L1) && report.contains("ModuleNotFoundError"_L1));
        const RunRecord healthy = walked(connectionTo(u"good"_s));
        const QString tools = runReport(healthy, m_explanations, u"en"_s, {}, ReportForm::Markdown);
        QVERIFY2(tools.contains("misbehaving 1.2"_L1) && tools.contains("| tool-0 | Does 0 |"_L1), qPrintable(tools));
        const QJsonObject json = runJson(record, m_explanations, u"id"_s);
        QVERIFY(json.value("target"_L1).toString().contains("server.py module"_L1));
        QCOMPARE(json.value("schema"_L1).toString(), u"lentera.run/1"_s);
    }
};

}

LENTERA_TEST(tst_mcpLadder, lentera::McpLadderTest)
#include "tst_mcpLadder.moc"
