// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <QUrl>

class QWidget;

//! The dialogs about tenants and connections; each opens and returns at once.
namespace lentera::dialogs {

void addTenant(Desk &desk, QWidget *parent);
void editTenant(Desk &desk, const TenantId &tenant, QWidget *parent);
void addConnection(Desk &desk, const TenantId &tenant, QWidget *parent);
void editConnection(Desk &desk, const TenantId &tenant, const ConnectionId &connection, QWidget *parent);
//! Describes a connection to \a url for one check that is not kept.
void checkOnce(Desk &desk, const QUrl &url, QWidget *parent);

//! Reads tenants from a file that the person chooses (`lentera.tenants/1`).
void importTenants(Desk &desk, QWidget *parent);
//! Writes all tenants to a file that the person chooses, without secrets.
void exportTenants(Desk &desk, QWidget *parent);

}
