// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LabRecord.h"
#include "support/PastedCommand.h"
#include "support/Symptoms.h"

#include <QJsonArray>
#include <QJsonObject>

namespace lentera {

//! The ids of the root causes of a run or an examination as JSON, behind a bar those of all other findings, and each
//! whose command, pasted into \a shell, does not show what was found.
inline QString shownFindings(const QJsonObject &document, const PastedCommand &shell)
{
    QStringList roots;
    QStringList others;
    QString gaps;
    for (const QJsonValue &value : document.value(QLatin1String("findings")).toArray()) {
        const QJsonObject finding = value.toObject();
        const QString id = finding.value(QLatin1String("id")).toString();
        (finding.value(QLatin1String("rootCause")).toBool() ? roots : others) << id;
        Facts facts;
        const QJsonObject given = finding.value(QLatin1String("facts")).toObject();
        for (auto it = given.begin(); it != given.end(); ++it)
            facts.insert(it.key(), it.value().toString());
        LabRecord::cause(id);
        gaps += showsTheSame(id, finding.value(QLatin1String("reproduce")).toString(), shell, facts);
    }
    const QString rest = others.isEmpty() ? QString() : QStringLiteral(" | ") + others.join(u' ');
    return roots.join(u' ') + rest + gaps;
}

}
