// SPDX-License-Identifier: GPL-3.0-or-later
#include "McpServers.h"
#include "support/CliProgram.h"
#include "support/runTests.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera {

//! `lentera-cli mcp`.
class McpCommandTest : public QObject {
    Q_OBJECT

    CliProgram m_cli{QProcessEnvironment::systemEnvironment()};

    CliAnswer mcp(const QString &mode, const QStringList &options = {})
    {
        const McpCommand command = misbehaving(mode);
        return m_cli.run(QStringList{u"mcp"_s} + options + QStringList{u"--"_s, command.program} + command.arguments);
    }
    static QString rootOf(const CliAnswer &answer)
    {
        return answer.json().value("rootCauses"_L1).toArray().at(0).toObject().value("id"_L1).toString();
    }
    // What the server was given, as /usr/bin/env prints it on its output.
    QStringList given(const QStringList &options)
    {
        QStringList lines;
        const CliAnswer answer =
            m_cli.run(QStringList{u"mcp"_s, u"--json"_s} + options + QStringList{u"--"_s, u"/usr/bin/env"_s});
        for (const QJsonValue &fault : answer.json().value("server"_L1).toObject().value("faults"_L1).toArray())
            lines << fault.toObject().value("bytes"_L1).toString();
        return lines;
    }

private Q_SLOTS:
    void aGoodServerIsTold()
    {
        const CliAnswer answer = mcp(u"good"_s);
        QCOMPARE(answer.status, 0);
        QVERIFY2(answer.out.contains("tool-0") && answer.out.contains("misbehaving 1.2"), answer.out.constData());
        QVERIFY(answer.out.contains("env -i"));
        const QJsonObject json = mcp(u"good"_s, {u"--json"_s}).json();
        QCOMPARE(json.value("schema"_L1).toString(), u"lentera.mcp/1"_s);
        QCOMPARE(json.value("verdict"_L1).toString(), u"ok"_s);
    }

    void aBrokenOneIsExplained()
    {
        const CliAnswer answer = mcp(u"module"_s);
        QCOMPARE(answer.status, 3);
        QVERIFY2(answer.out.contains("[mcp.server.module-missing]") && answer.out.contains("there_is_no_such_module"),
                 answer.out.constData());
        QVERIFY(mcp(u"module"_s, {u"--lang"_s, u"id"_s}).out.contains("tidak menemukan"));
        QCOMPARE(rootOf(mcp(u"module"_s, {u"--json"_s})), u"mcp.server.module-missing"_s);
    }

    void warningsCountWhenAskedFor()
    {
        QCOMPARE(mcp(u"no-tools"_s).status, 0);
        QCOMPARE(mcp(u"no-tools"_s, {u"--strict"_s}).status, 4);
    }

    void theTimeIsLimited()
    {
        const CliAnswer answer = mcp(u"silent"_s, {u"--timeout"_s, u"2"_s, u"--json"_s});
        QCOMPARE(answer.status, 3);
        QCOMPARE(rootOf(answer), u"mcp.server.no-answer"_s);
    }

    void whatIsInheritedIsChosen()
    {
        m_cli.environment().insert(u"HOME"_s, u"/home/me"_s);
        m_cli.environment().insert(u"LENTERA_EXTRA"_s, u"extra"_s);
        QVERIFY(given({u"--inherit"_s, u"none"_s}).isEmpty());
        const QStringList host = given({});
        QVERIFY(host.contains(u"HOME=/home/me"_s) && !host.contains(u"LENTERA_EXTRA=extra"_s));
        const CliAnswer shell =
            m_cli.run({u"mcp"_s, u"--json"_s, u"--inherit"_s, u"shell"_s, u"--"_s, u"/usr/bin/env"_s});
        QVERIFY(
            shell.json().value("server"_L1).toObject().value("variables"_L1).toArray().contains(u"LENTERA_EXTRA"_s));
    }

    void secretsComeByNameAndAreNeverShown()
    {
        m_cli.environment().insert(u"MY_TOKEN"_s, u"sesame-open-4711"_s);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"server.env"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# a comment\nexport FILED='sesame-file-0815' \n\n");
        file.close();
        QCOMPARE(given({u"--inherit"_s, u"none"_s, u"--env"_s, u"TOKEN=MY_TOKEN"_s, u"--env-file"_s, file.fileName()})
                     .join(u'\n'),
                 u"FILED=[secret:FILED]\nTOKEN=[secret:TOKEN]"_s);
        for (const char *mode : {"banner", "exit", "refuse"}) {
            const CliAnswer answer = mcp(QString::fromLatin1(mode), {u"--env"_s, u"TOKEN=MY_TOKEN"_s});
            QVERIFY2(!answer.out.contains("sesame") && !answer.err.contains("sesame"), answer.out.constData());
            QVERIFY2(answer.out.contains("[secret:TOKEN]"), answer.out.constData());
        }
    }

    void valuesOnTheCommandLineAreRefused()
    {
        m_cli.environment().insert(u"MY_TOKEN"_s, u"sesame-open-4711"_s);
        const CliAnswer value = mcp(u"good"_s, {u"--env"_s, u"TOKEN=sesame_value"_s});
        QCOMPARE(value.status, 6);
        QVERIFY2(!value.err.contains("sesame") && value.err.contains("TOKEN"), value.err.constData());
        const CliAnswer argument =
            m_cli.run({u"mcp"_s, u"--env"_s, u"MY_TOKEN"_s, u"--"_s, u"/bin/cat"_s, u"--token=sesame-open-4711"_s});
        QCOMPARE(argument.status, 6);
        QVERIFY(!argument.err.contains("sesame"));
    }

    void aBadFileIsNamedByLine()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"bad.env"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("GOOD=1\nBAD sesame\n");
        file.close();
        const CliAnswer answer = mcp(u"good"_s, {u"--env-file"_s, file.fileName()});
        QCOMPARE(answer.status, 2);
        QVERIFY2(answer.err.contains("bad.env:2") && !answer.err.contains("sesame"), answer.err.constData());
        QCOMPARE(mcp(u"good"_s, {u"--env-file"_s, u"/there/is/none"_s}).status, 2);
        QCOMPARE(mcp(u"good"_s, {u"--env"_s, u"1X"_s}).status, 2);
        QCOMPARE(mcp(u"good"_s, {u"--env"_s, u"THERE_IS_NONE"_s}).status, 2);
    }

    void anInterruptLeavesNothing()
    {
        QProcess process;
        const McpCommand command = misbehaving(u"hang"_s);
        process.start(QStringLiteral(BIN_DIR "/lentera-cli"),
                      QStringList{u"mcp"_s, u"--"_s, command.program} + command.arguments);
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(serversAlive().size() >= 3); // the command itself, the keeper, the server
        process.terminate();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(serversAlive(), QStringList());
    }

    void aKilledCommandLeavesNothing()
    {
        QProcess process;
        const McpCommand command = misbehaving(u"hang"_s);
        process.start(QStringLiteral(BIN_DIR "/lentera-cli"),
                      QStringList{u"mcp"_s, u"--"_s, command.program} + command.arguments);
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(serversAlive().size() >= 3);
        process.kill();
        QVERIFY(process.waitForFinished());
        QTRY_COMPARE(serversAlive(), QStringList());
    }
};

}

LENTERA_TEST(tst_mcpCommand, lentera::McpCommandTest)
#include "tst_mcpCommand.moc"
