// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/DataNode.h"
#include "support/runTests.h"

#include <ctime>

using namespace Qt::StringLiterals;

namespace lentera {

static QString at(TextPlace place)
{
    return u"@%1:%2"_s.arg(place.line).arg(place.column);
}

static QString shown(const DataNode &node)
{
    QStringList parts;
    switch (node.kind) {
    case DataNode::Kind::Null:
        return u"null"_s;
    case DataNode::Kind::Text:
        return u"'%1'"_s.arg(node.text) + at(node.place);
    case DataNode::Kind::Other:
        return node.text + at(node.place);
    case DataNode::Kind::List:
        for (const DataNode &item : node.items)
            parts << shown(item);
        return u"[%1]"_s.arg(parts.join(u", "_s));
    case DataNode::Kind::Map:
        for (const DataMember &member : node.members)
            parts << member.name + at(member.place) + u": "_s + shown(member.value);
        return u"{%1}"_s.arg(parts.join(u", "_s));
    }
    return {};
}

static QString shown(const DataDocument &document)
{
    QString text = document.refused ? u"refused"_s : shown(document.root);
    for (const TextProblem &problem : document.problems)
        text += u" !%1%2%3"_s.arg(problem.fault, problem.facts.value(u"limit"_s), at(problem.place));
    return text;
}

static QByteArray aliasBomb()
{
    QByteArray text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 30; ++i) {
        const QByteArray before = "*a" + QByteArray::number(i - 1);
        text += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + before;
        for (int k = 0; k < 9; ++k)
            text += ", " + before;
        text += "]\n";
    }
    return text;
}

//! YAML and JSON with places, and what is refused.
class DataNodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void yaml_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const QString &expected) {
            QTest::newRow(name) << QByteArray(text) << expected;
        };
        row("a map", "a: b\nc:\n  - 1\n  - '1'\n", u"{a@1:1: 'b'@1:4, c@2:1: [1@3:5, '1'@4:5]}"_s);
        row("what is no text to PyYAML", "[yes, 1.2, ~, 2020-01-01, 0x1f, x, '', \"no\"]",
            u"[yes@1:2, 1.2@1:7, null, 2020-01-01@1:15, 0x1f@1:27, 'x'@1:33, ''@1:36, 'no'@1:40]"_s);
        row("an alias", "a: &x [b]\nc: *x\n", u"{a@1:1: ['b'@1:8], c@2:1: ['b'@1:8]}"_s);
        row("a merge", "a: &x {b: c, d: e}\nf:\n  <<: *x\n  b: g\n",
            u"{a@1:1: {b@1:8: 'c'@1:11, d@1:14: 'e'@1:17}, f@2:1: {b@4:3: 'g'@4:6, d@1:14: 'e'@1:17}}"_s);
        row("a name twice", "a: b\na: c\n", u"{a@1:1: 'b'@1:4, a@2:1: 'c'@2:4} !repeated@2:1"_s);
        row("nothing", "# only\n", u"null"_s);
        row("a tab", "a:\n\tb: c\n", u"refused !syntax@2:3"_s);
        row("two documents", "a: b\n---\nc: d\n", u"refused !syntax@3:1"_s);
        row("a tag", "a: !!python/object:os.system x\n", u"refused !limittags@1:4"_s);
        row("a local tag", "a: !x {b: c}\n", u"refused !limittags@1:4"_s);
        row("a tag of YAML's own", "a: !!str 1\n", u"{a@1:1: '1'@1:4}"_s);
        row("an unknown alias", "a: *x\n", u"refused !syntax@1:4"_s);
        row("itself", "a: &x [*x]\n", u"refused !limitdepth@1:8"_s);
    }
    void yaml()
    {
        QFETCH(const QByteArray, text);
        QTEST(shown(readYaml(text)), "expected");
    }

    void hostileTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("alias bomb") << aliasBomb() << u"refused !limitnodes@"_s;
        QTest::newRow("aliases") << "a: &a x\nb: [" + QByteArray("*a,").repeated(40'000) + "]"
                                 << u"refused !limitaliases@2:"_s;
        QTest::newRow("flow depth") << QByteArray(100'000, '[') << u"refused !limitdepth@1:257"_s;
        QTest::newRow("map depth") << QByteArray("{a: ").repeated(30'000) << u"refused !limitdepth@1:"_s;
        QTest::newRow("less flow depth") << QByteArray("{a: ").repeated(250) << u"refused !limitdepth@1:"_s;
        QTest::newRow("block depth") << QByteArray("- ").repeated(60'000) << u"refused !limitdepth@1:65"_s;
        QTest::newRow("question marks") << QByteArray("? ").repeated(60'000) << u"refused !limitdepth@1:"_s;
        QTest::newRow("size") << QByteArray(300'000, 'a') << u"refused !limitbytes@0:0"_s;
        QTest::newRow("nodes") << QByteArray("- a\n").repeated(30'000) << u"refused !limitnodes@"_s;
        QTest::newRow("names") << [] {
            QByteArray text;
            for (int i = 0; i < 10'000; ++i)
                text += "k" + QByteArray::number(i) + ": v\n";
            return text;
        }() << u"refused !limitnodes@"_s;
        QTest::newRow("the same name") << QByteArray("a: b\n").repeated(25'000) << u"refused !limitnodes@"_s;
        QTest::newRow("anchors") << QByteArray("- &a x\n").repeated(15'000) << u"refused !limitnodes@"_s;
        QTest::newRow("one long word") << QByteArray(130'000, 'a') << u"'aaa"_s;
        QTest::newRow("one long quote") << '"' + QByteArray(130'000, 'a') << u"refused !syntax@"_s;
        QTest::newRow("colons") << QByteArray(": ").repeated(60'000) << u"refused"_s;
        QTest::newRow("ampersands") << QByteArray("&a ").repeated(40'000) << u"refused"_s;
        QTest::newRow("percent") << QByteArray("%TAG ! !\n").repeated(14'000) << u"refused"_s;
        QTest::newRow("zero bytes") << QByteArray(100'000, '\0') << QString();
        QTest::newRow("not UTF-8") << QByteArray(100'000, '\xff') << QString();
    }
    void hostileTextIsRefused()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, refusal);
        const std::clock_t before = std::clock();
        const QString answer = shown(readYaml(text));
        const double spent = double(std::clock() - before) * 1000 / CLOCKS_PER_SEC;
        QVERIFY2(answer.startsWith(refusal), qPrintable(answer.left(200)));
        if (qEnvironmentVariableIsSet("SHOW_TIMES"))
            qInfo("%s: %.1f ms", QTest::currentDataTag(), spent);
#ifndef LENTERA_SANITIZED
        QVERIFY2(spent < 500, qPrintable(QString::number(spent))); // 50 ms is the aim; a loaded machine is slower
#endif
    }

    void json_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const QString &expected) {
            QTest::newRow(name) << QByteArray(text) << expected;
        };
        row("an object", "{\"a\": [1, true, null,\n \"b\"], \"c\": {}}",
            u"{a@1:2: [1@1:8, true@1:11, null, 'b'@2:2], c@2:8: {}}"_s);
        row("escapes", "[\"\\u0041\\n\\\\\\/\"]", u"['A\n\\/'@1:2]"_s);
        row("a comma at the end", "[1,\n2,\n]", u"[1@1:2, 2@2:1] !trailing-comma@2:2"_s);
        row("one in an object", "{\"a\": 1,}", u"{a@1:2: 1@1:7} !trailing-comma@1:8"_s);
        row("comments", "// x\n{/* y\n*/\"a\": 1}", u"{a@3:3: 1@3:8} !comment@1:1 !comment@2:2"_s);
        row("a name twice", "{\"a\": 1, \"a\": 2}", u"{a@1:2: 1@1:7, a@1:10: 2@1:15} !repeated@1:10"_s);
        row("a Windows path", "[\"C:\\Users\"]", u"refused !escape@1:5"_s);
        row("no comma", "{\"a\": 1\n\"b\": 2}", u"refused !syntax@2:1"_s);
        row("only a comma", "[,]", u"refused !syntax@1:2"_s);
        row("single quotes", "{'a': 1}", u"refused !syntax@1:2"_s);
        row("an open string", "[\"a\n\"]", u"refused !syntax@1:4"_s);
        row("an open bracket", "[1", u"refused !syntax@1:3"_s);
        row("more than one", "1 2", u"refused !syntax@1:3"_s);
        row("nothing", "", u"refused !syntax@1:1"_s);
        row("half an escape", "[\"\\u00", u"refused !escape@1:3"_s);
        row("a word", "[yes]", u"refused !syntax@1:2"_s);
    }
    void json()
    {
        QFETCH(const QByteArray, text);
        QTEST(shown(readJson(text)), "expected");
    }

    void hostileJsonIsRefused()
    {
        QVERIFY(shown(readJson(QByteArray(100'000, '['))).startsWith("refused !limitdepth@1:33"_L1));
        QVERIFY(shown(readJson('[' + QByteArray("1,").repeated(20'000))).startsWith("refused !limitnodes"_L1));
        QVERIFY(shown(readJson(QByteArray(140'000, ' '))).startsWith("refused !limitbytes"_L1));
        QVERIFY(shown(readJson("[\"\xff\"]")).startsWith("refused !syntax"_L1));
        QVERIFY(readJson(QByteArray("/**/").repeated(30'000)).problems.size() <= 101);
    }
};

}

LENTERA_TEST(tst_dataNode, lentera::DataNodeTest)
#include "tst_dataNode.moc"
