// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/Places.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lentera {

Places Places::standard()
{
    QString data = qEnvironmentVariable("LENTERA_HOME");
    if (data.isEmpty())
        data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lentera"_s;
    return {data, data + u"/connectors"_s};
}

QString Places::store() const
{
    return data + u"/lentera.db"_s;
}

QString Places::approvedPrograms() const
{
    return data + u"/approved-programs.json"_s;
}

}
