// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/AirbyteCatalogue.h"

#include "base/Json.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera {

const AirbyteConnector *AirbyteCatalogue::find(const QString &slug) const
{
    for (const AirbyteConnector &connector : connectors)
        if (connector.slug == slug)
            return &connector;
    return nullptr;
}

QStringList AirbyteCatalogue::slugs() const
{
    QStringList slugs;
    for (const AirbyteConnector &connector : connectors)
        slugs << connector.slug;
    return slugs;
}

const AirbyteCatalogue &shippedAirbyteCatalogue()
{
    static const AirbyteCatalogue shipped = [] {
        AirbyteCatalogue catalogue;
        QFile file(u":/lentera/airbyte/entities.json"_s);
        if (file.open(QIODevice::ReadOnly))
            fromJson(QJsonDocument::fromJson(file.readAll()).object().value("connectors"_L1), catalogue.connectors);
        return catalogue;
    }();
    return shipped;
}

}
