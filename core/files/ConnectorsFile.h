// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/DataNode.h"

#include <optional>

namespace lentera {

//! A name of a connector's own and the environment variable that its value is read from.
struct MappedVariable {
    QString field;
    QString variable;
    TextPlace place;    //!< of the variable's name
    bool secret = true; //!< under `secrets:` or `credentials:`, else a setting
};

//! One connector that a file configures.
struct ConfiguredConnector {
    TextPlace place;
    QString id;   //!< generation 1
    QString name; //!< slug: `connector_name:`, or the package of generation 2
    TextPlace namePlace;
    QString path; //!< of its own connector.yaml, generation 1
    QList<MappedVariable> variables;
};

//! `configured_connectors.yaml` of Airbyte's local MCP server, generation 1 (`connectors:`, each `secrets:` naming
//! environment variables), or one of generation 2 (`connector:` with `credentials:` of `${env.NAME}`).
struct ConnectorsFile {
    DataDocument document;
    int generation = 1;
    QList<ConfiguredConnector> connectors;

    QStringList variables() const;
};

//! What can be read of it; mistakes are told by lintConnectorsFile().
ConnectorsFile readConnectorsFile(const QByteArray &yaml);

//! The variable that `${env.NAME}` names; nothing for any other text.
std::optional<QString> envReference(const QString &text);

//! Whether \a text can be the name of an environment variable: capitals, digits and underscores. A value that was
//! written in its place mostly cannot, and what looks like a known kind of secret never is one.
bool isVariableName(const QString &text);

}
