// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/difyReleases.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace lentera {

static DifyReleases readReleases()
{
    DifyReleases releases;
    QFile file(u":/lentera/dify/releases.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return releases;
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue &head : document.value("heads"_L1).toArray())
        releases.heads.insert(head["version"_L1].toString(), head["revision"_L1].toString());
    for (const QJsonValue &pair : document.value("pairs"_L1).toArray()) {
        const QJsonObject images = pair["images"_L1].toObject();
        for (auto image = images.begin(); image != images.end(); ++image)
            releases.images[pair["version"_L1].toString()].insert(image.key(), image.value().toString());
    }
    return releases;
}

const DifyReleases &difyReleases()
{
    static const DifyReleases releases = readReleases();
    return releases;
}

int compareVersions(const QString &one, const QString &other)
{
    return QVersionNumber::compare(QVersionNumber::fromString(one), QVersionNumber::fromString(other));
}

}
