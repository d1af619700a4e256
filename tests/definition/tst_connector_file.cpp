// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectorFile.h"
#include "support/runTests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

// Every member is on a line of its own there, so that a line number means something.
static QByteArray smallConnector()
{
    QFile file(QStringLiteral(SOURCE_DIR "/tests/data/connectors/small.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static QString described(const QList<FileProblem> &problems)
{
    QStringList lines;
    for (const FileProblem &problem : problems)
        lines << u"%1 %2 %3"_s.arg(problem.line).arg(problem.error.id, problem.error.facts.value(u"field"_s));
    return lines.join(u'\n');
}

class ConnectorFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCorrectFileIsRead()
    {
        const auto connector = readConnector(smallConnector(), u"example.json"_s);
        QVERIFY2(connector, connector ? "" : qPrintable(described(connector.error())));
        QCOMPARE(connector->id, u"example"_s);
        QCOMPARE(connector->file, u"example.json"_s);
        QCOMPARE(connector->calls.value(u"list"_s).id, u"list"_s);
        QCOMPARE(connector->signIns.first().fields.first().secret, true);
        QCOMPARE(connector->samples.first().body, QByteArray(R"({"a":1})"));
        QCOMPARE(connector->rules.first().all.first().matches, u"^no"_s);
        QCOMPARE(localText(connector->name, u"id"_s), u"Example"_s);
        QVERIFY(connector->findSignIn(u"key"_s));
        QVERIFY(!connector->findSignIn(u"other"_s));
        QVERIFY(!connector->findParameter(u"apiKey"_s));
    }

    void aProgramHasNoCalls()
    {
        const QByteArray head =
            R"({"schema":"lentera.connector/1","id":"tools","kind":"process","name":{"en":"Tools","id":"Alat"})";
        const auto connector = readConnector(head + '}', u"tools.json"_s);
        QVERIFY2(connector, connector ? "" : qPrintable(described(connector.error())));
        QVERIFY(connector->kind == ConnectorKind::Process && connector->calls.isEmpty());
        const auto withCalls = readConnector(head + R"(,"calls":{}})", u"tools.json"_s);
        QCOMPARE(described(withCalls.error()), u"1 connector.member.unknown /calls"_s);
        const auto other = readConnector(QByteArray(head).replace("process", "daemon") + '}', u"tools.json"_s);
        QVERIFY(described(other.error()).contains(u"connector.member.type /kind"_s));
    }

    void daysAndEndsAreRead_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const char *member, const char *problem) {
            QTest::newRow(name) << QByteArray(member) << QString::fromLatin1(problem);
        };
        row("a day",
            R"("dates":[{"date":"2027-04-30","what":{"en":"a"},"fix":{"en":"b"},"source":"c","signIns":["key"]}])", "");
        row("no day", R"("dates":[{"date":"2027-02-30","what":{"en":"a"},"fix":{"en":"b"},"source":"c"}])",
            "connector.member.type /dates/0/date");
        row("no source", R"("dates":[{"date":"2027-04-30","what":{"en":"a"},"fix":{"en":"b"},"source":" "}])",
            "connector.member.type /dates/0/source");
        row("an unknown sign-in",
            R"("dates":[{"date":"2027-04-30","what":{"en":"a"},"fix":{"en":"b"},"source":"c","signIns":["x"]}])",
            "connector.reference /dates/0/signIns/0");
        row("an end", R"("expires":[{"field":"apiKey","header":"X-End"}])", "");
        row("the end of nothing", R"("expires":[{"field":"other","header":"X-End"}])",
            "connector.reference /expires/0/field");
        row("an end in two places", R"("expires":[{"field":"apiKey","header":"X-End","pointer":"/end"}])",
            "connector.member.type /expires/0");
    }
    void daysAndEndsAreRead()
    {
        QFETCH(const QByteArray, member);
        const QByteArray json = smallConnector().trimmed().chopped(1) + ',' + member + '}';
        const auto connector = readConnector(json, u"example.json"_s);
        QTEST(connector ? QString() : described(connector.error()).section(u' ', 1), "problem");
    }

    void aByteOrderMarkIsNoMistake() { QVERIFY(readConnector("\xEF\xBB\xBF" + smallConnector(), u"example.json"_s)); }

    void mistakesAreReportedWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("problem");

        const auto row = [](const char *name, const char *from, const char *to, const char *problem) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(problem);
        };
        row("a comma is missing", "\"lentera.connector/1\",", "\"lentera.connector/1\"", "3 connector.syntax ");
        row("an unknown member", "\"id\": \"example\"", "\"colour\": \"red\", \"id\": \"example\"",
            "3 connector.member.unknown /colour");
        row("a member is missing", "  \"id\": \"example\",\n", "", "1 connector.member.missing /id");
        row("a wrong type", "\"call\": \"list\"\n", "\"call\": 7\n", "16 connector.member.type /signIns/0/call");
        row("a fraction where a whole number is meant", "\"statuses\": [200]", "\"statuses\": [200.5]",
            "24 connector.member.type /calls/list/good/statuses/0");
        row("another schema", "connector/1", "connector/2", "2 connector.member.type /schema");
        row("an id that is none", "\"id\": \"example\"", "\"id\": \"Exa mple\"", "3 connector.id /id");
        row("a kind that does not exist", "\"kind\": \"url\"", "\"kind\": \"link\"",
            "6 connector.member.type /parameters/0/kind\n5 connector.member.type /parameters");
        row("no base URL", "\"id\": \"baseUrl\"", "\"id\": \"address\"", "5 connector.member.type /parameters");
        row("a choice without choices", ", \"choices\": [\"small\", \"big\"]", "",
            "7 connector.member.type /parameters/1/choices\n13 connector.reference /signIns/0/when/edition");
        row("a bad pattern", "[a-z]+", "[a-z", "14 connector.pattern /signIns/0/fields/0/pattern");
        row("a bad pattern in a rule", "^no", "(no", "31 connector.pattern /rules/0/all/0/matches");
        row("an unknown call", "\"call\": \"list\"\n", "\"call\": \"lost\"\n",
            "16 connector.reference /signIns/0/call");
        row("an unknown call of a sample", "\"call\": \"list\", \"status\"", "\"call\": \"lost\", \"status\"",
            "36 connector.reference /samples/0/call");
        row("an unknown reach call", "\"reachCall\": \"list\"", "\"reachCall\": \"lost\"",
            "27 connector.reference /reachCall");
        row("a header uses an unknown field", "{apiKey}", "{apikey}",
            "15 connector.reference /signIns/0/headers/0/value");
        row("a signature by an unknown field", "\"headers\": [ { \"name\": \"X-Key\", \"value\": \"{apiKey}\" } ]",
            "\"signing\": { \"scheme\": \"promptops-server\", \"secret\": \"secretKey\" }",
            "15 connector.reference /signIns/0/signing/secret");
        row("a placeholder that is none", "{apiKey}", "{api-key}", "15 connector.reference /signIns/0/headers/0/value");
        row("a credential in a path", "/items/{edition}", "/items/{apiKey}", "21 connector.reference /calls/list/path");
        row("a credential in a header's name", "\"X-Key\"", "\"X-{apiKey}\"",
            "15 connector.reference /signIns/0/headers/0/name");
        row("a credential in a call's header", "\"value\": \"application/json\"", "\"value\": \"{apiKey}\"",
            "23 connector.reference /calls/list/headers/0/value");
        row("a line break in a header", "application/json", "application/json\\r\\nX-Evil: 1",
            "23 connector.member.type /calls/list/headers/0/value");
        row("a header name with a blank", "\"X-Key\"", "\"X Key\"",
            "15 connector.member.type /signIns/0/headers/0/name");
        row("a condition on an unknown parameter", "\"when\": { \"edition\"", "\"when\": { \"size\"",
            "13 connector.reference /signIns/0/when");
        row("a condition on a choice that does not exist", "\"edition\": \"small\"", "\"edition\": \"tiny\"",
            "13 connector.reference /signIns/0/when/edition");
        row("a finding without condition", "\"auth.credential.refused\",\n      \"all\"",
            "\"auth.refused\",\n      \"all\"", "30 connector.member.type /rules/0/finding");
        row("a value rule with two places", "\"header\": \"X-Reason\"", "\"header\": \"X-Reason\", \"pointer\": \"/a\"",
            "31 connector.member.type /rules/0/all/0");
        row("a pointer that is none", "\"/items\"", "\"items\"",
            "24 connector.member.type /calls/list/good/fields/0/pointer");
        row("a fact from nowhere", "header:X-Reason", "X-Reason", "32 connector.member.type /rules/0/facts/reason");
        row("a status that does not exist", "[200]", "[2000]", "24 connector.member.type /calls/list/good/statuses/0");
        row("a name twice", "\"id\": \"example\"", "\"id\": \"example\",\n\"id\": \"example\"",
            "4 connector.member.repeated /id");
        row("a parameter twice", "\"id\": \"edition\"", "\"id\": \"baseUrl\"",
            "7 connector.member.repeated /parameters/1/id\n13 connector.reference /signIns/0/when\n21 "
            "connector.reference /calls/list/path");
        row("a sign-in without fields",
            "[ { \"id\": \"apiKey\", \"label\": { \"en\": \"Key\" }, \"pattern\": "
            "\"[a-z]+\" } ]",
            "[]",
            "14 connector.member.type /signIns/0/fields\n15 connector.reference "
            "/signIns/0/headers/0/value");
        row("a text without English", "\"name\": { \"en\"", "\"name\": { \"id\"", "4 connector.member.type /name");
        row("a method that could change things", "\"path\": \"/items", "\"method\": \"DELETE\", \"path\": \"/items",
            "21 connector.member.type /calls/list/method");
        row("a sample without source", "\"a page\"", "\" \"", "37 connector.member.type /samples/0/source");
    }

    void mistakesAreReportedWithTheirLine()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, problem);
        QVERIFY(smallConnector().contains(from));
        const auto connector = readConnector(smallConnector().replace(from, to), u"example.json"_s);
        QVERIFY(!connector);
        QCOMPARE(described(connector.error()), problem);
        QCOMPARE(connector.error().first().file, u"example.json"_s);
    }

    void everyMistakeIsReported()
    {
        QByteArray json = smallConnector();
        json.replace("\"list\"\n", "\"lost\"\n").replace("[a-z]+", "[a-z").replace("\"example\"", "\"EXAMPLE\"");
        const auto connector = readConnector(json, {});
        QVERIFY(!connector);
        QCOMPARE(described(connector.error()), u"3 connector.id /id\n16 connector.reference /signIns/0/call\n"
                                               "14 connector.pattern /signIns/0/fields/0/pattern"_s);
    }

    void whatIsNoObjectIsReported_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("id");
        QTest::newRow("nothing") << QByteArray() << u"connector.syntax"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"connector.member.type"_s;
        QTest::newRow("bytes") << QByteArray("\x00\xff\xfe", 3) << u"connector.syntax"_s;
        QTest::newRow("broken UTF-8") << QByteArray("{\"id\": \"\xff\xff\"}") << u"connector.syntax"_s;
        QTest::newRow("a very deep list") << QByteArray(100'000, '[') << u"connector.depth"_s;
        QTest::newRow("a deep list") << QByteArray(40, '[') + QByteArray(40, ']') << u"connector.depth"_s;
        QTest::newRow("a large file") << QByteArray(2'000'000, ' ') << u"connector.too-large"_s;
    }

    void whatIsNoObjectIsReported()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, id);
        const auto connector = readConnector(json, {});
        QVERIFY(!connector);
        QCOMPARE(connector.error().first().error.id, id);
    }

    void aHostileFileDoesNotFillMemory()
    {
        QByteArray json = "{";
        for (int i = 0; i < 60'000; ++i)
            json += "\"m" + QByteArray::number(i) + "\":[],";
        json += "\"last\":1}";
        const auto connector = readConnector(json, {});
        QVERIFY(!connector);
        QCOMPARE(connector.error().size(), 100);
    }

    void theFirstFolderWinsAnId()
    {
        QTemporaryDir first;
        QTemporaryDir second;
        write(first.filePath(u"example.json"_s), smallConnector());
        write(second.filePath(u"a-copy.json"_s), smallConnector());
        write(second.filePath(u"broken.json"_s), "{");
        write(second.filePath(u"good.json"_s), smallConnector().replace("\"example\"", "\"another\""));
        write(second.filePath(u"notes.txt"_s), "no connector");
        const ConnectorCatalogue catalogue({first.path(), second.path(), u"/nowhere/at/all"_s});

        QCOMPARE(catalogue.all().size(), 2);
        QCOMPARE(catalogue.all().first().id, u"another"_s);
        QVERIFY(catalogue.find(u"example"_s));
        QCOMPARE(catalogue.find(u"example"_s)->file, first.filePath(u"example.json"_s));
        QVERIFY(!catalogue.find(u"missing"_s));
        QCOMPARE(catalogue.problems().size(), 2);
        QCOMPARE(catalogue.problems().at(0).error,
                 (Error{u"connector.duplicate"_s,
                        {{u"connector"_s, u"example"_s}, {u"other"_s, first.filePath(u"example.json"_s)}}}));
        QCOMPARE(catalogue.problems().at(1).error.id, u"connector.syntax"_s);
        QCOMPARE(catalogue.problems().at(1).file, second.filePath(u"broken.json"_s));
    }

    void aLargeFileIsReportedAndTheRestWorks()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"a.json"_s), QByteArray(1024 * 1024 + 1, ' '));
        write(folder.filePath(u"b.json"_s), smallConnector());
        const ConnectorCatalogue catalogue({folder.path()});
        QCOMPARE(catalogue.all().size(), 1);
        QCOMPARE(catalogue.problems().first().error.id, u"connector.too-large"_s);
    }

private:
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
};

}

LENTERA_TEST(tst_connector_file, lentera::ConnectorFileTest)
#include "tst_connector_file.moc"
