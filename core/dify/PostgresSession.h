// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "base/Wait.h"
#include "dify/DifySeen.h"

#include <QStringList>

#include <optional>

struct pg_conn;
struct pg_result;

namespace lentera {

//! How to sign in to PostgreSQL.
struct PostgresSignIn {
    QString host;
    QString address; //!< of the host
    int port = 5432;
    QString user;
    QString database;
    QString sslMode;       //!< libpq's word
    SharedSecret password; //!< null for none
};

//! One session in which nothing can be written (default_transaction_read_only) and no statement may take longer than
//! 5 s. libpq, never blocking for more than 50 ms at a time.
class PostgresSession {
public:
    PostgresSession() = default;
    ~PostgresSession();
    PostgresSession(const PostgresSession &) = delete;
    PostgresSession &operator=(const PostgresSession &) = delete;

    //! Connects and signs in, within \a wait and 5 s.
    seen::DifyEnd open(const PostgresSignIn &signIn, const Wait &wait);
    //! The rows of one statement, at most 200, every value as text; nothing when it failed.
    std::optional<QList<QStringList>> rows(const char *statement, const QStringList &parameters, const Wait &wait);
    //! What the server or libpq said last.
    const QString &detail() const { return m_detail; }
    bool encrypted() const;

private:
    bool await(short events, const Wait &wait) const;
    seen::DifyEnd connectionEnd();
    std::optional<QList<QStringList>> taken(const pg_result *result);

    pg_conn *m_connection = nullptr;
    QString m_detail;
};

}
