// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/HttpDate.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

//! Dates as HTTP writes them, and what a Retry-After asks for.
class HttpDateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const QString moment = u"1994-11-06T08:49:37Z"_s;
        QTest::newRow("the form that is sent") << u"Sun, 06 Nov 1994 08:49:37 GMT"_s << moment;
        QTest::newRow("the form of RFC 850") << u"Sunday, 06-Nov-94 08:49:37 GMT"_s << moment;
        QTest::newRow("the form of asctime()") << u"Sun Nov  6 08:49:37 1994"_s << moment;
        QTest::newRow("blanks around it") << u"  Sun, 06 Nov 1994 08:49:37 GMT "_s << moment;
        QTest::newRow("two digits are near") << u"Friday, 06-Nov-26 08:49:37 GMT"_s << u"2026-11-06T08:49:37Z"_s;
        QTest::newRow("another zone is no HTTP-date") << u"Sun, 06 Nov 1994 08:49:37 +0700"_s << QString();
        QTest::newRow("no date") << u"tomorrow"_s << QString();
        QTest::newRow("another case") << u"sun, 06 nov 1994 08:49:37 GMT"_s << moment;
        QTest::newRow("two digits are long ago") << u"Friday, 06-Nov-70 08:49:37 GMT"_s << u"1970-11-06T08:49:37Z"_s;
        QTest::newRow("another day of the week") << u"Mon, 06 Nov 1994 08:49:37 GMT"_s << QString();
        QTest::newRow("another day of the week, as RFC 850 has it") << u"Monday, 06-Nov-94 08:49:37 GMT"_s << QString();
        QTest::newRow("a short name where RFC 850 has the whole") << u"Sun, 06-Nov-94 08:49:37 GMT"_s << QString();
        QTest::newRow("a short year") << u"Sun, 06 Nov 94 08:49:37 GMT"_s << QString();
        QTest::newRow("a day of one digit") << u"Sun, 6 Nov 1994 08:49:37 GMT"_s << QString();
        QTest::newRow("no comma") << u"Sun 06 Nov 1994 08:49:37 GMT"_s << QString();
        QTest::newRow("another month") << u"Sun, 06 Foo 1994 08:49:37 GMT"_s << QString();
        QTest::newRow("a signed number") << u"Sun, +6 Nov 1994 08:49:37 GMT"_s << QString();
        QTest::newRow("no seconds") << u"Sun, 06 Nov 1994 08:49 GMT"_s << QString();
        QTest::newRow("an hour too many") << u"Sun, 06 Nov 1994 24:00:00 GMT"_s << QString();
        QTest::newRow("an impossible day") << u"Sun, 36 Nov 1994 08:49:37 GMT"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }

    void dates()
    {
        QFETCH(const QString, text);
        const QDateTime date = httpDate(text);
        QTEST(date.isValid() ? date.toString(Qt::ISODate) : QString(), "expected");
    }

    void aDateIsReadAsItWasWritten()
    {
        const QDateTime time({2026, 11, 22}, {5, 0}, Qt::UTC);
        QCOMPARE(httpDateText(time), u"Sun, 22 Nov 2026 05:00:00 GMT"_s);
        QCOMPARE(httpDate(httpDateText(time)), time);
    }

    void retryAfter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("expected"); // -1 for nothing
        QTest::newRow("seconds") << u"120"_s << qint64(120);
        QTest::newRow("none") << u"0"_s << qint64(0);
        QTest::newRow("a date") << u"Sun, 22 Nov 2026 05:01:00 GMT"_s << qint64(60);
        QTest::newRow("a date that has passed") << u"Sun, 22 Nov 2020 05:01:00 GMT"_s << qint64(0);
        QTest::newRow("longer than a year") << u"999999999999"_s << qint64(366 * 86'400);
        QTest::newRow("below nothing") << u"-1"_s << qint64(-1);
        QTest::newRow("more than a number holds") << u"99999999999999999999"_s << qint64(-1);
        QTest::newRow("words") << u"later"_s << qint64(-1);
    }

    void retryAfter()
    {
        QFETCH(const QString, text);
        const QDateTime now({2026, 11, 22}, {5, 0}, Qt::UTC);
        QTEST(retryAfterSeconds(text, now).value_or(-1), "expected");
    }
};

}

LENTERA_TEST(tst_http_date, lentera::HttpDateTest)
#include "tst_http_date.moc"
