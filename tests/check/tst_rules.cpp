// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Rules.h"
#include "desk.h"
#include "support/runTests.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointers_data();
    void pointers();
    void valueRules_data();
    void valueRules();
    void faultsNamePlaceExpectedAndFound();
    void mediaTypes_data();
    void mediaTypes();
    void theFirstRuleThatFitsWins();
    void aRuleWithoutConditionFitsNothing();
    void onlyWholeAnswersAreMatched();
    void factsComeFromBodyHeaderOrText();
    void oneElementOfManyIsEnough();
    void aFactMayBeAPartOfIt();
    void aRuleMayBeForOneCall();
    void aRunawayPatternEnds();
    void hostileBodiesAreJudged_data();
    void hostileBodiesAreJudged();
};

void RulesTest::pointers_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::newRow("a member") << u"/a"_s << u"[1]"_s;
    QTest::newRow("deeper") << u"/b/c"_s << u"[\"x\"]"_s;
    QTest::newRow("an element") << u"/list/1/n"_s << u"[2]"_s;
    QTest::newRow("an element that is not there") << u"/list/2"_s << QString();
    QTest::newRow("after the last") << u"/list/-"_s << QString();
    QTest::newRow("a leading zero is no index") << u"/list/01"_s << QString();
    QTest::newRow("a sign is no index") << u"/list/+1"_s << QString();
    QTest::newRow("an index too large for a number") << u"/list/99999999999999999999"_s << QString();
    QTest::newRow("an escaped slash") << u"/x~1y"_s << u"[\"slash\"]"_s;
    QTest::newRow("an escaped tilde") << u"/x~0y"_s << u"[\"tilde\"]"_s;
    QTest::newRow("an empty name") << u"/"_s << u"[\"nameless\"]"_s;
    QTest::newRow("null is a value") << u"/nothing"_s << u"[null]"_s;
    QTest::newRow("into a number") << u"/a/b"_s << QString();
    QTest::newRow("without a slash") << u"a"_s << QString();
    QTest::newRow("missing") << u"/zzz"_s << QString();
}

void RulesTest::pointers()
{
    QFETCH(const QString, pointer);
    const QJsonObject document = QJsonDocument::fromJson(R"({"a":1,"b":{"c":"x"},"list":[{"n":1},{"n":2}],
        "x/y":"slash","x~y":"tilde","":"nameless","nothing":null})")
                                     .object();
    const std::optional<QJsonValue> value = valueAt(document, pointer);
    QTEST(value ? QString::fromUtf8(QJsonDocument(QJsonArray{*value}).toJson(QJsonDocument::Compact)) : QString(),
          "value");
}

void RulesTest::valueRules_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("header");
    QTest::addColumn<int>("exists"); // -1: not asked
    QTest::addColumn<QJsonArray>("oneOf");
    QTest::addColumn<QString>("matches");
    QTest::addColumn<bool>("fits");
    QTest::newRow("there") << u"/id"_s << QString() << 1 << QJsonArray() << QString() << true;
    QTest::newRow("not there") << u"/no"_s << QString() << 1 << QJsonArray() << QString() << false;
    QTest::newRow("null counts as not there") << u"/none"_s << QString() << 1 << QJsonArray() << QString() << false;
    QTest::newRow("asked to be absent") << u"/none"_s << QString() << 0 << QJsonArray() << QString() << true;
    QTest::newRow("present, asked to be absent") << u"/id"_s << QString() << 0 << QJsonArray() << QString() << false;
    QTest::newRow("no condition asks for presence")
        << u"/no"_s << QString() << -1 << QJsonArray() << QString() << false;
    QTest::newRow("the number") << u"/code"_s << QString() << -1 << QJsonArray{2000, 4000} << QString() << true;
    QTest::newRow("text is no number") << u"/code"_s << QString() << -1 << QJsonArray{u"4000"_s} << QString() << false;
    QTest::newRow("another number") << u"/code"_s << QString() << -1 << QJsonArray{1} << QString() << false;
    QTest::newRow("a pattern on a number") << u"/code"_s << QString() << -1 << QJsonArray() << u"^40"_s << true;
    QTest::newRow("a pattern on a truth value") << u"/ok"_s << QString() << -1 << QJsonArray() << u"^true$"_s << true;
    QTest::newRow("a pattern on a list") << u"/list"_s << QString() << -1 << QJsonArray() << u"\"b\""_s << true;
    QTest::newRow("a pattern that does not fit") << u"/id"_s << QString() << -1 << QJsonArray() << u"^z"_s << false;
    QTest::newRow("a header in any case") << QString() << u"x-reason"_s << 1 << QJsonArray() << QString() << true;
    QTest::newRow("a header that is not there") << QString() << u"X-No"_s << 0 << QJsonArray() << QString() << true;
    QTest::newRow("a header's number is text") << QString() << u"X-Count"_s << -1 << QJsonArray{7} << QString() << true;
    QTest::newRow("a header's pattern") << QString() << u"X-Reason"_s << -1 << QJsonArray() << u"CAPTCHA"_s << true;
}

void RulesTest::valueRules()
{
    QFETCH(const int, exists);
    QFETCH(const QJsonArray, oneOf);
    ValueRule rule;
    rule.pointer = *static_cast<QString *>(QTest::qData("pointer", QMetaType::QString));
    rule.header = *static_cast<QString *>(QTest::qData("header", QMetaType::QString));
    rule.matches = *static_cast<QString *>(QTest::qData("matches", QMetaType::QString));
    if (exists >= 0)
        rule.exists = exists == 1;
    for (const QJsonValue &value : oneOf)
        rule.oneOf << value;
    const seen::HttpSeen answer = answered(200, R"({"id":"u1","none":null,"code":4000,"ok":true,"list":["a","b"]})",
                                           {{u"X-Reason"_s, u"CAPTCHA_CHALLENGE"_s}, {u"X-Count"_s, u"7"_s}});
    QTEST(holds(rule, answer, AnswerBody(answer)), "fits");
}

void RulesTest::faultsNamePlaceExpectedAndFound()
{
    GoodAnswer good;
    ValueRule status = at(u"/status"_s);
    status.oneOf = {u"success"_s, 1};
    ValueRule absent = at(u"/error"_s);
    absent.exists = false;
    ValueRule pattern = inHeader(u"X-Version"_s, u"^1[.]"_s);
    good.fields = {at(u"/id"_s), status, absent, pattern, at(u"/there"_s)};
    const seen::HttpSeen answer = answered(200, R"({"status":"failed","error":{"code":7},"there":0})");
    const QList<FieldFault> faults = fieldFaults(good, answer);
    const QList<FieldFault> expected{{u"/id"_s, u"present"_s, QString()},
                                     {u"/status"_s, u"\"success\" | 1"_s, u"\"failed\""_s},
                                     {u"/error"_s, u"absent"_s, u"{\"code\":7}"_s},
                                     {u"header:X-Version"_s, u"/^1[.]/"_s, QString()}};
    QCOMPARE(faults, expected);
    QCOMPARE(missingGood(good, answer).join(u' '), u"/id /status /error header:X-Version"_s);
    QVERIFY(!isGood(good, answer));
}

void RulesTest::mediaTypes_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("sent");
    QTest::addColumn<bool>("fits");
    QTest::newRow("any") << QString() << u"text/html"_s << true;
    QTest::newRow("equal") << u"application/json"_s << u"application/json"_s << true;
    QTest::newRow("parameters do not matter") << u"application/json"_s << u"Application/JSON; charset=utf-8"_s << true;
    QTest::newRow("a kind of JSON") << u"application/json"_s << u"application/vnd.manageengine.sdp.v3+json"_s << true;
    QTest::newRow("a page") << u"application/json"_s << u"text/html"_s << false;
    QTest::newRow("none sent") << u"application/json"_s << QString() << false;
}

void RulesTest::mediaTypes()
{
    QFETCH(const QString, wanted);
    QFETCH(const QString, sent);
    GoodAnswer good;
    good.contentType = wanted;
    const QMap<QString, QString> headers =
        sent.isEmpty() ? QMap<QString, QString>() : QMap<QString, QString>{{u"content-type"_s, sent}};
    QTEST(contentTypeFits(good, answered(200, "{}", headers)), "fits");
}

void RulesTest::theFirstRuleThatFitsWins()
{
    AnswerRule first{u"scope.scope.missing"_s, {}, {403}, {}, u"scope"_s, {}};
    AnswerRule second{u"scope.permission.denied"_s, {}, {403}, {}, {}, {}};
    const Connector connector = connectorWith({first, second});
    QCOMPARE(matchedRule(connector, answered(403, "missing scope read"))->finding, u"scope.scope.missing"_s);
    QCOMPARE(matchedRule(connector, answered(403, "no"))->finding, u"scope.permission.denied"_s);
    QVERIFY(!matchedRule(connector, answered(401, "scope")));
}

void RulesTest::aRuleWithoutConditionFitsNothing()
{
    QVERIFY(!matchedRule(connectorWith({AnswerRule{u"http.server.error"_s, {}, {}, {}, {}, {}}}), answered(200, "{}")));
}

void RulesTest::onlyWholeAnswersAreMatched()
{
    const Connector connector = connectorWith({AnswerRule{u"http.server.error"_s, {}, {500}, {}, {}, {}}});
    seen::HttpSeen answer = answered(500, "x");
    QVERIFY(matchedRule(connector, answer));
    answer.end = seen::HttpEnd::Incomplete;
    QVERIFY(!matchedRule(connector, answer));
}

void RulesTest::factsComeFromBodyHeaderOrText()
{
    AnswerRule rule{u"auth.credential.refused"_s,
                    {},
                    {401},
                    {},
                    {},
                    {{u"code"_s, u"/error/0/code"_s},
                     {u"message"_s, u"/error/0/message"_s},
                     {u"reason"_s, u"header:X-Reason"_s},
                     {u"gone"_s, u"/no/where"_s},
                     {u"product"_s, u"text:Desk: a product"_s}}};
    const std::optional<RuleMatch> match =
        matchedRule(connectorWith({rule}),
                    answered(401, R"({"error":[{"code":4001,"message":"no"}]})", {{u"X-Reason"_s, u"key"_s}}));
    const Facts expected{
        {u"code"_s, u"4001"_s}, {u"message"_s, u"no"_s}, {u"reason"_s, u"key"_s}, {u"product"_s, u"Desk: a product"_s}};
    QVERIFY(match);
    QCOMPARE(match->facts, expected);
}

void RulesTest::oneElementOfManyIsEnough()
{
    const QByteArray body =
        R"({"error":{"details":[{"x":1},{"reason":"DISABLED","url":"https://a/"},{"reason":"B"}]}})";
    ValueRule reason = at(u"/error/details/*/reason"_s);
    reason.oneOf = {u"B"_s};
    AnswerRule rule{u"scope.api.disabled"_s, {}, {}, {reason}, {}, {{u"reason"_s, u"/error/details/*/reason"_s}}};
    const auto match = matchedRule(connectorWith({rule}), answered(403, body));
    QVERIFY(match);
    QCOMPARE(match->facts.value(u"reason"_s), u"DISABLED"_s); // the first there is
    rule.all.first().oneOf = {u"C"_s};
    QVERIFY(!matchedRule(connectorWith({rule}), answered(403, body)));
    rule.all.first() = at(u"/error/details/*/none"_s);
    rule.all.first().exists = false;
    QVERIFY(matchedRule(connectorWith({rule}), answered(403, body)));
}

void RulesTest::aFactMayBeAPartOfIt()
{
    const AnswerRule rule{u"scope.sso.required"_s,
                          {},
                          {403},
                          {},
                          {},
                          {{u"authoriseUrl"_s, u"header:X-SSO ~ url=([^;]+)"_s},
                           {u"needed"_s, u"body: ~ needs (\\w+)"_s},
                           {u"gone"_s, u"/message ~ never (x)"_s}}};
    const auto match =
        matchedRule(connectorWith({rule}), answered(403, R"({"message":"it needs admin"})",
                                                    {{u"X-SSO"_s, u"required; url=https://sso.example/1; x"_s}}));
    QVERIFY(match);
    const Facts expected{{u"authoriseUrl"_s, u"https://sso.example/1"_s}, {u"needed"_s, u"admin"_s}};
    QCOMPARE(match->facts, expected);
}

void RulesTest::aRuleMayBeForOneCall()
{
    const Connector connector = connectorWith({AnswerRule{u"scope.scope.missing"_s, {u"other"_s}, {403}, {}, {}, {}},
                                               AnswerRule{u"scope.permission.denied"_s, {u"me"_s}, {403}, {}, {}, {}}});
    QCOMPARE(matchedRule(connector, answered(403, "{}"))->finding, u"scope.permission.denied"_s);
}

void RulesTest::aRunawayPatternEnds()
{
    // Backtracks for longer than the universe is old; the match limit of fits() ends it.
    const AnswerRule rule{u"http.server.error"_s, {}, {}, {}, u"^(a+)+$"_s, {}};
    QVERIFY(!matchedRule(connectorWith({rule}), answered(200, QByteArray(60'000, 'a') + 'b')));
}

void RulesTest::hostileBodiesAreJudged_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe\x00{", 4);
    QTest::newRow("deep") << QByteArray(50'000, '[');
    QTest::newRow("cut") << QByteArray("{\"id\":\"");
    QTest::newRow("a huge number") << QByteArray("{\"id\":1e999999}");
    QTest::newRow("a bare text") << QByteArray("\"id\"");
    QTest::newRow("longer than is looked at") << QByteArray(1'000'000, ' ');
}

void RulesTest::hostileBodiesAreJudged()
{
    QFETCH(const QByteArray, body);
    const AnswerRule rule{u"content.body.error-inside"_s, {}, {}, {at(u"/error"_s)}, {}, {}};
    const Connector connector = connectorWith({rule});
    const seen::HttpSeen answer = answered(200, body);
    QVERIFY(!matchedRule(connector, answer));
    QCOMPARE(missingGood(*goodAnswerFor(connector, answer), answer), QStringList{u"/id"_s});
}

}

LENTERA_TEST(tst_rules, lentera::RulesTest)
#include "tst_rules.moc"
