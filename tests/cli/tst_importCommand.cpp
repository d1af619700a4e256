// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliProgram.h"
#include "support/KeyringSession.h"
#include "support/runTests.h"

#include <QFile>
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
    }
};

LENTERA_TEST(tst_importCommand, ImportCommandTest)
#include "tst_importCommand.moc"
