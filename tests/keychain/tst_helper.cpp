// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls.h"
#include "support/runTests.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>

#include <future>

using namespace Qt::StringLiterals;
using namespace lentera;

//! The process id of the running helper that this process has started; 0 when there is none.
static int helperPid()
{
    for (const QString &task : QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile children(u"/proc/self/task/%1/children"_s.arg(task));
        if (!children.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &pid : children.readAll().split(' ')) {
            QFile name(u"/proc/%1/comm"_s.arg(QString::fromLatin1(pid)));
            if (name.open(QIODevice::ReadOnly) && name.readAll().startsWith("lentera-keychai"))
                return pid.toInt();
        }
    }
    return 0;
}

static QByteArray ofProcess(int pid, const QString &file)
{
    QFile opened(u"/proc/%1/%2"_s.arg(pid).arg(file));
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

//! KeychainStore and its child process: what happens to the one when the other misbehaves.
class HelperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopEndsACall();
    void secretIsNotSeenFromOutside();
    void reportsItsHelper_data();
    void reportsItsHelper();
    void helperAnswersBadRequests_data();
    void helperAnswersBadRequests();
    void helperAnswersUntilItsInputEnds();
};

void HelperTest::stopEndsACall()
{
    KeyringSession session;
    session.startUnlocked();
    VERIFY_SESSION(session);
    const AdoptedEnvironment adopted(session.environment());
    KeychainStore store(keychainHelperPath());
    session.freeze();

    std::stop_source stop;
    auto call = std::async(std::launch::async, [&] { return idOf(store.read(key(), stop.get_token())); });
    QTRY_VERIFY(helperPid() != 0);
    QElapsedTimer clock;
    clock.start();
    stop.request_stop();
    QCOMPARE(call.get(), u"run.stopped"_s);
    // Generous for a loaded machine, yet less than any of the time-outs.
    QVERIFY2(clock.elapsed() < 1000, "a stop must end the call");
    QCOMPARE(helperPid(), 0);
    QCOMPARE(idOf(store.read(key(), stop.get_token())), u"run.stopped"_s);
}

void HelperTest::secretIsNotSeenFromOutside()
{
    const QByteArray canary = "canary-5f1d9c-secret";
    KeyringSession session;
    session.startUnlocked();
    VERIFY_SESSION(session);
    const AdoptedEnvironment adopted(session.environment());
    KeychainStore store(keychainHelperPath());
    session.freeze();

    auto call =
        std::async(std::launch::async, [&] { return idOf(store.write(key(), Secret(QByteArray(canary)), {})); });
    int pid = 0;
    // Its limits are set by its own first lines: from then on it is the helper, and no copy of this process.
    QTRY_VERIFY((pid = helperPid()) != 0 && !ofProcess(pid, u"cmdline"_s).isEmpty());
    const QByteArray seen = ofProcess(pid, u"cmdline"_s) + ofProcess(pid, u"environ"_s);
    QVERIFY(seen.contains("lentera-keychain"));
    for (const QByteArray &form : {canary, canary.toBase64(), canary.toHex(), canary.toPercentEncoding()})
        QVERIFY2(!seen.contains(form), seen.constData());
    QTRY_VERIFY(QByteArray(ofProcess(pid, u"limits"_s)).simplified().contains("Max core file size 0 0"));
    QCOMPARE(call.get(), u"keychain.silent"_s);
}

void HelperTest::reportsItsHelper_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("fact");
    const QString helper = u"keychain.helper"_s;
    QTest::newRow("is not there") << QByteArray() << helper << u"not found"_s;
    QTest::newRow("is no program") << QByteArray("-") << helper << u"not executable"_s;
    QTest::newRow("ends without a word") << QByteArray("#!/bin/sh\nexit 3\n") << helper << u"ended with status 3"_s;
    QTest::newRow("crashes") << QByteArray("#!/bin/sh\nkill -SEGV $$\n") << helper << u"crashed"_s;
    QTest::newRow("talks nonsense") << QByteArray("#!/bin/sh\necho hello\n") << helper << u"answer not understood"_s;
    QTest::newRow("answers without an error id")
        << QByteArray("#!/bin/sh\necho '{\"error\":\"\"}'\n") << helper << u"answer not understood"_s;
    QTest::newRow("answers a value that is no base64")
        << QByteArray("#!/bin/sh\necho '{\"ok\":true,\"value\":\"!\"}'\n") << helper << u"answer not understood"_s;
    QTest::newRow("never ends its line") << QByteArray("#!/bin/sh\nexec cat /dev/zero\n") << helper
                                         << u"answer not understood"_s;
    QTest::newRow("says nothing for ever")
        << QByteArray("#!/bin/sh\nexec tail -f /dev/null\n") << u"keychain.silent"_s << u"5"_s;
}

void HelperTest::reportsItsHelper()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, error);
    QFETCH(QString, fact);
    const QTemporaryDir folder;
    QFile helper(folder.filePath(u"helper"_s));
    if (!script.isEmpty()) {
        QVERIFY(helper.open(QIODevice::WriteOnly));
        helper.write(script);
        helper.close();
        if (script != "-")
            QVERIFY(helper.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    }
    KeychainStore store(helper.fileName());
    const Result<Secret> read = store.read(key(), {});
    QCOMPARE(idOf(read), error);
    QVERIFY2(read.error().facts.values().contains(fact), qPrintable(read.error().facts.values().join(u", ")));
}

void HelperTest::helperAnswersBadRequests_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray failed = R"({"error":"keychain.failed","facts":{"detail":")";
    QTest::newRow("no JSON") << QByteArray("hello") << failed + "request not understood";
    QTest::newRow("no object") << QByteArray("[]") << failed + "request not understood";
    QTest::newRow("no operation") << QByteArray(R"({"key":"k"})") << failed + "unknown operation";
    QTest::newRow("unknown operation") << QByteArray(R"({"op":"list","key":"k"})") << failed + "unknown operation";
    QTest::newRow("no key") << QByteArray(R"({"op":"read"})") << failed + "no key";
    QTest::newRow("no value") << QByteArray(R"({"op":"write","key":"k"})") << failed + "empty value";
    QTest::newRow("value that is no base64")
        << QByteArray(R"({"op":"write","key":"k","value":"&"})") << failed + "request not understood";
    QTest::newRow("value too large") << R"({"op":"write","key":"k","value":")" +
                                            QByteArray(largestSecret + 1, 'x').toBase64() + "\"}"
                                     << QByteArray(R"({"error":"keychain.too-large","facts":{"limit":"16384"}})");
    QTest::newRow("line too long") << QByteArray(200 * 1024, 'x') << QByteArray();
}

static QByteArrayList answersTo(const QByteArray &lines)
{
    QProcess helper;
    helper.setProcessEnvironment({});
    helper.start(keychainHelperPath(), {});
    helper.write(lines);
    helper.closeWriteChannel();
    helper.waitForFinished();
    return helper.readAllStandardOutput().split('\n');
}

void HelperTest::helperAnswersBadRequests()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, answer);
    const QByteArrayList answers = answersTo(line + "\n");
    QVERIFY2(answers.first().startsWith(answer), answers.first().constData());
    QCOMPARE(answers.first().isEmpty(), answer.isEmpty());
}

void HelperTest::helperAnswersUntilItsInputEnds()
{
    const QByteArrayList answers = answersTo("{\"op\":\"status\"}\nhello\n{\"op\":\"read\",\"key\":\"k\"}\n");
    QCOMPARE(answers.size(), 4);
    QVERIFY2(answers.at(0).contains(R"("state":"absent")"), answers.at(0).constData());
    QVERIFY2(answers.at(1).contains("not understood"), answers.at(1).constData());
    QVERIFY2(answers.at(2).contains("keychain.absent"), answers.at(2).constData());
}

LENTERA_TEST(tst_helper, HelperTest)
#include "tst_helper.moc"
