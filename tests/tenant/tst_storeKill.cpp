// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "support/runTests.h"

#include "tenant/Sql.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lentera;

static constexpr int rounds = 200;
static constexpr int roundsPerFile = 20; // a new file now and then, so that making it is interrupted too
static constexpr auto longestLife = 20ms;

namespace {

//! The child: writes without end and tells through the pipe what the store has answered.
class Writer {
public:
    Writer(const QString &path, int round, int pipe) : m_path(path), m_round(round), m_pipe(pipe) {}

    [[noreturn]] void run()
    {
        const auto store = Store::open(m_path, m_clock);
        if (!store)
            ::_exit(2);
        for (int n = 0;; ++n)
            if (!writeOne(**store, n))
                ::_exit(3);
    }

private:
    bool writeOne(Store &store, int n)
    {
        const QString id = u"r%1-%2"_s.arg(m_round).arg(n);
        if (!store.addTenant(someTenant(id)) || !tell(u"tenant "_s + id))
            return false;
        if (!store.addConnection(someConnection(id, u"desk"_s)) || !tell(u"connection "_s + id))
            return false;
        if (!store.saveRun(someRun(id, u"desk"_s, id), {{u"of"_s, id}}) || !tell(u"run "_s + id))
            return false;
        // Two in one transaction: both or none.
        return bool(store.inOneTransaction([&]() -> Result<void> {
            const auto one = store.addTenant(someTenant(id + u"-one"_s));
            return one ? store.addTenant(someTenant(id + u"-two"_s)) : one;
        }));
    }

    bool tell(const QString &confirmed) const
    {
        const QByteArray line = confirmed.toLatin1() + '\n';
        return ::write(m_pipe, line.constData(), size_t(line.size())) == line.size(); // atomic below PIPE_BUF
    }

    SystemClock m_clock;
    QString m_path;
    int m_round;
    int m_pipe;
};

}

static QByteArray readAll(int pipe)
{
    QByteArray all;
    std::array<char, 4096> part;
    for (ssize_t count = 0; (count = ::read(pipe, part.data(), part.size())) > 0;)
        all.append(part.data(), count);
    return all;
}

class StoreKillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingConfirmedIsLost()
    {
        const QTemporaryDir folder;
        QStringList confirmed;
        for (int round = 0; round < rounds; ++round) {
            if (round % roundsPerFile == 0)
                confirmed.clear();
            const QString path = folder.filePath(u"%1.db"_s.arg(round / roundsPerFile));
            confirmed += killedWriter(path, round);
            if (QTest::currentTestFailed())
                return;
            verify(path, confirmed);
            if (QTest::currentTestFailed())
                return;
            m_confirmed += confirmed.size();
        }
        QVERIFY(m_confirmed > rounds / 2);
    }

private:
    //! Lets a child write until it is killed at a random moment; answers what it confirmed. No database is open here
    //! while the process forks: SQLite forbids to carry one over.
    QStringList killedWriter(const QString &path, int round)
    {
        std::array<int, 2> ends;
        if (::pipe(ends.data()) != 0)
            qFatal("no pipe");
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            Writer(path, round, ends[1]).run();
        }
        ::close(ends[1]);
        QByteArray heard;
        if (round % 2 == 1) { // every other life begins to count with its first confirmed row
            char first = 0;
            if (::read(ends[0], &first, 1) == 1)
                heard += first;
        }
        const auto life = std::chrono::microseconds(
            QRandomGenerator::global()->bounded(int(std::chrono::microseconds(longestLife).count())));
        std::this_thread::sleep_for(life); // the random moment itself, nothing is waited for
        ::kill(child, SIGKILL);
        heard += readAll(ends[0]);
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (!WIFSIGNALED(status))
            QTest::qFail(qPrintable(u"the writer ended by itself with %1"_s.arg(WEXITSTATUS(status))), __FILE__,
                         __LINE__);
        return QString::fromLatin1(heard).split(u'\n', Qt::SkipEmptyParts);
    }

    void verify(const QString &path, const QStringList &confirmed)
    {
        const auto opened = Store::open(path, m_clock);
        QCOMPARE(outcomeOf(opened), u"ok"_s);
        const Store &store = **opened;
        QSet<QString> tenants;
        const auto kept = store.tenants().value();
        for (const Tenant &tenant : kept)
            tenants << tenant.id.text();
        for (const QString &line : confirmed) {
            const QString kind = line.section(u' ', 0, 0);
            const TenantId id(line.section(u' ', 1));
            const bool there = kind == "tenant"_L1       ? tenants.contains(id.text())
                               : kind == "connection"_L1 ? bool(store.connection(id, ConnectionId(u"desk"_s)))
                                                         : bool(store.runDocument(id, id.text()));
            QVERIFY2(there, qPrintable(u"lost: "_s + line));
        }
        for (const QString &id : std::as_const(tenants))
            if (id.endsWith("-one"_L1))
                QVERIFY2(tenants.contains(id.chopped(3) + u"two"_s), qPrintable(u"half a transaction: "_s + id));
        QVERIFY(store.profile().size() == 8 && store.fingerprintKey().size() == 32);
        Sql sql;
        QVERIFY(sql.open(path, 1s));
        QCOMPARE(sql.rows(u"PRAGMA integrity_check"_s, {}, [](const QSqlQuery &row) { return row.value(0).toString(); })
                     .value(),
                 QList<QString>{u"ok"_s});
        QCOMPARE(sql.rows(u"PRAGMA foreign_key_check"_s, {}, [](const QSqlQuery &) { return 0; }).value().size(), 0);
    }

    SystemClock m_clock;
    qsizetype m_confirmed = 0;
};

LENTERA_TEST(tst_storeKill, StoreKillTest)
#include "tst_storeKill.moc"
