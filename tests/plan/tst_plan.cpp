// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectorFile.h"
#include "plan/Plan.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Parameters = QMap<QString, QString>;
using Variables = lentera::EnvironmentVariables;

namespace lentera {

static const ConnectorCatalogue &shipped()
{
    static const ConnectorCatalogue catalogue({u":/lentera/connectors"_s});
    return catalogue;
}

static QString described(const Plan &plan)
{
    QStringList steps;
    for (const Phase phase : plan.steps)
        steps << phaseText(phase);
    return u"%1 | %2 | %3 | %4"_s.arg(steps.join(u' '), plan.signIn.id, plan.reachCall, plan.signedCall);
}

class PlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ladders_data()
    {
        QTest::addColumn<QString>("connector");
        QTest::addColumn<Parameters>("parameters");
        QTest::addColumn<Variables>("variables");
        QTest::addColumn<QString>("expected");
        const auto url = [](const QString &text) {
            return Parameters{{u"baseUrl"_s, text}};
        };
        const Variables proxied{{u"all_proxy"_s, u"http://proxy:3128"_s}};
        QTest::newRow("no credential") << u"generic-http"_s << url(u"https://h"_s) << Variables()
                                       << u"config dns tcp tls http content clock | none |  | get"_s;
        QTest::newRow("without TLS") << u"generic-http"_s << url(u"http://h"_s) << Variables()
                                     << u"config dns tcp http content clock | none |  | get"_s;
        QTest::newRow("through a proxy") << u"generic-http"_s << url(u"https://h"_s) << proxied
                                         << u"config dns tcp proxy tls http content clock | none |  | get"_s;
        QTest::newRow("signed in") << u"servicedesk-plus"_s << url(u"https://h"_s) << Variables()
                                   << u"config credential dns tcp tls http auth content clock | authtoken |  | "
                                      "requestsOnPremises"_s;
        QTest::newRow("by the parameters")
            << u"servicedesk-plus"_s << Parameters{{u"baseUrl"_s, u"https://h"_s}, {u"edition"_s, u"cloud"_s}}
            << Variables()
            << u"config credential dns tcp tls http auth content clock | zoho-oauth |  "
               "| requestsCloud"_s;
        QTest::newRow("with a call that needs no credential")
            << u"jira"_s << url(u"https://h"_s) << Variables()
            << u"config credential dns tcp tls http auth content clock | cloud-token | serviceDeskInfo | myselfCloud"_s;
        QTest::newRow("another call when JSON is expected")
            << u"generic-http"_s << Parameters{{u"baseUrl"_s, u"https://h"_s}, {u"expectJson"_s, u"true"_s}}
            << Variables() << u"config dns tcp tls http content clock | none |  | getJson"_s;
    }

    void ladders()
    {
        QFETCH(QString, connector);
        QFETCH(Parameters, parameters);
        QFETCH(Variables, variables);
        Connection connection;
        connection.parameters = parameters;
        QTEST(described(planFor(connection, *shipped().find(connector), variables)), "expected");
    }

    void everySignInHasAPlan()
    {
        for (const Connector &connector : shipped().all())
            for (const SignIn &signIn : connector.signIns) {
                Connection connection;
                connection.parameters = signIn.when;
                connection.parameters.insert(u"baseUrl"_s, u"https://h"_s);
                connection.signIn = signIn.id;
                const Plan plan = planFor(connection, connector, {});
                QCOMPARE(plan.signIn.id, signIn.id);
                QVERIFY(connector.calls.contains(plan.signedCall));
                QCOMPARE(plan.steps.contains(Phase::Auth), !signIn.none);
                QVERIFY(plan.credential.isEmpty());
            }
    }

    void aNamedSignInIsTakenEvenWhenItDoesNotFit()
    {
        Connection connection;
        connection.parameters = {{u"baseUrl"_s, u"https://h"_s}, {u"edition"_s, u"onpremises"_s}};
        connection.signIn = u"zoho-oauth"_s;
        QCOMPARE(chosenSignIn(connection, *shipped().find(u"servicedesk-plus"_s)).id, u"zoho-oauth"_s);
        connection.signIn = u"unknown"_s;
        QCOMPARE(chosenSignIn(connection, *shipped().find(u"servicedesk-plus"_s)).id, u"authtoken"_s);
        QVERIFY(chosenSignIn(connection, Connector()).none);
    }

    void thePolicyLimitsAttempts()
    {
        Connection connection;
        connection.parameters = {{u"baseUrl"_s, u"https://h"_s}};
        const Connector &connector = *shipped().find(u"generic-http"_s);
        QCOMPARE(planFor(connection, connector, {}).attempts, 2);
        connection.retry.attempts = 1;
        QCOMPARE(planFor(connection, connector, {}).attempts, 1);
        connection.retry.attempts = -5;
        QCOMPARE(planFor(connection, connector, {}).attempts, 1);
    }

    void theEnvironmentsProxyPasswordTravelsAsASecret()
    {
        Connection connection;
        connection.parameters = {{u"baseUrl"_s, u"https://h"_s}};
        const Plan plan = planFor(connection, *shipped().find(u"generic-http"_s),
                                  {{u"https_proxy"_s, u"http://budi:rahasia@proxy:3128"_s}});
        QCOMPARE(plan.proxy.url, u"http://proxy:3128"_s);
        QVERIFY(plan.proxyPassword);
        QCOMPARE(plan.proxyPassword->length(), 12);
    }
};

}

LENTERA_TEST(tst_plan, lentera::PlanTest)
#include "tst_plan.moc"
