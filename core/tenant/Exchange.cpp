// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/Store.h"

#include "tenant/ExchangeReader.h"
#include "tenant/ExchangeSecrets.h"

#include <map>

using namespace Qt::StringLiterals;

namespace lentera {

static TenantTexts textsOf(const Tenant &tenant)
{
    return {tenant.id.text(), tenant.name, environmentText(tenant.environment), tenant.colour, tenant.notes};
}

static QJsonArray exported(const QList<Connection> &connections)
{
    QJsonArray array;
    for (const Connection &connection : connections) {
        QJsonObject object = toJson(connection).toObject();
        object.insert("id"_L1, connection.id.text());
        array << object;
    }
    return array;
}

Result<QJsonObject> exportTenants(const Store &store, const QList<TenantId> &tenants)
{
    QJsonArray array;
    for (const TenantId &id : tenants) {
        const auto tenant = store.tenant(id);
        if (!tenant)
            return failureOf(tenant);
        const auto connections = store.connections(id);
        if (!connections)
            return failureOf(connections);
        QJsonObject object = toJson(textsOf(*tenant)).toObject();
        object.insert("connections"_L1, exported(*connections));
        array << withoutSecrets(object);
    }
    return QJsonObject{{"schema"_L1, exchangeSchema}, {"exportedAt"_L1, isoTime(store.now())}, {"tenants"_L1, array}};
}

static QString orElse(const QString &text, const QString &otherwise)
{
    return text.trimmed().isEmpty() ? otherwise : text;
}

namespace {

template <class Row>
struct Known {
    Row row;
    bool removed = false;
};

template <class Key, class Row>
using AllKnown = std::map<Key, Known<Row>>;

//! What the store has of a kind, live and removed, read once for the whole import.
template <class Key, class Row, class List>
Result<AllKnown<Key, Row>> allKnown(List list)
{
    AllKnown<Key, Row> all;
    for (const Include include : {Include::Live, Include::Removed}) {
        const Result<QList<Row>> rows = list(include);
        if (!rows)
            return failureOf(rows);
        for (const Row &row : *rows)
            all.emplace(row.id, Known<Row>{row, include == Include::Removed});
    }
    return all;
}

template <class Key, class Row>
const Known<Row> *find(const AllKnown<Key, Row> &all, const Key &key)
{
    const auto found = all.find(key);
    return found == all.cend() ? nullptr : &found->second;
}

enum class Effect { None, Updated, Added };

//! Brings the tenants of a file into the store, one after the other.
class Import {
public:
    explicit Import(Store &store) : m_store(store) {}

    Result<ImportOutcome> all(const QJsonArray &tenants)
    {
        const auto known = allKnown<TenantId, Tenant>([&](Include include) { return m_store.tenants(include); });
        if (!known)
            return failureOf(known);
        ImportOutcome outcome;
        for (const QJsonValue &object : tenants) {
            const TenantId id(object["id"_L1].toString());
            m_effect = Effect::None;
            if (const auto done = bringTenant(object, find(*known, id)); !done)
                return failureOf(done);
            if (const auto done = bringConnections(id, object["connections"_L1].toArray()); !done)
                return failureOf(done);
            listOf(outcome) << id.text();
        }
        return outcome;
    }

private:
    QStringList &listOf(ImportOutcome &outcome) const
    {
        return m_effect == Effect::Added     ? outcome.added
               : m_effect == Effect::Updated ? outcome.updated
                                             : outcome.unchanged;
    }

    //! Members that the file leaves out keep what the store has.
    Result<void> bringTenant(const QJsonValue &object, const Known<Tenant> *known)
    {
        TenantTexts texts = known ? textsOf(known->row) : TenantTexts{};
        fromJson(object, texts);
        const Tenant wanted{TenantId(texts.id), orElse(texts.name, texts.id), environmentFrom(texts.environment),
                            texts.colour, texts.notes};
        if (!known)
            return noted(Effect::Added, m_store.addTenant(wanted));
        if (known->removed)
            if (const auto restored = noted(Effect::Added, m_store.restoreTenant(wanted.id)); !restored)
                return restored;
        return known->row == wanted ? Result<void>() : noted(Effect::Updated, m_store.editTenant(wanted));
    }

    Result<void> bringConnections(const TenantId &tenant, const QJsonArray &connections)
    {
        const auto known =
            allKnown<ConnectionId, Connection>([&](Include include) { return m_store.connections(tenant, include); });
        if (!known)
            return failureOf(known);
        for (const QJsonValue &object : connections) {
            const ConnectionId id(object["id"_L1].toString());
            if (const auto done = bringConnection({.tenant = tenant, .id = id}, object, find(*known, id)); !done)
                return done;
        }
        return {};
    }

    Result<void> bringConnection(Connection wanted, const QJsonValue &object, const Known<Connection> *known)
    {
        if (known)
            wanted = known->row;
        fromJson(object, wanted);
        wanted.name = orElse(wanted.name, wanted.id.text());
        if (!known)
            return noted(Effect::Updated, m_store.addConnection(wanted));
        if (known->removed)
            if (const auto restored = m_store.restoreConnection(wanted.tenant, wanted.id); !restored)
                return restored;
        if (known->row == wanted && !known->removed)
            return {};
        return noted(Effect::Updated, m_store.editConnection(wanted));
    }

    Result<void> noted(Effect effect, Result<void> done)
    {
        m_effect = std::max(m_effect, effect);
        return done;
    }

    Store &m_store;
    Effect m_effect = Effect::None;
};

}

Result<ImportOutcome> importTenants(Store &store, const QByteArray &json, const QString &path)
{
    const auto tenants = ExchangeReader(path).tenants(json);
    if (!tenants)
        return failureOf(tenants);
    Result<ImportOutcome> outcome;
    const auto done = store.inOneTransaction([&]() -> Result<void> {
        outcome = Import(store).all(*tenants);
        return outcome ? Result<void>() : failureOf(outcome);
    });
    if (!done)
        return failureOf(done);
    return outcome;
}

}
