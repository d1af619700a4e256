// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"
#include "tenant/MemoryVault.h"

#include <QSignalSpy>
#include <QTest>

namespace lentera {

//! A desk over a workspace in memory, with two tenants: Acme (production; connections `desk` and `shop`) and Beta
//! (staging, none). The last run of Acme's `desk` failed.
class DeskFixture {
public:
    DeskFixture()
        : workspace(opened()), settings({}, {}), m_language(std::make_unique<Language>()),
          desk(*workspace, settings, *m_language)
    {
        m_language->use(QStringLiteral("en"));
    }

    static std::unique_ptr<Workspace> opened(bool practice = false)
    {
        auto explanations = Explanations::read(QStringLiteral(":/lentera/explanations"));
        Workspace::Parts parts;
        parts.storePath = QStringLiteral(":memory:");
        parts.credentials = std::make_shared<MemoryVault>();
        parts.explanations = std::make_shared<const Explanations>(explanations ? *explanations : Explanations());
        parts.connectors = ConnectorCatalogue({QStringLiteral(":/lentera/connectors")});
        parts.clock = std::make_shared<SystemClock>();
        parts.practice = practice;
        auto workspace = Workspace::open(parts);
        return workspace ? std::move(*workspace) : nullptr;
    }

    static Connection connectionOf(const QString &id, const QString &name)
    {
        Connection connection;
        connection.tenant = TenantId(QStringLiteral("acme"));
        connection.id = ConnectionId(id);
        connection.name = name;
        connection.connector = QStringLiteral("generic-http");
        connection.parameters.insert(QStringLiteral("baseUrl"), QStringLiteral("https://127.0.0.1:1/"));
        return connection;
    }

    //! Fills the store and waits until the desk has read it.
    bool furnish()
    {
        const auto fill = [](Store &store) {
            const TenantId acme(QStringLiteral("acme"));
            store.addTenant({acme, QStringLiteral("Acme"), Environment::Production, {}, {}});
            store.addTenant({TenantId(QStringLiteral("beta")), QStringLiteral("Beta"), Environment::Staging, {}, {}});
            store.addConnection(connectionOf(QStringLiteral("desk"), QStringLiteral("Service desk")));
            store.addConnection(connectionOf(QStringLiteral("shop"), QStringLiteral("Shop")));
            return store.saveRun({QStringLiteral("00000000-0000-4000-8000-000000000001"),
                                  acme,
                                  ConnectionId(QStringLiteral("desk")),
                                  QDateTime::currentDateTimeUtc(),
                                  12,
                                  QStringLiteral("fail"),
                                  {QStringLiteral("tls.certificate.expired")}},
                                 {});
        };
        return workspace->store(fill).result().has_value() && reload();
    }

    bool reload()
    {
        QSignalSpy read(&desk, &Desk::tenantsChanged);
        desk.reload();
        return read.wait();
    }

    //! Waits until \a change has been made and read again.
    template <class Change>
    bool changed(Change change)
    {
        QSignalSpy read(&desk, &Desk::tenantsChanged);
        change();
        return read.wait();
    }

    Language &language() { return *m_language; }

    std::unique_ptr<Workspace> workspace;
    Settings settings;

private:
    std::unique_ptr<Language> m_language;

public:
    Desk desk;
};

}
