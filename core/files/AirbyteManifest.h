// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "files/AirbyteCatalogue.h"
#include "files/DataNode.h"

namespace lentera {

//! A part of a `connector.yaml` that Lentera does without, and why.
struct ManifestNote {
    Error error; //!< import.manifest-scheme {scheme}, import.manifest-server, import.manifest-check {entity, action}
    TextPlace place;
};

//! What a `connector.yaml` of Airbyte's agent connectors becomes: a connector of the person's own. The formats are
//! those of airbyte-agent-sdk 0.1.180.
struct AirbyteManifest {
    AirbyteConnector known; //!< its slug, schemes and entities, by Airbyte's names
    QString id;           //!< of the connector here: `airbyte-` and the slug, so that it never takes a built-in's place
    QByteArray connector; //!< file of it (`lentera.connector/1`)
    QList<ManifestNote> notes;
};

//! Whether \a yaml is such a file, by its beginning; cheap, and safe on any bytes.
bool isAirbyteManifest(const QByteArray &yaml);

//! Reads one of at most 2 MiB; \a path is named in errors: import.yaml {path, line}; import.manifest {path, line,
//! field} for a member that is missing or of another kind; import.manifest-sign-in {path} where no sign-in, and
//! import.manifest-call {path} where no call that proves one can be used.
Result<AirbyteManifest> readAirbyteManifest(const QByteArray &yaml, const QString &path);

}
