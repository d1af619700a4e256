// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/words.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lentera::words {

//! One context for all of them, so that translators see the words side by side.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString standing(Standing standing)
{
    switch (standing) {
    case Standing::Ok:
        return Words::tr("OK");
    case Standing::Running:
        return Words::tr("Running");
    case Standing::Warning:
        return Words::tr("Warning");
    case Standing::Failure:
        return Words::tr("Failed");
    case Standing::Unknown:
        break;
    }
    return Words::tr("Not checked");
}

QString localTime(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : QString();
}

QString utcTime(const QDateTime &time)
{
    return time.isValid() ? isoTime(time) : QString();
}

QString duration(double ms)
{
    const QLocale locale;
    return ms < 1000 ? Words::tr("%1 ms").arg(locale.toString(ms, 'f', ms < 10 ? 1 : 0))
                     : Words::tr("%1 s").arg(locale.toString(ms / 1000, 'f', 1));
}

}
