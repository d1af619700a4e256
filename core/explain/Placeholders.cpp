// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Placeholders.h"

#include "base/visible.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cstdlib>

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

// Facts are in UTC; people plan by the clock on the wall.
static QString localTime(const QString &fact)
{
    const QDateTime time = QDateTime::fromString(fact, Qt::ISODate);
    if (!time.isValid())
        return fact;
    const QDateTime local = time.toLocalTime();
    const int minutes = local.offsetFromUtc() / 60;
    return u"%1 (UTC%2%3:%4)"_s.arg(local.toString(u"yyyy-MM-dd hh:mm:ss"_s), minutes < 0 ? u"-"_s : u"+"_s)
        .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

static QString filledOne(const QRegularExpressionMatch &match, const Facts &facts, const QString &language,
                         const Glossary &glossary)
{
    const QString fact = facts.value(match.captured(1));
    const QString value = fact.isEmpty() ? QString(QChar(missing)) : visibleText(fact);
    if (!match.hasCaptured(2))
        return value;
    if (match.captured(2) == "local"_L1 && !match.hasCaptured(3))
        return localTime(value);
    if (match.captured(2) == "words"_L1 && !match.hasCaptured(3))
        return glossary.words(value);
    if (match.captured(2) == "word"_L1 && !match.hasCaptured(3))
        return glossary.word(value);
    const bool one = language == "en"_L1 && fact == "1"_L1;
    QString form = match.hasCaptured(3) && !one ? match.captured(3) : match.captured(2);
    return form.replace(u'#', value);
}

QString filledText(const QString &text, const Facts &facts, const QString &language, const Glossary &glossary)
{
    QString filled;
    qsizetype end = 0;
    for (auto it = placeholder().globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        filled += text.mid(end, match.capturedStart() - end) + filledOne(match, facts, language, glossary);
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
