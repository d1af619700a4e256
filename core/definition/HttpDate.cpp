// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/HttpDate.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 secondsInYear = 366LL * 24 * 3600;
static constexpr auto sentForm = "ddd, dd MMM yyyy hh:mm:ss"_L1;

static QDateTime readAs(const QString &text, const QString &form)
{
    QDateTime time = QLocale::c().toDateTime(text, form);
    time.setTimeSpec(Qt::UTC);
    return time;
}

// With two digits of the year, counted from 1970: HTTP knows no earlier time. They are completed first, for the name of
// the day must fit.
static QDateTime oldForm(const QString &text)
{
    static const QRegularExpression year(u"-([0-9]{2}) "_s);
    const QRegularExpressionMatch match = year.match(text);
    if (!match.hasMatch())
        return {};
    const int number = match.captured(1).toInt();
    QString whole = text;
    whole.replace(match.capturedStart(1), 2, QString::number(number < 70 ? 2000 + number : 1900 + number));
    return readAs(whole, u"dddd, dd-MMM-yyyy hh:mm:ss"_s);
}

QDateTime httpDate(const QString &text)
{
    QString bare = text.simplified();
    if (!bare.endsWith(" GMT"_L1))
        return readAs(bare, u"ddd MMM d hh:mm:ss yyyy"_s); // asctime()
    bare.chop(4);
    const QDateTime time = readAs(bare, sentForm);
    return time.isValid() ? time : oldForm(bare);
}

QString httpDateText(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), sentForm) + " GMT"_L1;
}

std::optional<qint64> retryAfterSeconds(const QString &value, const QDateTime &now)
{
    bool isNumber = false;
    const qint64 seconds = value.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return seconds < 0 ? std::nullopt : std::optional(std::min(seconds, secondsInYear));
    const QDateTime time = httpDate(value);
    if (!time.isValid())
        return {};
    return std::clamp<qint64>(now.secsTo(time), 0, secondsInYear);
}

}
