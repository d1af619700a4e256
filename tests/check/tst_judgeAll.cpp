// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"
#include "support/runTests.h"

#include <QTest>

namespace lentera {

class JudgeAllTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRuleReplacesTheGenericFinding();
    void aRuleOfTheSameIdKeepsTheChecksFacts();
    void aRuleBeatsWhatChecksRecognised();
    void anAnswerWithoutCredentialIsNoRefusal();
    void theSignedAnswerIsTheLastSignedOne();
    void theAnswerIsTheFirstThatFailed();
    void aPassedDayIsTheRootOfWhatItExplains();
    void nothingIsNearWhatIsUsedUp();
    void aProgramIsJudgedByItsOwnSteps();
};

static QList<Finding> judged(const Connector &connector, const QList<seen::HttpSeen> &answers)
{
    Evidence evidence;
    evidence.startedAt = QDateTime(QDate(2026, 11, 22), QTime(5, 0), Qt::UTC);
    for (const seen::HttpSeen &answer : answers)
        evidence.observations << Observation{answer.signedIn ? Phase::Auth : Phase::Http, 0, 10, answer};
    return judgeAll({evidence, connectionToDesk(), connector});
}

static QStringList idsOf(const QList<Finding> &findings)
{
    QStringList ids;
    for (const Finding &finding : findings)
        ids << finding.id;
    return ids;
}

void JudgeAllTest::aRuleReplacesTheGenericFinding()
{
    const AnswerRule rule{u"content.licence.missing"_s, {}, {403}, {}, u"7001"_s, {{u"code"_s, u"text:7001"_s}}};
    const QList<Finding> findings = judged(
        connectorWith({rule}), {answered(403, "{\"status_code\":7001}", {{u"Content-Type"_s, u"application/json"_s}})});
    QCOMPARE(idsOf(findings).join(u' '), u"content.licence.missing"_s);
    QCOMPARE(findings.first().phase, Phase::Content);
    QCOMPARE(findings.first().severity, Severity::Failure);
    QVERIFY(findings.first().rootCause);
    QCOMPARE(findings.first().facts.value(u"host"_s), u"desk.example"_s);
}

void JudgeAllTest::aRuleOfTheSameIdKeepsTheChecksFacts()
{
    const AnswerRule rule{u"auth.credential.refused"_s, {}, {401}, {}, {}, {{u"message"_s, u"/message"_s}}};
    const QList<Finding> findings = judged(connectorWith({rule}), {answered(401, "{\"message\":\"who?\"}")});
    QCOMPARE(idsOf(findings).join(u' '), u"auth.credential.refused"_s);
    QCOMPARE(findings.first().phase, Phase::Auth);
    QCOMPARE(findings.first().facts.value(u"message"_s), u"who?"_s);
}

void JudgeAllTest::aRuleBeatsWhatChecksRecognised()
{
    const AnswerRule rule{u"auth.token.wrong-site"_s, {}, {401}, {}, u"expired"_s, {}};
    const seen::HttpSeen answer = answered(401, "{\"message\":\"your token has expired\"}");
    const QList<Finding> withoutRule = judged(connectorWith({}), {answer});
    QCOMPARE(idsOf(withoutRule).join(u' '), u"auth.credential.expired"_s);
    const QList<Finding> withRule = judged(connectorWith({rule}), {answer});
    QCOMPARE(idsOf(withRule).join(u' '), u"auth.token.wrong-site"_s);
}

void JudgeAllTest::anAnswerWithoutCredentialIsNoRefusal()
{
    seen::HttpSeen reach = answered(401, "{}");
    reach.call = u"reach"_s;
    reach.signedIn = false;
    Connector connector = connectorWith({AnswerRule{u"auth.credential.refused"_s, {}, {401}, {}, {}, {}},
                                         AnswerRule{u"http.service.unavailable"_s, {}, {}, {}, u"maintenance"_s, {}}});
    connector.reachCall = u"reach"_s;
    QCOMPARE(idsOf(judged(connector, {reach})).join(u' '), QString());
    reach.body = "under maintenance";
    reach.status = 200;
    QCOMPARE(idsOf(judged(connector, {reach})).join(u' '), u"http.service.unavailable"_s);
}

static Evidence evidenceOf(const QList<seen::HttpSeen> &answers)
{
    Evidence evidence;
    for (const seen::HttpSeen &answer : answers)
        evidence.observations << Observation{Phase::Http, 0, 1, answer};
    return evidence;
}

void JudgeAllTest::theSignedAnswerIsTheLastSignedOne()
{
    seen::HttpSeen reach = answered(200, "{}");
    reach.call = u"reach"_s;
    reach.signedIn = false;
    const Connector connector = connectorWith({});
    const Connection connection = connectionToDesk();
    const Evidence both = evidenceOf({reach, answered(401, "1"), answered(200, "2")});
    const Case signedIn{both, connection, connector};
    QCOMPARE(signedIn.signedAnswer()->body, "2"_ba);
    const Evidence onlyReach = evidenceOf({reach});
    const Case withoutCredential{onlyReach, connection, connector};
    QCOMPARE(withoutCredential.signedAnswer()->call, u"reach"_s);
    const Evidence nothing;
    const Case empty{nothing, connection, connector};
    QVERIFY(!empty.signedAnswer());
    QVERIFY(!empty.answer());
}

void JudgeAllTest::theAnswerIsTheFirstThatFailed()
{
    seen::HttpSeen reach = answered(404, "");
    reach.call = u"reach"_s;
    reach.signedIn = false;
    const seen::HttpSeen good = answered(200, "{\"id\":1}", {{u"Content-Type"_s, u"application/json"_s}});
    const Connector connector = connectorWith({});
    const Connection connection = connectionToDesk();
    const Evidence reachFailed = evidenceOf({reach, answered(401, "")});
    QCOMPARE((Case{reachFailed, connection, connector}).answer()->call, u"reach"_s);
    reach.status = 200;
    const Evidence contentFailed = evidenceOf({reach, answered(200, "{}")});
    QCOMPARE((Case{contentFailed, connection, connector}).answer()->call, u"me"_s);
    const Evidence allGood = evidenceOf({reach, good});
    QCOMPARE((Case{allGood, connection, connector}).answer()->call, u"me"_s);
}

void JudgeAllTest::aPassedDayIsTheRootOfWhatItExplains()
{
    Connector connector = connectorWith({});
    connector.dates = {VendorDate{.date = QDate(2026, 11, 1),
                                  .what = {{u"en"_s, u"tokens end"_s}},
                                  .fix = {{u"en"_s, u"Use keys"_s}},
                                  .source = u"a page"_s,
                                  .explains = {u"auth.credential.refused"_s}}};
    const QList<Finding> refused = judged(connector, {answered(401, "{}")});
    QCOMPARE(idsOf(refused).join(u' '), u"auth.credential.refused config.date.passed"_s);
    QVERIFY(!refused.first().rootCause && refused.last().rootCause);
    QCOMPARE(refused.last().severity, Severity::Failure);
    const seen::HttpSeen good = answered(200, "{\"id\":1}", {{u"Content-Type"_s, u"application/json"_s}});
    const QList<Finding> healthy = judged(connector, {good});
    QCOMPARE(idsOf(healthy).join(u' '), u"config.date.passed"_s);
    QVERIFY(!healthy.first().rootCause && healthy.first().severity == Severity::Info);
}

void JudgeAllTest::nothingIsNearWhatIsUsedUp()
{
    const QMap<QString, QString> headers{{u"X-RateLimit-Limit"_s, u"100"_s}, {u"X-RateLimit-Remaining"_s, u"0"_s}};
    const seen::HttpSeen answer = answered(400, "{\"error\":\"RATELIMITED\"}", headers);
    const AnswerRule rule{u"rate.limit.exceeded"_s, {}, {400}, {}, u"RATELIMITED"_s, {}};
    QVERIFY(idsOf(judged(connectorWith({}), {answer})).contains(u"rate.limit.near"_s));
    QCOMPARE(idsOf(judged(connectorWith({rule}), {answer})).join(u' '), u"rate.limit.exceeded"_s);
}

void JudgeAllTest::aProgramIsJudgedByItsOwnSteps()
{
    Connector connector;
    connector.id = u"mcp-stdio"_s;
    connector.kind = ConnectorKind::Process;
    Connection connection;
    connection.process.program = u"server"_s;
    seen::McpSeen seen;
    seen.start = seen::McpStart::NotFound;
    Evidence evidence{QDateTime(QDate(2026, 11, 22), QTime(5, 0), Qt::UTC), {{Phase::Start, 0, 1, seen}}};
    const QList<Finding> findings = judgeAll({evidence, connection, connector});
    QCOMPARE(idsOf(findings).join(u' '), u"mcp.server.command-missing"_s);
    QCOMPARE(findings.first().phase, Phase::Start);
    QVERIFY(findings.first().rootCause);
    QVERIFY(findings.first().explained.contains(u"greeting"_s));
}

}

LENTERA_TEST(tst_judgeAll, lentera::JudgeAllTest)
#include "tst_judgeAll.moc"
