// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/Desk.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

struct Desk::Snapshot {
    QList<Tenant> tenants;
    QHash<TenantId, QList<Connection>> connections;
    QHash<Key, Verdict> verdicts;
};

Desk::Desk(Workspace &workspace, Settings &settings, Language &language, QObject *parent)
    : QObject(parent), m_workspace(&workspace), m_settings(settings), m_language(language)
{
}

Desk::~Desk()
{
    stopWork();
}

void Desk::setWorkspace(Workspace &workspace)
{
    stopWork();
    ++m_generation;
    m_workspace = &workspace;
    m_running.clear();
    m_loaded = false;
    m_wish = {};
    take({});
    Q_EMIT workspaceChanged();
    reload();
}

static Verdict verdictFrom(const RunSummary &run)
{
    return {standingOf(run.verdict), run.startedAt, run.rootCauses, run.id};
}

QList<Connection> Desk::connections(const TenantId &tenant) const
{
    return m_connections.value(tenant);
}

const Tenant *Desk::tenant(const TenantId &id) const
{
    const auto found = std::find_if(m_tenants.cbegin(), m_tenants.cend(), [&](const Tenant &t) { return t.id == id; });
    return found == m_tenants.cend() ? nullptr : &*found;
}

const Connection *Desk::connection(const TenantId &tenant, const ConnectionId &id) const
{
    const auto list = m_connections.constFind(tenant);
    if (list == m_connections.cend())
        return nullptr;
    const auto found = std::find_if(list->cbegin(), list->cend(), [&](const Connection &c) { return c.id == id; });
    return found == list->cend() ? nullptr : &*found;
}

Verdict Desk::verdictOf(const TenantId &tenant, const ConnectionId &connection) const
{
    if (!connection.isEmpty()) {
        Verdict verdict = m_verdicts.value({tenant.text(), connection.text()});
        if (isRunning(tenant, connection))
            verdict.standing = Standing::Running;
        return verdict;
    }
    Verdict worst;
    for (const Connection &one : m_connections.value(tenant))
        if (const Verdict verdict = verdictOf(tenant, one.id); verdict.standing > worst.standing)
            worst = verdict;
    return worst;
}

void Desk::reload()
{
    const auto readAll = [](Store &store) -> Result<Snapshot> {
        Snapshot snapshot;
        const Result<QList<Tenant>> tenants = store.tenants();
        if (!tenants)
            return failureOf(tenants);
        snapshot.tenants = *tenants;
        for (const Tenant &tenant : *tenants) {
            const Result<QList<Connection>> connections = store.connections(tenant.id);
            if (!connections)
                return failureOf(connections);
            snapshot.connections.insert(tenant.id, *connections);
            for (const Connection &connection : *connections)
                if (const auto runs = store.runs(tenant.id, connection.id, 1); runs && !runs->isEmpty())
                    snapshot.verdicts.insert({tenant.id.text(), connection.id.text()}, verdictFrom(runs->first()));
        }
        return snapshot;
    };
    ask(this, readAll, [this](Result<Snapshot> snapshot) {
        m_loaded = true;
        if (snapshot)
            take(std::move(*snapshot));
        else
            raise(snapshot.error());
    });
}

void Desk::take(Snapshot snapshot)
{
    m_tenants = std::move(snapshot.tenants);
    m_connections = std::move(snapshot.connections);
    m_verdicts = std::move(snapshot.verdicts);
    Q_EMIT tenantsChanged();
    const Selection wanted = tenant(m_wish.tenant) ? m_wish : m_selection;
    m_wish = {};
    if (!tenant(wanted.tenant))
        select({});
    else
        select(wanted.tenant, connection(wanted.tenant, wanted.connection) ? wanted.connection : ConnectionId());
}

void Desk::select(const TenantId &tenant, const ConnectionId &connection)
{
    const Selection wanted{tenant, connection};
    const bool known =
        tenant.isEmpty() || (this->tenant(tenant) && (connection.isEmpty() || this->connection(tenant, connection)));
    if (!known) {
        m_wish = wanted;
        return;
    }
    if (m_selection == wanted)
        return;
    m_selection = wanted;
    m_topic.clear();
    Q_EMIT selectionChanged();
}

void Desk::runStarted(const TenantId &tenant, const ConnectionId &connection)
{
    m_running.insert({tenant.text(), connection.text()});
    Q_EMIT verdictChanged(tenant, connection);
}

void Desk::runEnded(const TenantId &tenant, const ConnectionId &connection)
{
    const auto lastRun = [tenant, connection](Store &store) {
        return store.runs(tenant, connection, 1);
    };
    ask(this, lastRun, [this, tenant, connection](const Result<QList<RunSummary>> &runs) {
        const Key key{tenant.text(), connection.text()};
        m_running.remove(key);
        if (runs && !runs->isEmpty())
            m_verdicts.insert(key, verdictFrom(runs->first()));
        Q_EMIT verdictChanged(tenant, connection);
        Q_EMIT runFinished(tenant, connection);
    });
}

bool Desk::isRunning(const TenantId &tenant, const ConnectionId &connection) const
{
    return m_running.contains({tenant.text(), connection.text()});
}

int Desk::beginWork(std::function<void()> stop)
{
    m_work.emplace(++m_lastTicket, std::move(stop));
    Q_EMIT workChanged();
    return m_lastTicket;
}

void Desk::endWork(int ticket)
{
    if (m_work.erase(ticket) > 0)
        Q_EMIT workChanged();
}

void Desk::stopWork()
{
    const auto work = m_work; // stopping may end work at once
    for (const auto &[ticket, stop] : work)
        stop();
}

void Desk::requestCheck(const TenantId &tenant, const ConnectionId &connection)
{
    open(Place::Diagnose); // first, so that whoever runs checks is there to hear it
    Q_EMIT checkRequested(tenant, connection);
}

void Desk::requestAdHocCheck(const Connection &connection)
{
    open(Place::Diagnose);
    Q_EMIT adHocCheckRequested(connection);
}

void Desk::open(Place place)
{
    Q_EMIT placeRequested(place);
}

void Desk::requestFiles(const QString &path)
{
    open(Place::Files);
    Q_EMIT filesRequested(path);
}

void Desk::explain(const QString &idOrText)
{
    open(Place::Help);
    Q_EMIT explanationRequested(idOrText);
}

void Desk::raise(const Message &message)
{
    Q_EMIT messageRaised(message);
}

void Desk::raise(const Error &error)
{
    const Explained explained = explanations().of(error, m_language.tag());
    raise(Message{MessageLevel::Error, explained.title, tr("Explain"), [this, id = error.id] {
                      explain(id);
                  }});
}

}
