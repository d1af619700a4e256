// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/KeyringSession.h"
#include "support/runTests.h"
#include "tenant/KeychainStore.h"

#include <QElapsedTimer>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace lentera;

#define VERIFY_SESSION(session) QVERIFY2((session).trouble().isEmpty(), qPrintable((session).trouble()))

static SecretKey key(const QString &field = u"token"_s, int version = 1)
{
    return {u"0badcafe"_s, TenantId(u"pt-maju"_s), ConnectionId(u"servicedesk"_s), field, version};
}

static Secret secret(QByteArray bytes)
{
    return Secret(std::move(bytes));
}

static QString idOf(const auto &result)
{
    return result ? u"ok"_s : result.error().id;
}

//! The bytes, or the error's id in their place.
static QByteArray textOf(const Result<Secret> &result)
{
    return result ? result->reveal() : result.error().id.toUtf8();
}

//! The three calls' errors, which must be the same; tells them apart when they are not.
static QString idOfAll(KeychainStore &store)
{
    const QStringList ids{idOf(store.read(key(), {})), idOf(store.write(key(), secret("new"), {})),
                          idOf(store.remove(key(), {}))};
    return ids.count(ids.first()) == ids.size() ? ids.first() : ids.join(u' ');
}

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

class KeychainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAnyBytes_data();
    void keepsAnyBytes();
    void refusesWhatItCannotKeep();
    void keepsVersionsApart();
    void overwrites();
    void takesAnyKeyText();
    void worksUnderAnyEnvironment_data();
    void worksUnderAnyEnvironment();
    void servesSeveralThreads();
    void lockedIsNeitherMissingNorDeleted_data();
    void lockedIsNeitherMissingNorDeleted();
    void namesWhatIsAbsent_data();
    void namesWhatIsAbsent();
    void frozenServiceIsSilentAndLosesNothing();
    void stopEndsACall();
    void secretIsNotSeenFromOutside();
    void unlocksNothingWithoutADisplay();
    void reportsItsHelper_data();
    void reportsItsHelper();
    void helperAnswersBadRequests_data();
    void helperAnswersBadRequests();
    void helperAnswersUntilItsInputEnds();
};

void KeychainTest::keepsAnyBytes_data()
{
    QByteArray all;
    for (int i = 0; i < largestSecret; ++i)
        all.append(char(i));
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("text") << QByteArray("s3cret-token");
    QTest::newRow("text beyond ASCII") << u"пароль – kata sandi – 密码 🔑"_s.toUtf8();
    QTest::newRow("one NUL") << QByteArray(1, '\0');
    QTest::newRow("quotes and line breaks") << QByteArray("\"value\":\"x\"}\r\n{");
    QTest::newRow("blanks at its ends") << QByteArray("  x  ");
    QTest::newRow("16 KiB of every byte") << all;
}

void KeychainTest::keepsAnyBytes()
{
    QFETCH(QByteArray, value);
    KeyringSession session;
    session.startUnlocked();
    VERIFY_SESSION(session);
    const AdoptedEnvironment adopted(session.environment());
    KeychainStore store(keychainHelperPath());

    const KeychainStatus status = store.status({});
    QVERIFY2(status.state == KeychainState::Usable, qPrintable(status.detail));
    QCOMPARE(status.backend, u"Secret Service (gnome-keyring-daemon)"_s);
    QCOMPARE(idOf(store.write(key(), Secret(QByteArray(value)), {})), u"ok"_s);
    QCOMPARE(session.lookup(key().text()).value_or("missing"), value);
    QCOMPARE(textOf(store.read(key(), {})), value);

    QCOMPARE(idOf(store.remove(key(), {})), u"ok"_s);
    QVERIFY(!session.lookup(key().text()));
    QCOMPARE(textOf(store.read(key(), {})), "keychain.missing");
    QCOMPARE(idOf(store.remove(key(), {})), u"ok"_s);
}

void KeychainTest::refusesWhatItCannotKeep()
{
    KeychainStore store(u"/nonexistent"_s);
    QCOMPARE(idOf(store.write(key(), Secret(), {})), u"keychain.failed"_s);
    const auto tooLarge = store.write(key(), Secret(QByteArray(largestSecret + 1, 'x')), {});
    QCOMPARE(idOf(tooLarge), u"keychain.too-large"_s);
    QCOMPARE(tooLarge.error().facts.value(u"limit"_s), u"16384"_s);
}

void KeychainTest::keepsVersionsApart()
{
    KeyringSession session;
    session.startUnlocked();
    VERIFY_SESSION(session);
    const AdoptedEnvironment adopted(session.environment());
    KeychainStore store(keychainHelperPath());
    const SecretKey old = key(u"token"_s, 1);
    const SecretKey rotated = key(u"token"_s, 2);

    QCOMPARE(idOf(store.write(old, secret("old"), {})), u"ok"_s);
    QCOMPARE(idOf(store.write(rotated, secret("new"), {})), u"ok"_s);
    QCOMPARE(textOf(store.read(old, {})), "old");
    QCOMPARE(idOf(store.remove(old, {})), u"ok"_s);
    QCOMPARE(textOf(store.read(rotated, {})), "new");
    const QByteArray seen = session.output(u"secret-tool"_s, {u"search"_s, u"--all"_s, u"server"_s, u"Lentera"_s});
    QCOMPARE(seen.count("secret = "), 1);
}

void KeychainTest::overwrites()
{
    KeyringSession session;
    session.startUnlocked();
    VERIFY_SESSION(session);
    const AdoptedEnvironment adopted(session.environment());
    KeychainStore store(keychainHelperPath());
    QCOMPARE(idOf(store.write(key(), secret("a much longer first value"), {})), u"ok"_s);
    QCOMPARE(idOf(store.write(key(), secret("second"), {})), u"ok"_s);
    QCOMPARE(session.lookup(key().text()).value_or("missing"), "second");
}

void KeychainTest::takesAnyKeyText()
{
    KeyringSession session;
    session.startUnlocked();
    VERIFY_SESSION(session);
    const AdoptedEnvironment adopted(session.environment());
    KeychainStore store(keychainHelperPath());
    for (const QString &field : {u"\"value\":\"x\""_s, u"kunci-rahasia-é密"_s, u"a b\\c\n"_s}) {
        QCOMPARE(idOf(store.write(key(field), secret(field.toUtf8()), {})), u"ok"_s);
        QCOMPARE(textOf(store.read(key(field), {})), field.toUtf8());
    }
}

void KeychainTest::worksUnderAnyEnvironment_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("Qt without GLib, where QtKeychain hangs") << u"QT_NO_GLIB"_s << u"1"_s;
    QTest::newRow("GLib's debug output on standard output") << u"G_MESSAGES_DEBUG"_s << u"all"_s;
    QTest::newRow("the bus library's debug output") << u"G_DBUS_DEBUG"_s << u"all"_s;
    QTest::newRow("libsecret told to use a file") << u"SECRET_BACKEND"_s << u"file"_s;
    QTest::newRow("KDE without KWallet") << u"XDG_CURRENT_DESKTOP"_s << u"KDE"_s;
    QTest::newRow("a display that is not there") << u"DISPLAY"_s << u":987"_s;
}

void KeychainTest::worksUnderAnyEnvironment()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    KeyringSession session;
    session.startUnlocked();
    VERIFY_SESSION(session);
    QProcessEnvironment environment = session.environment();
    environment.insert(name, value);
    const AdoptedEnvironment adopted(environment);
    KeychainStore store(keychainHelperPath());
    QCOMPARE(idOf(store.write(key(), secret("value"), {})), u"ok"_s);
    QCOMPARE(session.lookup(key().text()).value_or("missing"), "value");
    QCOMPARE(textOf(store.read(key(), {})), "value");
}

void KeychainTest::servesSeveralThreads()
{
    KeyringSession session;
    session.startUnlocked();
    VERIFY_SESSION(session);
    const AdoptedEnvironment adopted(session.environment());
    KeychainStore store(keychainHelperPath());
    std::vector<std::future<QString>> calls;
    for (int version = 1; version <= 6; ++version)
        calls.push_back(std::async(std::launch::async, [&store, version] {
            return idOf(store.write(key(u"token"_s, version), Secret(QByteArray::number(version)), {}));
        }));
    for (auto &call : calls)
        QCOMPARE(call.get(), u"ok"_s);
    for (int version = 1; version <= 6; ++version)
        QCOMPARE(session.lookup(key(u"token"_s, version).text()).value_or("missing"), QByteArray::number(version));
}

void KeychainTest::lockedIsNeitherMissingNorDeleted_data()
{
    QTest::addColumn<bool>("sinceLogin");
    QTest::newRow("locked by the person") << false;
    QTest::newRow("locked since login") << true;
}

void KeychainTest::lockedIsNeitherMissingNorDeleted()
{
    QFETCH(bool, sinceLogin);
    KeyringSession session;
    session.startUnlocked();
    const AdoptedEnvironment adopted(session.environment());
    KeychainStore store(keychainHelperPath());
    QCOMPARE(idOf(store.write(key(), secret("kept"), {})), u"ok"_s);
    if (sinceLogin) {
        session.stopKeyring();
        session.startLocked();
    } else {
        session.lock();
    }
    VERIFY_SESSION(session);

    QCOMPARE(keychainStateText(store.status({}).state), keychainStateText(KeychainState::Locked));
    QCOMPARE(idOfAll(store), u"keychain.locked"_s);
    session.unlock();
    VERIFY_SESSION(session);
    QCOMPARE(session.lookup(key().text()).value_or("missing"), "kept");
    QCOMPARE(textOf(store.read(key(), {})), "kept");
}

void KeychainTest::namesWhatIsAbsent_data()
{
    QTest::addColumn<QString>("missing");
    QTest::newRow("the address of a bus that is not there") << u"no session bus"_s;
    QTest::newRow("no address of a bus at all") << u"no session bus "_s;
    QTest::newRow("a bus without a keychain service") << u"no service"_s;
    QTest::newRow("a service without a keyring") << u"no keyring"_s;
}

void KeychainTest::namesWhatIsAbsent()
{
    QFETCH(QString, missing);
    KeyringSession session;
    if (missing == "no keyring"_L1)
        session.startWithoutKeyring();
    VERIFY_SESSION(session);
    QProcessEnvironment environment = session.environment();
    if (missing == "no session bus"_L1)
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    if (missing == "no session bus "_L1)
        environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    const AdoptedEnvironment adopted(environment);
    KeychainStore store(keychainHelperPath());

    const KeychainStatus status = store.status({});
    QCOMPARE(keychainStateText(status.state), keychainStateText(KeychainState::Absent));
    QCOMPARE(status.detail, missing.trimmed());
    QCOMPARE(idOfAll(store), u"keychain.absent"_s);
    QCOMPARE(store.read(key(), {}).error().facts.value(u"detail"_s), missing.trimmed());
}

void KeychainTest::frozenServiceIsSilentAndLosesNothing()
{
    KeyringSession session;
    session.startUnlocked();
    VERIFY_SESSION(session);
    const AdoptedEnvironment adopted(session.environment());
    KeychainStore store(keychainHelperPath());
    QCOMPARE(idOf(store.write(key(), secret("kept"), {})), u"ok"_s);

    session.freeze();
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(keychainStateText(store.status({}).state), keychainStateText(KeychainState::Silent));
    QVERIFY2(clock.elapsed() < 6000, "a frozen service must be told within 6 s");
    QCOMPARE(idOfAll(store), u"keychain.silent"_s);
    session.thaw();
    QCOMPARE(session.lookup(key().text()).value_or("missing"), "kept");
    QCOMPARE(textOf(store.read(key(), {})), "kept");
}

void KeychainTest::stopEndsACall()
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

void KeychainTest::secretIsNotSeenFromOutside()
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

void KeychainTest::unlocksNothingWithoutADisplay()
{
    KeyringSession session;
    session.startUnlocked();
    const AdoptedEnvironment adopted(session.environment());
    KeychainStore store(keychainHelperPath());
    QCOMPARE(idOf(store.unlock({})), u"ok"_s);
    session.lock();
    VERIFY_SESSION(session);
    QCOMPARE(idOf(store.unlock({})), u"keychain.locked"_s);
    session.freeze();
    QCOMPARE(idOf(store.unlock({})), u"keychain.silent"_s);
}

void KeychainTest::reportsItsHelper_data()
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

void KeychainTest::reportsItsHelper()
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

void KeychainTest::helperAnswersBadRequests_data()
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

void KeychainTest::helperAnswersBadRequests()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, answer);
    const QByteArrayList answers = answersTo(line + "\n");
    QVERIFY2(answers.first().startsWith(answer), answers.first().constData());
    QCOMPARE(answers.first().isEmpty(), answer.isEmpty());
}

void KeychainTest::helperAnswersUntilItsInputEnds()
{
    const QByteArrayList answers = answersTo("{\"op\":\"status\"}\nhello\n{\"op\":\"read\",\"key\":\"k\"}\n");
    QCOMPARE(answers.size(), 4);
    QVERIFY2(answers.at(0).contains(R"("state":"absent")"), answers.at(0).constData());
    QVERIFY2(answers.at(1).contains("not understood"), answers.at(1).constData());
    QVERIFY2(answers.at(2).contains("keychain.absent"), answers.at(2).constData());
}

LENTERA_TEST(tst_keychain, KeychainTest)
#include "tst_keychain.moc"
