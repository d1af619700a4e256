// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connector.h"

namespace lentera {

//! A mistake in a connector file: where it is and what is wrong with it.
struct FileProblem {
    QString file;
    int line = 0; //!< 1-based; 0 when the whole file is meant
    Error error;  //!< connector.* ids; facts name the field (JSON pointer) and the value
};

//! One connector from the bytes of its file. Every mistake that can be told is reported, not only the first:
//! syntax, unknown or missing members, wrong types, bad patterns, references to calls or fields that do not exist.
tl::expected<Connector, QList<FileProblem>> readConnector(const QByteArray &json, const QString &file);

//! The connectors of several folders; the first folder wins an id, a later duplicate is a problem, the rest still work.
struct ConnectorCatalogue {
    QList<Connector> connectors; //!< sorted by id
    QList<FileProblem> problems;

    const Connector *find(const QString &id) const;
};
ConnectorCatalogue readConnectors(const QStringList &folders);

}
