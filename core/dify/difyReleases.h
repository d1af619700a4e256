// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace lentera {

//! What is known of Dify's releases (resources/dify/releases.json, from the migration and compose files of each).
struct DifyReleases {
    QMap<QString, QString> heads;                 //!< revision of the last migration, by version
    QMap<QString, QMap<QString, QString>> images; //!< tag by image, by version: what a release was shipped with
};

//! Read once. Empty should the file be broken: then nothing is claimed.
const DifyReleases &difyReleases();

//! Below, at or above zero as \a one is older than, equal to or newer than \a other; `1.10.1-fix.1` counts as 1.10.1.
int compareVersions(const QString &one, const QString &other);

}
