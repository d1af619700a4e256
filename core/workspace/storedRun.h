// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/ConnectorFile.h"
#include "report/RunJson.h"
#include "tenant/Store.h"

#include <optional>

namespace lentera {

//! The run \a id of \a tenant as the store has it, with its connector as it is today, judged anew. Errors as the
//! store's and recordFromCase()'s.
Result<RunRecord> storedRun(Store &store, const TenantId &tenant, const QString &id,
                            const ConnectorCatalogue &connectors);

//! The connection's newest run; nothing where there was none.
Result<std::optional<RunRecord>> lastRun(Store &store, const TenantId &tenant, const ConnectionId &connection,
                                         const ConnectorCatalogue &connectors);

}
