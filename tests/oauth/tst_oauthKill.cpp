// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliProgram.h"
#include "support/KeyringSession.h"
#include "support/TokenServer.h"
#include "support/runTests.h"
#include "tenant/Sql.h"

#include <QJsonArray>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

//! Where the server ends the life of the program that asks it.
enum class KilledAt { Never, BeforeItIsTaken, AfterItIsTaken, HalfAnswer, WholeAnswer };

//! A refresh token that may be used once, and a program that is killed while it exchanges it: with a real keyring,
//! started again, it never loses a token that still works, and never says nothing about one that is lost.
class OAuthKillTest : public QObject {
    Q_OBJECT

    KeyringSession m_session;
    std::atomic<KilledAt> m_point = KilledAt::Never;
    std::atomic<qint64> m_victim = 0;
    std::function<void()> m_onCall;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<SingleUseTokens> m_tokens;
    std::unique_ptr<CliProgram> m_cli;
    QString m_profile;

    void serve(LoopbackPeer &peer);
    void killVictim();
    QStringList command(const QStringList &more = {}) const;
    // Runs a refresh that the server kills, or whoever \a meanwhile does.
    void killedRefresh(KilledAt point, const std::function<void(QProcess &)> &meanwhile = {});
    QString refreshed(const QStringList &more = {});
    bool keyringHas(const QString &version);
    int storedVersions(const QString &table);

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void itWorksWithoutAKill();
    void aTokenThatWasNotTakenIsNotLost();
    void aTokenThatWasTakenIsNotCalledGood_data();
    void aTokenThatWasTakenIsNotCalledGood();
    void aTokenThatWasWrittenIsFoundAgain();
    void aCheckMeanwhileDeletesNothing();
    void killedAtAnyMoment_data();
    void killedAtAnyMoment();
    void twoAtATimeAreOne();
};

void OAuthKillTest::initTestCase()
{
    m_session.startUnlocked();
    QVERIFY2(m_session.trouble().isEmpty(), qPrintable(m_session.trouble()));
}

void OAuthKillTest::init()
{
    m_tokens = std::make_unique<SingleUseTokens>();
    m_point = KilledAt::Never;
    m_onCall = {};
    m_profile.clear();
    m_server = std::make_unique<LoopbackServer>([this](LoopbackPeer &peer) { serve(peer); });
    m_cli = std::make_unique<CliProgram>(m_session.environment());
    m_cli->run({u"tenant"_s, u"add"_s, u"acme"_s});
    m_cli->run(
        {u"connection"_s, u"add"_s, u"acme/api"_s, u"--url"_s, u"http://127.0.0.1:1/"_s, u"--auth"_s, u"bearer"_s});
    const CliAnswer set =
        m_cli->run({u"credential"_s, u"set"_s, u"acme/api"_s, u"--secret-stdin"_s, u"refreshToken"_s}, "refresh-0\n");
    QVERIFY2(set.status == 0, set.err.constData());
}

void OAuthKillTest::cleanup()
{
    m_session.thaw();
    m_server.reset();
}

void OAuthKillTest::killVictim()
{
    while (m_victim == 0) // its id is known a moment after it runs
        std::this_thread::yield();
    ::kill(pid_t(m_victim.load()), SIGKILL);
}

void OAuthKillTest::serve(LoopbackPeer &peer)
{
    const TokenCall call = readTokenCall(peer);
    const KilledAt point = m_point;
    if (m_onCall)
        m_onCall();
    if (point == KilledAt::BeforeItIsTaken)
        return killVictim();
    const QByteArray answer = m_tokens->answerTo(call.fields.value(u"refresh_token"_s));
    if (point == KilledAt::AfterItIsTaken)
        return killVictim();
    peer.write(point == KilledAt::HalfAnswer ? answer.left(answer.size() - 20) : answer);
    if (point == KilledAt::HalfAnswer || point == KilledAt::WholeAnswer)
        killVictim();
}

QStringList OAuthKillTest::command(const QStringList &more) const
{
    return QStringList{
               u"oauth"_s,       u"refresh"_s, u"acme/api"_s,    u"--json"_s,
               u"--client-id"_s, u"desk"_s,    u"--token-url"_s, u"http://127.0.0.1:%1/token"_s.arg(m_server->port())} +
           more;
}

void OAuthKillTest::killedRefresh(KilledAt point, const std::function<void(QProcess &)> &meanwhile)
{
    m_victim = 0;
    m_point = point;
    QProcess process;
    process.setProcessEnvironment(m_cli->environment());
    process.start(QStringLiteral(BIN_DIR "/lentera-cli"), command());
    QVERIFY(process.waitForStarted());
    m_victim = process.processId();
    if (meanwhile)
        meanwhile(process);
    const bool ended = process.state() == QProcess::NotRunning || process.waitForFinished(60'000);
    m_point = KilledAt::Never;
    m_onCall = {};
    QVERIFY(ended);
}

// `ok`, or what the program says is wrong.
QString OAuthKillTest::refreshed(const QStringList &more)
{
    const CliAnswer answer = m_cli->run(command(more));
    if (answer.status == 0)
        return u"ok"_s;
    const QString root = answer.json().value("rootCauses"_L1).toArray().at(0).toObject().value("id"_L1).toString();
    return root.isEmpty() ? QString::fromUtf8(answer.err) : root;
}

bool OAuthKillTest::keyringHas(const QString &version)
{
    if (m_profile.isEmpty()) {
        Sql sql;
        if (!sql.open(m_cli->home() + "/lentera.db"_L1, 5s))
            return false;
        const auto rows =
            sql.rows(u"SELECT id FROM profile"_s, {}, [](const QSqlQuery &row) { return row.value(0).toString(); });
        m_profile = rows ? rows->value(0) : QString();
    }
    return m_session.lookup(m_profile + "/acme/api/refreshToken/"_L1 + version).has_value();
}

int OAuthKillTest::storedVersions(const QString &table)
{
    Sql sql;
    if (!sql.open(m_cli->home() + "/lentera.db"_L1, 5s))
        return -1;
    const auto rows = sql.rows(u"SELECT MAX(version) FROM %1 WHERE field = 'refreshToken'"_s.arg(table), {},
                               [](const QSqlQuery &row) { return row.value(0).toInt(); });
    return rows ? rows->value(0) : -1;
}

void OAuthKillTest::itWorksWithoutAKill()
{
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(refreshed(), u"ok"_s);
        QCOMPARE(m_tokens->count(), i);
    }
}

void OAuthKillTest::aTokenThatWasNotTakenIsNotLost()
{
    killedRefresh(KilledAt::BeforeItIsTaken);
    QCOMPARE(refreshed(), u"auth.refresh-token.maybe-spent"_s);
    QCOMPARE(m_tokens->count(), 0); // nothing was risked
    QVERIFY(m_cli->run({u"oauth"_s, u"status"_s, u"acme/api"_s, u"--json"_s})
                .json()
                .value("refreshTokenMaybeSpent"_L1)
                .toBool());
    QCOMPARE(m_cli->run({u"oauth"_s, u"status"_s, u"acme/api"_s, u"--strict"_s}).status, 4);
    QCOMPARE(refreshed({u"--try-old"_s}), u"ok"_s);
    QCOMPARE(refreshed(), u"ok"_s);
    QCOMPARE(m_tokens->count(), 2);
}

void OAuthKillTest::aTokenThatWasTakenIsNotCalledGood_data()
{
    QTest::addColumn<int>("point");
    QTest::newRow("before the answer") << int(KilledAt::AfterItIsTaken);
    QTest::newRow("half way through it") << int(KilledAt::HalfAnswer);
}

void OAuthKillTest::aTokenThatWasTakenIsNotCalledGood()
{
    QFETCH(const int, point);
    killedRefresh(KilledAt(point));
    QCOMPARE(refreshed(), u"auth.refresh-token.maybe-spent"_s);
    QCOMPARE(refreshed({u"--try-old"_s}), u"auth.refresh-token.spent"_s);
    QCOMPARE(refreshed(), u"auth.refresh-token.maybe-spent"_s); // it does not become good by being asked again
}

// The keyring stands still until the place for the new token is reserved; then the store is held, so that the token
// comes into the keyring and cannot be named.
void OAuthKillTest::aTokenThatWasWrittenIsFoundAgain()
{
    m_onCall = [this] {
        m_session.freeze();
    };
    killedRefresh(KilledAt::Never, [this](QProcess &process) {
        QTRY_COMPARE_WITH_TIMEOUT(storedVersions(u"leftover_secrets"_s), 2, 30'000);
        Sql store;
        QVERIFY(store.open(m_cli->home() + "/lentera.db"_L1, 5s));
        QVERIFY(store.run(u"BEGIN IMMEDIATE"_s));
        m_session.thaw();
        QTRY_VERIFY_WITH_TIMEOUT(keyringHas(u"v2"_s), 30'000);
        process.kill();
        QVERIFY(process.waitForFinished());
        QVERIFY(store.run(u"ROLLBACK"_s));
    });
    QCOMPARE(storedVersions(u"credentials"_s), 1);
    QCOMPARE(m_tokens->count(), 1);
    const CliAnswer again = m_cli->run(command());
    QVERIFY2(again.status == 0, (again.out + again.err).constData());
    QVERIFY(again.json().value("signIn"_L1).toObject().value("recovered"_L1).toBool());
    QCOMPARE(m_tokens->count(), 2);
    QCOMPARE(refreshed(), u"ok"_s);
}

void OAuthKillTest::aCheckMeanwhileDeletesNothing()
{
    m_onCall = [this] {
        m_session.freeze();
    };
    killedRefresh(KilledAt::Never, [this](QProcess &process) {
        QTRY_COMPARE_WITH_TIMEOUT(storedVersions(u"leftover_secrets"_s), 2, 30'000);
        Sql store;
        QVERIFY(store.open(m_cli->home() + "/lentera.db"_L1, 5s));
        QVERIFY(store.run(u"BEGIN IMMEDIATE"_s));
        m_session.thaw();
        QTRY_VERIFY_WITH_TIMEOUT(keyringHas(u"v2"_s), 30'000);
        process.kill();
        QVERIFY(process.waitForFinished());
        QVERIFY(store.run(u"UPDATE leftover_secrets SET claimed_until = '2000-01-01T00:00:00.000Z'"_s)); // long ago
        QVERIFY(store.run(u"COMMIT"_s));
    });
    m_cli->run({u"check"_s, u"acme/api"_s});
    m_cli->run({u"credential"_s, u"status"_s});
    QVERIFY(keyringHas(u"v2"_s));
    QCOMPARE(refreshed(), u"ok"_s);
}

void OAuthKillTest::killedAtAnyMoment_data()
{
    QTest::addColumn<int>("hair"); // how many yields after the answer went out
    for (const int hair : {0, 100, 1'000, 5'000, 20'000, 50'000, 100'000, 200'000})
        QTest::addRow("%d", hair) << hair;
}

// Whenever it dies: what works is used, what is lost is said.
void OAuthKillTest::killedAtAnyMoment()
{
    QFETCH(const int, hair);
    killedRefresh(KilledAt::Never, [&](QProcess &process) {
        while (m_tokens->count() == 0 && process.state() == QProcess::Running)
            process.waitForFinished(1);
        for (int i = 0; i < hair; ++i)
            std::this_thread::yield();
        process.kill();
    });
    const QString first = refreshed();
    QVERIFY2(first == "ok"_L1 || first == "auth.refresh-token.maybe-spent"_L1, qPrintable(first));
    if (first == "ok"_L1)
        QCOMPARE(refreshed(), u"ok"_s);
    else
        QCOMPARE(refreshed({u"--try-old"_s}), u"auth.refresh-token.spent"_s);
}

void OAuthKillTest::twoAtATimeAreOne()
{
    std::atomic<bool> asked = false;
    std::atomic<bool> goOn = false;
    m_onCall = [&] {
        asked = true;
        while (!goOn)
            std::this_thread::yield();
    };
    killedRefresh(KilledAt::Never, [&](QProcess &) {
        while (!asked)
            std::this_thread::yield();
        const CliAnswer second = m_cli->run(command());
        QCOMPARE(second.status, 5);
        QVERIFY2(second.err.contains("acme/api"), second.err.constData());
        goOn = true;
    });
    QCOMPARE(m_tokens->count(), 1);
    QCOMPARE(refreshed(), u"ok"_s);
}

}

LENTERA_TEST(tst_oauthKill, lentera::OAuthKillTest)
#include "tst_oauthKill.moc"
