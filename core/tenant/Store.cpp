// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/Store.h"

#include "tenant/Migrations.h"
#include "tenant/StoreDatabase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

static constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
static constexpr auto patienceWithOthers = 5s;

static tl::unexpected<Error> cannotOpen(const QString &path, const QString &reason)
{
    return failure("store.open"_L1, {{u"path"_s, path}, {u"reason"_s, reason}});
}

//! Makes \a folder and what is missing above it, for the owner only. A folder that is there keeps its permissions.
static bool makeFolder(const QString &folder)
{
    const QFileInfo known(folder);
    if (known.exists())
        return known.isDir();
    return makeFolder(known.absolutePath()) &&
           (QDir().mkdir(folder, ownerOnly | QFileDevice::ExeOwner) || QFileInfo(folder).isDir());
}

//! Makes the file before SQLite would, which would let everybody read it; its -wal and -shm follow its permissions.
static Result<void> makeFile(const QString &path)
{
    // A file that is there must not be opened: closing it would drop the locks of this process's other stores on it.
    // The mutex keeps another thread from opening the new file before it is closed here.
    static std::mutex making;
    const std::scoped_lock lock(making);
    if (QFileInfo::exists(path)) {
        const auto granted = QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                                         QFileDevice::ReadOther | QFileDevice::WriteOther);
        if (granted && QFileInfo(path).isFile())
            QFile::setPermissions(path, ownerOnly);
        return {};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::NewOnly, ownerOnly) && !QFileInfo::exists(path))
        return cannotOpen(path, file.errorString());
    return {};
}

static Result<void> makePlace(const QString &path)
{
    if (path.isEmpty() || path.contains(QChar(u'\0')))
        return cannotOpen(path, u"not a file name"_s);
    const QString folder = QFileInfo(path).absolutePath();
    if (!makeFolder(folder))
        return cannotOpen(path, u"cannot make the folder %1"_s.arg(folder));
    return makeFile(path);
}

Store::Store(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString &path, const Clock &clock)
{
    if (path != ":memory:"_L1)
        if (const auto made = makePlace(path); !made)
            return failureOf(made);
    auto database = std::make_unique<Database>(clock);
    if (const auto opened = database->open(path, patienceWithOthers); !opened)
        return failureOf(opened);
    if (const auto migrated = migrate(*database, migrationSteps()); !migrated)
        return failureOf(migrated);
    // After migrating, so that a file that could not be migrated is the same to the byte. Refused while another program
    // is at it, and on network drives; the journal that is used then is as safe, only slower.
    (void)database->run(u"PRAGMA journal_mode = WAL"_s);
    if (const auto identified = database->identify(); !identified)
        return failureOf(identified);
    return std::unique_ptr<Store>(new Store(std::move(database)));
}

QString Store::profile() const
{
    return m_database->profile();
}

QByteArray Store::fingerprintKey() const
{
    return m_database->fingerprintKey();
}

QDateTime Store::now() const
{
    return m_database->now();
}

Result<void> Store::inOneTransaction(const std::function<Result<void>()> &job)
{
    return m_database->transaction(job);
}

QString Store::setting(const QString &key, const QString &otherwise) const
{
    const auto found = m_database->rows(u"SELECT value FROM settings WHERE name = ?"_s, {sqlText(key)},
                                        [](const QSqlQuery &row) { return row.value(0).toString(); });
    return found ? found->value(0, otherwise) : otherwise;
}

Result<void> Store::saveSetting(const QString &key, const QString &value)
{
    const auto saved = m_database->change(uR"(INSERT INTO settings (name, value) VALUES (?, ?)
                                              ON CONFLICT (name) DO UPDATE SET value = excluded.value)"_s,
                                          {sqlText(key), sqlText(value)});
    if (!saved)
        return failureOf(saved);
    return {};
}

}
