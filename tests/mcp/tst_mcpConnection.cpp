// SPDX-License-Identifier: GPL-3.0-or-later
#include "McpServers.h"
#include "support/CliProgram.h"
#include "support/runTests.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera {

//! An MCP server as a stored connection, and in `check --connector mcp-stdio`.
class McpConnectionTest : public QObject {
    Q_OBJECT

    CliProgram m_cli{QProcessEnvironment::systemEnvironment()};

    static QStringList serverOf(const QString &mode)
    {
        const McpCommand command = misbehaving(mode);
        return QStringList{u"--"_s, command.program} + command.arguments;
    }
    CliAnswer add(const QString &id, const QString &mode, const QStringList &options = {})
    {
        return m_cli.run(QStringList{u"connection"_s, u"add"_s, u"acme/"_s + id, u"--connector"_s, u"mcp-stdio"_s} +
                         options + serverOf(mode));
    }
    CliAnswer check(const QString &mode, const QStringList &options = {})
    {
        return m_cli.run(QStringList{u"check"_s, u"--json"_s, u"--connector"_s, u"mcp-stdio"_s} + options +
                         serverOf(mode));
    }
    static QJsonObject seenIn(const CliAnswer &answer)
    {
        for (const QJsonValue &one : answer.json().value("observations"_L1).toArray())
            if (one.toObject().value("kind"_L1) == "mcp"_L1)
                return one.toObject().value("seen"_L1).toObject();
        return {};
    }
    static QString rootOf(const CliAnswer &answer)
    {
        return answer.json().value("rootCauses"_L1).toArray().at(0).toObject().value("id"_L1).toString();
    }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_cli.run({u"tenant"_s, u"add"_s, u"acme"_s}).status, 0); }

    void aStoredServerIsChecked()
    {
        const CliAnswer added = add(u"good"_s, u"good"_s);
        QVERIFY2(added.status == 0, added.err.constData());
        const CliAnswer answer = m_cli.run({u"check"_s, u"acme/good"_s, u"--json"_s});
        QVERIFY2(answer.status == 0, answer.out.constData());
        QCOMPARE(answer.json().value("verdict"_L1).toString(), u"ok"_s);
        QStringList steps;
        for (const QJsonValue &step : answer.json().value("steps"_L1).toArray())
            steps << step.toObject().value("id"_L1).toString();
        QCOMPARE(steps.join(u' '), u"config start greeting tools stop"_s);
        QCOMPARE(seenIn(answer).value("serverName"_L1).toString(), u"misbehaving"_s);
        QVERIFY(m_cli.run({u"check"_s, u"--all"_s}).out.contains("acme/good"));
        const CliAnswer shown = m_cli.run({u"connection"_s, u"show"_s, u"acme/good"_s});
        QVERIFY2(shown.out.contains("server.py good") && !shown.out.contains("Proxy"), shown.out.constData());
        QVERIFY(m_cli.run({u"connection"_s, u"list"_s}).out.contains("server.py good"));
    }

    void aCaseIsJudgedAgain()
    {
        QVERIFY(add(u"broken"_s, u"module"_s).status == 0);
        const QString file = m_cli.home() + "/broken.json"_L1;
        const CliAnswer answer = m_cli.run({u"check"_s, u"acme/broken"_s, u"--json"_s, u"--save"_s, file});
        QCOMPARE(answer.status, 3);
        QCOMPARE(rootOf(answer), u"mcp.server.module-missing"_s);
        const CliAnswer again = m_cli.run({u"check"_s, u"--replay"_s, file, u"--json"_s});
        QCOMPARE(again.status, 3);
        QCOMPARE(again.json().value("rootCauses"_L1), answer.json().value("rootCauses"_L1));
        const CliAnswer text = m_cli.run({u"check"_s, u"--replay"_s, file, u"--lang"_s, u"id"_s});
        QVERIFY2(text.out.contains("[mcp.server.module-missing]") && text.out.contains("tidak menemukan"),
                 text.out.constData());
    }

    void itGetsTheVariablesThatTheConnectionNames()
    {
        m_cli.environment().insert(u"LENTERA_EXTRA"_s, u"extra"_s);
        QVERIFY(add(u"variables"_s, u"good"_s,
                    {u"--inherit"_s, u"none"_s, u"--env"_s, u"PATH"_s, u"--env"_s, u"LENTERA_EXTRA"_s, u"--env-value"_s,
                     u"MODE=dry"_s})
                    .status == 0);
        const CliAnswer answer = m_cli.run({u"check"_s, u"acme/variables"_s, u"--json"_s});
        QCOMPARE(seenIn(answer).value("variables"_L1).toArray(),
                 (QJsonArray{u"LENTERA_EXTRA"_s, u"MODE"_s, u"PATH"_s}));
        const CliAnswer edited = m_cli.run({u"connection"_s, u"edit"_s, u"acme/variables"_s, u"--no-env"_s, u"MODE"_s,
                                            u"--no-env"_s, u"LENTERA_EXTRA"_s});
        QVERIFY2(edited.status == 0, edited.err.constData());
        QCOMPARE(seenIn(m_cli.run({u"check"_s, u"acme/variables"_s, u"--json"_s})).value("variables"_L1).toArray(),
                 QJsonArray{u"PATH"_s});
    }

    void aServerThatIsNotStoredIsChecked()
    {
        m_cli.environment().insert(u"MY_TOKEN"_s, u"sesame-open-4711"_s);
        const CliAnswer answer =
            check(u"refuse"_s, {u"--env-secret"_s, u"TOKEN"_s, u"--secret-env"_s, u"TOKEN=MY_TOKEN"_s});
        QCOMPARE(answer.status, 3);
        QCOMPARE(rootOf(answer), u"mcp.server.greeting-refused"_s);
        QVERIFY(!answer.out.contains("sesame") && answer.out.contains("[secret:TOKEN]"));
        const CliAnswer without = check(u"refuse"_s);
        QVERIFY2(without.out.contains("no licence for nobody"), without.out.constData());
        const CliAnswer missing = check(u"refuse"_s, {u"--env-secret"_s, u"TOKEN"_s});
        QCOMPARE(rootOf(missing), u"credential.value.missing"_s);
    }

    void aSecretOnTheCommandLineIsRefused()
    {
        const CliAnswer answer = add(u"open"_s, u"good"_s, {u"--env-value"_s, u"API_KEY=sesame-open-4711"_s});
        QCOMPARE(answer.status, 6);
        QVERIFY(!answer.err.contains("sesame"));
    }

    void whatIsWrongIsNamed()
    {
        const CliAnswer none = m_cli.run({u"connection"_s, u"add"_s, u"acme/none"_s, u"--connector"_s, u"mcp-stdio"_s});
        QCOMPARE(none.status, 2);
        QVERIFY2(none.err.contains("command"), none.err.constData());
        const CliAnswer other = m_cli.run(
            {u"connection"_s, u"add"_s, u"acme/other"_s, u"--url"_s, u"https://a.example"_s, u"and-a-word-more"_s});
        QCOMPARE(other.status, 2);
        const CliAnswer url = add(u"url"_s, u"good"_s, {u"--url"_s, u"https://a.example"_s});
        QCOMPARE(url.status, 2);
        QVERIFY2(url.err.contains("baseUrl"), url.err.constData());
    }

    void exportsBringItBack()
    {
        QVERIFY(add(u"kept"_s, u"good"_s, {u"--cwd"_s, u"/tmp"_s, u"--env-value"_s, u"MODE=dry"_s}).status == 0);
        const QString file = m_cli.home() + "/acme.json"_L1;
        QVERIFY(m_cli.run({u"tenant"_s, u"export"_s, file, u"acme"_s}).status == 0);
        CliProgram other{QProcessEnvironment::systemEnvironment()};
        const CliAnswer imported = other.run({u"tenant"_s, u"import"_s, file});
        QVERIFY2(imported.status == 0, imported.err.constData());
        const QStringList show{u"connection"_s, u"show"_s, u"acme/kept"_s, u"--json"_s};
        QCOMPARE(other.run(show).json().value("process"_L1), m_cli.run(show).json().value("process"_L1));
        // What somebody else wants started waits until it was seen here.
        const CliAnswer refused = other.run({u"check"_s, u"acme/kept"_s});
        QCOMPARE(refused.status, 6);
        QVERIFY2(refused.err.contains("connection approve acme/kept"), refused.err.constData());
        const CliAnswer approved = other.run({u"connection"_s, u"approve"_s, u"acme/kept"_s});
        QVERIFY2(approved.status == 0 && approved.out.contains("server.py good"), approved.err.constData());
        QCOMPARE(other.run({u"check"_s, u"acme/kept"_s}).status, 0);
    }
};

}

LENTERA_TEST(tst_mcpConnection, lentera::McpConnectionTest)
#include "tst_mcpConnection.moc"
