// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <chrono>
#include <functional>

namespace lentera {

//! One SQLite file spoken to through Qt SQL, on the thread that made it. Values always travel bound, never as part of
//! a statement. Errors of every method: store.busy {path}, store.failed {reason}.
class Sql {
public:
    Sql();
    ~Sql();
    Sql(const Sql &) = delete;
    Sql &operator=(const Sql &) = delete;

    //! Opens \a path, which has to exist unless it is `:memory:`. A statement waits up to \a patience for another
    //! program's write. Errors: store.open {path, reason}, store.busy {path}.
    Result<void> open(const QString &path, std::chrono::milliseconds patience);
    const QString &path() const { return m_path; }

    Result<QSqlQuery> run(const QString &statement, const QVariantList &values = {});
    //! Answers the number of rows that \a statement changed.
    Result<int> change(const QString &statement, const QVariantList &values = {});
    //! Answers what \a read makes of each row.
    template <class Read>
    auto rows(const QString &statement, const QVariantList &values, Read read)
        -> Result<QList<std::invoke_result_t<Read, const QSqlQuery &>>>;

    //! Does \a job in one transaction, undone when it answers an error; within another transaction it is part of that.
    Result<void> transaction(const std::function<Result<void>()> &job);

private:
    tl::unexpected<Error> failed(const QSqlError &error) const;
    Result<void> command(const QString &statement);
    Result<void> prepare();

    QString m_name;
    QString m_path;
    QSqlDatabase m_database;
    bool m_inTransaction = false;
};

//! A text as a bound value: Qt takes a null QString for SQL's NULL, which no text of ours means.
inline QVariant sqlText(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}
//! A time as a bound value; NULL when invalid.
QVariant sqlTime(const QDateTime &time);
//! The reverse: an invalid time for NULL.
QDateTime timeFromSql(const QVariant &value);

template <class Read>
auto Sql::rows(const QString &statement, const QVariantList &values, Read read)
    -> Result<QList<std::invoke_result_t<Read, const QSqlQuery &>>>
{
    auto query = run(statement, values);
    if (!query)
        return failureOf(query);
    QList<std::invoke_result_t<Read, const QSqlQuery &>> all;
    while (query->next())
        all << read(*query);
    if (query->lastError().isValid())
        return failed(query->lastError());
    return all;
}

}
