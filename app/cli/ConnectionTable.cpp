// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ConnectionTable.h"

#include "explain/reproduceMcp.h"
#include "texts/Words.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct ConnectionTable {
    Q_DECLARE_TR_FUNCTIONS(ConnectionTable)
};

}

static QString seconds(double count)
{
    return ConnectionTable::tr("%1 s").arg(QLocale().toString(count));
}

static QList<QStringList> routeRows(const Connection &connection)
{
    const TrustSetting &trust = connection.trust;
    const int roots = int(trust.ownRoots.count("-----BEGIN CERTIFICATE-----"));
    return {{ConnectionTable::tr("Proxy"), words::proxySource(connection.proxy.source)},
            {ConnectionTable::tr("Proxy address"), connection.proxy.url},
            {ConnectionTable::tr("PAC file"), connection.proxy.pac},
            {ConnectionTable::tr("Trust"), words::trustRoots(trust.roots)},
            {ConnectionTable::tr("Trusted certificates"),
             roots == 0 ? QString() : ConnectionTable::tr("%n certificate(s) of its own", nullptr, roots)},
            {ConnectionTable::tr("Client certificate"), trust.clientCertificateFile},
            {ConnectionTable::tr("Client key"), trust.clientKeyFile},
            {ConnectionTable::tr("Name servers"), connection.resolvers.join(", "_L1)},
            {ConnectionTable::tr("Connect to"), connection.connectTo.join(", "_L1)}};
}

static QList<QStringList> processRows(const Connection &connection)
{
    const ProcessSetting &process = connection.process;
    QStringList values;
    for (auto variable = process.variables.cbegin(); variable != process.variables.cend(); ++variable)
        values << variable.key() + u'=' + *variable;
    return {{ConnectionTable::tr("Command"), commandWords(process)},
            {ConnectionTable::tr("Working directory"), process.directory.isEmpty() ? u"/"_s : process.directory},
            {ConnectionTable::tr("Variables"), values.join(u' ')},
            {ConnectionTable::tr("Variables passed on"), process.inherited.join(u' ')},
            {ConnectionTable::tr("Variables from the credential"), process.secrets.join(u' ')},
            {ConnectionTable::tr("Time for the whole check"), seconds(connection.timeouts.total / 1000.0)}};
}

static QList<QStringList> timeRows(const Timeouts &timeouts)
{
    return {{ConnectionTable::tr("Time to connect"), seconds(timeouts.connect / 1000.0)},
            {ConnectionTable::tr("Time without a byte"), seconds(timeouts.idle / 1000.0)},
            {ConnectionTable::tr("Time for the whole check"), seconds(timeouts.total / 1000.0)}};
}

static QList<QStringList> retryRows(const RetryPolicy &policy)
{
    QStringList statuses;
    for (const int status : policy.statuses)
        statuses << QString::number(status);
    return {{ConnectionTable::tr("Attempts"), QString::number(policy.attempts)},
            {ConnectionTable::tr("First wait"), seconds(policy.initialSeconds)},
            {ConnectionTable::tr("Factor"), QLocale().toString(policy.factor)},
            {ConnectionTable::tr("Longest wait"), seconds(policy.capSeconds)},
            {ConnectionTable::tr("Jitter"), QLocale().toString(policy.jitter)},
            {ConnectionTable::tr("Tried again after"), statuses.join(", "_L1)}};
}

QList<QStringList> connectionTable(const Connection &connection)
{
    QList<QStringList> rows{{ConnectionTable::tr("Connection"), connection.tenant.text() + u'/' + connection.id.text()},
                            {ConnectionTable::tr("Name"), connection.name},
                            {ConnectionTable::tr("Kind of system"), connection.connector},
                            {ConnectionTable::tr("Sign-in"), connection.signIn}};
    for (auto it = connection.parameters.cbegin(); it != connection.parameters.cend(); ++it)
        rows << QStringList{it.key(), it.value()};
    rows += connection.process.program.isEmpty()
                ? routeRows(connection) + timeRows(connection.timeouts) + retryRows(connection.retry)
                : processRows(connection);
    rows << QStringList{ConnectionTable::tr("Notes"), connection.notes};
    rows.removeIf([](const QStringList &row) { return row.last().isEmpty(); });
    return rows;
}

}
