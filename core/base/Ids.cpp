// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Ids.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype longestId = 64;

bool isIdText(const QString &text)
{
    static const QRegularExpression shape(u"\\A[a-z0-9][a-z0-9-]{0,63}\\z"_s);
    return shape.match(text).hasMatch();
}

QString idTextFrom(const QString &name)
{
    QString text;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            text += c;
        else if (!c.isMark() && !text.isEmpty() && !text.endsWith(u'-'))
            text += u'-';
    }
    text.truncate(longestId);
    while (text.endsWith(u'-'))
        text.chop(1);
    return text;
}

}
