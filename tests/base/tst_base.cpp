// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "base/Ids.h"
#include "base/Secret.h"
#include "base/Wait.h"
#include "support/runTests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <thread>
#include <type_traits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lentera;

//! The small pieces everything stands on.
class BaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSecretCannotBeCopiedOrBecomeAFact()
    {
        QVERIFY(!std::is_copy_constructible_v<Secret>);
        QVERIFY(!std::is_copy_assignable_v<Secret>);
        QVERIFY((!std::is_convertible_v<Secret, QString>));
        QVERIFY((!std::is_convertible_v<Secret, QByteArray>));
    }

    void aSecretTakesItsBytesAwayFromTheCaller()
    {
        QByteArray bytes("only once");
        const char *place = bytes.constData();
        const Secret secret(std::move(bytes));
        QCOMPARE(secret.reveal(), QByteArray("only once"));
        QVERIFY(secret.reveal().constData() != place);
        QVERIFY(bytes.isEmpty());
    }

    void aMovedSecretLeavesNothingBehind()
    {
        Secret one(QByteArray("value"));
        const Secret other(std::move(one));
        QCOMPARE(other.length(), 5);
        QVERIFY(one.isEmpty());
    }

    void fingerprintsTellSecretsApartOnlyUnderTheSameKey()
    {
        const Secret one(QByteArray("one"));
        const Secret two(QByteArray("two"));
        QCOMPARE(one.fingerprint("key").size(), 8);
        QCOMPARE(one.fingerprint("key"), Secret(QByteArray("one")).fingerprint("key"));
        QVERIFY(one.fingerprint("key") != two.fingerprint("key"));
        QVERIFY(one.fingerprint("key") != one.fingerprint("other"));
    }

    void idTextsAreLowerCaseLettersDigitsAndHyphens_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::newRow("words") << u"PT Maju Jaya"_s << u"pt-maju-jaya"_s;
        QTest::newRow("accents") << u"Café Ünïcode"_s << u"cafe-unicode"_s;
        QTest::newRow("signs at the ends") << u"  --Acme!! "_s << u"acme"_s;
        QTest::newRow("nothing usable") << u"漢字"_s << QString();
        QTest::newRow("too long") << QString(u'a').repeated(100) << QString(u'a').repeated(64);
    }

    void idTextsAreLowerCaseLettersDigitsAndHyphens()
    {
        QFETCH(QString, name);
        QFETCH(QString, id);
        QCOMPARE(idTextFrom(name), id);
        QCOMPARE(isIdText(id), !id.isEmpty());
    }

    void impossibleIdsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text :
             {u""_s, u"-a"_s, u"A"_s, u"a b"_s, u"a/b"_s, u"a\n"_s, u"ä"_s, QString(u'a').repeated(65)})
            QTest::newRow(qPrintable(u"'%1'"_s.arg(text))) << text;
    }

    void impossibleIdsAreRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!isIdText(text));
    }

    void aFileIsWrittenWholeAndForItsOwnerOnly()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"case.json"_s);
        QVERIFY(writeAtomically(path, "first"));
        QVERIFY(writeAtomically(path, "second"));
        QCOMPARE(*readWhole(path, 100), QByteArray("second"));
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path) & others));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void aFailedWriteLeavesTheOldFile()
    {
        const auto written = writeAtomically(u"/nonexistent/folder/file"_s, "bytes");
        QVERIFY(!written);
        QCOMPARE(written.error().id, u"file.write"_s);
    }

    void aFileOverTheLimitIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"large"_s);
        QVERIFY(writeAtomically(path, QByteArray(101, 'x')));
        QCOMPARE(readWhole(path, 100).error().id, u"file.too-large"_s);
        QVERIFY(readWhole(path, 101));
    }

    void aWaitEndsWithTheSignal()
    {
        Wait wait({}, 30s);
        QTimer timer;
        QCOMPARE(wait.until(
                     &timer, [&] { timer.start(1ms); }, &QTimer::timeout),
                 Woken::Signal);
    }

    void aWaitEndsWithTheDeadline()
    {
        Wait wait({}, 5ms);
        QTimer timer;
        QCOMPARE(wait.until(
                     &timer, [] {}, &QTimer::timeout),
                 Woken::Deadline);
        QVERIFY(wait.over());
    }

    void aStopEndsAWait()
    {
        std::stop_source stop;
        Wait wait(stop.get_token(), 60s);
        std::jthread other([&stop] { stop.request_stop(); });
        QTimer timer;
        QCOMPARE(wait.until(
                     &timer, [] {}, &QTimer::timeout),
                 Woken::Stopped);
        QCOMPARE(wait.pause(60s), Woken::Stopped);
    }

    void aPauseIsNoLongerThanTheDeadline()
    {
        Wait wait({}, 10ms);
        QCOMPARE(wait.pause(60s), Woken::Deadline);
    }

    void aWaitWithinAnotherEndsWithIt()
    {
        const Wait wait({}, 20ms);
        QVERIFY(wait.within(60s).remaining() <= 20ms);
        QVERIFY(wait.within(1ms).remaining() <= 1ms);
    }
};

LENTERA_TEST(tst_base, BaseTest)
#include "tst_base.moc"
