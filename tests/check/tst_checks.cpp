// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

#include "explain/Explanation.h"
#include "explain/Placeholders.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;
using namespace lentera;

class ChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsExactly_data();
    void findsExactly();
    void everyCheckHasARow();
    void everyFindingIsExplained_data() { findsExactly_data(); }
    void everyFindingIsExplained();
    void explainedTextsQuoteTheSameFacts();
    void severeClockIsTheRootOfDates();
    void blanksAroundATokenAreTheRootOfItsRefusal();
    void hostileEvidenceIsJudged();

private:
    QList<CheckRow> m_rows;
    Explanations m_explanations;
};

void ChecksTest::initTestCase()
{
    m_rows = ownRows() + hopRows() + tlsRows() + httpRows() + flipRows() + answerRows();
    const auto explanations = Explanations::read(QStringLiteral(SOURCE_DIR "/resources/explanations"));
    QVERIFY2(explanations, explanations ? "" : qPrintable(explanations.error().id));
    m_explanations = *explanations;
}

void ChecksTest::findsExactly_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_rows.size(); ++i)
        QTest::newRow(m_rows.at(i).name) << i;
}

static QStringList idsOf(const QList<Finding> &findings)
{
    QStringList ids;
    for (const Finding &finding : findings)
        ids << finding.id;
    ids.sort();
    return ids;
}

void ChecksTest::findsExactly()
{
    QFETCH(int, index);
    const CheckRow &row = m_rows.at(index);
    QStringList expected = row.expected;
    expected.sort();
    const QStringList found = idsOf(judgeAll({row.evidence, row.connection, row.connector}));
    QVERIFY2(found == expected, qPrintable(u"found: "_s + found.join(u' ')));
}

void ChecksTest::everyCheckHasARow()
{
    QStringList without;
    for (const Check *check : allChecks())
        without << check->id;
    for (const CheckRow &row : m_rows)
        for (const QString &id : row.expected)
            without.removeAll(id);
    QVERIFY2(without.isEmpty(), qPrintable(without.join(u' ')));
}

// A text that quotes a fact which the check does not give would show a hole.
void ChecksTest::everyFindingIsExplained()
{
    QFETCH(int, index);
    const CheckRow &row = m_rows.at(index);
    for (const Finding &finding : judgeAll({row.evidence, row.connection, row.connector})) {
        const ExplanationFile *file = m_explanations.find(finding.id);
        QVERIFY2(file, qPrintable(finding.id));
        for (const ExplanationFile::Text &text : file->texts)
            for (const QString &name : placeholdersOf(text.title + text.cause + text.fix + text.prevention))
                QVERIFY2(!finding.facts.value(name).isEmpty(), qPrintable(finding.id + u" lacks "_s + name));
        QVERIFY2(!m_explanations.of(finding, {}, u"id"_s).title.contains(u'…'), qPrintable(finding.id));
    }
}

void ChecksTest::explainedTextsQuoteTheSameFacts()
{
    QStringList wrong;
    for (const QString &id : m_explanations.ids()) {
        const ExplanationFile *file = m_explanations.find(id);
        const auto &en = file->texts.value(u"en"_s);
        const auto &indonesian = file->texts.value(u"id"_s);
        const bool same = placeholdersOf(en.title) == placeholdersOf(indonesian.title) &&
                          placeholdersOf(en.cause) == placeholdersOf(indonesian.cause) &&
                          placeholdersOf(en.fix) == placeholdersOf(indonesian.fix) &&
                          en.evidence.size() == indonesian.evidence.size();
        if (!same || en.cause == indonesian.cause || en.fix == indonesian.fix)
            wrong << id;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u' ')));
}

static QStringList rootsOf(const QList<Seen> &all)
{
    const Connection connection = rowConnection();
    const Connector connector = rowConnector();
    const Evidence evidence = evidenceOf(all);
    QStringList roots;
    for (const Finding &finding : judgeAll({evidence, connection, connector}))
        if (finding.rootCause)
            roots << finding.id;
    return roots;
}

void ChecksTest::severeClockIsTheRootOfDates()
{
    seen::TlsSeen tls = goodTls();
    tls.problems = {{9, u"X509_V_ERR_CERT_NOT_YET_VALID"_s, 0, {}}};
    seen::HttpSeen seen = answer(200);
    seen.receivedAt = rowTime();
    seen.headers << seen::HttpHeader{u"Date"_s, u"Sun, 22 Nov 2026 06:00:00 GMT"_s};
    QCOMPARE(rootsOf({tls, seen}), QStringList{u"clock.offset.severe"_s});
}

void ChecksTest::blanksAroundATokenAreTheRootOfItsRefusal()
{
    seen::FieldSeen field{.field = u"token"_s, .state = seen::FieldState::Present, .length = 41, .outerSpace = true};
    const seen::CredentialSeen credential{.signIn = u"bearer"_s, .fields = {field}};
    QCOMPARE(rootsOf({credential, answer(401)}), QStringList{u"credential.value.whitespace"_s});
}

// Whatever a server sends, judging ends: deep JSON, endless titles, headers that are none, empty lists.
void ChecksTest::hostileEvidenceIsJudged()
{
    QByteArray deep(60000, '[');
    QByteArray title = "<html><title>" + QByteArray(60000, 'x');
    QByteArray inputs = QByteArray("<input ").repeated(8000);
    const Connection connection = rowConnection();
    const Connector connector = rowConnector();
    for (const QByteArray &body : {deep, title, inputs, QByteArray(65536, '\0'), QByteArray("\xff\xfe\xfd")}) {
        seen::HttpSeen seen = answer(401, body, {{u"WWW-Authenticate"_s, QString(60000, u'"')}, {{}, {}}});
        seen.url = u"http://[::1"_s;
        seen.redirects = {{}};
        const Evidence evidence =
            evidenceOf({seen, seen::TlsSeen{}, seen::DnsSeen{}, seen::TcpSeen{}, answer(200, body)});
        QVERIFY(!judgeAll({evidence, connection, connector}).isEmpty());
    }
}

LENTERA_TEST(tst_checks, ChecksTest)
#include "tst_checks.moc"
