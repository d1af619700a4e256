// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/Practice.h"

#include "practice/PracticeDns.h"
#include "practice/PracticeSystems.h"
#include "workspace/Workspace.h"

#include <QThread>

#include <openssl/crypto.h>

using namespace Qt::StringLiterals;

namespace lentera {

struct PracticeServers::Private {
    QThread thread;
    QObject *servers = nullptr; //!< parent of all servers; lives on the thread
    QByteArray root;
    QList<PracticeSystem> systems;

    //! On the servers' thread. Errors: practice.start {reason}.
    Result<void> startAll();
    Result<PracticeSystem> startOne(const PracticeRow &row, const PracticeAuthority &authority, quint16 dnsPort);
};

static tl::unexpected<Error> noPort()
{
    return failure("practice.start"_L1, {{u"reason"_s, u"no free port on 127.0.0.1"_s}});
}

static Connection connectionOf(const PracticeRow &row, quint16 port, quint16 dnsPort, const QByteArray &root)
{
    Connection connection;
    connection.tenant = TenantId(QLatin1StringView(row.tenant));
    connection.id = ConnectionId(QLatin1StringView(row.id));
    connection.name = QLatin1StringView(row.name);
    connection.connector = QLatin1StringView(row.connector);
    connection.parameters = row.parameters;
    connection.parameters.insert(u"baseUrl"_s, u"https://%1:%2"_s.arg(QLatin1StringView(row.host)).arg(port));
    connection.signIn = row.signIn;
    connection.proxy.source = ProxySource::None;
    connection.trust = {TrustRoots::OwnOnly, root, {}, {}};
    connection.resolvers = {u"127.0.0.1:%1"_s.arg(dnsPort)};
    return connection;
}

Result<PracticeSystem> PracticeServers::Private::startOne(const PracticeRow &row, const PracticeAuthority &authority,
                                                          quint16 dnsPort)
{
    const QString host = row.certificateHost.isEmpty() ? QString(QLatin1StringView(row.host)) : row.certificateHost;
    const auto chain = authority.issue(host, row.validity, row.sending);
    if (!chain)
        return failureOf(chain);
    const auto *server = new PracticeHttps(*chain, row.handler, servers);
    if (!server->isListening())
        return noPort();
    return PracticeSystem{connectionOf(row, server->serverPort(), dnsPort, root), row.credential, row.expected};
}

Result<void> PracticeServers::Private::startAll()
{
    servers = new QObject;
    const auto authority = PracticeAuthority::make();
    if (!authority)
        return failureOf(authority);
    root = (*authority)->root();
    auto *dns = new PracticeDns(servers);
    if (dns->port() == 0)
        return noPort();
    QStringList names;
    for (const PracticeRow &row : practiceRows()) {
        auto system = startOne(row, **authority, dns->port());
        if (!system)
            return failureOf(system);
        systems << *std::move(system);
        if (row.dnsName == PracticeName::Known)
            names << QLatin1StringView(row.host);
    }
    dns->setNames(names);
    return {};
}

PracticeServers::PracticeServers(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

Result<std::unique_ptr<PracticeServers>> PracticeServers::start()
{
    auto parts = std::make_unique<Private>();
    QObject messenger;
    messenger.moveToThread(&parts->thread);
    // Emitted on the thread; QThread::wait() can return before the thread's own clean-up.
    QObject::connect(&parts->thread, &QThread::finished, OPENSSL_thread_stop);
    parts->thread.start();
    Result<void> started;
    QMetaObject::invokeMethod(
        &messenger, [&] { started = parts->startAll(); }, Qt::BlockingQueuedConnection);
    std::unique_ptr<PracticeServers> servers(new PracticeServers(std::move(parts)));
    if (!started)
        return failureOf(started);
    return servers;
}

PracticeServers::~PracticeServers()
{
    if (d->servers)
        d->servers->deleteLater(); // on its own thread, which handles it before it ends
    d->thread.quit();
    d->thread.wait();
}

QList<Tenant> PracticeServers::tenants() const
{
    return practiceTenants();
}

QList<PracticeSystem> PracticeServers::systems() const
{
    return d->systems;
}

static QMap<QString, SharedSecret> secretsOf(const PracticeSystem &system)
{
    QMap<QString, SharedSecret> fields;
    for (auto field = system.credential.cbegin(); field != system.credential.cend(); ++field)
        fields.insert(field.key(), std::make_shared<const Secret>(QByteArray(field.value())));
    return fields;
}

Result<void> furnish(Workspace &workspace, const PracticeServers &servers)
{
    const auto filled = workspace.store([&servers](Store &store) -> Result<void> {
        for (const Tenant &tenant : servers.tenants())
            if (const auto added = store.addTenant(tenant); !added)
                return added;
        for (const PracticeSystem &system : servers.systems())
            if (const auto added = store.addConnection(system.connection); !added)
                return added;
        return {};
    });
    if (const auto stored = filled.result(); !stored)
        return stored;
    for (const PracticeSystem &system : servers.systems()) {
        const Connection &connection = system.connection;
        const auto set = workspace.setCredential(connection.tenant, connection.id, secretsOf(system), {});
        if (const auto stored = set.result(); !stored)
            return stored;
    }
    return {};
}

}
