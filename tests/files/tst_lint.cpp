// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Explanation.h"
#include "files/AirbyteCatalogue.h"
#include "files/lintPaths.h"
#include "files/nearest.h"
#include "files/secretShape.h"
#include "support/runTests.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr QByteArrayView stripeKey("sk_live_51Canary0000000000000000");

//! Files as people write them, and what every linter says about them.
class LintTest : public QObject {
    Q_OBJECT

    QSet<QString> m_seen;

    static void write(const QString &path, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    // `id@line:column` of everything, the facts that suggest or name something behind it.
    QString found(const QString &path, const QMap<QString, QString> &environment = {},
                  const QStringList &variables = {})
    {
        const Result<LintReport> report = lintPaths({path}, {environment, variables, {}});
        if (!report)
            return u"error "_s + report.error().id;
        QStringList lines;
        for (const FileFinding &finding : report->findings) {
            m_seen << finding.id;
            const QString more = finding.facts.value(u"suggestion"_s);
            lines << u"%1@%2:%3%4"_s.arg(finding.id.section(u'.', 2))
                         .arg(finding.place.line)
                         .arg(finding.place.column)
                         .arg(more.isEmpty() ? QString() : u"→"_s + more);
        }
        return lines.join(u' ');
    }

private Q_SLOTS:
    void env_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("clean", "A=1\n# c\nB=\"2 3\"\n", QString());
        row("BOM",
            "\xef\xbb\xbf"
            "A=1\n",
            u"bom@1:1"_s);
        row("UTF-16",
            QByteArray("\xff\xfe"
                       "A\0=\0",
                       6),
            u"encoding@0:0"_s);
        row("statements", "A B\nC: 1\nD='1\nE\n", u"syntax@1:1 colon@2:1 quote-open@3:1 no-equals@4:1"_s);
        row("after a quote", "A='1'x\n", u"quote-tail@1:1"_s);
        row("values", "A=\nB=x #y\nC=#c\nD=\"'x'\"\nE=\xe2\x80\x9dx\nF=\" x\"\nG = 1\nH=${I}\n",
            u"empty@1:3 comment-cut@2:3 comment-value@3:3 quotes-kept@4:3 curly-quotes@5:3 blank@6:3 spaced@7:5 "
            "undefined@8:3"_s);
        row("a bomb",
            "A=" + QByteArray(1000, 'x') + "\nB=" + QByteArray("${A}").repeated(100) +
                "\nC=" + QByteArray("${B}").repeated(100) + '\n',
            u"too-long@3:3"_s);
        row("twice", "A=1\nA=2\n", u"duplicate@2:1"_s);
        row("environment", "OUTSIDE=1\n", u"shadowed@1:9"_s);
        row("near", "JIRA_API_TOKN=1\nGITHUB_TOKEN=2\nGITHUB_TOKEM=2\n", u"near-miss@1:1→JIRA_API_TOKEN"_s);
        row("line ends", "A=1\r\n", u"crlf@1:1"_s);
    }
    void env()
    {
        QFETCH(const QByteArray, text);
        const QTemporaryDir folder;
        write(folder.filePath(u".env"_s), text);
        QTEST(found(folder.filePath(u".env"_s), {{u"OUTSIDE"_s, u"2"_s}}, {u"JIRA_API_TOKEN"_s, u"GITHUB_TOKEN"_s}),
              "expected");
    }

    void envBesideConnectors()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"configured_connectors.yaml"_s),
              "connectors:\n- id: a\n  type: local\n  connector_name: stripe\n  secrets: {api_key: STRIPE_KEY}\n");
        write(folder.filePath(u".env"_s), "STRIPE_KEYS=1\n");
        QCOMPARE(found(folder.path()), u"near-miss@1:1→STRIPE_KEY variable-missing@5:22→STRIPE_KEYS"_s);
        write(folder.filePath(u".env"_s), "STRIPE_KEY=1\n");
        QCOMPARE(found(folder.path()), QString());
    }

    void openPermissionsAndTemplates()
    {
        const QTemporaryDir folder;
        for (const QString &name : {u".env"_s, u".env.example"_s}) {
            write(folder.filePath(name), "A=\n");
            QFile::setPermissions(folder.filePath(name), QFile::ReadOwner | QFile::ReadOther);
        }
        QCOMPARE(found(folder.filePath(u".env"_s)), u"mode@0:0 empty@1:3"_s);
        QCOMPARE(found(folder.filePath(u".env.example"_s)), QString());
    }

    void connectors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        const auto entry = [](const QByteArray &more, const QByteArray &name = "stripe") -> QByteArray {
            return "connectors:\n- id: a\n  type: local\n  connector_name: " + name + "\n" + more;
        };
        const QByteArray good = "  secrets: {api_key: GOOD}\n";
        row("clean", entry(good), QString());
        row("empty", "# nothing\n", u"empty@0:0"_s);
        row("no entry", "connectors: []\n", u"empty@1:13"_s);
        row("a list", "- a\n", u"shape@1:1"_s);
        row("a tab", "connectors:\n\t- a\n", u"syntax@2:2"_s);
        row("a tag", "connectors: !x []\n", u"limit@1:13"_s);
        row("a name twice", entry(good + "  type: local\n"), u"repeated@6:3"_s);
        row("unknown members", entry("  secret: {}\n  foo: 1\n" + good),
            u"member-unknown@5:3→secrets member-unknown@6:3"_s);
        row("missing members", "connectors:\n- connector_name: stripe\n" + good,
            u"member-missing@2:3 member-missing@2:3"_s);
        row("the same id", entry(good) + "- id: a\n  type: local\n  connector_name: stripe\n" + good,
            u"duplicate-id@6:7"_s);
        row("another type", "connectors:\n- id: a\n  type: LOCAL\n  connector_name: stripe\n" + good, u"type@3:9"_s);
        row("no source", "connectors:\n- id: a\n  type: local\n", u"source@2:3"_s);
        row("a missing file", "connectors:\n- id: a\n  type: local\n  path: none.yaml\n", u"path-missing@4:9"_s);
        row("a number", entry("  version: 1.2\n" + good), u"shape@5:12"_s);
        row("an unknown connector", entry("", "gitub"), u"name-unknown@4:19→github"_s);
        row("a wrong field", entry("  secrets: {token: GOOD}\n"), u"field-missing@2:3 field-unknown@5:20→api_key"_s);
        row("a secret", entry("  secrets: {api_key: " + stripeKey.toByteArray() + "}\n"), u"literal@5:22"_s);
        row("a setting",
            entry("  secrets: {username: GOOD, password: GOOD}\n  config_values: {subdomain: acme}\n", "jira"),
            u"literal@6:30"_s);
        row("variables", entry("  secrets: {api_key: GOD}\n"), u"variable-missing@5:22→GOOD"_s);
        row("an empty variable", entry("  secrets: {api_key: EMPTY}\n"), u"variable-empty@5:22"_s);
        row("an aggregate", "configs: [a.yaml, b.yaml]\nnam: x\n", u"member-unknown@2:1→name"_s);
        row("the second generation", "connector: airbyte-agent-stripe\ncredentials:\n  api_key: ${env.GOD}\n  x: abc\n",
            u"variable-missing@3:12→GOOD literal@4:6"_s);
    }
    void connectors()
    {
        QFETCH(const QByteArray, text);
        const QTemporaryDir folder;
        write(folder.filePath(u"configured_connectors.yaml"_s), text);
        QTEST(found(folder.filePath(u"configured_connectors.yaml"_s), {{u"GOOD"_s, u"1"_s}, {u"EMPTY"_s, QString()}}),
              "expected");
    }

    void mcpHost_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const QString desktop = u"claude_desktop_config.json"_s;
        const auto row = [&](const char *name, const QByteArray &entry, const QString &expected) {
            QTest::newRow(name) << desktop << "{\"mcpServers\": {\n\"a\": {" + entry + "}}}" << expected;
        };
        const auto whole = [](const char *name, const QString &file, const QByteArray &text, const QString &expected) {
            QTest::newRow(name) << file << text << expected;
        };
        row("clean", "\"command\": \"/usr/bin/uv\", \"args\": [\"--directory\", \"/srv/x\", \"run\", \"a.py\"]",
            QString());
        row("a url", "\"url\": \"https://mcp.example/mcp\"", QString());
        row("nothing to start", "\"args\": []", u"command-missing@2:1"_s);
        row("args as one text", "\"command\": \"/x\", \"args\": \"-y\"", u"shape@2:32"_s);
        row("a number in args", "\"command\": \"/x\", \"args\": [1]", u"shape@2:33"_s);
        row("a whole line", "\"command\": \"npx -y x\"", u"command-line@2:18"_s);
        row("a relative command", "\"command\": \"./x\"", u"command-relative@2:18"_s);
        row("a bare command", "\"command\": \"uv\"", u"command-bare@2:18"_s);
        row("a shell's home", "\"command\": \"~/x\", \"args\": [\"$HOME/y\"]", u"unexpanded@2:18 unexpanded@2:34"_s);
        row("relative files", "\"command\": \"/x\", \"args\": [\"c.yaml\", \"--directory\", \"p\"]",
            u"path-relative@2:33 path-relative@2:58"_s);
        row("not the web", "\"url\": \"mcp.example\"", u"url@2:14"_s);
        row("slips", "\"cmd\": \"/x\", \"url\": \"https://h/\", \"arg\": []",
            u"member-unknown@2:7→command member-unknown@2:41→args"_s);
        row("secrets",
            "\"command\": \"/x\", \"args\": [\"--api-key=abcdefgh\", \"" + stripeKey.toByteArray() +
                "\"], \"env\": {\"MY_TOKEN\": \"short-one\", \"MODE\": \"fast\"}",
            u"secret@2:33 secret@2:55 secret@2:112"_s);
        row("a header", "\"url\": \"https://h/\", \"headers\": {\"Authorization\": \"Bearer abcdefgh12\"}",
            u"secret@2:57"_s);
        row("a password", "\"url\": \"https://u:p@h/?api_key=abcdefgh\"", u"secret@2:14"_s);
        row("variables", "\"command\": \"/x\", \"env\": {\"A\": \"${THERE}\", \"B\": \"${NONE}\", \"C\": \"\"}",
            u"variable-missing@2:54 env-empty@2:70"_s);
        row("a name twice", "\"command\": \"/x\", \"command\": \"/y\"", u"repeated@2:24"_s);
        whole("a comma", desktop, "{\"mcpServers\": {},}", u"trailing-comma@1:18"_s);
        whole("a comment", desktop, "{\n// x\n\"mcpServers\": {}}", u"comment@2:1"_s);
        whole("a path of Windows", desktop, "{\"mcpServers\": {\"a\": {\"command\": \"C:\\Users\"}}}",
              u"escape@1:37"_s);
        whole("no JSON", desktop, "{\"mcpServers\": {\n", u"syntax@2:1"_s);
        whole("too deep", desktop, QByteArray(1000, '['), u"limit@1:65"_s);
        whole("another key", desktop, "{\"servers\": {}}", u"servers@1:2"_s);
        whole("a misspelt key", desktop, "{\"mcpservers\": {}}", u"servers@1:2"_s);
        whole("no key", desktop, "{}", u"servers@1:1"_s);
        whole("an editor", u".vscode/mcp.json"_s,
              "{// x\n\"inputs\": [{\"id\": \"k\"}],\n\"servers\": {\"a\": {\"command\": \"${workspaceFolder}/x\", "
              "\"env\": {\"A\": \"${input:k}\", \"B\": \"${input:n}\"},}}}",
              u"variable-missing@3:86"_s);
        whole("the other key in an editor", u".vscode/mcp.json"_s, "{\"mcpServers\": {}}", u"servers@1:2"_s);
    }
    void mcpHost()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, text);
        const QTemporaryDir folder;
        write(folder.filePath(name), text);
        QTEST(found(folder.filePath(name), {{u"THERE"_s, u"1"_s}}), "expected");
    }

    void ownConnectorFiles()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"x.json"_s), "{\"schema\": \"lentera.connector/1\",\n\"id\": 1}");
        QVERIFY2(found(folder.filePath(u"x.json"_s)).contains("type@2:1"_L1), qPrintable(found(folder.path())));
        QFile shipped(u":/lentera/connectors/jira.json"_s);
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        write(folder.filePath(u"x.json"_s), shipped.readAll());
        QCOMPARE(found(folder.path()), QString());
    }

    void everyRuleIsProvenAndExplained()
    {
        const Explanations explanations = Explanations::open(u":/lentera/explanations"_s);
        // The others in tst_lintFolders.
        static const QStringList here{u"env"_s, u"connectors"_s, u"mcp-host"_s};
        static const QStringList elsewhere{u"file.env.tracked"_s, u"file.env.unignored"_s, u"file.env.git-unknown"_s};
        QStringList unproven;
        QStringList unexplained;
        for (const FileLinter *linter : allFileLinters())
            for (const FileRule &rule : linter->rules()) {
                if (!m_seen.contains(rule.id) && here.contains(linter->kind) && !elsewhere.contains(rule.id))
                    unproven << rule.id;
                if (!explanations.contains(rule.id))
                    unexplained << rule.id;
            }
        QCOMPARE(unproven.join(u' '), QString());
        QCOMPARE(unexplained.join(u' '), QString());
    }

    void noSecretIsInTheFacts()
    {
        const QTemporaryDir folder;
        const QByteArray key = stripeKey.toByteArray();
        write(folder.filePath(u".env"_s),
              "A=\"" + key + " \"\nA=" + key + " #" + key + "\nB='" + key + "'x\n" + key + "\n");
        write(folder.filePath(u"configured_connectors.yaml"_s),
              "connectors:\n- id: " + key + "\n  type: " + key + "\n  connector_name: " + key + "\n  " + key +
                  ": 1\n  path: " + key + "\n  secrets: {" + key + ": " + key + "}\n");
        write(folder.filePath(u"mcp.json"_s), "{\"mcpServers\": {\"a\": {\"command\": \"" + key +
                                                  "\", \"args\": [\"--key\", \"" + key + "\"], \"env\": {\"K\": \"" +
                                                  key + "\"}}}}");
        const Result<LintReport> report = lintPaths({folder.path()}, {});
        QVERIFY(report);
        QVERIFY(report->findings.size() > 8);
        for (const FileFinding &finding : report->findings)
            for (const QString &fact : finding.facts)
                QVERIFY2(!fact.contains("Canary"_L1), qPrintable(finding.id + u' ' + fact));
    }

    void foldersAndStrangers()
    {
        const QTemporaryDir folder;
        QCOMPARE(found(folder.path()), u"error lint.nothing"_s);
        QCOMPARE(found(folder.filePath(u"none"_s)), u"error file.read"_s);
        write(folder.filePath(u"notes.txt"_s), "hello");
        QCOMPARE(found(folder.filePath(u"notes.txt"_s)), u"error lint.kind"_s);
        write(folder.filePath(u"node_modules/.env"_s), "A=\n");
        QCOMPARE(found(folder.path()), u"error lint.nothing"_s);
        write(folder.filePath(u"deep/down/.env"_s), "A=\n");
        QFile::link(folder.path(), folder.filePath(u"loop"_s));
        QCOMPARE(found(folder.path()), u"empty@1:3"_s);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(lintPaths({folder.path()}, {}, stop.get_token()).error().id, u"run.stopped"_s);
    }

    void aHostileFileGivesFewFindings()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u".env"_s), QByteArray("A=\n").repeated(100'000));
        QCOMPARE(lintPaths({folder.path()}, {})->findings.size(), 200);
    }

    void nearestNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a letter less") << u"gitub"_s << u"github"_s;
        QTest::newRow("case") << u"GitHub"_s << u"github"_s;
        QTest::newRow("two letters") << u"salesforec"_s << u"salesforce"_s;
        QTest::newRow("known") << u"github"_s << QString();
        QTest::newRow("too different") << u"gibbub"_s << u"github"_s;
        QTest::newRow("short names differ less") << u"ora"_s << u"orb"_s;
        QTest::newRow("nothing like it") << u"servicedesk-plus"_s << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void nearestNames()
    {
        QFETCH(const QString, name);
        QTEST(nearest(name, shippedAirbyteCatalogue().slugs()), "expected");
    }

    void secretsAreKnownByShape()
    {
        QCOMPARE(secretKind(QString::fromLatin1(stripeKey)), u"Stripe"_s);
        QCOMPARE(secretKind(u"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc"_s), u"JWT"_s);
        QCOMPARE(secretKind(u"a8f5f167f44f4964e6c998dee827110c"_s), u"?"_s);
        for (const QString &plain : {u"/usr/local/lib/python3.11/site-packages"_s,
                                     u"@modelcontextprotocol/server-github"_s, u"GITHUB_PERSONAL_ACCESS_TOKEN"_s,
                                     u"short"_s, u"a long sentence with 12 words"_s, u"SERVICEDESK_PLUS_API_KEY_2"_s})
            QCOMPARE(secretKind(plain), QString());
    }

    void theCatalogueIsWhole()
    {
        const AirbyteCatalogue &shipped = shippedAirbyteCatalogue();
        QCOMPARE(shipped.connectors.size(), 51);
        static const QStringList actions{u"get"_s,    u"list"_s,       u"create"_s,   u"update"_s,
                                         u"delete"_s, u"api_search"_s, u"download"_s, u"authorize"_s};
        for (const AirbyteConnector &connector : shipped.connectors) {
            QVERIFY2(!connector.schemes.isEmpty(), qPrintable(connector.slug));
            for (auto entity = connector.entities.cbegin(); entity != connector.entities.cend(); ++entity)
                for (const QString &action : entity.value())
                    QVERIFY2(actions.contains(action),
                             qPrintable(connector.slug + u' ' + entity.key() + u' ' + action));
        }
        QVERIFY(shipped.find(u"github"_s)->entities.value(u"issues"_s).contains(u"api_search"_s));
    }
};

}

LENTERA_TEST(tst_lint, lentera::LintTest)
#include "tst_lint.moc"
