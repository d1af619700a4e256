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
    void aWrongClockIsTheRootOfWhatFollows_data();
    void aWrongClockIsTheRootOfWhatFollows();
    void aWrongClockDoesNotVanishUnderAFailure();
    void blanksAroundATokenAreTheRootOfItsRefusal();
    void aProxyThatHelpsYieldsToANameThatLeadsElsewhere();
    void whoOpensTheConnectionIsTheRootOfAnAlteredRoute();
    void hostileEvidenceIsJudged();

private:
    QList<CheckRow> m_rows;
    Explanations m_explanations;
};

void ChecksTest::initTestCase()
{
    m_rows = ownRows() + hopRows() + nameRows() + proxyRows() + tlsRows() + chainRows() + postureRows() + httpRows() +
             flipRows() + answerRows() + exchangeRows();
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

static seen::HttpSeen answerAt(const QString &serverTime, int status, const QByteArray &body)
{
    seen::HttpSeen seen = answer(status, body);
    seen.receivedAt = rowTime();
    seen.headers << seen::HttpHeader{u"Date"_s, serverTime};
    return seen;
}

void ChecksTest::aWrongClockIsTheRootOfWhatFollows_data()
{
    QTest::addColumn<QList<Seen>>("all");
    QTest::addColumn<QString>("roots");
    const QString hourLater = u"Sun, 22 Nov 2026 06:00:00 GMT"_s;
    const QString twoMinutesLater = u"Sun, 22 Nov 2026 05:02:00 GMT"_s;
    const auto tls = [](int code, const QDateTime &notBefore, const QDateTime &notAfter) {
        seen::TlsSeen seen = goodTls();
        seen.problems = {{code, {}, 0, {}}};
        seen.chain.first().notBefore = notBefore;
        seen.chain.first().notAfter = notAfter;
        return seen;
    };
    const QDateTime now = rowTime();
    const seen::HttpSeen well = answerAt(hourLater, 200, R"({"id":1})");
    const auto row = [](const char *name, const QList<Seen> &all, const char *roots) {
        QTest::newRow(name) << all << QString::fromLatin1(roots);
    };
    row("a certificate that is valid at the server's time", {tls(9, now.addSecs(1800), now.addDays(90)), well},
        "clock.offset.severe");
    row("the same, a few minutes off",
        {tls(9, now.addSecs(100), now.addDays(90)), answerAt(twoMinutesLater, 200, R"({"id":1})")},
        "clock.offset.large");
    row("one that is not valid at either time", {tls(9, now.addDays(2), now.addDays(90)), well},
        "tls.certificate.not-yet-valid");
    row("one that expired long ago", {tls(10, now.addDays(-90), now.addDays(-2)), well}, "tls.certificate.expired");
    seen::TlsSeen told = tls(10, now.addDays(-900), now.addDays(-800));
    told.serverTime = now.addDays(-850);
    told.serverTimeHere = now;
    row("the server's time was asked for over TLS", {told}, "clock.offset.severe");
    told.serverTime = now.addSecs(-20);
    row("and it is the same as here", {told}, "tls.certificate.expired");
    row("a failure of the server has its own reasons", {answerAt(hourLater, 500, "{}")}, "http.server.error");
    row("a refused token has its own reasons", {answerAt(hourLater, 401, "{}")}, "auth.credential.refused");
    row("a time in an error's body is no complaint",
        {answerAt(hourLater, 401, R"({"timestamp":"2026-11-22T06:00:00Z","error":"Unauthorized"})")},
        "auth.credential.refused");
    row("an expired token has its own reasons", {answerAt(hourLater, 401, R"({"message":"Token has expired"})")},
        "auth.credential.expired");
    row("a request signed at the wrong time",
        {answerAt(hourLater, 403, R"({"Code":"RequestTimeTooSkewed","Message":"x"})")}, "clock.offset.severe");
    row("a token used before it was issued",
        {answerAt(hourLater, 401, R"({"message":"Token used too early, iat is in the future"})")},
        "clock.offset.severe");
    row("a stale timestamp", {answerAt(hourLater, 401, R"({"error":"timestamp is outside the allowed window"})")},
        "clock.offset.severe");
    row("a complaint about the time where the clocks agree",
        {answerAt(u"Sun, 22 Nov 2026 05:00:00 GMT"_s, 401, R"({"error":"timestamp is outside the allowed window"})")},
        "auth.credential.refused");
    const seen::CredentialSeen expired{.signIn = u"bearer"_s, .expires = now.addSecs(1800)};
    row("a credential that has expired at the server's time", {expired, answerAt(hourLater, 401, "{}")},
        "credential.expiry.passed");
}

void ChecksTest::aWrongClockIsTheRootOfWhatFollows()
{
    QFETCH(const QList<Seen>, all);
    QTEST(rootsOf(all).join(u' '), "roots");
}

void ChecksTest::aWrongClockDoesNotVanishUnderAFailure()
{
    const Connection connection = rowConnection();
    const Connector connector = rowConnector();
    const Evidence evidence = evidenceOf({answerAt(u"Sun, 22 Nov 2026 06:00:00 GMT"_s, 500, "{}")});
    const QList<Finding> findings = judgeAll({evidence, connection, connector});
    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings.at(0).id, u"http.server.error"_s);
    QCOMPARE(findings.at(0).explained, (QStringList{u"auth"_s, u"content"_s}));
    QCOMPARE(findings.at(1).id, u"clock.offset.severe"_s);
    QCOMPARE(findings.at(1).severity, Severity::Warning);
}

void ChecksTest::blanksAroundATokenAreTheRootOfItsRefusal()
{
    seen::FieldSeen field{.field = u"token"_s, .state = seen::FieldState::Present, .length = 41, .outerSpace = true};
    const seen::CredentialSeen credential{.signIn = u"bearer"_s, .fields = {field}};
    QCOMPARE(rootsOf({credential, answer(401)}), QStringList{u"credential.value.whitespace"_s});
}

void ChecksTest::aProxyThatHelpsYieldsToANameThatLeadsElsewhere()
{
    const Connection connection = rowConnection();
    const Connector connector = rowConnector();
    const auto roots = [&](const QString &address) {
        Evidence evidence =
            evidenceOf({lookup(seen::DnsEnd::Answered, {address}), connectTo(address, seen::TcpEnd::TimedOut)});
        for (const Seen &seen : {Seen(goodTls()), Seen(answer(200))})
            evidence.observations << Observation{Phase::Http,           0, 10, seen, seen::Variation::ThroughProxy,
                                                 u"http://proxy:3128"_s};
        QStringList ids;
        for (const Finding &finding : judgeAll({evidence, connection, connector}))
            if (finding.rootCause)
                ids << finding.id;
        return ids;
    };
    QCOMPARE(roots(u"93.184.215.14"_s), QStringList{u"proxy.route.needed"_s});
    QCOMPARE(roots(u"10.0.0.7"_s), QStringList{u"proxy.route.needed"_s});
    QCOMPARE(roots(u"146.112.61.106"_s), QStringList{u"dns.address.sinkhole"_s});
}

void ChecksTest::whoOpensTheConnectionIsTheRootOfAnAlteredRoute()
{
    QStringList roots;
    for (const CheckRow &row : m_rows)
        if (row.expected.contains(u"proxy.route.altered"_s) && row.expected.contains(u"tls.interception.detected"_s))
            for (const Finding &finding : judgeAll({row.evidence, row.connection, row.connector}))
                if (finding.rootCause)
                    roots << finding.id;
    QCOMPARE(roots, QStringList{u"tls.interception.detected"_s});
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
