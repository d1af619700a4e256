// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/DiagnosticRun.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;
using namespace lentera;

//! Statuses of the ladder's steps, drawn as `phase:status`.
class StepsTest : public QObject {
    Q_OBJECT

    static QString drawn(const QList<Step> &steps)
    {
        QStringList text;
        for (const Step &step : steps)
            text << phaseText(step.phase) + u':' + statusText(step.status) +
                        (step.because.isEmpty() ? QString() : u'<' + step.because);
        return text.join(u' ');
    }
    static Finding failing(const QString &id, Phase phase, Severity severity = Severity::Failure)
    {
        Finding finding;
        finding.id = id;
        finding.phase = phase;
        finding.severity = severity;
        finding.rootCause = true;
        return finding;
    }

private Q_SLOTS:
    void stepsFollowFromFindings_data()
    {
        QTest::addColumn<QList<Finding>>("findings");
        QTest::addColumn<QString>("expected");
        QTest::newRow("no finding leaves every step that ran ok")
            << QList<Finding>() << u"dns:ok tcp:ok tls:ok http:ok auth:ok"_s;
        QTest::newRow("a warning does not skip what follows")
            << QList<Finding>{failing(u"dns.lookup.slow"_s, Phase::Dns, Severity::Warning)}
            << u"dns:warn tcp:ok tls:ok http:ok auth:ok"_s;
        QTest::newRow("a judged step is skipped because of an earlier failure")
            << QList<Finding>{failing(u"http.server.error"_s, Phase::Http)}
            << u"dns:ok tcp:ok tls:ok http:fail auth:skipped<http.server.error"_s;
    }

    void stepsFollowFromFindings()
    {
        QFETCH(QList<Finding>, findings);
        QFETCH(QString, expected);
        const QList<Step> ran{{.phase = Phase::Dns, .status = StepStatus::Ok},
                              {.phase = Phase::Tcp, .status = StepStatus::Ok},
                              {.phase = Phase::Tls, .status = StepStatus::Ok},
                              {.phase = Phase::Http, .status = StepStatus::Ok},
                              {.phase = Phase::Auth, .status = StepStatus::Ok, .judgedOnly = true}};
        QCOMPARE(drawn(judgedSteps(ran, findings, {})), expected);
    }

    void aStoppedStepStaysStopped()
    {
        const QList<Step> ran{{.phase = Phase::Dns, .status = StepStatus::Ok},
                              {.phase = Phase::Tcp, .status = StepStatus::Stopped}};
        QCOMPARE(drawn(judgedSteps(ran, {}, {})), u"dns:ok tcp:stopped"_s);
    }

    void theVerdictIsTheWorstFinding()
    {
        RunResult result;
        QCOMPARE(result.verdict(), u"ok"_s);
        result.findings << failing(u"a.b.c"_s, Phase::Dns, Severity::Info);
        QCOMPARE(result.verdict(), u"ok"_s);
        result.findings << failing(u"a.b.d"_s, Phase::Dns, Severity::Warning);
        QCOMPARE(result.verdict(), u"warn"_s);
        result.findings << failing(u"a.b.e"_s, Phase::Dns);
        QCOMPARE(result.verdict(), u"fail"_s);
    }
};

LENTERA_TEST(tst_steps, StepsTest)
#include "tst_steps.moc"
