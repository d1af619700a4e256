// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

class RunJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDocumentHasTheAgreedMembers();
    void aFindingIsWholeInIt();
    void aGoodRunHasNoFindings();
};

void RunJsonTest::theDocumentHasTheAgreedMembers()
{
    const QJsonObject run = runJson(recordOf({refused()}), explanations(), u"en"_s);
    QCOMPARE(run.value("schema"_L1).toString(), u"lentera.run/1"_s);
    QCOMPARE(run.value("id"_L1).toString(), u"0f8fad5b-d9cb-469f-a165-70867728950e"_s);
    QCOMPARE(run.value("tenant"_L1).toString(), u"acme"_s);
    QCOMPARE(run.value("connection"_L1).toString(), u"servicedesk"_s);
    QCOMPARE(run.value("target"_L1).toString(), u"https://desk.example/"_s);
    QCOMPARE(run.value("startedAt"_L1).toString(), u"2026-11-22T05:00:00.000Z"_s);
    QCOMPARE(run.value("durationMs"_L1).toDouble(), 412.0);
    QCOMPARE(run.value("verdict"_L1).toString(), u"fail"_s);
    QCOMPARE(run.value("stopped"_L1), QJsonValue(false));
    QCOMPARE(run.value("proxy"_L1).toObject().value("origin"_L1).toString(), u"environment:https_proxy"_s);
    QCOMPARE(run.value("observations"_L1).toArray().size(), 1);
    const QJsonArray steps = run.value("steps"_L1).toArray();
    QCOMPARE(steps.size(), 4);
    QCOMPARE(steps.at(1).toObject().value("id"_L1).toString(), u"tcp"_s);
    QCOMPARE(steps.at(1).toObject().value("status"_L1).toString(), u"fail"_s);
    QVERIFY(steps.at(1).toObject().value("because"_L1).isNull());
    QCOMPARE(steps.at(1).toObject().value("durationMs"_L1).toDouble(), 2.25);
    QCOMPARE(steps.at(3).toObject().value("status"_L1).toString(), u"skipped"_s);
    QCOMPARE(steps.at(3).toObject().value("because"_L1).toString(), u"tcp.connection.refused"_s);
}

void RunJsonTest::aFindingIsWholeInIt()
{
    const QJsonObject run = runJson(recordOf({refused()}), explanations(), u"en"_s);
    QCOMPARE(run.value("rootCauses"_L1).toArray().size(), 1);
    QCOMPARE(run.value("findings"_L1).toArray().first(), run.value("rootCauses"_L1).toArray().first());
    const QJsonObject finding = run.value("rootCauses"_L1).toArray().first().toObject();
    QCOMPARE(finding.keys().join(u' '), u"affected cause evidence explains facts fix id owner phase prevention "
                                        "reproduce rootCause severity title"_s);
    QCOMPARE(finding.value("id"_L1).toString(), u"tcp.connection.refused"_s);
    QCOMPARE(finding.value("severity"_L1).toString(), u"failure"_s);
    QCOMPARE(finding.value("phase"_L1).toString(), u"tcp"_s);
    QVERIFY(!finding.value("title"_L1).toString().isEmpty());
    QVERIFY(finding.value("reproduce"_L1).toString().startsWith("nc -vz "_L1));
    QCOMPARE(finding.value("explains"_L1).toArray(), (QJsonArray{u"http"_s, u"content"_s})); // no TLS on this ladder
    QCOMPARE(finding.value("affected"_L1).toArray(), QJsonArray{u"acme/servicedesk"_s});
    for (const QJsonValue &row : finding.value("evidence"_L1).toArray())
        QCOMPARE(row.toObject().keys().join(u' '), u"expected found name"_s);
}

void RunJsonTest::aGoodRunHasNoFindings()
{
    const QJsonObject run = runJson(recordOf({answered(200, "{}")}), explanations(), u"id"_s);
    QCOMPARE(run.value("verdict"_L1).toString(), u"ok"_s);
    QVERIFY(run.value("findings"_L1).isArray());
    QVERIFY(run.value("rootCauses"_L1).toArray().isEmpty());
}

}

LENTERA_TEST(tst_runJson, lentera::RunJsonTest)
#include "tst_runJson.moc"
