// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls.h"
#include "support/runTests.h"

#include <QElapsedTimer>

#include <future>

using namespace Qt::StringLiterals;
using namespace lentera;

//! The three calls' errors, which must be the same; tells them apart when they are not.
static QString idOfAll(KeychainStore &store)
{
    const QStringList ids{idOf(store.read(key(), {})), idOf(store.write(key(), secret("new"), {})),
                          idOf(store.remove(key(), {}))};
    return ids.count(ids.first()) == ids.size() ? ids.first() : ids.join(u' ');
}

//! KeychainStore on a real gnome-keyring, looked at from outside with secret-tool.
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
    void unlocksNothingWithoutADisplay();
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

LENTERA_TEST(tst_keychain, KeychainTest)
#include "tst_keychain.moc"
