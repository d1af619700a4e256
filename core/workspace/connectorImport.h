// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "definition/Connection.h"
#include "definition/ConnectorFile.h"
#include "files/ConnectorsFile.h"
#include "files/EnvFile.h"

namespace lentera {

//! A connection that the configuration of another program describes.
struct ImportedConnection {
    Connection connection;
    QString source;                      //!< what the file calls it
    QMap<QString, SharedSecret> secrets; //!< by the sign-in's fields
    //! Why it cannot be added: import.connector {name}, import.variable {variable, field}, import.address {name},
    //! import.sign-in {name, fields}. Empty when it can.
    QList<Error> problems;
};

//! What a configured_connectors.yaml and its `.env` become for \a tenant: one connection for each entry.
QList<ImportedConnection> connectionsFrom(const ConnectorsFile &file, const EnvFile &variables,
                                          const ConnectorCatalogue &catalogue, const TenantId &tenant);

//! What a `.env` alone becomes: one connection for each connector all of whose usual variables it has. The address is
//! the connector's own, or the variable `<PREFIX>_BASE_URL` or `<PREFIX>_URL`.
QList<ImportedConnection> connectionsFrom(const EnvFile &variables, const ConnectorCatalogue &catalogue,
                                          const TenantId &tenant);

//! Empties the values of \a names in the `.env` at \a path, in one step, and keeps its mode; a link stays one. There is
//! no copy. Errors: import.changed {path} where the file is no longer \a asRead or its text cannot be changed safely,
//! file.read, file.write.
Result<void> emptyEnvValues(const QString &path, const Secret &asRead, const QStringList &names);

}
