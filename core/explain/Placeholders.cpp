// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Placeholders.h"

#include "base/visible.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype longestValue = 2000;
static constexpr char16_t missing = u'…';

QString maskedUserInfo(const QString &text)
{
    static const QRegularExpression userInfo(u"\\b([A-Za-z][A-Za-z0-9+.-]{0,20}://)[^/?#\\s@]*(?:@[^/?#\\s@]*)*@"_s);
    QString clean = text;
    return clean.replace(userInfo, u"\\1removed@"_s);
}

QString visibleText(const QString &text)
{
    const bool cut = text.size() > longestValue;
    const QString shown = visibleLine(maskedUserInfo(text.left(longestValue)));
    return cut ? shown + QChar(missing) : shown;
}

// Anything else in braces (JSON, shell) is text.
static const QRegularExpression &placeholder()
{
    static const QRegularExpression pattern(u"\\{([a-z][A-Za-z0-9]*)(?::([^{}|]*)(?:\\|([^{}|]*))?)?\\}"_s);
    return pattern;
}

static QString filledOne(const QRegularExpressionMatch &match, const Facts &facts, const QString &language)
{
    const QString fact = facts.value(match.captured(1));
    const QString value = fact.isEmpty() ? QString(QChar(missing)) : visibleText(fact);
    if (!match.hasCaptured(2))
        return value;
    const bool one = language == "en"_L1 && fact == "1"_L1;
    QString form = match.hasCaptured(3) && !one ? match.captured(3) : match.captured(2);
    return form.replace(u'#', value);
}

QString filledText(const QString &text, const Facts &facts, const QString &language)
{
    QString filled;
    qsizetype end = 0;
    for (auto it = placeholder().globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        filled += text.mid(end, match.capturedStart() - end) + filledOne(match, facts, language);
        end = match.capturedEnd();
    }
    return filled + text.mid(end);
}

QSet<QString> placeholdersOf(const QString &text)
{
    QSet<QString> names;
    for (auto it = placeholder().globalMatch(text); it.hasNext();)
        names << it.next().captured(1);
    return names;
}

}
