// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Ids.h"

#include <QObject>

namespace lentera {
namespace tenantFields {
Q_NAMESPACE

//! What a tenant's systems are used for; whatever is unknown counts as production.
enum class Environment { Production, Staging, Sandbox, Development };
Q_ENUM_NS(Environment)

}

using tenantFields::Environment;

//! A customer or organisation that an administrator looks after.
struct Tenant {
    TenantId id;
    QString name;
    Environment environment = Environment::Production;
    QString colour; //!< `#rrggbb` for the window's frame; empty for the environment's own
    QString notes;

    bool operator==(const Tenant &) const = default;
};

//! `production`, `staging`, `sandbox`, `development`.
QString environmentText(Environment environment);
//! The environment of that name in any case; production for anything else.
Environment environmentFrom(const QString &text);

}
