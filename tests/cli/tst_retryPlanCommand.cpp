// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/HttpDate.h"
#include "support/CliProgram.h"
#include "support/runTests.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace lentera;

//! `lentera-cli retry-plan`.
class RetryPlanCommandTest : public QObject {
    Q_OBJECT

    CliProgram m_cli{QProcessEnvironment::systemEnvironment()};

    QJsonObject plan(const QStringList &options)
    {
        return m_cli.run(QStringList{u"retry-plan"_s, u"--json"_s} + options).json();
    }
    static double latest(const QJsonObject &document, int attempt)
    {
        return document.value("attempts"_L1)
            .toArray()
            .at(attempt)
            .toObject()
            .value("startSeconds"_L1)
            .toObject()
            .value("most"_L1)
            .toDouble();
    }

private Q_SLOTS:
    void bothProfilesAreOffered()
    {
        const QJsonObject guide = plan({});
        QCOMPARE(guide.value("schema"_L1).toString(), u"lentera.retry-plan/1"_s);
        QCOMPARE(guide.value("attempts"_L1).toArray().size(), 5);
        QVERIFY(qAbs(latest(guide, 4) - 16.5) < 0.001);
        const QJsonObject sdk = plan({u"--policy"_s, u"sdk"_s});
        QCOMPARE(sdk.value("attempts"_L1).toArray().size(), 3);
        QCOMPARE(sdk.value("jitter"_L1).toString(), u"full"_s);
        QCOMPARE(sdk.value("obeysRetryAfter"_L1).toBool(), false);
    }

    void optionsChangeThePolicy()
    {
        const QJsonObject changed = plan({u"--attempts"_s, u"3"_s, u"--initial"_s, u"10"_s, u"--factor"_s, u"3"_s,
                                          u"--cap"_s, u"20"_s, u"--jitter"_s, u"0"_s, u"--statuses"_s, u"500,503"_s});
        QCOMPARE(latest(changed, 2), 30.0);
        QCOMPARE(changed.value("policy"_L1).toObject().value("statuses"_L1).toArray(), (QJsonArray{500, 503}));
    }

    void retryAfterIsTakenAsSecondsOrADate()
    {
        QCOMPARE(latest(plan({u"--retry-after"_s, u"30"_s}), 1), 30.0);
        const QString soon = httpDateText(QDateTime::currentDateTimeUtc().addSecs(600));
        const double untilThen = latest(plan({u"--retry-after"_s, soon}), 1);
        QVERIFY2(untilThen > 500 && untilThen <= 600, qPrintable(QString::number(untilThen)));
        QCOMPARE(latest(plan({u"--policy"_s, u"sdk"_s, u"--retry-after"_s, u"30"_s}), 1), 1.0);
    }

    void aStoredConnectionsPolicyIsUsed()
    {
        QCOMPARE(m_cli.run({u"tenant"_s, u"add"_s, u"acme"_s}).status, 0);
        QCOMPARE(m_cli.run({u"connection"_s, u"add"_s, u"acme/api"_s, u"--url"_s, u"https://api.example"_s}).status, 0);
        const QJsonObject stored = plan({u"--connection"_s, u"acme/api"_s});
        QCOMPARE(stored.value("profile"_L1).toString(), u"acme/api"_s);
        QCOMPARE(m_cli.run({u"retry-plan"_s, u"--connection"_s, u"acme/none"_s}).status, 2);
    }

    void aPersonGetsATable()
    {
        const CliAnswer english = m_cli.run({u"--lang"_s, u"en"_s, u"retry-plan"_s});
        QVERIFY2(english.out.contains("13.50 s"), english.out.constData());
        QVERIFY(english.out.contains("Never after 401 or 403."));
        const CliAnswer indonesian = m_cli.run({u"--lang"_s, u"id"_s, u"retry-plan"_s, u"--policy"_s, u"sdk"_s});
        QVERIFY2(indonesian.out.contains("Retry-After") && !indonesian.out.contains("Attempt"),
                 indonesian.out.constData());
    }

    void whatCannotBeIsUsage_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("no attempt") << QStringList{u"--attempts"_s, u"0"_s};
        QTest::newRow("jitter above one") << QStringList{u"--jitter"_s, u"2"_s};
        QTest::newRow("a status that is none") << QStringList{u"--statuses"_s, u"99"_s};
        QTest::newRow("an unknown policy") << QStringList{u"--policy"_s, u"none"_s};
        QTest::newRow("a Retry-After that is neither") << QStringList{u"--retry-after"_s, u"soon"_s};
        QTest::newRow("policy and connection") << QStringList{u"--policy"_s, u"sdk"_s, u"--connection"_s, u"a/b"_s};
    }

    void whatCannotBeIsUsage()
    {
        QFETCH(const QStringList, options);
        const CliAnswer answer = m_cli.run(QStringList{u"retry-plan"_s} + options);
        QVERIFY2(answer.status == 1, (answer.out + answer.err).constData());
    }
};

LENTERA_TEST(tst_retryPlanCommand, RetryPlanCommandTest)
#include "tst_retryPlanCommand.moc"
