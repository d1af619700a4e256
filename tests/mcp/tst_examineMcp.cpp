// SPDX-License-Identifier: GPL-3.0-or-later
#include "McpServers.h"
#include "check/judgeMcp.h"
#include "mcp/examineMcp.h"
#include "support/StoppedJob.h"
#include "support/runTests.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::McpEra;
using seen::McpFarewell;
using seen::McpOutcome;
using seen::McpSeen;

static McpSeen examined(const McpCommand &command)
{
    const Result<McpSeen> seen = examineMcp(command, Wait({}, 60s));
    return seen ? *seen : McpSeen{.startDetail = seen.error().id};
}

static QString rootOf(const McpSeen &seen)
{
    const QList<Finding> findings = judgeMcp(seen);
    return findings.isEmpty() ? QString() : findings.first().id;
}

static QString allText(const McpSeen &seen)
{
    return QString::fromUtf8(QJsonDocument(toJson(seen).toObject()).toJson());
}

static McpCommand withSecret(McpCommand command, const QByteArray &secret)
{
    command.secrets.insert(u"TOKEN"_s, std::make_shared<const Secret>(QByteArray(secret.data(), secret.size())));
    return command;
}

//! examineMcp() against servers that misbehave.
class ExamineMcpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMisbehaviourHasItsName_data();
    void everyMisbehaviourHasItsName();
    void aGoodServerShowsItself();
    void aModernServerShowsItself();
    void aServerThatKnowsAnOlderVersionIsMetThere();
    void pagesAreTurnedAndCirclesLeft();
    void whatTheServerAsksIsAnswered();
    void whatCannotStartIsToldApart();
    void theEnvironmentIsTheChosenOneAlone();
    void noSecretIsKept_data();
    void noSecretIsKept();
    void aSecretInAnArgumentIsRefused();
    void howItWasStoppedIsTold_data();
    void howItWasStoppedIsTold();
    void descendantsDoNotSurvive_data();
    void descendantsDoNotSurvive();
    void aStopEndsIt();
    void twoHundredStartsLeaveNothing();
};

void ExamineMcpTest::everyMisbehaviourHasItsName_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("finding");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char *mode, const char *finding, int seconds = 30) {
        QTest::newRow(mode) << QString::fromLatin1(mode)
                            << (*finding ? u"mcp.server."_s + QString::fromLatin1(finding) : QString()) << seconds;
    };
    row("good", "");
    row("modern", "");
    row("silent-discover", "", 3);
    row("sloppy", "");
    row("module", "module-missing");
    row("variable", "variable-missing");
    row("configuration", "configuration-missing");
    row("exit", "crashed");
    row("segfault", "crashed");
    row("crash-at-tools", "crashed");
    row("fork-crash", "crashed");
    row("quiet-exit", "ended");
    row("banner", "output-polluted");
    row("log", "output-polluted");
    row("lsp", "content-length");
    row("pretty", "several-lines");
    row("bom", "encoding-wrong");
    row("utf16", "encoding-wrong");
    row("latin1", "encoding-wrong", 2);
    row("no-jsonrpc", "not-json-rpc", 2);
    row("text-id", "not-json-rpc", 2);
    row("array", "not-json-rpc", 2);
    row("huge", "message-too-large");
    row("stdout-flood", "output-polluted", 2);
    row("stderr-flood", "stderr-flood");
    row("silent", "no-answer", 2);
    row("hang", "no-answer", 2);
    row("old-version", "version-unsupported");
    row("modern-other", "version-unsupported");
    row("circling-versions", "version-unsupported");
    row("refuse", "greeting-refused");
    row("tools-refused", "tools-refused");
    row("no-tools", "no-tools");
}

void ExamineMcpTest::everyMisbehaviourHasItsName()
{
    QFETCH(const QString, mode);
    QFETCH(const QString, finding);
    QFETCH(const int, seconds);
    McpCommand command = misbehaving(mode);
    command.patience.total = std::chrono::seconds(seconds);
    const McpSeen seen = examined(command);
    QVERIFY2(rootOf(seen) == finding, qPrintable(rootOf(seen) + u'\n' + allText(seen)));
}

void ExamineMcpTest::aGoodServerShowsItself()
{
    const McpSeen seen = examined(misbehaving(u"good"_s));
    QCOMPARE(seen.era, McpEra::Legacy);
    QCOMPARE(seen.protocolVersion, u"2025-11-25"_s);
    QCOMPARE(seen.serverName + u' ' + seen.serverVersion, u"misbehaving 1.2"_s);
    QCOMPARE(seen.tools.size(), 1);
    QCOMPARE(seen.tools.first().description, u"Does 0"_s);
    QStringList phases;
    for (const seen::McpPhase &phase : seen.phases)
        phases << phase.name + u' ' + toJson(phase.outcome).toString();
    QCOMPARE(phases.join(u", "_s),
             u"start Answered, discover Refused, initialize Answered, tools Answered, stop Answered"_s);
    QCOMPARE(seen.farewell, McpFarewell::InputClosed);
    QCOMPARE(seen.exitCode, 0);
    QCOMPARE(seen.leftBehind, 0);
}

void ExamineMcpTest::aModernServerShowsItself()
{
    const McpSeen seen = examined(misbehaving(u"modern"_s));
    QCOMPARE(seen.era, McpEra::Modern);
    QCOMPARE(seen.protocolVersion, u"2026-07-28"_s);
    QCOMPARE(seen.serverName, u"modern"_s);
    QCOMPARE(seen.tools.size(), 1);
    QVERIFY(!seen.phase("initialize"_L1));
    McpCommand late = misbehaving(u"modern"_s);
    late.first = McpFirst::Initialize; // that it refuses
    QCOMPARE(examined(late).tools.size(), 1);
}

void ExamineMcpTest::aServerThatKnowsAnOlderVersionIsMetThere()
{
    const McpSeen seen = examined(misbehaving(u"refuse-version"_s));
    QCOMPARE(rootOf(seen), QString());
    QCOMPARE(seen.protocolVersion, u"2024-11-05"_s);
}

void ExamineMcpTest::pagesAreTurnedAndCirclesLeft()
{
    const McpSeen pages = examined(misbehaving(u"pages"_s));
    QCOMPARE(pages.tools.size(), 5);
    QVERIFY(pages.toolsComplete);
    const McpSeen circle = examined(misbehaving(u"circle"_s));
    QCOMPARE(circle.tools.size(), 2);
    QVERIFY(!circle.toolsComplete);
}

void ExamineMcpTest::whatTheServerAsksIsAnswered()
{
    const McpSeen seen = examined(misbehaving(u"asking"_s));
    QVERIFY2(seen.worked(), qPrintable(allText(seen)));
    QCOMPARE(seen.serverRequests, 3);
}

void ExamineMcpTest::whatCannotStartIsToldApart()
{
    const QTemporaryDir folder;
    const auto write = [&](const QString &name, const QByteArray &text, bool executable) {
        QFile file(folder.filePath(name));
        const bool written = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        return written && (!executable || file.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    };
    QVERIFY(write(u"words"_s, "just words\n", true));
    QVERIFY(write(u"plain"_s, "#!/bin/sh\n", false));
    QVERIFY(write(u"lost"_s, "#!/there/is/no/interpreter\n", true));
    const auto rootFor = [&](const QString &program, const QString &directory = {}) {
        McpCommand command;
        command.program = program;
        command.directory = directory;
        command.environment.insert(u"PATH"_s, folder.path());
        return rootOf(examined(command));
    };
    QCOMPARE(rootFor(u"there-is-no-such-command"_s), u"mcp.server.command-missing"_s);
    QCOMPARE(rootFor(u"python3"_s), u"mcp.server.command-missing"_s); // our own PATH does not count
    QCOMPARE(rootFor(u"/there/is/none"_s), u"mcp.server.command-missing"_s);
    QCOMPARE(rootFor(u"plain"_s), u"mcp.server.not-executable"_s);
    QCOMPARE(rootFor(folder.path()), u"mcp.server.not-executable"_s);
    QCOMPARE(rootFor(u"words"_s), u"mcp.server.format-wrong"_s);
    QCOMPARE(rootFor(u"lost"_s), u"mcp.server.format-wrong"_s);
    QCOMPARE(rootFor(u"words"_s, u"/there/is/none"_s), u"mcp.server.directory-missing"_s);
    QCOMPARE(rootFor(u"./plain"_s, folder.path()), u"mcp.server.not-executable"_s); // relative to where it runs
}

void ExamineMcpTest::theEnvironmentIsTheChosenOneAlone()
{
    qputenv("LENTERA_NOT_FOR_CHILDREN", "1");
    McpCommand command;
    command.program = u"/usr/bin/env"_s;
    command.environment.insert(u"ONLY"_s, u"this"_s);
    const McpSeen seen = examined(withSecret(command, "sesame-open-4711"));
    qunsetenv("LENTERA_NOT_FOR_CHILDREN");
    QStringList lines;
    for (const seen::McpFault &fault : seen.faults)
        lines << fault.bytes;
    QCOMPARE(lines.join(u'\n'), u"ONLY=this\nTOKEN=[secret:TOKEN]"_s);
    QCOMPARE(seen.variables.join(u' '), u"ONLY TOKEN"_s);
}

void ExamineMcpTest::noSecretIsKept_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode : {"banner", "exit", "refuse", "stderr-secret"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void ExamineMcpTest::noSecretIsKept()
{
    QFETCH(const QString, mode);
    const QString text = allText(examined(withSecret(misbehaving(mode), "sesame-open-4711")));
    QVERIFY2(!text.contains("sesame"_L1), qPrintable(text));
    QVERIFY2(text.contains("[secret:TOKEN]"_L1), qPrintable(text));
}

void ExamineMcpTest::aSecretInAnArgumentIsRefused()
{
    McpCommand command = misbehaving(u"good"_s);
    command.arguments << u"--token=sesame-open-4711"_s;
    const Result<McpSeen> seen = examineMcp(withSecret(command, "sesame-open-4711"), Wait({}, 10s));
    QVERIFY(!seen);
    QCOMPARE(seen.error().id, u"mcp.secret-in-argument"_s);
}

void ExamineMcpTest::howItWasStoppedIsTold_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<McpFarewell>("farewell");
    QTest::addColumn<QString>("signal");
    QTest::newRow("closed input is enough") << u"good"_s << McpFarewell::InputClosed << QString();
    QTest::newRow("SIGTERM is needed") << u"needs-term"_s << McpFarewell::Terminated << u"SIGTERM"_s;
    QTest::newRow("SIGKILL is needed") << u"stubborn"_s << McpFarewell::Killed << u"SIGKILL"_s;
}

void ExamineMcpTest::howItWasStoppedIsTold()
{
    QFETCH(const QString, mode);
    QFETCH(const McpFarewell, farewell);
    QFETCH(const QString, signal);
    const McpSeen seen = examined(misbehaving(mode));
    QCOMPARE(seen.farewell, farewell);
    QCOMPARE(seen.signal, signal);
    QCOMPARE(rootOf(seen), signal.isEmpty() ? QString() : u"mcp.server.stop-ignored"_s);
}

void ExamineMcpTest::descendantsDoNotSurvive_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode : {"fork", "fork-crash", "daemon"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void ExamineMcpTest::descendantsDoNotSurvive()
{
    QFETCH(const QString, mode);
    const McpSeen seen = examined(misbehaving(mode));
    QVERIFY2(seen.leftBehind >= 2, qPrintable(allText(seen)));
    QCOMPARE(serversAlive(), QStringList());
}

void ExamineMcpTest::aStopEndsIt()
{
    const auto job = [](Wait &wait) {
        static_cast<void>(examineMcp(misbehaving(u"hang"_s), wait));
    };
    QVERIFY(endsWhenStopped(job, [] { return serversAlive().size() >= 2; }));
    QCOMPARE(serversAlive(), QStringList());
}

// LENTERA_MCP_STARTS asks for another number of them.
void ExamineMcpTest::twoHundredStartsLeaveNothing()
{
    static const QStringList modes{u"good"_s, u"segfault"_s,   u"hang"_s,   u"stderr-flood"_s, u"stdout-flood"_s,
                                   u"fork"_s, u"fork-crash"_s, u"daemon"_s, u"exit"_s};
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("LENTERA_MCP_STARTS", &isNumber);
    const int starts = isNumber ? asked : 200;
    const qsizetype before = openDescriptors();
    std::atomic<int> next = 0;
    std::atomic<int> strange = 0;
    std::vector<std::thread> workers;
    for (int worker = 0; worker < 8; ++worker)
        workers.emplace_back([&] {
            for (int start = next++; start < starts; start = next++) {
                McpCommand command = misbehaving(modes.at(start % modes.size()));
                command.patience = {2s, 500ms, 100ms, 100ms};
                const McpSeen seen = examined(command);
                strange += seen.start != seen::McpStart::Started || !seen.startDetail.isEmpty() ? 1 : 0;
            }
        });
    for (std::thread &worker : workers)
        worker.join();
    QCOMPARE(strange.load(), 0);
    QCOMPARE(openDescriptors(), before);
    QCOMPARE(serversAlive(), QStringList());
}

}

LENTERA_TEST(tst_examineMcp, lentera::ExamineMcpTest)
#include "tst_examineMcp.moc"
