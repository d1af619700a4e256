// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"

#include <QMap>
#include <QSet>
#include <QStringList>
#include <QUrl>

namespace lentera {

//! A server as a person names it.
struct DifyAddress {
    QString host; //!< empty when none was named
    int port = 0; //!< 0 for the usual one
    QString user;
    QString name;    //!< of the database
    QString sslMode; //!< libpq's word; empty for `prefer`
};

//! `HOST[:PORT][/NAME]` or `SCHEME://[USER@]HOST[:PORT][/NAME][?sslmode=WORD]`; nothing for anything else, and for an
//! address with a password in it.
std::optional<DifyAddress> difyAddressFrom(const QString &text);

//! What to look at.
struct DifyStack {
    QString folder;      //!< with the compose file and `.env`; absolute
    QString composeFile; //!< absolute; empty for compose's own choice
    QUrl apiUrl;         //!< empty for what nginx publishes
    DifyAddress database;
    DifyAddress redis;
    QUrl target;                   //!< that is to be reached through the SSRF proxy; empty for the api itself
    QSet<QString> areas;           //!< of difyAreas(); empty for all
    SharedSecret databasePassword; //!< null for the `.env` file's
    SharedSecret redisPassword;
    QMap<QString, QString> environment; //!< of this process

    bool wants(const QString &area) const { return areas.isEmpty() || areas.contains(area); }
};

//! `compose`, `env`, `database`, `redis`, `services`, `api`, `disk`.
QStringList difyAreas();

}
