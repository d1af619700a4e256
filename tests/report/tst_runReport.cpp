// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/RunJson.h"
#include "support/runTests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

static ReportWords words()
{
    ReportWords words;
    words.verdictOk = u"OK"_s;
    words.verdictWarn = u"WARN"_s;
    words.verdictFail = u"FAIL"_s;
    words.cause = u"Cause"_s;
    words.fix = u"Fix"_s;
    words.prevention = u"Prevention"_s;
    words.owner = u"Owner"_s;
    words.evidence = u"Evidence"_s;
    words.expected = u"Expected"_s;
    words.found = u"Found"_s;
    words.reproduce = u"Reproduce"_s;
    words.explains = u"Explains"_s;
    words.steps = u"Steps"_s;
    words.asSet = u"As set"_s;
    words.variations = {{u"Direct"_s, u"Direct way"_s}};
    words.owners = {{u"network-team"_s, u"the network team"_s}};
    words.phases = {{u"tcp"_s, u"Connection"_s}, {u"http"_s, u"Answer"_s}};
    words.statuses = {{u"fail"_s, u"failed"_s}, {u"skipped"_s, u"skipped"_s}};
    return words;
}

static RunRecord refusedRun(const QString &detail)
{
    RunRecord record;
    record.connector.id = u"desk"_s;
    record.connection.tenant = TenantId(u"acme"_s);
    record.connection.id = ConnectionId(u"desk"_s);
    record.connection.parameters = {{u"baseUrl"_s, u"https://desk.example/"_s}};
    record.result.id = u"run-1"_s;
    record.result.evidence.startedAt = QDateTime(QDate(2026, 11, 22), QTime(5, 0), Qt::UTC);
    record.result.durationMs = 411.6;
    record.result.findings = {
        {u"tcp.connection.refused"_s,
         Phase::Tcp,
         Severity::Failure,
         {{u"detail"_s, detail}},
         {},
         {u"http"_s, u"tls"_s},
         true},
        {u"dns.lookup.slow"_s, Phase::Dns, Severity::Warning, {{u"ms"_s, u"1200"_s}}, {}, {}, false}};
    record.result.steps = {{Phase::Tcp, StepStatus::Fail, {}, 0, 2.5, false},
                           {Phase::Http, StepStatus::Skipped, u"tcp.connection.refused"_s, 0, 0, false}};
    return record;
}

class RunReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void plainText();
    void markdown();
    void whatComesFromOutsideIsNoMarkup();
    void aCommandCannotCloseItsFence();
    void aGoodRunIsShort();
    void anExperimentIsShownBesideTheRun();

private:
    QString report(const RunRecord &record, ReportForm form) const
    {
        return runReport(record, m_explanations, u"en"_s, words(), form);
    }

    QTemporaryDir m_folder;
    Explanations m_explanations;
};

void RunReportTest::initTestCase()
{
    QFile file(m_folder.filePath(u"tcp.connection.refused.md"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray sections =
        "## cause\nNothing listens.\nIt said {detail}.\n## fix\nStart it.\n## prevention\nWatch it.\n"
        "## evidence\ndetail | connected | {detail}\n";
    file.write("owner: network-team\n\n# en: Refused\n" + sections + "# id: Ditolak\n" + sections);
    file.close();
    const Result<Explanations> read = Explanations::read(m_folder.path());
    QVERIFY(read);
    m_explanations = *read;
}

static Observation connectThat(seen::TcpEnd end, seen::Variation variation)
{
    const seen::TcpSeen connect{.host = u"desk.example"_s, .address = u"192.0.2.7"_s, .port = 443, .end = end};
    return {Phase::Tcp, 3, 20, connect, variation};
}

void RunReportTest::anExperimentIsShownBesideTheRun()
{
    RunRecord record = refusedRun({});
    record.connector.parameters = {{.id = u"baseUrl"_s, .kind = ParameterKind::Url}};
    record.connector.signIns = {{.id = u"none"_s, .none = true}};
    record.result.evidence.observations = {connectThat(seen::TcpEnd::Refused, seen::Variation::None),
                                           connectThat(seen::TcpEnd::Connected, seen::Variation::Direct)};
    const QString text = report(record, ReportForm::Text);
    QVERIFY2(text.contains(u"Direct way\n"_s) && text.contains(u"failed: 192.0.2.7: Refused"_s) &&
                 text.contains(u": 192.0.2.7: Connected"_s),
             qPrintable(text));
    const QJsonArray experiments = runJson(record, m_explanations, u"en"_s).value("experiments"_L1).toArray();
    QCOMPARE(experiments.size(), 1);
    const QJsonObject one = experiments.first().toObject();
    QCOMPARE(one.value("variation"_L1).toString(), u"Direct"_s);
    QVERIFY(one.value("cameFurther"_L1).toBool());
    QCOMPARE(one.value("before"_L1).toArray().first().toObject().value("status"_L1).toString(), u"fail"_s);
    QCOMPARE(one.value("after"_L1).toArray().first().toObject().value("seen"_L1).toString(), u"192.0.2.7: Connected"_s);
}

void RunReportTest::plainText()
{
    QCOMPARE(report(refusedRun(u"ECONNREFUSED"_s), ReportForm::Text), uR"(FAIL: acme/desk
===============
https://desk.example/
2026-11-22T05:00:00.000Z · 412 ms · run-1

1. Refused [tcp.connection.refused]
   Cause:
     Nothing listens.
     It said ECONNREFUSED.
   Fix: Start it.
   Prevention: Watch it.
   Owner: the network team
   Evidence  Expected   Found
   detail    connected  ECONNREFUSED
   Reproduce:
     nc -vz -w 5 desk.example 443
   Explains: Answer

2. dns.lookup.slow [dns.lookup.slow]
   Evidence  Expected  Found
   ms                  1200
   Reproduce:
     dig +time=3 +tries=1 +noall +comments +answer +stats -q desk.example -t A -q desk.example -t AAAA

Steps
   Connection  failed   2.5 ms
   Answer      skipped  tcp.connection.refused
)"_s);
}

void RunReportTest::markdown()
{
    const QString text = report(refusedRun(u"ECONNREFUSED"_s), ReportForm::Markdown);
    for (const QString &part :
         {u"# FAIL: acme/desk\n\n"_s, u"## 1. Refused [tcp.connection.refused]\n\n"_s,
          u"**Cause:** Nothing listens.\nIt said ECONNREFUSED.\n\n"_s,
          u"| Evidence | Expected | Found |\n|---|---|---|\n| detail | connected | ECONNREFUSED |\n\n"_s,
          u"```sh\nnc -vz -w 5 desk.example 443\n```\n"_s, u"**Explains:** Answer\n"_s,
          u"| Answer | skipped | tcp.connection.refused |\n"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u"\nis not in:\n"_s + text));
}

void RunReportTest::whatComesFromOutsideIsNoMarkup()
{
    const QString text = report(refusedRun(u"<img src=x> | [a](b) `c` \x1b[2J"_s), ReportForm::Markdown);
    QVERIFY2(text.contains(u"\\<img src=x\\> \\| \\[a\\](b) \\`c\\` ␛\\[2J |"_s), qPrintable(text));
}

void RunReportTest::aCommandCannotCloseItsFence()
{
    RunRecord record = refusedRun(u"x"_s);
    record.connection.connectTo = {u"a:1:b:2\n```\n# owned"_s};
    record.result.findings.first().id = u"http.answer.empty"_s;
    const QString text = report(record, ReportForm::Markdown);
    QVERIFY2(text.contains("````sh\n"_L1), qPrintable(text));
}

void RunReportTest::aGoodRunIsShort()
{
    RunRecord record = refusedRun(u"x"_s);
    record.result.findings.clear();
    record.result.steps = {{Phase::Tcp, StepStatus::Ok, {}, 0, 2.5, false}};
    const QString text = report(record, ReportForm::Text);
    QVERIFY(text.startsWith("OK: acme/desk\n"_L1));
    QCOMPARE(text.count(u'\n'), 7);
}

}

LENTERA_TEST(tst_runReport, lentera::RunReportTest)
#include "tst_runReport.moc"
