// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenant/Sql.h"

#include <QStringList>

namespace lentera {

//! The statements that lead from one version of the store to the next; version n is reached after n steps.
using MigrationStep = QStringList;

//! Every step there ever was, oldest first. A step that was released is never changed.
const QList<MigrationStep> &migrationSteps();

//! Brings the file to the version that \a steps lead to, all in one transaction: on any failure the file stays at the
//! version it had, readable by the older program. Errors: store.newer {path, version}, store.failed, store.busy.
Result<void> migrate(Sql &sql, const QList<MigrationStep> &steps);

}
