// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/HttpDate.h"

#include <QLocale>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 secondsInYear = 366LL * 24 * 3600;
static constexpr auto sentForm = "ddd, dd MMM yyyy hh:mm:ss"_L1;
static constexpr std::array months{"Jan"_L1, "Feb"_L1, "Mar"_L1, "Apr"_L1, "May"_L1, "Jun"_L1,
                                   "Jul"_L1, "Aug"_L1, "Sep"_L1, "Oct"_L1, "Nov"_L1, "Dec"_L1};
static constexpr std::array days{"Monday"_L1, "Tuesday"_L1,  "Wednesday"_L1, "Thursday"_L1,
                                 "Friday"_L1, "Saturday"_L1, "Sunday"_L1};

// -1 where \a text is not digits alone, or not as many as that.
static int number(QStringView text, qsizetype fewest, qsizetype most)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits && text.size() >= fewest && text.size() <= most ? text.toInt() : -1;
}

static int monthOf(QStringView name)
{
    const auto found = std::find_if(months.begin(), months.end(), [name](QLatin1StringView month) {
        return name.compare(month, Qt::CaseInsensitive) == 0;
    });
    return found == months.end() ? -1 : int(found - months.begin()) + 1;
}

static QTime timeOf(QStringView text)
{
    if (text.size() != 8 || text.at(2) != u':' || text.at(5) != u':')
        return {};
    return QTime(number(text.sliced(0, 2), 2, 2), number(text.sliced(3, 2), 2, 2), number(text.sliced(6, 2), 2, 2));
}

enum class DayName { Short, Whole };

// Invalid unless the day of the week is that of the date.
static QDateTime moment(QStringView dayOfWeek, DayName form, const QDate &date, QStringView time)
{
    if (!date.isValid())
        return {};
    const QLatin1StringView whole = days.at(size_t(date.dayOfWeek() - 1));
    const QLatin1StringView name = form == DayName::Short ? whole.first(3) : whole;
    if (dayOfWeek.compare(name, Qt::CaseInsensitive) != 0)
        return {};
    const QTime clock = timeOf(time);
    return clock.isValid() ? QDateTime(date, clock, Qt::UTC) : QDateTime();
}

// With two digits of the year, counted from 1970: HTTP knows no earlier time.
static QDateTime oldForm(const QList<QStringView> &words)
{
    const QList<QStringView> date = words.at(1).split(u'-');
    if (date.size() != 3 || !words.at(0).endsWith(u','))
        return {};
    const int year = number(date.at(2), 2, 2);
    return moment(words.at(0).chopped(1), DayName::Whole,
                  QDate(year < 0 ? 0 : year + (year < 70 ? 2000 : 1900), monthOf(date.at(1)), number(date.at(0), 2, 2)),
                  words.at(2));
}

// Not by QLocale::toDateTime(): an answer's dates are read by many checks, and it took a fifth of a check's time.
QDateTime httpDate(const QString &text)
{
    const QString bare = text.simplified();
    const QList<QStringView> words = QStringView(bare).split(u' ');
    if (words.size() == 5) // asctime()
        return moment(words.at(0), DayName::Short,
                      QDate(number(words.at(4), 4, 4), monthOf(words.at(1)), number(words.at(2), 1, 2)), words.at(3));
    if (words.size() == 4 && words.at(3) == "GMT"_L1)
        return oldForm(words);
    if (words.size() != 6 || words.at(5) != "GMT"_L1 || !words.at(0).endsWith(u','))
        return {};
    return moment(words.at(0).chopped(1), DayName::Short,
                  QDate(number(words.at(3), 4, 4), monthOf(words.at(2)), number(words.at(1), 2, 2)), words.at(4));
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
