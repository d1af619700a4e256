// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/Phase.h"

#include <QMetaEnum>

namespace lentera {

template <class Enum>
static QString lowerName(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value))).toLower();
}

template <class Enum>
static Enum fromLowerName(const QString &text, Enum otherwise)
{
    const QMetaEnum names = QMetaEnum::fromType<Enum>();
    for (int i = 0; i < names.keyCount(); ++i)
        if (text.compare(QLatin1StringView(names.key(i)), Qt::CaseInsensitive) == 0)
            return Enum(names.value(i));
    return otherwise;
}

QString phaseText(Phase phase)
{
    return lowerName(phase);
}

QString severityText(Severity severity)
{
    return lowerName(severity);
}

QString statusText(StepStatus status)
{
    return lowerName(status);
}

Phase phaseFrom(const QString &text)
{
    return fromLowerName(text, Phase::Content);
}

Severity severityFrom(const QString &text)
{
    return fromLowerName(text, Severity::Failure);
}

StepStatus statusFrom(const QString &text)
{
    return fromLowerName(text, StepStatus::Waiting);
}

}
