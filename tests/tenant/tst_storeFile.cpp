// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "support/runTests.h"

#include "tenant/Migrations.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lentera;

static QString modeOf(const QString &path)
{
    const auto permissions = QFile::permissions(path);
    QString mode;
    for (const int digit : {0x4000, 0x0040, 0x0004}) // ReadOwner, ReadGroup, ReadOther; write and execute follow
        for (const int right : {digit, digit / 2, digit / 4})
            mode += permissions & QFileDevice::Permission(right) ? u"rwx"_s.at(right == digit       ? 0
                                                                               : right == digit / 2 ? 1
                                                                                                    : 2)
                                                                 : QChar(u'-');
    return mode;
}

static QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Runs statements on a file of its own making, past Store.
static void execute(const QString &path, const QStringList &statements)
{
    QFile(path).open(QIODevice::ReadWrite);
    Sql sql;
    QCOMPARE(outcomeOf(sql.open(path, 1s)), u"ok"_s);
    for (const QString &statement : statements)
        QCOMPARE(outcomeOf(sql.run(statement)), u"ok"_s);
}

static QVariant answer(const QString &path, const QString &query)
{
    Sql sql;
    if (!sql.open(path, 1s))
        return {};
    const auto rows = sql.rows(query, {}, [](const QSqlQuery &row) { return row.value(0); });
    return rows ? rows->value(0) : QVariant();
}

class StoreFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        QVERIFY(m_folder->isValid());
        m_path = m_folder->filePath(u"a/b c/lentera.db"_s);
    }

    void onlyTheOwnerMayReadIt()
    {
        const auto store = Store::open(m_path, m_clock);
        QCOMPARE(outcomeOf(store), u"ok"_s);
        QVERIFY((*store)->addTenant(someTenant(u"acme"_s)));
        QCOMPARE(modeOf(m_path), u"rw-------"_s);
        QCOMPARE(modeOf(m_path + u"-wal"_s), u"rw-------"_s);
        QCOMPARE(modeOf(m_path + u"-shm"_s), u"rw-------"_s);
        QCOMPARE(modeOf(m_folder->filePath(u"a"_s)), u"rwx------"_s);
        QCOMPARE(modeOf(m_folder->filePath(u"a/b c"_s)), u"rwx------"_s);
    }

    void aStoreThatOthersCouldReadIsClosedToThem()
    {
        QVERIFY(Store::open(m_path, m_clock));
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QVERIFY(Store::open(m_path, m_clock));
        QCOMPARE(modeOf(m_path), u"rw-------"_s);
    }

    void everythingIsThereAfterReopening()
    {
        QString profile;
        QByteArray key;
        {
            const auto store = Store::open(m_path, m_clock).value();
            QVERIFY(store->addTenant(someTenant(u"acme"_s)));
            QVERIFY(store->addConnection(someConnection(u"acme"_s, u"desk"_s)));
            profile = store->profile();
            key = store->fingerprintKey();
        }
        const auto store = Store::open(m_path, m_clock).value();
        QVERIFY(QRegularExpression(u"\\A[0-9a-f]{8}\\z"_s).match(profile).hasMatch());
        QCOMPARE(key.size(), 32);
        QCOMPARE(store->profile(), profile);
        QCOMPARE(store->fingerprintKey(), key);
        QCOMPARE(store->tenant(TenantId(u"acme"_s)).value(), someTenant(u"acme"_s));
        QCOMPARE(store->connections(TenantId(u"acme"_s)).value(),
                 QList<Connection>{someConnection(u"acme"_s, u"desk"_s)});
        QVERIFY(storeInMemory(m_clock)->fingerprintKey() != key);
    }

    void itIsWrittenAheadAndSynchronous()
    {
        QVERIFY(Store::open(m_path, m_clock));
        QCOMPARE(answer(m_path, u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(answer(m_path, u"PRAGMA synchronous"_s).toInt(), 2);
        QCOMPARE(answer(m_path, u"PRAGMA foreign_keys"_s).toInt(), 1);
        QCOMPARE(answer(m_path, u"PRAGMA user_version"_s).toInt(), int(migrationSteps().size()));
    }

    void aNewerStoreIsRefusedUntouched()
    {
        QVERIFY(Store::open(m_path, m_clock));
        execute(m_path, {u"PRAGMA user_version = 99"_s});
        const QByteArray before = bytesOf(m_path);
        QCOMPARE(outcomeOf(Store::open(m_path, m_clock)), u"store.newer path=%1 version=99"_s.arg(m_path));
        QCOMPARE(bytesOf(m_path), before);
    }

    void aFileThatCannotBeMigratedStaysTheSame()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        execute(m_path, {u"CREATE TABLE runs (mine TEXT)"_s, u"INSERT INTO runs (mine) VALUES ('precious')"_s});
        const QByteArray before = bytesOf(m_path);
        QVERIFY(!before.isEmpty());
        QCOMPARE(outcomeOf(Store::open(m_path, m_clock)), u"store.failed reason=table runs already exists"_s);
        QCOMPARE(bytesOf(m_path), before);
    }

    void anOlderStoreIsMigratedAndKeepsWhatItHas()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        execute(m_path,
                migrationSteps().first() +
                    QStringList{u"INSERT INTO tenants VALUES ('acme', 'Acme', 'staging', '', '', '', '', NULL)"_s,
                                u"PRAGMA user_version = 1"_s});
        const auto store = Store::open(m_path, m_clock);
        QCOMPARE(outcomeOf(store), u"ok"_s);
        QCOMPARE((*store)->tenants().value().size(), 1);
        QCOMPARE((*store)->leftovers().value().size(), 0);
        QCOMPARE(answer(m_path, u"PRAGMA user_version"_s).toInt(), int(migrationSteps().size()));
    }

    void aMigrationThatFailsLateUndoesTheEarlierSteps()
    {
        const QList<MigrationStep> first{{u"CREATE TABLE a (n INTEGER)"_s, u"INSERT INTO a (n) VALUES (7)"_s}};
        const QList<MigrationStep> broken =
            first + QList<MigrationStep>{{u"ALTER TABLE a RENAME TO b"_s, u"DELETE FROM b"_s},
                                         {u"CREATE TABLE c (n INTEGER)"_s, u"NONSENSE"_s}};
        Sql sql;
        QVERIFY(sql.open(u":memory:"_s, 1s));
        QCOMPARE(outcomeOf(migrate(sql, first)), u"ok"_s);
        QCOMPARE(outcomeOf(migrate(sql, broken)), u"store.failed reason=near \"NONSENSE\": syntax error"_s);
        const auto number = [](const QSqlQuery &row) {
            return row.value(0).toInt();
        };
        QCOMPARE(sql.rows(u"SELECT n FROM a"_s, {}, number).value(), QList<int>{7});
        QCOMPARE(sql.rows(u"PRAGMA user_version"_s, {}, number).value(), QList<int>{1});
        QCOMPARE(outcomeOf(migrate(sql, first)), u"ok"_s);
    }

    void whatIsNoStoreIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("no name, which SQLite takes for a temporary file") << u""_s;
        QTest::newRow("a folder") << u"folder"_s;
        QTest::newRow("below a file") << u"text/lentera.db"_s;
        QTest::newRow("a NUL in the name") << u"a\0b"_s;
        QTest::newRow("a text file") << u"text"_s;
    }
    void whatIsNoStoreIsRefused()
    {
        QFETCH(QString, name);
        const QByteArray text = QByteArray("this is not a database\n").repeated(100);
        QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
        QFile file(m_folder->filePath(u"text"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const QString path = name.isEmpty() ? name : m_folder->path() + u'/' + name;
        const auto store = Store::open(path, m_clock);
        QVERIFY(!store);
        QCOMPARE(store.error().id, u"store.open"_s);
        QCOMPARE(store.error().facts.value(u"path"_s), path);
        QVERIFY(!store.error().facts.value(u"reason"_s).isEmpty());
        QCOMPARE(bytesOf(file.fileName()), text);
    }

    void anotherWriterIsWaitedForThenNamed()
    {
        QVERIFY(Store::open(m_path, m_clock));
        Sql one;
        Sql two;
        QVERIFY(one.open(m_path, 1ms));
        QVERIFY(two.open(m_path, 1ms));
        const auto insert = [](Sql &sql) {
            return sql.change(u"INSERT INTO settings VALUES ('a', 'b')"_s);
        };
        const auto done = one.transaction([&]() -> Result<void> {
            const auto refused = insert(two);
            return refused ? Result<void>() : tl::unexpected(refused.error());
        });
        QCOMPARE(outcomeOf(done), u"store.busy path="_s + m_path);
        QCOMPARE(outcomeOf(insert(two)), u"ok"_s);
    }

    void twoThreadsShareOneFile()
    {
        const auto work = [this](const QString &prefix) {
            const auto store = Store::open(m_path, m_clock);
            for (int i = 0; store && i < 25; ++i)
                if (!(*store)->addTenant(someTenant(prefix + QString::number(i))))
                    return;
        };
        std::thread a(work, u"a"_s);
        std::thread b(work, u"b"_s);
        a.join();
        b.join();
        QCOMPARE(Store::open(m_path, m_clock).value()->tenants().value().size(), 50);
    }

private:
    FixedClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

LENTERA_TEST(tst_storeFile, StoreFileTest)
#include "tst_storeFile.moc"
