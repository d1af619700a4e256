// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/RetryPlan.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

// Every attempt as `earliest-latest`, so that a failure can be read.
static QString timeLine(const RetryProfile &profile, std::optional<qint64> retryAfter = {})
{
    QStringList starts;
    for (const PlannedAttempt &attempt : retryPlan(profile, retryAfter))
        starts << QString::number(attempt.start.least) + u'-' + QString::number(attempt.start.most);
    return starts.join(u' ');
}

//! The time line of a policy, by the numbers of facts/airbyte.md.
class RetryPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeLines_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const QString &expected, const QString &found) {
            QTest::newRow(name) << expected << found;
        };
        row("the guide: about 0, 1, 3, 7, 15 s", u"0-0 0.9-1.1 2.7-3.3 6.3-7.7 13.5-16.5"_s, timeLine(guideProfile()));
        row("the SDK: anything up to it", u"0-0 0-1 0-3"_s, timeLine(sdkProfile()));
        row("the guide obeys Retry-After", u"0-0 30-30 60-60 90-90 120-120"_s, timeLine(guideProfile(), 30));
        row("the SDK does not read it", u"0-0 0-1 0-3"_s, timeLine(sdkProfile(), 30));
        RetryProfile capped = guideProfile();
        capped.policy = {.attempts = 4, .initialSeconds = 10, .factor = 10, .capSeconds = 60, .jitter = 0};
        row("the cap holds", u"0-0 10-10 70-70 130-130"_s, timeLine(capped));
        capped.policy.jitter = 0.5;
        row("jitter goes beyond the cap", u"0-0 5-15 35-105 65-195"_s, timeLine(capped));
        capped.policy.attempts = 1;
        row("a single attempt waits for nothing", u"0-0"_s, timeLine(capped));
        capped.policy.attempts = -3;
        row("there is always one", u"0-0"_s, timeLine(capped));
    }

    void timeLines()
    {
        QFETCH(const QString, found);
        QTEST(found, "expected");
    }

    void profilesDifferAsTheFactsSay()
    {
        QCOMPARE(guideProfile().policy.statuses, (QList<int>{408, 429, 500, 502, 503, 504}));
        QCOMPARE(sdkProfile().policy.statuses, (QList<int>{429, 500, 502, 503, 504}));
        QCOMPARE(guideProfile().policy.attempts, 5);
        QCOMPARE(sdkProfile().policy.attempts, 3);
        QVERIFY(guideProfile().obeysRetryAfter && !sdkProfile().obeysRetryAfter);
    }

    void hugeNumbersStayBounded()
    {
        RetryProfile profile = guideProfile();
        profile.policy = {.attempts = 1'000'000, .initialSeconds = 1e300, .factor = 1e300, .capSeconds = 1e300};
        const QList<PlannedAttempt> plan = retryPlan(profile, {});
        QCOMPARE(plan.size(), 100);
        QVERIFY(plan.last().start.most <= 100 * 86'400.0);
    }
};

}

LENTERA_TEST(tst_retryPlan, lentera::RetryPlanTest)
#include "tst_retryPlan.moc"
