// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runTests.h"
#include "workspace/connectorImport.h"

using namespace Qt::StringLiterals;

namespace lentera {

static const ConnectorCatalogue &shipped()
{
    static const ConnectorCatalogue catalogue({u":/lentera/connectors"_s});
    return catalogue;
}

static QString shown(const QList<ImportedConnection> &connections)
{
    QStringList lines;
    for (const ImportedConnection &one : connections) {
        QStringList parts{one.connection.id.text(), one.connection.connector,
                          one.connection.parameters.value(u"baseUrl"_s), one.connection.signIn,
                          one.secrets.keys().join(u'+')};
        for (const Error &problem : one.problems)
            parts << problem.id;
        lines << parts.join(u' ');
    }
    return lines.join(u'\n');
}

//! Connections of the files of other programs, as values.
class ConnectorImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entries_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &entry, const QString &expected) {
            QTest::newRow(name) << "connectors:\n- id: Desk 1\n  type: local\n" + entry << expected;
        };
        row("by role",
            "  connector_name: jira\n  secrets: {username: WHO, password: KEY}\n  config_values: {subdomain: SITE}\n",
            u"desk-1 jira https://acme.atlassian.net cloud-token email+token"_s);
        row("a secret is missing",
            "  connector_name: jira\n  secrets: {username: WHO, password: NONE}\n  config_values: {subdomain: SITE}\n",
            u"desk-1 jira https://acme.atlassian.net   import.variable"_s);
        row("an empty secret",
            "  connector_name: jira\n  secrets: {username: WHO, password: EMPTY}\n  config_values: {subdomain: SITE}\n",
            u"desk-1 jira https://acme.atlassian.net   import.variable"_s);
        row("no address", "  connector_name: jira\n  secrets: {username: WHO, password: KEY}\n",
            u"desk-1 jira    import.address"_s);
        row("a secret too many",
            "  connector_name: jira\n  secrets: {username: WHO, password: KEY, other: KEY}\n  config_values: "
            "{subdomain: SITE}\n",
            u"desk-1 jira https://acme.atlassian.net   import.sign-in"_s);
        row("an unknown kind", "  connector_name: nowhere\n  secrets: {api_key: KEY}\n",
            u"desk-1 nowhere    import.connector"_s);
        row("a literal", "  connector_name: jira\n  secrets: {username: WHO, password: abc-def}\n",
            u"desk-1 jira    import.variable import.address"_s);
    }
    void entries()
    {
        QFETCH(const QByteArray, entry);
        const EnvFile variables = readEnvFile("WHO=me@acme.example\nKEY=a-secret-of-jira\nSITE=acme\nEMPTY=\n");
        QTEST(shown(connectionsFrom(readConnectorsFile(entry), variables, shipped(), TenantId(u"acme"_s))), "expected");
    }

    void valuesArriveWhereTheyBelong()
    {
        const EnvFile variables = readEnvFile("WHO=me@acme.example\nKEY=a-secret\nSITE=acme\n");
        const auto connections = connectionsFrom(
            readConnectorsFile(
                "connectors:\n- id: a\n  connector_name: jira\n  secrets: {password: KEY, username: WHO}\n"
                "  config_values: {subdomain: SITE}\n"),
            variables, shipped(), TenantId(u"acme"_s));
        QCOMPARE(connections.size(), 1);
        QCOMPARE(connections.first().secrets.value(u"token"_s)->reveal(), QByteArray("a-secret"));
        QCOMPARE(connections.first().secrets.value(u"email"_s)->reveal(), QByteArray("me@acme.example"));
    }

    void anEnvFileAlone_data()
    {
        QTest::addColumn<QByteArray>("env");
        QTest::addColumn<QString>("expected");
        QTest::newRow("whole")
            << QByteArray("JIRA_EMAIL=a@b.example\nJIRA_API_TOKEN=x\nJIRA_BASE_URL=https://acme.atlassian.net\n")
            << u"jira jira https://acme.atlassian.net cloud-token email+token"_s;
        QTest::newRow("without address") << QByteArray("JIRA_EMAIL=a@b.example\nJIRA_API_TOKEN=x\n")
                                         << u"jira jira  cloud-token email+token import.address"_s;
        QTest::newRow("nothing") << QByteArray("OTHER=1\n") << QString();
        QTest::newRow("our own names") << QByteArray("LENTERA_TOKEN=1\nLENTERA_API_KEY=2\n") << QString();
    }
    void anEnvFileAlone()
    {
        QFETCH(const QByteArray, env);
        QTEST(shown(connectionsFrom(readEnvFile(env), shipped(), TenantId(u"acme"_s))), "expected");
    }
};

}

LENTERA_TEST(tst_connectorImport, lentera::ConnectorImportTest)
#include "tst_connectorImport.moc"
