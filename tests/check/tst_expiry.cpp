// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

#include "check/Expiry.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

//! Ends of credentials as systems tell them.
class ExpiryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("time");
        const auto row = [](const char *text, const char *time) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(time);
        };
        row("2027-03-01 00:00:00 UTC", "2027-03-01T00:00:00Z");
        row("2027-03-01 07:00:00 +0700", "2027-03-01T00:00:00Z");
        row("2027-07-22", "2027-07-22T00:00:00Z");
        row("2027-03-01T00:00:00+07:00", "2027-02-28T17:00:00Z");
        row("Mon, 01 Mar 2027 00:00:00 GMT", "2027-03-01T00:00:00Z");
        row("1803859200", "2027-03-01T00:00:00Z");
        row("86400", "2026-11-23T05:00:00Z"); // from the answer on
        row("2027-13-01", "");
        row("never", "");
        row("", "");
    }
    void timesAreRead()
    {
        QFETCH(const QString, text);
        QTEST(expiryTime(text, rowTime()).toString(Qt::ISODate), "time");
    }

    void theBodyTellsToo()
    {
        Connector connector = rowConnector();
        connector.expires = {ExpiryPlace{.field = u"token"_s, .pointer = u"/ends"_s}};
        const auto told = [&](const QByteArray &body) {
            return toldExpiry(connector, evidenceOf({answer(200, body)}));
        };
        const ToldExpiry end{u"token"_s, QDateTime(QDate(2027, 7, 22), QTime(0, 0), Qt::UTC)};
        QVERIFY(told(R"({"id":1,"ends":"2027-07-22"})") == end);
        QVERIFY(told(R"({"id":1,"ends":1816214400})") == end);
        QVERIFY(!told(R"({"id":1,"ends":null})"));
        QVERIFY(!told(R"({"ends":"2027-07-22"})")); // no good answer
    }
};

}

LENTERA_TEST(tst_expiry, lentera::ExpiryTest)
#include "tst_expiry.moc"
