// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "tenant/Store.h"

#include <QTest>

namespace lentera {

//! A clock that stands still until told otherwise.
class FixedClock final : public Clock {
public:
    QDateTime now() const override { return time; }
    QDateTime time = QDateTime::fromString(QStringLiteral("2026-11-22T05:00:00.123Z"), Qt::ISODateWithMs);
};

//! `ok`, or the error's id and facts: `tenant.unknown tenant=acme`.
template <class T>
QString outcomeOf(const Result<T> &result)
{
    if (result)
        return QStringLiteral("ok");
    QString text = result.error().id;
    for (auto it = result.error().facts.cbegin(); it != result.error().facts.cend(); ++it)
        text += u' ' + it.key() + u'=' + it.value();
    return text;
}

inline std::unique_ptr<Store> storeInMemory(const Clock &clock)
{
    auto store = Store::open(QStringLiteral(":memory:"), clock);
    return store ? std::move(*store) : nullptr;
}

inline Tenant someTenant(const QString &id)
{
    return {TenantId(id), QStringLiteral("PT ") + id, Environment::Staging, QStringLiteral("#aa3300"),
            QStringLiteral("notes of ") + id};
}

//! A connection of which every member differs from its default.
inline Connection someConnection(const QString &tenant, const QString &id)
{
    Connection connection;
    connection.tenant = TenantId(tenant);
    connection.id = ConnectionId(id);
    connection.name = id + QStringLiteral(" of ") + tenant;
    connection.connector = QStringLiteral("generic-http");
    connection.parameters = {{QStringLiteral("baseUrl"), QStringLiteral("https://desk.example.com/")},
                             {QStringLiteral("portal"), QStringLiteral("it")}};
    connection.signIn = QStringLiteral("basic");
    connection.proxy = {ProxySource::Manual, QStringLiteral("http://proxy.example.com:3128")};
    connection.trust = {TrustRoots::SystemAndOwn, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                        QStringLiteral("/etc/client.pem"), QStringLiteral("/etc/client.key")};
    connection.timeouts = {1, 2, 3};
    connection.retry = {2, 0.5, 1.5, 30, 0.2, {429}};
    connection.resolvers = {QStringLiteral("127.0.0.1:5353")};
    connection.connectTo = {QStringLiteral("desk.example.com:443:127.0.0.1:8443")};
    connection.process = {QStringLiteral("npx"),    {QStringLiteral("-y"), QStringLiteral("a server")},
                          QStringLiteral("/srv"),   {{QStringLiteral("MODE"), QStringLiteral("dry")}},
                          {QStringLiteral("PATH")}, {QStringLiteral("API_KEY")}};
    connection.notes = QStringLiteral("call the service desk first");
    return connection;
}

inline CredentialMetadata someCredential(const QString &field)
{
    CredentialMetadata metadata;
    metadata.field = field;
    metadata.version = 3;
    metadata.length = 40;
    metadata.fingerprint = QStringLiteral("0a1b2c3d");
    metadata.created = FixedClock().now();
    metadata.expires = FixedClock().now().addDays(30);
    return metadata;
}

inline RunSummary someRun(const QString &tenant, const QString &connection, const QString &id)
{
    return {id,
            TenantId(tenant),
            ConnectionId(connection),
            FixedClock().now(),
            412.5,
            QStringLiteral("fail"),
            {QStringLiteral("tls.certificate.expired")}};
}

}
