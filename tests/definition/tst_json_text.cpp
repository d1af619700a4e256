// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/JsonText.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

class JsonTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesOfPlaces_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<int>("line");
        QTest::newRow("the document") << QString() << 1;
        QTest::newRow("a member") << u"/a"_s << 2;
        QTest::newRow("an element") << u"/list/2/x"_s << 6;
        QTest::newRow("behind a string with brackets and quotes") << u"/after"_s << 8;
        QTest::newRow("a name with a slash") << u"/b~1c"_s << 9;
        QTest::newRow("a name with an escape") << u"/d\"e"_s << 10;
        QTest::newRow("a member that is missing gives its object") << u"/list/2/y"_s << 5;
        QTest::newRow("an element that is missing gives its list") << u"/list/9"_s << 3;
        QTest::newRow("below a plain value") << u"/a/b/c"_s << 2;
    }

    void linesOfPlaces()
    {
        QFETCH(QString, pointer);
        QFETCH(int, line);
        const JsonText text("{\n\"a\": 1,\n\"list\": [ [1, {}], true,\n\n{\n\"x\": null } ],\n"
                            "\"odd\": \"}]\\\"{\\\\\",\n\"after\": 2,\n\"b/c\": 3,\n\"d\\\"e\": 4 }");
        QCOMPARE(text.lineOf(pointer), line);
    }

    void depths_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("depth");
        QTest::newRow("flat") << QByteArray("{}") << 1;
        QTest::newRow("nested") << QByteArray("[[],[[1]],{}]") << 3;
        QTest::newRow("brackets in a string") << QByteArray("[\"[[[\\\"[[\"]") << 1;
    }

    void depths()
    {
        QFETCH(QByteArray, json);
        QTEST(JsonText(json).depth(), "depth");
    }

    void repeatedNamesAreFound()
    {
        const JsonText text("{ \"a\": [ { \"x\": 1, \"y\": {},\n \"\\u0078\": 2 } ],\n \"b\": 1, \"a\": 2 }");
        const QList<RepeatedName> found = text.repeatedNames(10);
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0).pointer, u"/a/0/x"_s);
        QCOMPARE(found.at(0).line, 2);
        QCOMPARE(found.at(1).pointer, u"/a"_s);
        QCOMPARE(found.at(1).line, 3);
        QCOMPARE(text.repeatedNames(1).size(), 1);
    }

    void brokenTextEndsTheSearch()
    {
        const QByteArray json = "{ \"a\": [ { \"x\": \"\\u00\", \"y\": [1, 2.5e3, nul";
        for (qsizetype length = 0; length <= json.size(); ++length) {
            const JsonText text(json.left(length));
            QVERIFY(text.lineOf(u"/a/0/y/7"_s) >= 1);
            QVERIFY(text.repeatedNames(10).isEmpty());
            QVERIFY(text.depth() <= 4);
        }
        for (const char *odd : {"}", "]]]", ",", ":", "{]", "[}", "\"", "\\", "{\"a\"}", "[,,", "{,\"a\":1"})
            QCOMPARE(JsonText(odd).lineOf(u"/a/0"_s), 1);
    }
};

}

LENTERA_TEST(tst_json_text, lentera::JsonTextTest)
#include "tst_json_text.moc"
