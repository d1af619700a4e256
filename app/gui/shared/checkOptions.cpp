// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/checkOptions.h"

#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace lentera {

CheckOptions checkOptionsFromHere()
{
    CheckOptions options;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        if (name.endsWith("_proxy"_L1, Qt::CaseInsensitive))
            options.environment.insert(name, environment.value(name));
    return options;
}

}
