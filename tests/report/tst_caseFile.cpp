// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs.h"
#include "support/runTests.h"

#include <QTest>

namespace lentera {

static QString outcome(const Result<RunRecord> &record)
{
    if (record)
        return u"read"_s;
    QString text = record.error().id;
    for (const QString &name : {u"line"_s, u"field"_s, u"index"_s, u"connector"_s, u"found"_s, u"limit"_s})
        if (record.error().facts.contains(name))
            text += u' ' + name + u'=' + record.error().facts.value(name);
    return record.error().facts.value(u"path"_s) == "c.json"_L1 ? text : u"the path is missing"_s;
}

class CaseFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCaseHoldsFactsOnly();
    void aRunJudgedAgainGivesTheSame_data();
    void aRunJudgedAgainGivesTheSame();
    void aConnectionWithoutTenantIsReadBack();
    void aPasswordInTheAddressIsLeftOut_data();
    void aPasswordInTheAddressIsLeftOut();
    void hostileCasesGiveErrors_data();
    void hostileCasesGiveErrors();
    void aCaseTooLargeIsRefused();
    void oddValuesAreHarmless();
};

void CaseFileTest::aCaseHoldsFactsOnly()
{
    const QJsonObject document = caseJson(recordOf({refused()}));
    QCOMPARE(
        document.keys().join(u' '),
        u"connection connectionSettings connector durationMs id lenteraVersion observations proxy schema startedAt "
        "steps stopped target tenant tenantName"_s);
    QCOMPARE(document.value("schema"_L1).toString(), u"lentera.case/1"_s);
}

void CaseFileTest::aRunJudgedAgainGivesTheSame_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no answer") << 0 << QByteArray();
    QTest::newRow("a good answer") << 200 << QByteArray("{}");
    QTest::newRow("refused") << 401 << QByteArray("{\"message\":\"no\"}");
    QTest::newRow("bytes that are no text") << 500 << QByteArray("\x00\xff\xfe{", 4);
}

void CaseFileTest::aRunJudgedAgainGivesTheSame()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const RunRecord record = recordOf({status == 0 ? refused() : answered(status, body)});
    for (const QJsonObject &document : {caseJson(record), runJson(record, explanations(), u"id"_s)}) {
        const Result<RunRecord> again =
            recordFromCase(textOf(document), u"c.json"_s, ConnectorCatalogue(QList<Connector>{deskConnector()}));
        QVERIFY2(again, qPrintable(outcome(again)));
        QCOMPARE(again->result.findings, record.result.findings);
        QCOMPARE(again->result.steps, record.result.steps);
        QCOMPARE(again->connection, record.connection);
        QCOMPARE(again->tenantName, record.tenantName);
        QCOMPARE(runJson(*again, explanations(), u"en"_s), runJson(record, explanations(), u"en"_s));
    }
}

void CaseFileTest::aConnectionWithoutTenantIsReadBack()
{
    RunRecord record = recordOf({refused()});
    record.connection.tenant = {};
    record.connection.id = {};
    const QJsonObject run = runJson(record, explanations(), u"en"_s);
    const QJsonObject root = run.value("rootCauses"_L1).toArray().first().toObject();
    QCOMPARE(root.value("affected"_L1).toArray(), QJsonArray{u"desk.example"_s});
    const Result<RunRecord> again =
        recordFromCase(textOf(run), u"c.json"_s, ConnectorCatalogue(QList<Connector>{deskConnector()}));
    QVERIFY(again);
    QVERIFY(again->connection.tenant.isEmpty());
}

void CaseFileTest::aPasswordInTheAddressIsLeftOut_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("a valid address") << u"https://me:hunter2@desk.example/"_s;
    QTest::newRow("a broken address") << u"https://me:hun/ter2 hunter2@desk.example/"_s;
}

void CaseFileTest::aPasswordInTheAddressIsLeftOut()
{
    QFETCH(const QString, url);
    RunRecord record = recordOf({});
    record.connection.parameters[u"baseUrl"_s] = url;
    record.connection.proxy = {ProxySource::Manual, u"http://me:hunter2@proxy.example:3128"_s,
                               u"http://me:hunter2@wpad.example/proxy.pac"_s};
    record.result.proxy.origin = u"pac:http://me:hunter2@wpad.example/proxy.pac"_s;
    record.result.findings = judgeAll({record.result.evidence, record.connection, record.connector});
    const QByteArray run = textOf(runJson(record, explanations(), u"en"_s));
    QVERIFY2(!run.contains("ter2"), run.constData());
    const Result<RunRecord> again =
        recordFromCase(textOf(caseJson(record)), u"c.json"_s, ConnectorCatalogue(QList<Connector>{deskConnector()}));
    QVERIFY(again);
    QCOMPARE(again->result.findings.value(0).id, u"config.url.invalid"_s);
}

void CaseFileTest::hostileCasesGiveErrors_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error");
    const auto changed = [](const QString &member, const QJsonValue &value) {
        QJsonObject document = caseJson(recordOf({refused()}));
        document.insert(member, value);
        return textOf(document);
    };
    const QJsonObject settings = caseJson(recordOf({})).value("connectionSettings"_L1).toObject();
    QJsonObject stranger = settings;
    stranger.insert(u"connector"_s, u"nobody"_s);
    QTest::newRow("empty") << QByteArray() << u"case.syntax line=1"_s;
    QTest::newRow("no JSON") << QByteArray("{\n\"a\": 1,\n!}") << u"case.syntax line=3"_s;
    QTest::newRow("deep") << QByteArray(5'000'000, '[') << u"case.syntax line=1"_s;
    QTest::newRow("a list") << QByteArray("[]") << u"case.schema found="_s;
    QTest::newRow("another schema") << changed(u"schema"_s, u"x/2"_s) << u"case.schema found=x/2"_s;
    QTest::newRow("a schema that is no text") << changed(u"schema"_s, 7) << u"case.schema found="_s;
    QTest::newRow("no settings") << changed(u"connectionSettings"_s, u"x"_s)
                                 << u"case.field field=connectionSettings"_s;
    QTest::newRow("a tenant that is no id") << changed(u"tenant"_s, u"../x"_s) << u"case.field field=tenant"_s;
    QTest::newRow("a connection that is no text") << changed(u"connection"_s, 7) << u"case.field field=connection"_s;
    QTest::newRow("an unknown connector")
        << changed(u"connectionSettings"_s, stranger) << u"case.connector connector=nobody"_s;
    QTest::newRow("no time") << changed(u"startedAt"_s, u"yesterday"_s) << u"case.field field=startedAt"_s;
    QTest::newRow("no observations") << changed(u"observations"_s, QJsonObject()) << u"case.field field=observations"_s;
    QTest::newRow("an observation that is none")
        << changed(u"observations"_s, QJsonArray{7}) << u"case.observation index=0"_s;
    const QJsonObject good = observationJson(refused());
    const QJsonObject odd{{u"kind"_s, u"smell"_s}, {u"seen"_s, QJsonObject()}};
    QTest::newRow("an unknown kind") << changed(u"observations"_s, QJsonArray{good, odd})
                                     << u"case.observation index=1"_s;
    QTest::newRow("nothing seen") << changed(u"observations"_s, QJsonArray{QJsonObject{{u"kind"_s, u"tcp"_s}}})
                                  << u"case.observation index=0"_s;
    QJsonArray flood;
    for (int i = 0; i < 10'001; ++i)
        flood << odd;
    QTest::newRow("too many observations") << changed(u"observations"_s, flood) << u"case.field field=observations"_s;
    QTest::newRow("no steps") << changed(u"steps"_s, QJsonValue()) << u"case.field field=steps"_s;
    QTest::newRow("an unknown step") << changed(u"steps"_s, QJsonArray{QJsonObject{{u"id"_s, u"x"_s}}})
                                     << u"case.field field=steps/0"_s;
}

void CaseFileTest::hostileCasesGiveErrors()
{
    QFETCH(const QByteArray, json);
    QTEST(outcome(recordFromCase(json, u"c.json"_s, ConnectorCatalogue(QList<Connector>{deskConnector()}))), "error");
}

void CaseFileTest::aCaseTooLargeIsRefused()
{
    const QByteArray large(64 * 1024 * 1024 + 1, ' ');
    QCOMPARE(outcome(recordFromCase(large, u"c.json"_s, ConnectorCatalogue(QList<Connector>{deskConnector()}))),
             u"file.too-large limit=67108864"_s);
}

void CaseFileTest::oddValuesAreHarmless()
{
    const QJsonObject seen{
        {u"port"_s, 1e300},       {u"end"_s, u"NoSuchEnd"_s}, {u"address"_s, QJsonArray{1}},
        {u"status"_s, -2e9},      {u"headers"_s, u"x"_s},     {u"chain"_s, QJsonArray{7, QJsonObject()}},
        {u"phases"_s, u"none"_s}, {u"body"_s, u"%%%"_s},      {u"fields"_s, QJsonArray{QJsonValue()}}};
    QJsonArray observations;
    for (const QString &kind : {u"dns"_s, u"tcp"_s, u"proxy"_s, u"tls"_s, u"http"_s, u"credential"_s, u"pac"_s})
        observations << QJsonObject{
            {u"kind"_s, kind}, {u"phase"_s, u"nowhere"_s}, {u"startedMs"_s, u"x"_s}, {u"seen"_s, seen}};
    QJsonObject document = caseJson(recordOf({}));
    document.insert(u"observations"_s, observations);
    const Result<RunRecord> record =
        recordFromCase(textOf(document), u"c.json"_s, ConnectorCatalogue(QList<Connector>{deskConnector()}));
    QVERIFY2(record, qPrintable(outcome(record)));
    QCOMPARE(record->result.evidence.observations.size(), 7);
    QVERIFY(!textOf(runJson(*record, explanations(), u"id"_s)).isEmpty());
}

}

LENTERA_TEST(tst_caseFile, lentera::CaseFileTest)
#include "tst_caseFile.moc"
