// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QList>
#include <QMap>
#include <QStringList>

namespace lentera {

//! One way to sign in to an Airbyte connector: the names that `secrets:` may map.
struct AirbyteScheme {
    QString id;
    QStringList required;
    QStringList optional;

    template <class V>
    void members(V &v)
    {
        v("id", id), v("required", required), v("optional", optional);
    }
};

//! What is publicly known about one of Airbyte's agent connectors.
struct AirbyteConnector {
    QString slug;
    QString address; //!< scheme and host of its API; `{name}` is one of the settings
    QList<AirbyteScheme> schemes;
    QStringList settings;                //!< names that `config_values:` may map
    QMap<QString, QStringList> entities; //!< actions by entity
    bool complete = false;               //!< all entities are listed, not only the one that its check uses

    template <class V>
    void members(V &v)
    {
        v("slug", slug), v("address", address), v("schemes", schemes), v("settings", settings), v("entities", entities);
        v("complete", complete);
    }
};

//! Airbyte's agent connectors (resources/airbyte/entities.json).
struct AirbyteCatalogue {
    QList<AirbyteConnector> connectors;

    //! The connector of that slug; null when there is none.
    const AirbyteConnector *find(const QString &slug) const;
    QStringList slugs() const;
};

//! The catalogue that ships with Lentera.
const AirbyteCatalogue &shippedAirbyteCatalogue();

}
