// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Explanation.h"
#include "explain/Placeholders.h"
#include "probe/Observation.h"
#include "support/runTests.h"

#include <QMetaEnum>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

template <class End>
static QStringList namesOf()
{
    const QMetaEnum names = QMetaEnum::fromType<End>();
    QStringList list;
    for (int i = 0; i < names.keyCount(); ++i)
        list << QString::fromLatin1(names.key(i));
    return list;
}

//! The words for what observations came to.
class GlossaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOutcomeHasAWordInBothLanguages()
    {
        const Result<Explanations> shipped = Explanations::read(u":/lentera/explanations"_s);
        QVERIFY(shipped);
        const QStringList names = namesOf<seen::DnsEnd>() + namesOf<seen::TcpEnd>() + namesOf<seen::ProxyEnd>() +
                                  namesOf<seen::TlsEnd>() + namesOf<seen::HttpEnd>() + namesOf<seen::Answer>() +
                                  namesOf<seen::Standing>() + QStringList{u"literal"_s, u"system"_s};
        QStringList missing;
        for (const QString &language : {u"en"_s, u"id"_s})
            for (const QString &name : names)
                if (shipped->glossary(language).word(name) == name)
                    missing << language + u": "_s + name;
        QCOMPARE(missing.join(u'\n'), QString());
    }

    void factsAreSaidInWords_data()
    {
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("said");
        QTest::newRow("a name") << u"TimedOut"_s << u"waktu habis"_s;
        QTest::newRow("a name in lower case") << u"timedout"_s << u"waktu habis"_s;
        QTest::newRow("a list with counts") << u"2 × 502, 1 × TimedOut"_s << u"2 × 502, 1 × waktu habis"_s;
        QTest::newRow("part of another text") << u"CN=TimedOut"_s << u"CN=TimedOut"_s;
        QTest::newRow("no word for it") << u"502"_s << u"502"_s;
    }

    void factsAreSaidInWords()
    {
        QFETCH(const QString, fact);
        const auto glossaries = readGlossaries(R"({"timedOut": {"en": "timed out", "id": "waktu habis"}})", u"w"_s);
        QVERIFY(glossaries);
        QTEST(filledText(u"{end:words}"_s, {{u"end"_s, fact}}, u"id"_s, glossaries->value(u"id"_s)), "said");
    }

    void mistakesAreNamed()
    {
        QCOMPARE(readGlossaries("[", u"words.json"_s).error(),
                 (Error{u"explanation.syntax"_s, {{u"file"_s, u"words.json"_s}, {u"line"_s, u"0"_s}}}));
        QCOMPARE(readGlossaries(R"({"reset": {"en": "reset"}})", u"words.json"_s).error().facts.value(u"language"_s),
                 u"id"_s);
    }
};

}

LENTERA_TEST(tst_glossary, lentera::GlossaryTest)
#include "tst_glossary.moc"
