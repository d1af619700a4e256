// SPDX-License-Identifier: GPL-3.0-or-later
#include "RedisServer.h"
#include "dify/examineRedis.h"
#include "support/LoopbackServer.h"
#include "support/StoppedJob.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifyEnd;
using seen::DifyRedis;

//! Questions to a real Redis.
class RedisTest : public QObject {
    Q_OBJECT

    static DifyRedis asked(int port, QByteArray password = {}, const QString &user = {})
    {
        DifyRedis redis;
        redis.door = {u"127.0.0.1"_s, port, u"option"_s};
        RedisSignIn signIn;
        signIn.user = user;
        signIn.password = std::make_shared<const Secret>(std::move(password));
        examineRedis(redis, signIn, Wait({}, std::chrono::minutes(1)));
        return redis;
    }
    static bool command(int port, const QByteArrayList &words)
    {
        RedisSession session;
        const Wait wait({}, std::chrono::minutes(1));
        if (session.open(u"127.0.0.1"_s, port, wait) != DifyEnd::Answered)
            return false;
        const auto answer = session.ask(words, wait);
        return answer && !answer->isError;
    }

private Q_SLOTS:
    void aGoodServerIsRead()
    {
        const RedisServer server("requirepass redis-canary-0815");
        QVERIFY2(server.ready(), server.output());
        const DifyRedis seen = asked(server.port(), "redis-canary-0815");
        QVERIFY2(seen.end == DifyEnd::Answered, qPrintable(seen.detail));
        QVERIFY(!seen.version.isEmpty() && seen.usedMemory > 0);
        QCOMPARE(seen.role, u"master"_s);
        QCOMPARE(seen.policy, u"noeviction"_s);
        QVERIFY(seen.denied.isEmpty() && seen.queues.isEmpty() && !seen.snapshotFailed);
    }

    void signInsAreToldApart()
    {
        const RedisServer guarded("requirepass redis-canary-0815");
        QVERIFY2(guarded.ready(), guarded.output());
        QCOMPARE(asked(guarded.port()).end, DifyEnd::SignInNeeded);
        const DifyRedis wrong = asked(guarded.port(), "planted-canary-4711");
        QCOMPARE(wrong.end, DifyEnd::SignInRefused);
        QVERIFY2(wrong.detail.startsWith("WRONGPASS"_L1) && !wrong.detail.contains("canary"_L1),
                 qPrintable(wrong.detail));
        const RedisServer open("");
        QVERIFY2(open.ready(), open.output());
        QCOMPARE(asked(open.port(), "planted-canary-4711").end, DifyEnd::SignInUnknown);
        QCOMPARE(asked(open.port()).end, DifyEnd::Answered);
    }

    void anAccountWithRulesIsTold()
    {
        const RedisServer server("user dify on >redis-canary-0815 ~* +ping +select +auth\nuser default off");
        QVERIFY2(server.ready(), server.output());
        const DifyRedis seen = asked(server.port(), "redis-canary-0815", u"dify"_s);
        QCOMPARE(seen.end, DifyEnd::Answered);
        QVERIFY2(seen.denied.value(0).startsWith("INFO: NOPERM"_L1), qPrintable(seen.denied.join(u'\n')));
    }

    void queuesAreMeasured()
    {
        const RedisServer server("");
        QVERIFY2(server.ready(), server.output());
        RedisSession session;
        const Wait wait({}, std::chrono::minutes(1));
        QCOMPARE(session.open(u"127.0.0.1"_s, server.port(), wait), DifyEnd::Answered);
        QVERIFY(session.ask({"SELECT", "1"}, wait));
        QVERIFY(session.ask({"RPUSH", "dataset", "a", "b", "c"}, wait));
        const DifyRedis seen = asked(server.port());
        QCOMPARE(seen.queues, (QMap<QString, qint64>{{u"dataset"_s, 3}}));
    }

    void memoryAtItsLimitIsSeen()
    {
        const RedisServer server("maxmemory 3mb\nmaxmemory-policy allkeys-lru");
        QVERIFY2(server.ready(), server.output());
        for (int i = 0; i < 40; ++i)
            QVERIFY(command(server.port(), {"SET", "key" + QByteArray::number(i), QByteArray(100'000, 'x')}));
        const DifyRedis seen = asked(server.port());
        QVERIFY(seen.evicted > 0);
        QCOMPARE(seen.memoryLimit, 3 << 20);
        QCOMPARE(seen.policy, u"allkeys-lru"_s);
    }

    void aFailedSnapshotIsSeen()
    {
        const RedisServer server("dbfilename dump.rdb\nenable-protected-configs yes");
        QVERIFY2(server.ready(), server.output());
        // A folder in the place of the file that the snapshot is to become.
        QVERIFY(QDir(server.folder()).mkpath(u"dump.rdb/kept"_s));
        QVERIFY(command(server.port(), {"BGSAVE"}));
        QTRY_VERIFY_WITH_TIMEOUT(asked(server.port()).snapshotFailed, 20'000);
    }

    void aReplicaIsSeen()
    {
        const RedisServer master("");
        const RedisServer replica("replicaof 127.0.0.1 " + QByteArray::number(master.port()));
        QVERIFY2(replica.ready(), replica.output());
        QCOMPARE(asked(replica.port()).role, u"slave"_s);
    }

    void otherAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("end");
        QTest::newRow("loading") << QByteArray("-LOADING Redis is loading the dataset in memory\r\n") << u"Loading"_s;
        QTest::newRow("protected mode") << QByteArray("-DENIED Redis is running in protected mode\r\n")
                                        << u"ClientRefused"_s;
        QTest::newRow("full") << QByteArray("-ERR max number of clients reached\r\n") << u"Full"_s;
        QTest::newRow("no Redis") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << u"Failed"_s;
        QTest::newRow("closed") << QByteArray() << u"Failed"_s;
        QTest::newRow("nested without end") << QByteArray("*1\r\n").repeated(50'000) << u"Failed"_s;
    }

    void otherAnswers()
    {
        QFETCH(const QByteArray, answer);
        LoopbackServer server([&](LoopbackPeer &peer) {
            peer.readUntil("PING\r\n");
            peer.write(answer);
        });
        QTEST(toJson(asked(server.port()).end).toString(), "end");
    }

    void anEndlessAnswerIsNotTaken()
    {
        LoopbackServer server([](LoopbackPeer &peer) {
            peer.readUntil("PING\r\n");
            peer.write("$1000000000\r\n");
            while (peer.write(QByteArray(64 * 1024, 'x')))
                continue;
        });
        QCOMPARE(asked(server.port()).end, DifyEnd::Failed);
    }

    void aSilentServerEndsWhenStopped()
    {
        LoopbackServer server([](LoopbackPeer &peer) { peer.waitForClose(); });
        DifyRedis redis;
        redis.door = {u"127.0.0.1"_s, server.port(), u"option"_s};
        QVERIFY(endsWhenStopped([&](Wait &wait) { examineRedis(redis, {}, wait); },
                                [&] { return server.connections() > 0; }));
    }
};

}

LENTERA_TEST(tst_redis, lentera::RedisTest)
#include "tst_redis.moc"
