// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/Tenant.h"

#include <QMetaEnum>

namespace lentera {

QString environmentText(Environment environment)
{
    return QString::fromLatin1(QMetaEnum::fromType<Environment>().valueToKey(int(environment))).toLower();
}

Environment environmentFrom(const QString &text)
{
    for (const Environment known : {Environment::Staging, Environment::Sandbox, Environment::Development})
        if (text.trimmed().compare(environmentText(known), Qt::CaseInsensitive) == 0)
            return known;
    return Environment::Production;
}

}
