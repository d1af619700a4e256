// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/Practice.h"
#include "support/runTests.h"
#include "tenant/MemoryVault.h"
#include "workspace/Workspace.h"

using namespace Qt::StringLiterals;
using namespace lentera;

//! Every system of the practice workspace shows the cause that is built into it, and only that.
class PracticeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto explanations = Explanations::read(u":/lentera/explanations"_s);
        QVERIFY(explanations);
        auto servers = PracticeServers::start();
        QVERIFY(servers);
        m_servers = *std::move(servers);
        Workspace::Parts parts;
        parts.storePath = u":memory:"_s;
        parts.credentials = std::make_shared<MemoryVault>();
        parts.explanations = std::make_shared<const Explanations>(*std::move(explanations));
        parts.connectors = ConnectorCatalogue({u":/lentera/connectors"_s});
        parts.clock = std::make_shared<const SystemClock>();
        parts.practice = true;
        auto workspace = Workspace::open(std::move(parts));
        QVERIFY(workspace);
        m_workspace = *std::move(workspace);
        QVERIFY(furnish(*m_workspace, *m_servers));
        for (const PracticeSystem &system : m_servers->systems())
            m_running << m_workspace->check(system.connection.tenant, system.connection.id, {}, {}, {});
    }

    void showsWhatIsBuiltIn_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < m_running.size(); ++i)
            QTest::newRow(qPrintable(m_servers->systems().at(i).connection.id.text())) << i;
    }

    void showsWhatIsBuiltIn()
    {
        QFETCH(int, index);
        const auto record = m_running[index].takeResult();
        QVERIFY(record);
        QStringList roots;
        for (const Finding &finding : record->result.rootCauses())
            roots << finding.id;
        QCOMPARE(roots.join(u' '), m_servers->systems().at(index).expected);
    }

    void aHealthyOneIsAmongThem()
    {
        const QList<PracticeSystem> systems = m_servers->systems();
        QVERIFY(std::any_of(systems.cbegin(), systems.cend(), [](const auto &one) { return one.expected.isEmpty(); }));
    }

    void runsAreKept()
    {
        const Connection first = m_servers->systems().first().connection;
        const auto runs =
            m_workspace->store([&](Store &store) { return store.runs(first.tenant, first.id, 5); }).takeResult();
        QVERIFY2(runs, qPrintable(runs ? QString() : runs.error().id + runs.error().facts.value(u"reason"_s)));
        QCOMPARE(runs->size(), 1);
        QCOMPARE(runs->first().verdict, u"ok"_s);
    }

private:
    std::unique_ptr<PracticeServers> m_servers;
    std::unique_ptr<Workspace> m_workspace;
    QList<QFuture<Result<RunRecord>>> m_running;
};

LENTERA_TEST(tst_practice, PracticeTest)
#include "tst_practice.moc"
