// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/PythonFile.h"
#include "files/PythonTokens.h"
#include "support/runTests.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lentera {

//! The reader of Python files, by examples and against Python's own `ast`.
class PythonTest : public QObject {
    Q_OBJECT

    static QString useOf(PythonUse use)
    {
        static const QStringList names{u"statement"_s, u"assigned"_s, u"chained"_s,
                                       u"condition"_s, u"awaited"_s,  u"other"_s};
        return names.at(int(use));
    }
    static QString calls(const QByteArray &source)
    {
        QStringList all;
        for (const PythonCall &call : readPython(source).calls)
            all << call.name + u':' + useOf(call.use) +
                       (call.assignedTo.isEmpty() ? QString() : u'=' + call.assignedTo);
        return all.join(u' ');
    }
    // `line kind name detail` for every class and function, and how many calls stand in each directly.
    static QStringList shape(const PythonFile &file)
    {
        QStringList lines;
        QMap<int, int> counts;
        for (const PythonCall &call : file.calls)
            ++counts[call.function];
        for (const PythonClass &klass : file.classes)
            lines << u"class %1 %2 (%3)"_s.arg(klass.place.line).arg(klass.name, klass.bases.join(u','));
        for (qsizetype i = 0; i < file.functions.size(); ++i) {
            const PythonFunction &function = file.functions.at(i);
            lines << u"%1 %2 %3 %4"_s.arg(function.isAsync ? u"async"_s : u"def"_s)
                         .arg(function.place.line)
                         .arg(function.name)
                         .arg(counts.value(int(i)));
        }
        lines << u"calls %1"_s.arg(file.calls.size());
        lines.sort();
        return lines;
    }

private Q_SLOTS:
    void callsAndTheirUse_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a statement") << QByteArray("f(1)") << u"f:statement"_s;
        QTest::newRow("assigned") << QByteArray("x: int = self.g()") << u"self.g:assigned=x"_s;
        QTest::newRow("awaited") << QByteArray("async def a():\n  x = await c.get()\n") << u"c.get:awaited"_s;
        QTest::newRow("a member of it") << QByteArray("f().x\n") << u"f:chained"_s;
        QTest::newRow("an element of it") << QByteArray("y = f()[0]\n") << u"f:chained"_s;
        QTest::newRow("a condition") << QByteArray("if not f(): pass\nwhile g() == 1: pass")
                                     << u"f:condition g:condition"_s;
        QTest::newRow("handed over") << QByteArray("gather(f(), g())") << u"gather:statement f:other g:other"_s;
        QTest::newRow("returned") << QByteArray("def a():\n return f()") << u"f:other"_s;
        QTest::newRow("no calls") << QByteArray("def f(a): pass\nclass C(B): pass\nif (x): pass\nprint\nreturn (1)")
                                  << QString();
        QTest::newRow("in an f-string") << QByteArray("x = f'a {f(1)!r:>{g()}} {{h()}}'") << u"f:other g:other"_s;
        QTest::newRow("a decorator and a default")
            << QByteArray("@d(1)\ndef f(a=g()): h()") << u"d:other g:other h:statement"_s;
        QTest::newRow("over several lines")
            << QByteArray("x = f(\n  a, # g()\n  'h()'\n)\ny = \\\n  i()") << u"f:assigned=x i:assigned=y"_s;
        QTest::newRow("match") << QByteArray("match f():\n  case P(x=1) if g(): h()\nmatch(1)\n")
                               << u"f:other g:condition h:statement match:statement"_s;
        QTest::newRow("with") << QByteArray("async with a.B() as c, d() as e:\n  c.f()\n")
                              << u"a.B:other d:other c.f:statement"_s;
    }
    void callsAndTheirUse()
    {
        QFETCH(const QByteArray, source);
        QTEST(calls(source), "expected");
    }

    void definitions()
    {
        const PythonFile file = readPython("import a.b as c, d.e\nfrom ..x import (y as z,\n w)\n"
                                           "class K(c.Base, metaclass=M):\n"
                                           "    kind = 'jira'\n"
                                           "    @staticmethod\n"
                                           "    async def f(self, n: 'str' = 'x', *, m=None, **k) -> dict[str, int]:\n"
                                           "        \"\"\"docs\"\"\"\n"
                                           "        self.client = c.AsyncClient(timeout=3)\n"
                                           "        if n == self.digest(): return None\n"
                                           "        return {'password': 'secret text'}\n");
        QVERIFY(!file.problem);
        QCOMPARE(file.imports.size(), 4);
        QCOMPARE(file.resolved(u"c.Base"_s), u"a.b.Base"_s);
        QCOMPARE(file.resolved(u"z.q"_s), u"..x.y.q"_s);
        QCOMPARE(file.resolved(u"d.e.f"_s), u"d.e.f"_s);
        QCOMPARE(file.classes.first().bases, QStringList{u"c.Base"_s});
        const PythonFunction &f = file.functions.first();
        QVERIFY(f.isAsync && f.klass == 0 && f.emptyReturn && f.valueReturn);
        QCOMPARE(f.decorators, QStringList{u"staticmethod"_s});
        QCOMPARE(f.returns, u"dict[str,int]"_s);
        QCOMPARE(f.parameters.size(), 4);
        QCOMPARE(f.parameters.at(1).annotation, u"str"_s);
        QCOMPARE(file.assignments.size(), 2);
        QCOMPARE(file.assignments.at(0).target, u"kind"_s);
        QCOMPARE(file.assignments.at(0).value.text, u"jira"_s);
        QCOMPARE(file.assignments.at(1).target, u"self.client"_s);
        QCOMPARE(file.assignments.at(1).value.text, u"c.AsyncClient"_s);
        QCOMPARE(file.comparisons.size(), 1);
        QCOMPARE(file.comparisons.first().right, u"self.digest()"_s);
        QCOMPARE(file.texts.last().goesTo, u"password"_s);
        QCOMPARE(file.texts.last().place.line, 11);
        QCOMPARE(file.calls.first().arguments.first().keyword, u"timeout"_s);
    }

    void whatDoesNotEnd_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a text") << QByteArray("a\nx = 'abc\ny") << u"syntax text-open 2:5"_s;
        QTest::newRow("a long text") << QByteArray("'''abc") << u"syntax text-open 1:1"_s;
        QTest::newRow("a field") << QByteArray("f'{a'") << u"syntax text-open 1:5"_s;
        QTest::newRow("a bracket") << QByteArray("f(\n(1)") << u"syntax bracket-open 1:2"_s;
        QTest::newRow("another bracket") << QByteArray("f(]") << u"syntax bracket-close 1:3"_s;
        QTest::newRow("indentation") << QByteArray("if a:\n    b\n  c") << u"syntax indentation 3:3"_s;
        QTest::newRow("no UTF-8") << QByteArray("x = '\xff'") << u"encoding  0:0"_s;
        QTest::newRow("many brackets") << QByteArray(1000, '(') << u"limit  1:201"_s;
        QTest::newRow("many fields") << QByteArray("f'{").repeated(100) << u"limit  1:63"_s;
        QTest::newRow("no character of Python") << QByteArray("a = 1 \x01") << u"syntax character 1:7"_s;
    }
    void whatDoesNotEnd()
    {
        QFETCH(const QByteArray, source);
        const PythonFile file = readPython(source);
        QVERIFY(file.problem);
        QTEST(u"%1 %2 %3:%4"_s.arg(file.problem->fault, file.problem->facts.value(u"reason"_s))
                  .arg(file.problem->place.line)
                  .arg(file.problem->place.column),
              "expected");
    }

    void hostileBytesEnd()
    {
        for (const QByteArray &source :
             {QByteArray(1'000'000, '('), QByteArray("@").repeated(100'000), QByteArray("lambda:").repeated(100'000),
              QByteArray("f'{f\"{").repeated(50'000), QByteArray("a.").repeated(400'000),
              QByteArray("if a:\n\t").repeated(500), QByteArray("class A(").repeated(3'000),
              QByteArray("def ").repeated(100'000), QByteArray("x="), QByteArray("from . import"),
              QByteArray("import "), QByteArray("def f(*"), QByteArray("class"), QByteArray("async"),
              QByteArray("match x:\n case"), QByteArray("with as as"), "with x" + QByteArray(" as y").repeated(100'000),
              QByteArray("\\"), QByteArray("f'{'")})
            readPython(source);
        QByteArray random(20'000, ' ');
        quint32 state = 1;
        for (int round = 0; round < 20; ++round) {
            static constexpr QByteArrayView alphabet("abf'\"{}()[]:=.,\n\t #\\@;!rb0 def class if as with match case:");
            for (char &byte : random)
                byte = alphabet.at(qsizetype((state = state * 1664525 + 1013904223) >> 16) % alphabet.size());
            readPython(random);
        }
    }

    void theStandardLibraryReadsAsPythonReadsIt()
    {
        QProcess python;
        python.start(u"python3"_s, {QStringLiteral(SOURCE_DIR "/tests/data/files/python/shape.py")});
        if (!python.waitForFinished(60'000))
            QSKIP("no python3 here");
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        const QJsonObject files = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
        QVERIFY(files.size() > 150);
        QStringList wrong;
        for (auto it = files.constBegin(); it != files.constEnd() && wrong.size() < 20; ++it) {
            QFile source(it.key());
            QVERIFY(source.open(QIODevice::ReadOnly));
            const PythonFile read = readPython(source.readAll());
            QStringList expected;
            for (const QJsonValue &line : it.value().toArray())
                expected << line.toString();
            const QStringList found = shape(read);
            const QSet<QString> want(expected.cbegin(), expected.cend());
            const QSet<QString> got(found.cbegin(), found.cend());
            for (const QString &line : (want - got) + (got - want))
                wrong << it.key() + (want.contains(line) ? u" lacks "_s : u" has "_s) + line;
            if (read.problem)
                wrong << it.key() + u' ' + read.problem->fault;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

}

LENTERA_TEST(tst_python, lentera::PythonTest)
#include "tst_python.moc"
