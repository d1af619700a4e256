// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownFindings.h"
#include "support/CliProgram.h"
#include "support/KeyringSession.h"
#include "support/LoopbackServer.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;
using namespace lentera;

enum class KeyringState { Usable, Locked, Waiting, Absent, Silent, Denying, Failing };
Q_DECLARE_METATYPE(KeyringState)

//! A stored credential that cannot be read, or whose days are counted: the check says so, and its command shows it.
class CredentialStatesTest : public QObject {
    Q_OBJECT

    const QDate m_today = QDate::currentDate();
    LoopbackServer m_server{[](LoopbackPeer &peer) {
        peer.readUntil("\r\n\r\n");
        peer.write(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
    }};

    static QString told(CliProgram &cli, const CliAnswer &answer);

private Q_SLOTS:
    void states_data();
    void states();
    void daysThatAreNone();
};

static CliAnswer stored(CliProgram &cli, const QString &url, const QStringList &more)
{
    cli.run({u"tenant"_s, u"add"_s, u"acme"_s});
    cli.run({u"connection"_s, u"add"_s, u"acme/api"_s, u"--url"_s, url, u"--auth"_s, u"bearer"_s});
    return cli.run(QStringList{u"credential"_s, u"set"_s, u"acme/api"_s, u"--secret-stdin"_s, u"token"_s} + more,
                   "a-token-of-some-length\n");
}

QString CredentialStatesTest::told(CliProgram &cli, const CliAnswer &answer)
{
    PastedCommand shell;
    shell.set(u"LENTERA_HOME"_s, cli.home());
    for (const char *name : {"DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "HOME"})
        shell.set(QString::fromLatin1(name), cli.environment().value(QString::fromLatin1(name)));
    return shownFindings(answer.json(), shell);
}

void CredentialStatesTest::states_data()
{
    const auto inDays = [this](int days) {
        return u"token="_s + m_today.addDays(days).toString(Qt::ISODate);
    };
    QTest::addColumn<KeyringState>("state");
    QTest::addColumn<QString>("expires");
    QTest::addColumn<QString>("told");
    QTest::newRow("locked") << KeyringState::Locked << QString() << u"credential.keychain.locked"_s;
    QTest::newRow("asks for its password") << KeyringState::Waiting << QString() << u"credential.keychain.waiting"_s;
    QTest::newRow("hands nothing out") << KeyringState::Denying << QString() << u"credential.keychain.denied"_s;
    QTest::newRow("is broken") << KeyringState::Failing << QString() << u"credential.keychain.failed"_s;
    QTest::newRow("absent") << KeyringState::Absent << QString() << u"credential.keychain.absent"_s;
    QTest::newRow("silent") << KeyringState::Silent << QString() << u"credential.keychain.silent"_s;
    QTest::newRow("expired yesterday") << KeyringState::Usable << inDays(-1) << u"credential.expiry.passed"_s;
    QTest::newRow("expires in five days") << KeyringState::Usable << inDays(5) << u"credential.expiry.soon"_s;
    QTest::newRow("expires in a month is healthy") << KeyringState::Usable << inDays(30) << QString();
}

//! Puts \a session's keyring into \a state; \a other is what it takes beside it.
static void bring(KeyringSession &session, KeyringState state, QProcess &other)
{
    const auto breakWith = [&](const QString &error) {
        session.stopKeyring();
        session.start(other, u"/usr/bin/python3"_s,
                      {QStringLiteral(SOURCE_DIR "/tests/support/brokenSecretService.py"), error});
        QVERIFY2(other.waitForReadyRead(10'000), other.readAllStandardError().constData());
    };
    switch (state) {
    case KeyringState::Usable:
        return;
    case KeyringState::Locked:
        return session.lock();
    case KeyringState::Waiting:
        return breakWith(u"never"_s);
    case KeyringState::Absent:
        return session.stopKeyring();
    case KeyringState::Silent:
        return session.freeze();
    case KeyringState::Denying:
        return breakWith(u"org.freedesktop.Secret.Error.IsLocked"_s);
    case KeyringState::Failing:
        return breakWith(u"org.freedesktop.DBus.Error.Failed"_s);
    }
}

void CredentialStatesTest::states()
{
    QFETCH(const KeyringState, state);
    QFETCH(const QString, expires);
    QFETCH(const QString, told);
    KeyringSession session;
    session.startUnlocked();
    QVERIFY2(session.trouble().isEmpty(), qPrintable(session.trouble()));
    CliProgram cli(session.environment());
    const CliAnswer set = stored(cli, u"http://127.0.0.1:%1/"_s.arg(m_server.port()),
                                 expires.isEmpty() ? QStringList() : QStringList{u"--expires"_s, expires});
    QVERIFY2(set.status == 0, set.err.constData());
    QProcess other;
    bring(session, state, other);
    QVERIFY2(session.trouble().isEmpty(), qPrintable(session.trouble()));
    const CliAnswer answer = cli.run({u"check"_s, u"acme/api"_s, u"--json"_s});
    QCOMPARE(this->told(cli, answer), told);
    const bool unreadable = state != KeyringState::Usable;
    QCOMPARE(answer.status == 5, unreadable);
    if (state == KeyringState::Silent)
        session.thaw();
    other.kill();
    other.waitForFinished();
}

void CredentialStatesTest::daysThatAreNone()
{
    KeyringSession session;
    session.startUnlocked();
    QVERIFY2(session.trouble().isEmpty(), qPrintable(session.trouble()));
    CliProgram cli(session.environment());
    const QString url = u"http://127.0.0.1:%1/"_s.arg(m_server.port());
    const CliAnswer noDay = stored(cli, url, {u"--expires"_s, u"token=31.03.2027"_s});
    QCOMPARE(noDay.status, 2);
    QVERIFY2(noDay.err.contains("31.03.2027"), noDay.err.constData());
    QVERIFY(!cli.run({u"credential"_s, u"list"_s, u"acme/api"_s}).out.contains("fingerprint"));
    const CliAnswer noField = stored(cli, url, {u"--expires"_s, u"password=2027-03-31"_s});
    QVERIFY2(noField.err.contains("password"), noField.err.constData());
    QCOMPARE(stored(cli, url, {u"--expires"_s, u"token=2027-03-31"_s}).status, 0);
    const CliAnswer list = cli.run({u"credential"_s, u"list"_s, u"acme/api"_s});
    QVERIFY2(list.out.contains("2027-03-31") || list.out.contains("2027-04-01"), list.out.constData());
}

LENTERA_TEST(tst_credentialStates, CredentialStatesTest)
#include "tst_credentialStates.moc"
