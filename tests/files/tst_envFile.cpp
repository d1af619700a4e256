// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/EnvFile.h"
#include "support/runTests.h"

#include <QElapsedTimer>
#include <QFile>

using namespace Qt::StringLiterals;

namespace lentera {

// Only what is shown here is compared, so that a failure can be read. Secrets of a test may be read by the test.
static QString shown(const EnvFile &file)
{
    QStringList parts;
    for (const EnvEntry &entry : file.entries) {
        QString value = u"(none)"_s;
        if (entry.value)
            value = QString::number(entry.value->length());
        parts << u"%1=%2@%3:%4"_s.arg(entry.name, value).arg(entry.place.line).arg(entry.place.column);
    }
    for (const EnvFault &fault : file.faults)
        parts << u"!%1@%2:%3"_s.arg(fault.reason).arg(fault.place.line).arg(fault.place.column);
    return parts.join(u' ');
}

static bool holds(const EnvEntry &entry, const QByteArray &expected)
{
    return entry.value && entry.value->equals(Secret(QByteArray(expected)));
}

//! The reader against what python-dotenv 1.2.2 answers (facts: every row was run).
class EnvFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *name, const char *text, const char *value) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(value);
        };
        row("plain", "A=1", "1");
        row("blanks around the sign", "A = 1 ", "1");
        row("export", "export A=1", "1");
        row("a number sign inside", "A=b#c", "b#c");
        row("a comment", "A=b #c", "b");
        row("a number sign first", "A= #c", "#c");
        row("a number sign at once", "A=#c", "#c");
        row("single quotes escape little", "A='x\\n$y\\''", "x\\n$y'");
        row("double quotes escape", "A=\"x\\ny\\t\\\"\\z\"", "x\ny\t\"\\z");
        row("several lines", "A=\"x\ny\" # c", "x\ny");
        row("several lines with CR", "A=\"x\r\ny\"\r\n", "x\ny");
        row("an unquoted backslash", "A=a\\nb", "a\\nb");
        row("a reference", "B=2\nA=${B}3", "23");
        row("a reference in single quotes", "B=2\nA='${B}'", "2");
        row("a default", "A=${NONE:-d:e}", "d:e");
        row("an undefined reference", "A=a${NONE}b", "ab");
        row("no such default", "A=${NONE-d}", "");
        row("a bare dollar", "B=2\nA=$B", "$B");
        row("an odd reference stays", "A=${B:x}", "${B:x}");
        row("the environment", "A=${OUTSIDE}", "from outside");
        row("the file comes first", "OUTSIDE=in\nA=${OUTSIDE}", "in");
        row("a name without value hides it", "OUTSIDE\nA=${OUTSIDE:-d}", "");
        row("empty", "A=", "");
        row("the last one wins", "A=1\nA=2", "2");
        row("a no-break space first", "A=\xc2\xa0x", "x");
        row("curly quotes stay", "A=\xe2\x80\x9cx\xe2\x80\x9d", "\xe2\x80\x9cx\xe2\x80\x9d");
        row("back ticks stay", "A=`x`", "`x`");
        row("a quoted name", "'A'=1", "1");
        row("an escaped last quote", "A='x\\'", "x\\");
        row("line ends of old", "B=1\rA=2\r", "2");
    }

    void values()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, value);
        const EnvFile file = readEnvFile(text, {{u"OUTSIDE"_s, u"from outside"_s}});
        const EnvEntry *entry = file.find(u"A"_s);
        QVERIFY2(entry, qPrintable(shown(file)));
        QVERIFY2(holds(*entry, value), qPrintable(shown(file)));
    }

    void theEnvironmentMayComeFirst()
    {
        const EnvFile file =
            readEnvFile("OUTSIDE=in\nA=${OUTSIDE}", {{u"OUTSIDE"_s, u"out"_s}}, EnvPrecedence::EnvironmentWins);
        QVERIFY(holds(*file.find(u"A"_s), "out"));
    }

    void statements_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const QString &expected) {
            QTest::newRow(name) << QByteArray(text) << expected;
        };
        row("a name alone", "A", u"A=(none)@1:1"_s);
        row("a comment after a name", "A#b=1\n", u"A=(none)@1:1"_s);
        row("comments and empty lines", "# c\n\n  B=12\n", u"B=2@3:3"_s);
        row("a colon", "A: 1\nB=1", u"B=1@2:1 !colon@1:1"_s);
        row("two words", "A B=1", u"!syntax@1:1"_s);
        row("a list", "- A=1", u"!syntax@1:1"_s);
        row("no name", "=1", u"!syntax@1:1"_s);
        row("text after the quote", "A='1'x", u"!quote-tail@1:1"_s);
        row("an open quote", "\nA='1\nB=2", u"B=1@3:1 !quote-open@2:1"_s);
        row("an open quote closed further down", "A=\"1\nB=\"2\"\nC=3", u"C=1@3:1 !quote-tail@1:1"_s);
        row("a BOM",
            "\xef\xbb\xbf"
            "A=1",
            u"\ufeffA=1@1:1"_s);
        row("nothing", "", QString());
    }

    void statements()
    {
        QFETCH(const QByteArray, text);
        QTEST(shown(readEnvFile(text)), "expected");
    }

    void whatIsNoUtf8IsNotRead()
    {
        QVERIFY(!readEnvFile(QByteArray("\xff\xfe"
                                        "A\0=\0",
                                        6))
                     .readable);
        QVERIFY(!readEnvFile(QByteArray("A\0=\0", 4)).readable);
        QVERIFY(!readEnvFile("A=\xe9").readable);
        QVERIFY(readEnvFile("A=\xc3\xa9").readable);
    }

    void whatIsNoticedAboutValues_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("noticed");
        const auto row = [](const char *text, const QString &noticed) {
            QTest::newRow(text) << QByteArray(text) << noticed;
        };
        row("A=x", QString());
        row("A =x", u"spaced"_s);
        row("A= x", u"spaced"_s);
        row("A= ", QString());
        row("A=x #c", u"cut"_s);
        row("A=#c", u"comment"_s);
        row("A=\" x\"", u"blank"_s);
        row("A=\"x\\n\"", u"blank"_s);
        row("A=\"-----BEGIN X-----\\n\"", QString());
        row("A=a\xe2\x80\x8b"
            "b",
            u"blank"_s);
        row("A=\"'x'\"", u"kept"_s);
        row("A=x'", u"kept"_s);
        row("A=\"it's 'x'\"", QString());
        row("A=\xe2\x80\x9cx\xe2\x80\x9d", u"curly"_s);
        row("A=${B}${C:-d}", u"undefined:B"_s);
        row("DIFFERENT=x\nA=y", QString());
        row("A=x\nA=${DIFFERENT}", QString());
        row("DIFFERENT=x", u"differs"_s);
        row("DIFFERENT=y", QString());
    }

    void whatIsNoticedAboutValues()
    {
        QFETCH(const QByteArray, text);
        const EnvFile file = readEnvFile(text, {{u"DIFFERENT"_s, u"y"_s}});
        const EnvEntry &entry = file.entries.last();
        QStringList noticed;
        const auto note = [&](bool is, const QString &name) {
            if (is)
                noticed << name;
        };
        note(entry.spaced, u"spaced"_s);
        note(entry.cut, u"cut"_s);
        note(entry.comment, u"comment"_s);
        note(entry.edgeBlank, u"blank"_s);
        note(entry.quotesKept, u"kept"_s);
        note(entry.curlyQuotes, u"curly"_s);
        note(entry.differs, u"differs"_s);
        for (const QString &name : entry.undefined)
            noticed << u"undefined:"_s + name;
        QTEST(noticed.join(u' '), "noticed");
    }

    void valuesDoNotGrowWithoutMeasure()
    {
        QByteArray bomb = "A0=x";
        for (int i = 1; i < 60; ++i) {
            const QByteArray before = "${A" + QByteArray::number(i - 1) + '}';
            bomb += "\nA" + QByteArray::number(i) + '=' + before + before;
        }
        const EnvFile file = readEnvFile(bomb);
        QCOMPARE(file.entries.size(), 60);
        qsizetype all = 0;
        for (const EnvEntry &entry : file.entries)
            all += entry.value->length();
        QVERIFY2(all < 16 * 1024 * 1024, qPrintable(QString::number(all)));
        QVERIFY(!file.entries.at(10).tooLong && file.entries.last().tooLong);
    }

    void valuesAreEmptied_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const QByteArray &text, const QByteArray &expected) {
            QTest::newRow(text.toPercentEncoding().constData()) << text << expected;
        };
        row("# c\nA=1\nKEY=abc\n\nB=2", "# c\nA=1\nKEY=\n\nB=2");
        row("export KEY = 'a\nb' # note\nB=2\n", "export KEY = '' # note\nB=2\n");
        row("KEY=abc # note\n", "KEY='' # note\n");
        row("KEY=abc  \r\nB=2\r\n", "KEY=  \r\nB=2\r\n");
        row("\xef\xbb\xbfKEY=abc", "\xef\xbb\xbfKEY=");
        row("KEY=1\nKEY=\"2\"\nKEYS=3", "KEY=\nKEY=\nKEYS=3");
        row("KEY\nKEY=\n", "KEY\nKEY=\n");
        row("KEY=a\rB=2", {});
        row("KEY=\xff", {});
    }
    void valuesAreEmptied()
    {
        QFETCH(const QByteArray, text);
        QTEST(withoutEnvValues(text, {u"KEY"_s}), "expected");
    }

    void aLargeFileIsReadInTime()
    {
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(readEnvFile(QByteArray("A=\"\\\"\n").repeated(100'000)).faults.size(), 10'000);
        QCOMPARE(readEnvFile("A='" + QByteArray("\\'\n").repeated(100'000)).entries.size(), 1);
        QCOMPARE(readEnvFile(QByteArray("A=1\n").repeated(100'000)).entries.size(), 10'000);
        QVERIFY2(clock.elapsed() < 10'000, "time grows faster than the file");
    }
};

}

LENTERA_TEST(tst_envFile, lentera::EnvFileTest)
#include "tst_envFile.moc"
