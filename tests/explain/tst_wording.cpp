// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Explanation.h"
#include "support/runTests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

static QByteArray markdown(const QByteArray &title, const QByteArray &keys, const QByteArray &evidence = {})
{
    const QByteArray sections =
        "## cause\nc {host}\n## fix\nf\n## prevention\np\n" + (evidence.isEmpty() ? "" : "## evidence\n" + evidence);
    return keys + "\n# en: " + title + '\n' + sections + "\n# id: ID " + title + '\n' + sections;
}

class WordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFindingIsWordedInItsLanguage_data();
    void aFindingIsWordedInItsLanguage();
    void rowsWithoutAnyFactAreLeftOut();
    void aFactThatIsATextIsSaidInTheLanguage();
    void anUnknownIdIsItsOwnTitle();
    void browsingShowsEveryRow();
    void pastedText_data();
    void pastedText();
    void theFirstBrokenFileIsNamed();
    void anOpenFolderIsReadAsItIsAsked();
    void aMissingFolderIsEmpty();

private:
    void write(const QString &name, const QByteArray &bytes);

    QTemporaryDir m_folder;
    Explanations m_explanations;
};

void WordingTest::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void WordingTest::initTestCase()
{
    write(u"tls.certificate.expired.md"_s, markdown("Expired: {host}", "owner: vendor\nmatch: certificate has expired",
                                                    "notAfter | x | {notAfter}\nissuer | | {issuer}\n"));
    write(u"tls.certificate.expired@jira.md"_s, markdown("Jira's expired", "match: jira says expired"));
    write(u"tls.handshake.failed.md"_s, markdown("Failed", "owner: support\nmatch: certificate"));
    write(u"http.gateway.bad.md"_s, markdown("Gateway", "owner: support\nmatch: ~\\b502\\s+bad gateway"));
    const Result<Explanations> read = Explanations::read(m_folder.path());
    QVERIFY(read);
    m_explanations = *read;
}

void WordingTest::aFindingIsWordedInItsLanguage_data()
{
    QTest::addColumn<QString>("connector");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("title");
    QTest::newRow("English") << u"generic-http"_s << u"en"_s << u"Expired: desk"_s;
    QTest::newRow("Indonesian") << u"generic-http"_s << u"id"_s << u"ID Expired: desk"_s;
    QTest::newRow("a language that is not there is English") << u"generic-http"_s << u"de"_s << u"Expired: desk"_s;
    QTest::newRow("a connector's own wording") << u"jira"_s << u"en"_s << u"Jira's expired"_s;
}

static Finding expired()
{
    return {u"tls.certificate.expired"_s,
            Phase::Tls,
            Severity::Failure,
            {{u"host"_s, u"desk"_s}, {u"notAfter"_s, u"2025"_s}},
            {},
            {},
            true};
}

void WordingTest::aFindingIsWordedInItsLanguage()
{
    QFETCH(const QString, connector);
    QFETCH(const QString, language);
    const Explained explained = m_explanations.of(expired(), connector, language);
    QTEST(explained.title, "title");
    QCOMPARE(explained.id, u"tls.certificate.expired"_s);
    QCOMPARE(explained.cause, u"c desk"_s);
    QCOMPARE(explained.owner, u"vendor"_s); // also where the connector's own wording names none
    QCOMPARE(explained.evidence.size(), 1); // and no evidence
}

void WordingTest::rowsWithoutAnyFactAreLeftOut()
{
    const Explained explained = m_explanations.of(expired(), {}, u"en"_s);
    QCOMPARE(explained.evidence, (QList<EvidenceRow>{{u"notAfter"_s, u"x"_s, u"2025"_s}}));
}

void WordingTest::aFactThatIsATextIsSaidInTheLanguage()
{
    const Finding finding{.id = u"tls.certificate.expired"_s,
                          .facts = {{u"host"_s, u"a desk"_s}, {u"host@id"_s, u"sebuah meja"_s}}};
    QCOMPARE(m_explanations.of(finding, {}, u"en"_s).title, u"Expired: a desk"_s);
    QCOMPARE(m_explanations.of(finding, {}, u"id"_s).title, u"ID Expired: sebuah meja"_s);
}

void WordingTest::anUnknownIdIsItsOwnTitle()
{
    const Explained finding = m_explanations.of(
        Finding{u"a.b.c"_s, Phase::Tls, Severity::Failure, {{u"x"_s, u"1"_s}}, {}, {}, true}, {}, u"en"_s);
    QCOMPARE(finding.title, u"a.b.c"_s);
    QCOMPARE(finding.evidence, (QList<EvidenceRow>{{u"x"_s, QString(), u"1"_s}}));
    QCOMPARE(m_explanations.of(Error{u"d.e"_s, {}}, u"id"_s).title, u"d.e"_s);
    QCOMPARE(m_explanations.general(u"f.g"_s, u"id"_s).title, u"f.g"_s);
}

void WordingTest::browsingShowsEveryRow()
{
    const Explained explained = m_explanations.general(u"tls.certificate.expired"_s, u"en"_s);
    QCOMPARE(explained.title, u"Expired: …"_s);
    QCOMPARE(explained.evidence.size(), 2);
}

void WordingTest::pastedText_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("ids");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("no match") << u"all is well"_s << QString();
    QTest::newRow("the longest first") << u"curl: (60) SSL: Certificate  has\nexpired"_s
                                       << u"tls.certificate.expired tls.handshake.failed"_s;
    QTest::newRow("a pattern") << u"HTTP/1.1 502 Bad Gateway"_s << u"http.gateway.bad"_s;
    QTest::newRow("an id") << u"fail: [HTTP.gateway.bad]"_s << u"http.gateway.bad"_s;
    QTest::newRow("an id at the end of a sentence") << u"It said http.gateway.bad."_s << u"http.gateway.bad"_s;
    QTest::newRow("a part of another id")
        << u"my-http.gateway.bad http.gateway.badly http.gateway.bad.x"_s << QString();
    QTest::newRow("a connector's line leads to the general id")
        << u"JIRA says expired"_s << u"tls.certificate.expired"_s;
}

void WordingTest::pastedText()
{
    QFETCH(const QString, pasted);
    QTEST(m_explanations.matching(pasted).join(u' '), "ids");
}

void WordingTest::theFirstBrokenFileIsNamed()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"a.b.md"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nonsense");
    file.close();
    const Result<Explanations> read = Explanations::read(folder.path());
    QVERIFY(!read);
    QCOMPARE(read.error(), (Error{u"explanation.syntax"_s, {{u"file"_s, u"a.b.md"_s}, {u"line"_s, u"1"_s}}}));
    const Explanations opened = Explanations::open(folder.path());
    QVERIFY(!opened.find(u"a.b"_s));
    QVERIFY(opened.matching(u"a.b"_s).isEmpty());
}

void WordingTest::anOpenFolderIsReadAsItIsAsked()
{
    const Explanations opened = Explanations::open(m_folder.path());
    QCOMPARE(opened.ids(), m_explanations.ids());
    for (const QString &id : opened.ids())
        for (const QString &language : {u"en"_s, u"id"_s})
            QCOMPARE(opened.general(id, language).cause, m_explanations.general(id, language).cause);
    QVERIFY(!opened.contains(u"no.such.id"_s));
}

void WordingTest::aMissingFolderIsEmpty()
{
    const Result<Explanations> read = Explanations::read(u":/there/is/none"_s);
    QVERIFY(read);
    QVERIFY(read->ids().isEmpty());
}

}

LENTERA_TEST(tst_wording, lentera::WordingTest)
#include "tst_wording.moc"
