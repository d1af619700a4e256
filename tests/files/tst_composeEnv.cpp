// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/ComposeEnv.h"
#include "files/lintPaths.h"
#include "support/runTests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

//! A `.env` file as Docker Compose reads it, and what is wrong with Dify's.
class ComposeEnvTest : public QObject {
    Q_OBJECT

    QSet<QString> m_seen;

private Q_SLOTS:
    // The examples of docs.docker.com, and what they leave open.
    void values_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("value");
        QTest::newRow("plain") << QByteArray("VAR=VAL") << u"VAL"_s;
        QTest::newRow("double quotes") << QByteArray("VAR=\"VAL\"") << u"VAL"_s;
        QTest::newRow("single quotes") << QByteArray("VAR='VAL'") << u"VAL"_s;
        QTest::newRow("comment") << QByteArray("VAR=VAL # comment") << u"VAL"_s;
        QTest::newRow("no comment") << QByteArray("VAR=VAL# not a comment") << u"VAL# not a comment"_s;
        QTest::newRow("inside quotes") << QByteArray("VAR=\"VAL # not a comment\"") << u"VAL # not a comment"_s;
        QTest::newRow("behind quotes") << QByteArray("VAR=\"VAL\" # comment") << u"VAL"_s;
        QTest::newRow("literal") << QByteArray("VAR='${OTHER}'") << u"${OTHER}"_s;
        QTest::newRow("escaped quote") << QByteArray("VAR='Let\\'s go!'") << u"Let's go!"_s;
        QTest::newRow("escapes") << QByteArray("VAR=\"some\\tvalue\"") << u"some\tvalue"_s;
        QTest::newRow("no escapes") << QByteArray("VAR='some\\tvalue'") << u"some\\tvalue"_s;
        QTest::newRow("colon") << QByteArray("VAR: VAL") << u"VAL"_s;
        QTest::newRow("blanks") << QByteArray("VAR =  VAL  ") << u"VAL"_s;
        QTest::newRow("export") << QByteArray("export VAR=VAL") << u"VAL"_s;
        QTest::newRow("variable") << QByteArray("A=1\nVAR=${A}2$A") << u"121"_s;
        QTest::newRow("process first") << QByteArray("HOST=file\nVAR=$HOST") << u"process"_s;
        QTest::newRow("default") << QByteArray("VAR=${NONE:-x${A:-y}}") << u"xy"_s;
        QTest::newRow("default for empty") << QByteArray("A=\nVAR=${A:-b}${A-c}") << u"b"_s;
        QTest::newRow("replacement") << QByteArray("A=1\nVAR=${A:+yes}${NONE+no}") << u"yes"_s;
        QTest::newRow("two dollars") << QByteArray("VAR=pa$$word") << u"pa$word"_s;
        QTest::newRow("a dollar alone") << QByteArray("VAR=5$ and $1") << u"5$ and $1"_s;
        QTest::newRow("unset is empty") << QByteArray("VAR=pa$word") << u"pa"_s;
        QTest::newRow("over lines") << QByteArray("VAR='a\nb'") << u"a\nb"_s;
        QTest::newRow("the last counts") << QByteArray("VAR=a\r\nVAR=b\r\n") << u"b"_s;
    }
    void values()
    {
        QFETCH(const QByteArray, line);
        QTEST(readComposeEnv(line, {{u"HOST"_s, u"process"_s}}).text(u"VAR"), "value");
    }

    void refusedLines_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("good") << QByteArray("A=1\n\n# c\nB=2\nC\n") << 0;
        QTest::newRow("no name") << QByteArray("A=1\n=2\n") << 2;
        QTest::newRow("blank in a name") << QByteArray("A B=1\n") << 1;
        QTest::newRow("open quote") << QByteArray("A=1\nB=\"x\nC=2\n") << 2;
        QTest::newRow("after a quote") << QByteArray("A='x'y\n") << 1;
    }
    void refusedLines()
    {
        QFETCH(const QByteArray, text);
        QTEST(readComposeEnv(text).fault.line, "line");
    }

    void secretsAreKeptApart()
    {
        const ComposeEnv env = readComposeEnv("DB_PASSWORD=word\nURL=redis://:p%40ss@redis:6379/1\nEMPTY_KEY=\n");
        QVERIFY(env.text(u"DB_PASSWORD").isEmpty());
        QVERIFY(env.secret(u"DB_PASSWORD")->equals(Secret(QByteArray("word"))));
        QCOMPARE(env.text(u"URL"), u"redis://redis:6379/1"_s);
        QVERIFY(env.secret(u"URL")->equals(Secret(QByteArray("p@ss"))));
        QVERIFY(!env.secret(u"EMPTY_KEY") && !env.secret(u"NONE"));
    }

    void anythingIsRead()
    {
        QVERIFY(!readComposeEnv("\xff\xfe\x41").readable);
        readComposeEnv("A=" + QByteArray("${").repeated(10'000));
        readComposeEnv("A=" + QByteArray("${B:-").repeated(5'000) + QByteArray("}").repeated(5'000));
        QCOMPARE(readComposeEnv(QByteArray("A=1\n").repeated(20'000)).variables.size(), 10'000);
        readComposeEnv("A=" + QByteArray("${").repeated(400'000));
    }

    // Each line twice as long as the one before.
    void growthHasAnEnd()
    {
        QByteArray text = "A0=0123456789\n";
        for (int i = 1; i < 200; ++i)
            text += 'A' + QByteArray::number(i) + "=$A" + QByteArray::number(i - 1) + "$A" + QByteArray::number(i - 1) +
                    '\n';
        const ComposeEnv env = readComposeEnv(text);
        QVERIFY(env.fault.line > 1);
        qsizetype size = 0;
        for (const ComposeVariable &variable : env.variables)
            size += variable.text.size();
        QVERIFY(size > 0 && size <= 4 * 1024 * 1024);
    }

    void mistakes_data()
    {
        QTest::addColumn<QByteArray>("env");
        QTest::addColumn<QString>("ids");
        const QByteArray own = "PLUGIN_DAEMON_KEY=a-key-of-our-own-0123456789\n";
        const QByteArray key = own + "SECRET_KEY=0123456789012345678901234567890123456789\n";
        const auto row = [&key](const char *name, const QByteArray &lines, const char *ids) {
            QTest::newRow(name) << key + lines << QString::fromLatin1(ids);
        };
        row("nothing", "DB_HOST=db_postgres\n", "");
        row("syntax", "X Y\n", "syntax");
        row("duplicate", "A=1\nA=2\n", "duplicate");
        row("shadowed", "HOME=/x\n", "shadowed");
        row("dollar", "DB_PASSWORD=pa$word\n", "dollar");
        row("quoted dollar", "DB_PASSWORD='pa$word'\n", "");
        row("published", "DB_PASSWORD=difyai123456\nSANDBOX_API_KEY=dify-sandbox\n", "published-value published-value");
        QTest::newRow("empty key") << own + "SECRET_KEY=\n" << u"secret-key-empty"_s;
        QTest::newRow("no key") << own << u"secret-key-empty"_s;
        QTest::newRow("short key") << own + "SECRET_KEY=0123456789\n" << u"secret-key-short"_s;
        row("pair", "SANDBOX_API_KEY=one\nCODE_EXECUTION_API_KEY=two\n", "pair-differs");
        row("broker's password", "REDIS_PASSWORD=a/b\nCELERY_BROKER_URL=redis://:a%2Fb@redis:6379/1\n", "");
        row("broker's other password", "REDIS_PASSWORD=ab\nCELERY_BROKER_URL=redis://:abc@redis:6379/1\n",
            "pair-differs");
        row("one database", "REDIS_DB=1\nCELERY_BROKER_URL=redis://redis:6379/1\n", "broker-database");
        row("local host", "REDIS_HOST=127.0.0.1\nSSRF_PROXY_HTTP_URL=http://localhost:3128\n", "host-local host-local");
        row("renamed", "DB_HOST=db\n", "host-renamed");
        row("addresses", "APP_WEB_URL=dify.example.com\nFILES_URL=https://d.example.com/\n", "url-invalid url-invalid");
        row("mixed", "APP_WEB_URL=http://d.example.com\nAPP_API_URL=https://d.example.com\n", "url-mixed");
        row("local", "APP_WEB_URL=https://d.example.com\nTRIGGER_URL=http://localhost\n", "url-local");
        row("files", "FILES_URL=\n", "files-url-missing");
        row("origin", "CONSOLE_WEB_URL=https://d.example.com\nCONSOLE_CORS_ALLOW_ORIGINS=https://old.example.com\n",
            "origin-missing");
        row("profile", "VECTOR_STORE=qdrant\nCOMPOSE_PROFILES=weaviate,postgresql\n", "profile-missing");
        row("its own profile", "VECTOR_STORE=qdrant\nCOMPOSE_PROFILES=${VECTOR_STORE:-weaviate},postgresql\n", "");
        row("no proxy", "SSRF_PROXY_HTTP_URL=\n", "proxy-empty");
        row("upload", "UPLOAD_FILE_SIZE_LIMIT=200\nNGINX_CLIENT_MAX_BODY_SIZE=100M\n", "upload-limit");
        row("first password", "INIT_PASSWORD=0123456789012345678901234567890\n", "init-password-long");
        row("encoding", "A=\xff\xff\n", "encoding");
        row("switches", "MIGRATION_ENABLED=false\nFORCE_VERIFYING_SIGNATURE=False\nLOG_LEVEL=DEBUG\n",
            "migration-off signature-off left-on");
    }
    void mistakes()
    {
        QFETCH(const QByteArray, env);
        QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        };
        write(u".env"_s, env);
        write(u"docker-compose.yaml"_s, "x-a: &a\n  A: 1\nservices:\n  api:\n    image: langgenius/dify-api:1.14.2\n"
                                        "  db_postgres:\n    profiles:\n      - postgresql\n  qdrant:\n    profiles:\n"
                                        "      - qdrant\n");
        LintContext context;
        context.environment.insert(u"HOME"_s, u"/root"_s);
        const Result<LintReport> report = lintPaths({folder.path()}, context);
        QVERIFY(report);
        QCOMPARE(report->files.value(0).kind, "dify-env"_L1);
        QStringList ids;
        for (const FileFinding &finding : report->findings) {
            ids << finding.id.section(u'.', -1);
            m_seen << finding.id;
            QVERIFY(finding.place.line > 1 || finding.id == "dify.env.encoding"_L1 ||
                    finding.id == "dify.env.secret-key-empty"_L1);
        }
        QTEST(ids.join(u' '), "ids");
    }

    void everyRuleIsProven()
    {
        for (const FileLinter *linter : allFileLinters())
            if (linter->kind == "dify-env"_L1)
                for (const FileRule &rule : linter->rules())
                    if (!rule.id.startsWith(
                            "file.env."_L1)) // who reads a file is judged by tst_lint and tst_lintFolders
                        QVERIFY2(m_seen.contains(rule.id), rule.id.data());
    }

    void otherFilesAreNotDifys()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u".env"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("GITHUB_TOKEN=1\n");
        file.close();
        const Result<LintReport> report = lintPaths({folder.path()}, {});
        QVERIFY(report);
        QCOMPARE(report->files.value(0).kind, "env"_L1);
    }
};

}

LENTERA_TEST(tst_composeEnv, lentera::ComposeEnvTest)
#include "tst_composeEnv.moc"
