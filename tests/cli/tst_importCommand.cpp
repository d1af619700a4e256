// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliProgram.h"
#include "support/KeyringSession.h"
#include "support/runTests.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace lentera;

//! `lentera-cli import`, with a keychain.
class ImportCommandTest : public QObject {
    Q_OBJECT

    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

private Q_SLOTS:
    void connectionsAndSecretsComeIn()
    {
        KeyringSession session;
        session.startUnlocked();
        QVERIFY2(session.trouble().isEmpty(), qPrintable(session.trouble()));
        CliProgram cli(session.environment());
        const QTemporaryDir folder;
        const QString yaml = folder.filePath(u"configured_connectors.yaml"_s);
        write(yaml, "connectors:\n- id: desk\n  type: local\n  connector_name: jira\n"
                    "  secrets: {username: WHO, password: KEY}\n  config_values: {subdomain: SITE}\n"
                    "- id: odd\n  type: local\n  connector_name: nowhere\n");
        write(folder.filePath(u".env"_s), "WHO=me@acme.example\nKEY=CanarySecretOfJira\nSITE=acme\n");
        QCOMPARE(cli.run({u"import"_s, yaml, u"--tenant"_s, u"acme"_s}).status, 2); // no such tenant
        QCOMPARE(cli.run({u"tenant"_s, u"add"_s, u"acme"_s}).status, 0);

        const CliAnswer dry = cli.run({u"import"_s, yaml, u"--tenant"_s, u"acme"_s, u"--dry-run"_s, u"--json"_s});
        QCOMPARE(dry.status, 2);
        QCOMPARE(dry.json().value("schema"_L1).toString(), u"lentera.import/1"_s);
        const QJsonArray planned = dry.json().value("connections"_L1).toArray();
        QCOMPARE(planned.at(0).toObject().value("status"_L1).toString(), u"planned"_s);
        QCOMPARE(planned.at(1).toObject().value("status"_L1).toString(), u"skipped"_s);
        QCOMPARE(cli.run({u"connection"_s, u"show"_s, u"acme/desk"_s}).status, 2);

        const CliAnswer done = cli.run({u"import"_s, yaml, u"--tenant"_s, u"acme"_s});
        QCOMPARE(done.status, 2); // one of the two
        QVERIFY2(!(done.out + done.err + dry.out + dry.err).contains("Canary"), done.out.constData());
        QCOMPARE(cli.run({u"connection"_s, u"show"_s, u"acme/desk"_s}).status, 0);
        const CliAnswer stored = cli.run({u"credential"_s, u"list"_s, u"acme/desk"_s, u"--json"_s});
        QCOMPARE(stored.json().value("fields"_L1).toArray().size(), 2);
        QCOMPARE(cli.run({u"import"_s, yaml, u"--tenant"_s, u"acme"_s}).status, 2); // is there already
    }

    void importedSecretsLeaveTheFile()
    {
        KeyringSession session;
        session.startUnlocked();
        QVERIFY2(session.trouble().isEmpty(), qPrintable(session.trouble()));
        CliProgram cli(session.environment());
        const QTemporaryDir folder;
        const QString yaml = folder.filePath(u"configured_connectors.yaml"_s);
        const QString env = folder.filePath(u".env"_s);
        const auto content = [&] {
            QFile file(env);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        write(yaml, "connectors:\n- id: desk\n  type: local\n  connector_name: jira\n"
                    "  secrets: {username: WHO, password: KEY}\n  config_values: {subdomain: SITE}\n"
                    "- id: odd\n  type: local\n  connector_name: nowhere\n  secrets: {x: OTHER}\n");
        const QByteArray before =
            "# mine\nWHO=me@acme.example\nKEY=CanarySecretOfJira # Jira\nSITE=acme\nOTHER=CanaryOther\n";
        write(env, before);
        QFile::setPermissions(env, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
        QCOMPARE(cli.run({u"tenant"_s, u"add"_s, u"acme"_s}).status, 0);
        const QStringList import{u"import"_s, yaml, u"--tenant"_s, u"acme"_s, u"--remove-secrets"_s, u"--json"_s};
        cli.run(import + QStringList{u"--dry-run"_s});
        QCOMPARE(content(), before);
        const CliAnswer done = cli.run(import);
        QCOMPARE(done.json().value("removed"_L1).toArray(), QJsonArray{u"KEY"_s});
        QCOMPARE(content(), QByteArray(before).replace("CanarySecretOfJira", "''"));
        QVERIFY(QFileInfo(env).permissions() & QFile::ReadGroup);
        QVERIFY2(!(done.out + done.err).contains("Canary"), done.out.constData());
        const CliAnswer stored = cli.run({u"credential"_s, u"list"_s, u"acme/desk"_s, u"--json"_s});
        QCOMPARE(stored.json().value("fields"_L1).toArray().size(), 2);
        cli.run(import); // is there already, so nothing is emptied
        QCOMPARE(content(), QByteArray(before).replace("CanarySecretOfJira", "''"));
    }

    void aConnectorOfOnesOwn()
    {
        CliProgram cli(QProcessEnvironment::systemEnvironment());
        const QString yaml = QStringLiteral(SOURCE_DIR "/tests/data/files/airbyte/connector.yaml");
        const CliAnswer dry = cli.run({u"import"_s, yaml, u"--dry-run"_s, u"--json"_s});
        QCOMPARE(dry.status, 0);
        const QString file = dry.json().value("file"_L1).toString();
        QVERIFY(!QFile::exists(file));
        const QStringList add{u"connection"_s,
                              u"add"_s,
                              u"acme/crm"_s,
                              u"--connector"_s,
                              u"airbyte-acme-crm"_s,
                              u"--url"_s,
                              u"https://acme.acme.example/api/v2"_s};
        QCOMPARE(cli.run({u"tenant"_s, u"add"_s, u"acme"_s}).status, 0);
        QCOMPARE(cli.run(add).status, 2);
        const CliAnswer done = cli.run({u"import"_s, yaml});
        QVERIFY2(done.status == 0 && done.out.contains(":15:5: Only the first server"),
                 (done.out + done.err).constData());
        QVERIFY(QFile::exists(file));
        QCOMPARE(cli.run({u"lint"_s, file}).status, 0);
        const CliAnswer added = cli.run(add);
        QVERIFY2(added.status == 0, added.err.constData());
        QCOMPARE(cli.run({u"import"_s, yaml}).status, 0); // once more is an update
    }

    void whatIsWrongIsTold()
    {
        CliProgram cli(QProcessEnvironment::systemEnvironment());
        const QTemporaryDir folder;
        const auto status = [&](const QString &name, const QByteArray &content) {
            write(folder.filePath(name), content);
            return cli.run({u"import"_s, folder.filePath(name), u"--tenant"_s, u"acme"_s}).err;
        };
        QVERIFY(status(u"a.env"_s, "A=1\n").contains("describes no connection"));
        QVERIFY(status(u"b.env"_s, "A=\xe9\n").contains("is not UTF-8"));
        QVERIFY(status(u"c.yaml"_s, "a: [\n").contains("is not valid YAML"));
        QVERIFY(status(u"d.yaml"_s, "connectors: []\n").contains("could not be read")); // its .env
        QVERIFY(status(u"e.yaml"_s, "openapi: 3.1.0\ninfo: {x-airbyte-connector-name: a}\n").contains("servers/0/url"));
        QVERIFY(cli.run({u"import"_s, folder.filePath(u"a.env"_s)}).err.contains("tenant is not named"));
    }
};

LENTERA_TEST(tst_importCommand, ImportCommandTest)
#include "tst_importCommand.moc"
