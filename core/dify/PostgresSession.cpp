// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/PostgresSession.h"

#include <QRegularExpression>

#include <libpq-fe.h>
#include <poll.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::DifyEnd;

static constexpr auto slice = 50ms;
static constexpr auto connectBudget = 5s;
static constexpr auto statementBudget = 6s; // the server ends a statement after 5
static constexpr int mostRows = 200;

using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

PostgresSession::~PostgresSession()
{
    PQfinish(m_connection);
}

bool PostgresSession::encrypted() const
{
    return m_connection && PQsslInUse(m_connection) != 0;
}

// False when the wait is over and nothing came.
bool PostgresSession::await(short events, const Wait &wait) const
{
    while (!wait.over()) {
        pollfd polled{PQsocket(m_connection), events, 0};
        if (polled.fd < 0)
            return true; // libpq knows why
        if (::poll(&polled, 1, int(std::chrono::milliseconds(slice).count())) != 0)
            return true;
    }
    return false;
}

// With verbosity VERBOSE: `FATAL:  28P01: password authentication failed for user "x"` and a line LOCATION.
static QString sentence(const char *message)
{
    static const QRegularExpression code(u"\\b[0-9A-Z]{5}: "_s);
    static const QRegularExpression location(u"^LOCATION:.*$"_s, QRegularExpression::MultilineOption);
    return QString::fromUtf8(message).remove(code).remove(location).simplified().left(300);
}

DifyEnd PostgresSession::connectionEnd()
{
    const QString message = QString::fromUtf8(PQerrorMessage(m_connection));
    m_detail = sentence(PQerrorMessage(m_connection));
    const auto says = [&message](QLatin1StringView words) {
        return message.contains(words);
    };
    if (says("28P01:"_L1))
        return DifyEnd::SignInRefused;
    if (PQconnectionNeedsPassword(m_connection))
        return DifyEnd::SignInNeeded;
    if (says("28000:"_L1))
        return says("pg_hba.conf"_L1) ? DifyEnd::ClientRefused : DifyEnd::SignInRefused;
    if (says("3D000:"_L1))
        return DifyEnd::DatabaseMissing;
    if (says("53300:"_L1))
        return DifyEnd::Full;
    if (says("57P03:"_L1))
        return DifyEnd::Loading;
    if (says("SSL"_L1) || says("certificate"_L1))
        return DifyEnd::TlsRefused;
    return says("refused"_L1) || says("route"_L1) || says("nreachable"_L1) ? DifyEnd::Unreachable : DifyEnd::Failed;
}

DifyEnd PostgresSession::open(const PostgresSignIn &signIn, const Wait &wait)
{
    const QByteArray host = signIn.host.toUtf8(), address = signIn.address.toUtf8(),
                     port = QByteArray::number(signIn.port), user = signIn.user.toUtf8(),
                     database = signIn.database.toUtf8(),
                     mode = signIn.sslMode.isEmpty() ? "prefer"_ba : signIn.sslMode.toUtf8();
    static constexpr const char *names[] = {"host",       "hostaddr",         "port",    "user",
                                            "dbname",     "sslmode",          "options", "password",
                                            "gssencmode", "application_name", nullptr};
    const char *values[] = {host.constData(),
                            address.constData(),
                            port.constData(),
                            user.constData(),
                            database.constData(),
                            mode.constData(),
                            "-c default_transaction_read_only=on -c statement_timeout=5000 -c lock_timeout=1000",
                            signIn.password ? signIn.password->reveal().constData() : "",
                            "disable",
                            "lentera",
                            nullptr};
    m_connection = PQconnectStartParams(names, values, 0);
    if (!m_connection || PQstatus(m_connection) == CONNECTION_BAD)
        return m_connection ? connectionEnd() : DifyEnd::Failed;
    PQsetErrorVerbosity(m_connection, PQERRORS_VERBOSE);
    const Wait brief = wait.within(connectBudget);
    for (PostgresPollingStatusType step = PGRES_POLLING_WRITING; step != PGRES_POLLING_OK;) {
        if (!await(step == PGRES_POLLING_WRITING ? POLLOUT : POLLIN, brief))
            return DifyEnd::Silent;
        step = PQconnectPoll(m_connection);
        if (step == PGRES_POLLING_FAILED)
            return connectionEnd();
    }
    PQsetnonblocking(m_connection, 1);
    return DifyEnd::Answered;
}

std::optional<QList<QStringList>> PostgresSession::taken(const PGresult *result)
{
    if (PQresultStatus(result) != PGRES_TUPLES_OK) {
        m_detail = sentence(PQresultErrorMessage(result));
        return {};
    }
    QList<QStringList> rows;
    for (int row = 0; row < std::min(PQntuples(result), mostRows); ++row) {
        QStringList values;
        for (int column = 0; column < PQnfields(result); ++column)
            values << QString::fromUtf8(PQgetvalue(result, row, column));
        rows << values;
    }
    return rows;
}

std::optional<QList<QStringList>> PostgresSession::rows(const char *statement, const QStringList &parameters,
                                                        const Wait &wait)
{
    QByteArrayList texts;
    for (const QString &parameter : parameters)
        texts << parameter.toUtf8();
    std::vector<const char *> values;
    for (const QByteArray &text : texts)
        values.push_back(text.constData());
    if (!PQsendQueryParams(m_connection, statement, int(values.size()), nullptr, values.data(), nullptr, nullptr, 0)) {
        m_detail = sentence(PQerrorMessage(m_connection));
        return {};
    }
    const Wait brief = wait.within(statementBudget);
    while (PQflush(m_connection) == 1)
        if (!await(POLLOUT, brief))
            return {};
    std::optional<QList<QStringList>> rows;
    while (true) {
        while (PQisBusy(m_connection))
            if (!await(POLLIN, brief) || !PQconsumeInput(m_connection))
                return {};
        const PgResult result(PQgetResult(m_connection), &PQclear);
        if (!result)
            return rows;
        rows = taken(result.get());
    }
}

}
