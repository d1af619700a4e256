// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliProgram.h"
#include "support/runTests.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace lentera;

//! `lentera-cli lint`.
class LintCommandTest : public QObject {
    Q_OBJECT

    CliProgram m_cli{QProcessEnvironment::systemEnvironment()};
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        file.open(QIODevice::WriteOnly | QIODevice::Truncate);
        file.write(content);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }
    CliAnswer lint(const QStringList &arguments) { return m_cli.run(QStringList{u"lint"_s} + arguments); }

private Q_SLOTS:
    void theExitSaysHowBadItIs()
    {
        QCOMPARE(lint({write(u"good.env"_s, "A=1\n")}).status, 0);
        const QString warned = write(u"warned.env"_s, "A=1\nA=2\n");
        QCOMPARE(lint({warned}).status, 0);
        QCOMPARE(lint({warned, u"--strict"_s}).status, 4);
        QCOMPARE(lint({write(u"bad.env"_s, "A B\n")}).status, 3);
        QCOMPARE(lint({u"/nowhere/.env"_s}).status, 2);
        QCOMPARE(lint({write(u"notes.txt"_s, "x")}).status, 2);
        QCOMPARE(lint({warned, u"--env-file"_s, u"/nowhere"_s}).status, 2);
        QCOMPARE(lint({}).status, 1);
    }

    void aPersonReadsPlaceAndFix()
    {
        const QString path = write(u"bad.env"_s, "A=1\nB: 2\n");
        const CliAnswer english = lint({path});
        QVERIFY2(english.out.startsWith(path.toUtf8() + ":2:1: failure: "), english.out.constData());
        QVERIFY(english.out.contains("[file.env.colon]\n    1. "));
        const CliAnswer indonesian = m_cli.run({u"--lang"_s, u"id"_s, u"lint"_s, path});
        QVERIFY2(indonesian.out.contains("titik dua"), indonesian.out.constData());
    }

    void aProgramReadsJson()
    {
        const QString path = write(u"bad.env"_s, "A=1\nB: 2\n");
        const QJsonObject document = lint({path, u"--json"_s}).json();
        QCOMPARE(document.value("schema"_L1).toString(), u"lentera.lint/1"_s);
        QCOMPARE(document.value("verdict"_L1).toString(), u"fail"_s);
        QCOMPARE(document.value("files"_L1).toArray().first().toObject().value("kind"_L1).toString(), u"env"_s);
        const QJsonObject finding = document.value("findings"_L1).toArray().first().toObject();
        QCOMPARE(finding.value("id"_L1).toString(), u"file.env.colon"_s);
        QCOMPARE(finding.value("line"_L1).toInt(), 2);
        QCOMPARE(finding.value("column"_L1).toInt(), 1);
        QCOMPARE(finding.value("severity"_L1).toString(), u"failure"_s);
    }

    void anEditorReadsSarif()
    {
        const QString path = write(u"b d.env"_s, "A=1\nB: 2\n");
        const QJsonObject document = lint({path, u"--sarif"_s}).json();
        QCOMPARE(document.value("version"_L1).toString(), u"2.1.0"_s);
        const QJsonObject run = document.value("runs"_L1).toArray().first().toObject();
        const QJsonArray rules =
            run.value("tool"_L1).toObject().value("driver"_L1).toObject().value("rules"_L1).toArray();
        const QJsonObject result = run.value("results"_L1).toArray().first().toObject();
        QCOMPARE(rules.at(result.value("ruleIndex"_L1).toInt()).toObject().value("id"_L1), result.value("ruleId"_L1));
        QCOMPARE(result.value("level"_L1).toString(), u"error"_s);
        const QJsonObject place =
            result.value("locations"_L1).toArray().first().toObject().value("physicalLocation"_L1).toObject();
        const QString uri = place.value("artifactLocation"_L1).toObject().value("uri"_L1).toString();
        QVERIFY2(uri.startsWith("file:///"_L1) && uri.endsWith("/b%20d.env"_L1), qPrintable(uri));
        QCOMPARE(place.value("region"_L1).toObject().value("startLine"_L1).toInt(), 2);
    }

    void foldersOfToolsAndPlugins()
    {
        const QString data = QStringLiteral(SOURCE_DIR "/tests/data/files/");
        for (const QString &good : {u"dify-plugin"_s, u"dify-builtin"_s, u"plugins"_s}) {
            const CliAnswer answer = lint({data + good, u"--strict"_s});
            QVERIFY2(answer.status == 0, answer.out.constData());
        }
        const QString path =
            write(u"plugin.py"_s, "from src.plugins.base import TicketingToolPlugin\n"
                                  "class A(TicketingToolPlugin):\n    async def get_ticket(self): pass\n");
        const CliAnswer text = lint({path});
        QVERIFY2(text.out.contains(path.toUtf8() + ":2:7: failure: "), text.out.constData());
        QVERIFY(text.out.contains("[plugin.class.abstract]"));
        const QJsonObject run = lint({path, u"--sarif"_s}).json().value("runs"_L1).toArray().first().toObject();
        QSet<QString> ids;
        const QJsonArray rules =
            run.value("tool"_L1).toObject().value("driver"_L1).toObject().value("rules"_L1).toArray();
        for (const QJsonValue &rule : rules)
            ids << rule.toObject().value("id"_L1).toString();
        QCOMPARE(ids.size(), rules.size()); // several linters share rules
        for (const QJsonValue &result : run.value("results"_L1).toArray())
            QVERIFY(ids.contains(result.toObject().value("ruleId"_L1).toString()));
    }

    void noSecretIsSaid()
    {
        const QByteArray key = "ghp_CanaryCanaryCanary0123456789abcdef";
        const QTemporaryDir folder;
        const QDir dir(folder.path());
        const auto put = [&](const QString &name, const QByteArray &content) {
            QFile file(dir.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        };
        put(u".env"_s,
            "A=\"" + key + " \"\nA='" + key + "\nB=" + key + " #\n" + key + "\nC='" + key + "'" + key + "\n");
        put(u"configured_connectors.yaml"_s,
            "connectors:\n- id: a\n  type: local\n  connector_name: github\n  secrets:\n"
            "    token: " +
                key + "\n    " + key + ": [" + key + "]\n");
        put(u"mcp.json"_s, "{\"mcpServers\": {\"a\": {\"command\": \"x --k " + key + "\", \"env\": {\"T\": \"" + key +
                               "\"}, \"args\": [\"" + key + "\", \"--token=" + key + "\"]}, \"" + key + "\": {}}}");
        m_cli.environment().insert(u"A"_s, u"other"_s);
        for (const QString &form : {u"--json"_s, u"--sarif"_s, u"--strict"_s}) {
            const CliAnswer answer = lint({folder.path(), form});
            QCOMPARE(answer.status, 3);
            QVERIFY2(!answer.out.contains("Canary") && !answer.err.contains("Canary"), answer.out.constData());
        }
        m_cli.environment().remove(u"A"_s);
    }
};

LENTERA_TEST(tst_lintCommand, LintCommandTest)
#include "tst_lintCommand.moc"
