// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenant/Store.h"

#include <QJsonDocument>

namespace lentera {

inline QByteArray bytesOf(const QJsonObject &document)
{
    return QJsonDocument(document).toJson();
}

//! JSON with its quotes written as apostrophes: moc 6.4 loses its way in raw strings that hold quotes or slashes.
inline QByteArray asJson(QByteArray text)
{
    return text.replace('\'', '"');
}

//! A document with one tenant, acme, of these members beside its id.
inline QByteArray withTenant(const QByteArray &members)
{
    return asJson("{'schema': 'lentera.tenants/1', 'tenants': [{'id': 'acme', " + members + "}]}");
}

//! The same with one connection, desk, of these members beside its id and connector.
inline QByteArray withConnection(const QByteArray &members)
{
    return withTenant("'connections': [{'connector': 'generic-http', 'id': 'desk', " + members + "}]");
}

inline QString summary(const ImportOutcome &outcome)
{
    return QStringLiteral("added %1; updated %2; unchanged %3")
        .arg(outcome.added.join(u' '), outcome.updated.join(u' '), outcome.unchanged.join(u' '));
}

}
