// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/JsonForm.h"
#include "support/runTests.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lentera {

// Programs that read a document a line in hex and write a line of hex for each of their forms.
static const QString peers = QStringLiteral(SOURCE_DIR "/tests/signing/peer.");

static const QByteArrayList pythonForms{"python",
                                        "python-compact",
                                        "python-sorted",
                                        "python-sorted-compact",
                                        "python-unicode",
                                        "python-unicode-compact",
                                        "python-unicode-sorted",
                                        "python-unicode-sorted-compact",
                                        "python-indent-2",
                                        "python-indent-4",
                                        "python-dict"};
static const QByteArrayList nodeForms{"javascript", "javascript-indent-2", "javascript-indent-4"};

namespace {

//! Documents of everything that serialisers treat in different ways; the same ones every time.
class Documents {
public:
    QByteArrayList make(int count)
    {
        QByteArrayList documents;
        for (int i = 0; i < count; ++i)
            documents << value(3);
        return documents;
    }

private:
    template <qsizetype size>
    QByteArray oneOf(const char *const (&choices)[size])
    {
        return choices[m_random.bounded(int(size))];
    }
    QByteArray string()
    {
        static const char *const pieces[]{"a",   "B",       "0",   " ",    "\\n",     "\\u0007", "\\/",
                                          "/",   "\\\"",    "'",   "\\\\", "\\u00e9", "é",       "\\ud83d\\ude00",
                                          "漢",  "<&>",     "\\b", "\x7f", "\\u2028", "😀",       "\\ud800",
                                          "\\t", "\\u00a0", "12"};
        QByteArray text = "\"";
        for (int i = m_random.bounded(5); i > 0; --i)
            text += oneOf(pieces);
        return text + '"';
    }
    QByteArray number()
    {
        static const char *const numbers[]{"0",
                                           "-0",
                                           "-0.0",
                                           "1",
                                           "1.0",
                                           "1.50",
                                           "1e5",
                                           "1E-7",
                                           "1e16",
                                           "1e21",
                                           "123456789012345678901234567890",
                                           "0.1",
                                           "1e400",
                                           "-1e400",
                                           "5e-324",
                                           "1e-400",
                                           "0.00001",
                                           "100000.0",
                                           "1.7976931348623157e308",
                                           "3.141592653589793238",
                                           "1e22",
                                           "123456.789e3"};
        return oneOf(numbers);
    }
    QByteArray gap()
    {
        static const char *const gaps[]{"", "", " ", "\n  ", "\t"};
        return oneOf(gaps);
    }
    QByteArray value(int depth)
    {
        static const char *const words[]{"true", "false", "null"};
        switch (m_random.bounded(depth > 0 ? 6 : 3)) {
        case 0:
            return string();
        case 1:
            return number();
        case 2:
            return oneOf(words);
        case 3:
            return list('[', ']', depth, false);
        default:
            return list('{', '}', depth, true);
        }
    }
    QByteArray list(char open, char close, int depth, bool named)
    {
        QByteArray text(1, open);
        const int count = m_random.bounded(5);
        for (int i = 0; i < count; ++i) {
            text += (i > 0 ? "," : "") + gap();
            if (named)
                text += string() + gap() + ':' + gap();
            text += value(depth - 1);
        }
        return text + gap() + close;
    }

    QRandomGenerator m_random{4711};
};

}

class JsonFormsTest : public QObject {
    Q_OBJECT

    static QList<QByteArrayList> answersOf(const QString &program, const QString &script,
                                           const QByteArrayList &documents)
    {
        QByteArray input;
        for (const QByteArray &document : documents)
            input += document.toHex() + '\n';
        QProcess process;
        process.start(QStandardPaths::findExecutable(program), {script});
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(60'000);
        QList<QByteArrayList> answers;
        for (const QByteArray &line : process.readAllStandardOutput().trimmed().split('\n'))
            answers << line.split(' ');
        if (answers.size() != documents.size())
            qWarning("%s", process.readAllStandardError().constData());
        return answers;
    }

    static void compare(const QByteArrayList &documents, const QList<QByteArrayList> &answers,
                        const QByteArrayList &forms)
    {
        QCOMPARE(answers.size(), documents.size());
        int compared = 0;
        for (qsizetype i = 0; i < documents.size(); ++i) {
            const auto token = readJsonTokens(documents.at(i));
            QVERIFY2(token, documents.at(i).constData());
            QCOMPARE(answers.at(i).size(), forms.size());
            for (qsizetype form = 0; form < forms.size(); ++form) {
                if (answers.at(i).at(form) == "-")
                    continue; // holds a lone surrogate, which the peer cannot write as UTF-8
                const QByteArray written = writtenAs(*jsonFormNamed(forms.at(form)), *token);
                const QByteArray theirs = QByteArray::fromHex(answers.at(i).at(form));
                QVERIFY2(written == theirs,
                         QByteArray(forms.at(form) + ": " + documents.at(i) + "\nours " + written + "\npeer " + theirs)
                             .constData());
                ++compared;
            }
        }
        QVERIFY(compared > 400);
    }

private Q_SLOTS:
    void pythonWritesTheSame()
    {
        const QByteArrayList documents = Documents().make(400);
        compare(documents, answersOf(u"python3"_s, peers + "py"_L1, documents), pythonForms);
    }

    void nodeWritesTheSame()
    {
        const QByteArrayList documents = Documents().make(400);
        compare(documents, answersOf(u"node"_s, peers + "js"_L1, documents), nodeForms);
    }

    void nothingIsLost()
    {
        const QByteArray document = R"({"b":1.50,"a":"\u00e9\/","b":-0,"c":[1e400,{}]})";
        const auto token = readJsonTokens(document);
        QVERIFY(token);
        QCOMPARE(writtenAs(*jsonFormNamed("compact"), *token), document);
        QCOMPARE(writtenAs(*jsonFormNamed("compact-sorted"), *token),
                 QByteArray(R"({"a":"\u00e9\/","b":1.50,"b":-0,"c":[1e400,{}]})"));
        QCOMPARE(writtenAs(*jsonFormNamed("go"), *readJsonTokens(R"({"b":"<a>&","a":1})")),
                 QByteArray(R"({"a":1,"b":"\u003ca\u003e\u0026"})"));
        QCOMPARE(writtenAs(*jsonFormNamed("php"), *readJsonTokens(R"({"a":"x/é"})")),
                 QByteArray(R"({"a":"x\/\u00e9"})"));
    }

    void whatIsNoJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("offset");
        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("a word") << QByteArray("nul") << 0;
        QTest::newRow("two values") << QByteArray("1 2") << 2;
        QTest::newRow("a leading zero") << QByteArray("01") << 1;
        QTest::newRow("no digits behind the point") << QByteArray("1.") << 2;
        QTest::newRow("a comma too many") << QByteArray("[1,]") << 3;
        QTest::newRow("a control character") << QByteArray("\"\n\"") << 1;
        QTest::newRow("a bad escape") << QByteArray(R"("\x")") << 2;
        QTest::newRow("an escape that ends") << QByteArray("\"\\u12") << 5;
        QTest::newRow("an open string") << QByteArray("\"abc") << 4;
        QTest::newRow("not UTF-8") << QByteArray("\"\xff\"") << 0;
        QTest::newRow("too deep") << QByteArray(300, '[') << 200;
    }
    void whatIsNoJsonIsRefused()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, offset);
        const auto token = readJsonTokens(text);
        QVERIFY(!token);
        QCOMPARE(int(token.error()), offset);
    }
};

}

LENTERA_TEST(tst_jsonForms, lentera::JsonFormsTest)
#include "tst_jsonForms.moc"
