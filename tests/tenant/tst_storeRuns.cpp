// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "support/runTests.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lentera;

class StoreRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = storeInMemory(m_clock);
        QVERIFY(m_store);
        QVERIFY(m_store->addTenant(someTenant(u"acme"_s)));
        QVERIFY(m_store->addConnection(someConnection(u"acme"_s, u"desk"_s)));
        QVERIFY(m_store->addConnection(someConnection(u"acme"_s, u"jira"_s)));
    }

    void aRunComesBackWithItsRootCausesInOrder()
    {
        RunSummary run = someRun(u"acme"_s, u"desk"_s, u"run-1"_s);
        run.rootCauses = {u"tls.certificate.expired"_s, u"clock.offset.severe"_s, u"dns.lookup.slow"_s};
        const QJsonObject found{{u"id"_s, u"http.answer.slow"_s}, {u"severity"_s, u"warning"_s}};
        const QJsonObject document{{u"findings"_s, QJsonArray{found, 7, QJsonObject{}}}, {u"emoji"_s, u"\U0001F9EF"_s}};
        QCOMPARE(outcomeOf(m_store->saveRun(run, document)), u"ok"_s);
        const RunSummary kept = m_store->runs(run.tenant, run.connection, 10).value().value(0);
        QCOMPARE(kept.id, run.id);
        QCOMPARE(kept.tenant, run.tenant);
        QCOMPARE(kept.connection, run.connection);
        QCOMPARE(kept.startedAt, run.startedAt);
        QCOMPARE(kept.durationMs, run.durationMs);
        QCOMPARE(kept.verdict, run.verdict);
        QCOMPARE(kept.rootCauses, run.rootCauses);
        QCOMPARE(m_store->runDocument(run.tenant, run.id).value(), document);
    }

    void runsAreListedNewestFirstUpToTheLimit()
    {
        for (int day = 0; day < 5; ++day) {
            RunSummary run = someRun(u"acme"_s, u"desk"_s, u"run-%1"_s.arg(day));
            run.startedAt = m_clock.now().addDays(day % 2 == 0 ? day : -day);
            if (day == 2)
                run.rootCauses.clear();
            QCOMPARE(outcomeOf(m_store->saveRun(run, {})), u"ok"_s);
        }
        QVERIFY(m_store->saveRun(someRun(u"acme"_s, u"jira"_s, u"of-jira"_s), {}));
        QCOMPARE(listed(10), u"run-4 run-2 run-0 run-1 run-3"_s);
        QCOMPARE(listed(2), u"run-4 run-2"_s);
        QCOMPARE(listed(0), QString());
        QCOMPARE(listed(-1), QString());
    }

    void aRunSavedAgainReplacesItself()
    {
        RunSummary run = someRun(u"acme"_s, u"desk"_s, u"run-1"_s);
        QVERIFY(m_store->saveRun(run, {{u"n"_s, 1}}));
        run.verdict = u"ok"_s;
        run.rootCauses.clear();
        QVERIFY(m_store->saveRun(run, {{u"n"_s, 2}}));
        const auto runs = m_store->runs(run.tenant, run.connection, 10).value();
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.first().verdict, u"ok"_s);
        QCOMPARE(runs.first().rootCauses, QStringList());
        QCOMPARE(m_store->runDocument(run.tenant, run.id).value().value("n"_L1).toInt(), 2);
    }

    void aRunThatEndsAfterItsConnectionWasRemovedIsKept()
    {
        const RunSummary run = someRun(u"acme"_s, u"desk"_s, u"run-1"_s);
        QVERIFY(m_store->removeConnection(run.tenant, run.connection));
        QCOMPARE(outcomeOf(m_store->saveRun(run, {})), u"ok"_s);
        QVERIFY(!m_store->runs(run.tenant, run.connection, 10));
        QVERIFY(m_store->restoreConnection(run.tenant, run.connection));
        QCOMPARE(listed(10), u"run-1"_s);
    }

private:
    QString listed(int limit) const
    {
        QStringList ids;
        const auto runs = m_store->runs(TenantId(u"acme"_s), ConnectionId(u"desk"_s), limit).value();
        for (const RunSummary &run : runs)
            ids << run.id;
        return ids.join(u' ');
    }

    FixedClock m_clock;
    std::unique_ptr<Store> m_store;
};

LENTERA_TEST(tst_storeRuns, StoreRunsTest)
#include "tst_storeRuns.moc"
