// SPDX-License-Identifier: GPL-3.0-or-later
// What Desk changes in the store: tenants and connections, with undo.
#include "shared/Desk.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

QFuture<Result<void>> Desk::changed(std::function<Result<void>(Store &)> change)
{
    const QFuture<Result<void>> done = m_workspace->store(std::move(change));
    whenDone(done, this, [this](const Result<void> &) { reload(); });
    return done;
}

void Desk::removed(const QString &text, std::function<Result<void>(Store &)> restore)
{
    const auto undo = [this, restore = std::move(restore), generation = m_generation] {
        if (generation != m_generation)
            return;
        whenDone(changed(restore), this, [this](const Result<void> &restored) {
            if (!restored)
                raise(restored.error());
        });
    };
    raise(Message{MessageLevel::Information, text, tr("Undo"), undo});
}

//! `name`, `name-2`, `name-3` … : the first that \a isTaken does not know.
static QString freeId(const QString &name, const std::function<bool(const QString &)> &isTaken)
{
    const QString stem = idTextFrom(name).left(56);
    QString id = stem;
    for (int number = 2; isTaken(id); ++number)
        id = u"%1-%2"_s.arg(stem).arg(number);
    return id;
}

QFuture<Result<void>> Desk::addTenant(const Tenant &tenant)
{
    return changed([tenant](Store &store) { return store.addTenant(tenant); });
}

QFuture<Result<void>> Desk::editTenant(const Tenant &tenant)
{
    return changed([tenant](Store &store) { return store.editTenant(tenant); });
}

//! Every id that is in use or kept for an undo, so that a copy never meets one.
template <class Items>
static QStringList idsOf(const Result<Items> &items)
{
    QStringList ids;
    if (items)
        for (const auto &item : *items)
            ids << item.id.text();
    return ids;
}

void Desk::duplicateTenant(const TenantId &original)
{
    const Tenant *source = tenant(original);
    if (!source)
        return;
    Tenant copy = *source;
    copy.name = tr("%1 (copy)").arg(source->name);
    const auto duplicate = [copy, list = connections(original)](Store &store) mutable -> Result<TenantId> {
        const QStringList taken = idsOf(store.tenants(Include::All));
        copy.id = TenantId(freeId(copy.name, [&](const QString &id) { return taken.contains(id); }));
        if (const Result<void> added = store.addTenant(copy); !added)
            return failureOf(added);
        for (Connection connection : list) {
            connection.tenant = copy.id;
            if (const Result<void> added = store.addConnection(connection); !added)
                return failureOf(added);
        }
        return copy.id;
    };
    ask(this, duplicate, [this](const Result<TenantId> &id) {
        if (!id)
            return raise(id.error());
        m_wish = {*id, {}};
        reload();
    });
}

void Desk::removeTenant(const TenantId &id)
{
    const Tenant *gone = tenant(id);
    if (!gone)
        return;
    const QString text = tr("Tenant “%1” was removed with its connections.").arg(gone->name);
    whenDone(changed([id](Store &store) { return store.removeTenant(id); }), this,
             [this, id, text](const Result<void> &done) {
                 if (!done)
                     return raise(done.error());
                 removed(text, [id](Store &store) { return store.restoreTenant(id); });
             });
}

QFuture<Result<void>> Desk::addConnection(const Connection &connection)
{
    return changed([connection, approved = workspace().approvedPrograms()](Store &store) {
        const Result<void> added = approved.add(connection.process);
        return added ? store.addConnection(connection) : added;
    });
}

QFuture<Result<void>> Desk::editConnection(const Connection &connection)
{
    return changed([connection, approved = workspace().approvedPrograms()](Store &store) {
        const Result<void> added = approved.add(connection.process);
        return added ? store.editConnection(connection) : added;
    });
}

void Desk::duplicateConnection(const TenantId &tenant, const ConnectionId &original)
{
    const Connection *source = connection(tenant, original);
    if (!source)
        return;
    Connection copy = *source;
    copy.name = tr("%1 (copy)").arg(source->name);
    const auto duplicate = [copy](Store &store) mutable -> Result<Selection> {
        const QStringList taken = idsOf(store.connections(copy.tenant, Include::All));
        copy.id = ConnectionId(freeId(copy.name, [&](const QString &id) { return taken.contains(id); }));
        if (const Result<void> added = store.addConnection(copy); !added)
            return failureOf(added);
        return Selection{copy.tenant, copy.id};
    };
    ask(this, duplicate, [this](const Result<Selection> &made) {
        if (!made)
            return raise(made.error());
        m_wish = *made;
        reload();
    });
}

void Desk::removeConnection(const TenantId &tenant, const ConnectionId &id)
{
    const Connection *gone = connection(tenant, id);
    if (!gone)
        return;
    const QString text = tr("Connection “%1” was removed.").arg(gone->name);
    whenDone(changed([tenant, id](Store &store) { return store.removeConnection(tenant, id); }), this,
             [this, tenant, id, text](const Result<void> &done) {
                 if (!done)
                     return raise(done.error());
                 removed(text, [tenant, id](Store &store) { return store.restoreConnection(tenant, id); });
             });
}

void Desk::purgeRemoved()
{
    struct Removed {
        QList<TenantId> tenants;
        QList<Selection> connections;
    };
    const auto find = [](Store &store) {
        Removed all;
        for (const Tenant &tenant : store.tenants(Include::Removed).value_or(QList<Tenant>()))
            all.tenants << tenant.id;
        for (const Tenant &tenant : store.tenants().value_or(QList<Tenant>()))
            for (const Connection &connection :
                 store.connections(tenant.id, Include::Removed).value_or(QList<Connection>()))
                all.connections << Selection{tenant.id, connection.id};
        return all;
    };
    // What cannot be purged now (a locked keychain) stays as it is and is tried again at the next start.
    ask(this, find, [this](const Removed &all) {
        for (const TenantId &tenant : all.tenants)
            m_workspace->purgeTenant(tenant, {});
        for (const Selection &one : all.connections)
            m_workspace->purgeConnection(one.tenant, one.connection, {});
    });
}

}
