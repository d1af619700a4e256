// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/storedRun.h"

#include <QJsonDocument>

namespace lentera {

Result<RunRecord> storedRun(Store &store, const TenantId &tenant, const QString &id,
                            const ConnectorCatalogue &connectors)
{
    const auto document = store.runDocument(tenant, id);
    if (!document)
        return failureOf(document);
    return recordFromCase(QJsonDocument(*document).toJson(QJsonDocument::Compact), id, connectors);
}

Result<std::optional<RunRecord>> lastRun(Store &store, const TenantId &tenant, const ConnectionId &connection,
                                         const ConnectorCatalogue &connectors)
{
    const auto runs = store.runs(tenant, connection, 1);
    if (!runs)
        return failureOf(runs);
    if (runs->isEmpty())
        return std::optional<RunRecord>();
    auto record = storedRun(store, tenant, runs->first().id, connectors);
    if (!record)
        return failureOf(record);
    return std::optional(*std::move(record));
}

}
