// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

#include "check/Rate.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

using Headers = QList<seen::HttpHeader>;

static RateSeen read(const Headers &headers, const RateHeaders &own = {})
{
    seen::HttpSeen seen = answer(200, "{}", headers);
    seen.receivedAt = rowTime();
    const Evidence evidence = evidenceOf({seen});
    const Connection connection = rowConnection();
    Connector connector = rowConnector();
    connector.rate = own;
    return rateOf({evidence, connection, connector}, seen);
}

static QString told(const RateSeen &rate)
{
    return rate.limit + u' ' + rate.remaining + u' ' +
           (rate.resetAt.isValid() ? rate.resetAt.toString(Qt::ISODate) : u"-"_s);
}

}
Q_DECLARE_METATYPE(lentera::Headers)

namespace lentera {

//! Rate headers in every spelling give limit, remaining and the moment of the reset.
class RateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spellings_data()
    {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const Headers &headers, const char *expected) {
            QTest::newRow(name) << headers << QString::fromLatin1(expected);
        };
        row("the drafts' three headers",
            {{u"RateLimit-Limit"_s, u"100, 100;w=60"_s},
             {u"ratelimit-remaining"_s, u"7"_s},
             {u"RateLimit-Reset"_s, u"30"_s}},
            "100 7 2026-11-22T05:00:30Z");
        row("the drafts' one header", {{u"RateLimit"_s, u"limit=100, remaining=50, reset=30"_s}},
            "100 50 2026-11-22T05:00:30Z");
        row("the newest draft",
            {{u"RateLimit"_s, u"\"default\";r=50;t=30"_s}, {u"RateLimit-Policy"_s, u"\"default\";q=100;w=60"_s}},
            "100 50 2026-11-22T05:00:30Z");
        row("GitHub",
            {{u"x-ratelimit-limit"_s, u"5000"_s},
             {u"x-ratelimit-remaining"_s, u"4999"_s},
             {u"x-ratelimit-reset"_s, u"1795323600"_s}},
            "5000 4999 2026-11-22T05:00:00Z");
        row("Atlassian",
            {{u"X-RateLimit-Limit"_s, u"350"_s},
             {u"X-RateLimit-Remaining"_s, u"0"_s},
             {u"X-RateLimit-Reset"_s, u"2026-11-22T05:07Z"_s}},
            "350 0 2026-11-22T05:07:00Z");
        row("Linear, in milliseconds",
            {{u"X-RateLimit-Requests-Limit"_s, u"1500"_s},
             {u"X-RateLimit-Requests-Remaining"_s, u"3"_s},
             {u"X-RateLimit-Requests-Reset"_s, u"1795323600000"_s}},
            "1500 3 2026-11-22T05:00:00Z");
        row("Zendesk",
            {{u"X-Rate-Limit"_s, u"700"_s}, {u"X-Rate-Limit-Remaining"_s, u"699"_s}, {u"ratelimit-reset"_s, u"15"_s}},
            "700 699 2026-11-22T05:00:15Z");
        row("Okta",
            {{u"x-rate-limit-limit"_s, u"600"_s},
             {u"x-rate-limit-remaining"_s, u"599"_s},
             {u"x-rate-limit-reset"_s, u"1795323600"_s}},
            "600 599 2026-11-22T05:00:00Z");
        row("HubSpot", {{u"X-HubSpot-RateLimit-Max"_s, u"100"_s}, {u"X-HubSpot-RateLimit-Remaining"_s, u"98"_s}},
            "100 98 -");
        row("Salesforce", {{u"Sforce-Limit-Info"_s, u"api-usage=18/5000"_s}}, "5000 4982 -");
        row("Shopify", {{u"X-Shopify-Shop-Api-Call-Limit"_s, u"39/40"_s}}, "40 1 -");
        row("OpenAI",
            {{u"x-ratelimit-limit-requests"_s, u"60"_s},
             {u"x-ratelimit-remaining-requests"_s, u"59"_s},
             {u"x-ratelimit-reset-requests"_s, u"1m30s"_s}},
            "60 59 2026-11-22T05:01:30Z");
        row("by the minute", {{u"X-RateLimit-Limit-Minute"_s, u"60"_s}, {u"X-RateLimit-Remaining-Minute"_s, u"1"_s}},
            "60 1 -");
        row("what remains alone", {{u"X-RateLimit-Remaining"_s, u"1"_s}, {u"X-RateLimit-Reset-After"_s, u"0.5"_s}},
            " 1 2026-11-22T05:00:00Z");
        row("nothing", {{u"X-Request-Id"_s, u"1"_s}}, "  -");
        row("nonsense", {{u"RateLimit"_s, u"🏮;;=,"_s}}, "  -");
    }

    void spellings()
    {
        QFETCH(const Headers, headers);
        QTEST(told(read(headers)), "expected");
    }

    void theConnectorsOwnHeadersGoFirst()
    {
        const Headers headers{{u"X-Mine"_s, u"9"_s}, {u"X-RateLimit-Limit"_s, u"5"_s}};
        QCOMPARE(read(headers, {.limit = u"X-Mine"_s}).limit, u"9"_s);
        QCOMPARE(read(headers, {.limit = u"X-Other"_s}).limit, u"5"_s);
    }

    void retryAfterIsAMoment()
    {
        QCOMPARE(read({{u"Retry-After"_s, u"60"_s}}).retryAt, rowTime().addSecs(60));
        QCOMPARE(read({{u"Retry-After"_s, u"Sun, 22 Nov 2026 06:00:00 GMT"_s}}).retryAt, rowTime().addSecs(3600));
        QVERIFY(!read({{u"Retry-After"_s, u"soon"_s}}).retryAt.isValid());
    }

    void resetsOfNonsense_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "-1", "1e300", "inf", "nan", "tomorrow", "1x", "99999999999999999999s"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void resetsOfNonsense()
    {
        QFETCH(const QString, text);
        QVERIFY(!resetTime(text, rowTime()).isValid());
    }
};

}

LENTERA_TEST(tst_rate, lentera::RateTest)
#include "tst_rate.moc"
