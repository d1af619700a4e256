// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/timestampForm.h"

#include "definition/HttpDate.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

const QByteArrayList &timestampForms()
{
    static const QByteArrayList forms{"unix-seconds", "unix-milliseconds", "iso-z",     "iso-z-milliseconds",
                                      "iso-naive",    "iso-offset",        "iso-basic", "http-date"};
    return forms;
}

QByteArray timestampText(const QByteArray &form, const QDateTime &time)
{
    const QDateTime utc = time.toUTC();
    const QByteArray iso = utc.toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1();
    if (form == "unix-seconds")
        return QByteArray::number(utc.toSecsSinceEpoch());
    if (form == "unix-milliseconds")
        return QByteArray::number(utc.toMSecsSinceEpoch());
    if (form == "iso-z")
        return iso + 'Z';
    if (form == "iso-z-milliseconds")
        return utc.toString(Qt::ISODateWithMs).toLatin1();
    if (form == "iso-offset")
        return iso + "+00:00";
    if (form == "iso-basic")
        return utc.toString(u"yyyyMMddTHHmmss"_s).toLatin1() + 'Z';
    return form == "http-date" ? httpDateText(utc).toLatin1() : iso;
}

static std::optional<WrittenTime> readNumber(const QByteArray &text)
{
    static const QRegularExpression number(u"^(\\d{9,11})(\\d{3})?(\\.\\d{1,9})?$"_s);
    const QRegularExpressionMatch match = number.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return {};
    const bool milliseconds = !match.captured(2).isEmpty();
    const qint64 whole = (match.captured(1) + match.captured(2)).toLongLong();
    const QByteArray form = match.hasCaptured(3) ? "unix-fraction"
                            : milliseconds       ? "unix-milliseconds"
                                                 : "unix-seconds";
    return WrittenTime{QDateTime::fromMSecsSinceEpoch(milliseconds ? whole : whole * 1000, Qt::UTC), form};
}

static std::optional<WrittenTime> readIso(const QString &text)
{
    static const QRegularExpression iso(
        u"^(\\d{4}-\\d\\d-\\d\\d)([T ])(\\d\\d:\\d\\d:\\d\\d)(\\.\\d{1,9})?(ZZ|Z|[+-]\\d\\d:?\\d\\d)?$"_s);
    const QRegularExpressionMatch match = iso.match(text);
    if (!match.hasMatch())
        return {};
    const QString zone = match.captured(5);
    const bool fraction = match.hasCaptured(4) && !match.captured(4).isEmpty();
    QDateTime time(QDate::fromString(match.captured(1), Qt::ISODate), QTime::fromString(match.captured(3), Qt::ISODate),
                   Qt::UTC);
    if (!time.isValid())
        return {};
    QByteArray form = fraction ? "iso-naive-fraction" : "iso-naive";
    if (zone.startsWith(u'+') || zone.startsWith(u'-')) {
        const int minutes = zone.mid(1, 2).toInt() * 60 + zone.right(2).toInt();
        time = time.addSecs((zone.startsWith(u'+') ? -60 : 60) * qint64(minutes));
        form = "iso-offset";
    } else if (!zone.isEmpty()) {
        form = zone == "ZZ"_L1 ? "iso-double-z" : fraction ? "iso-z-milliseconds" : "iso-z";
    }
    return WrittenTime{time, match.captured(2) == u' ' ? QByteArray("iso-space") : form};
}

static std::optional<WrittenTime> readBasic(const QString &text)
{
    QDateTime time = QDateTime::fromString(text.chopped(text.endsWith(u'Z') ? 1 : 0), u"yyyyMMddTHHmmss"_s);
    time.setTimeSpec(Qt::UTC);
    return time.isValid() && text.endsWith(u'Z') ? std::optional(WrittenTime{time, "iso-basic"}) : std::nullopt;
}

std::optional<WrittenTime> readTimestamp(const QByteArray &text)
{
    if (const auto number = readNumber(text))
        return number;
    const QString words = QString::fromUtf8(text);
    if (const auto iso = readIso(words))
        return iso;
    if (const auto basic = readBasic(words))
        return basic;
    const QDateTime http = httpDate(words);
    return http.isValid() ? std::optional(WrittenTime{http, "http-date"}) : std::nullopt;
}

}
