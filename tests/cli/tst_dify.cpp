// SPDX-License-Identifier: GPL-3.0-or-later
#include "../dify/DockerStandIn.h"
#include "../dify/PostgresServer.h"
#include "../dify/RedisServer.h"
#include "support/CliProgram.h"
#include "support/runTests.h"

#include <QDirIterator>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera {

//! `lentera-cli dify`.
class DifyCommandTest : public QObject {
    Q_OBJECT

    static CliAnswer dify(const DockerStandIn &docker, const QStringList &options,
                          const QMap<QString, QString> &variables = {})
    {
        QProcessEnvironment environment;
        for (auto it = docker.stack.environment.cbegin(); it != docker.stack.environment.cend(); ++it)
            environment.insert(it.key(), it.value());
        for (auto it = variables.cbegin(); it != variables.cend(); ++it)
            environment.insert(it.key(), it.value());
        CliProgram cli(environment);
        CliAnswer answer = cli.run(QStringList{u"dify"_s, docker.stack.folder} + options);
        QDirIterator files(cli.home(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains("canary"))
                answer.status = -2; // a secret was written
        }
        return answer;
    }
    static QStringList rootsOf(const CliAnswer &answer)
    {
        QStringList ids;
        for (const QJsonValue &root : answer.json().value("rootCauses"_L1).toArray())
            ids << root["id"_L1].toString();
        return ids;
    }

private Q_SLOTS:
    void aHealthyProjectIsOk()
    {
        const DockerStandIn docker(u"healthy"_s);
        const CliAnswer answer = dify(docker, {u"--only"_s, u"compose"_s});
        QCOMPARE(answer.status, 0);
        QVERIFY2(answer.out.contains("plugin_daemon") && answer.out.contains("Dify 1.14.2") &&
                     answer.out.contains("Nothing is wrong"),
                 answer.out.constData());
        const QJsonObject json = dify(docker, {u"--only"_s, u"compose"_s, u"--json"_s}).json();
        QCOMPARE(json.value("schema"_L1).toString(), u"lentera.dify/1"_s);
        QCOMPARE(json.value("verdict"_L1).toString(), u"ok"_s);
        QCOMPARE(json.value("version"_L1).toString(), u"1.14.2"_s);
    }

    void aBrokenOneNamesTheRootFirst()
    {
        const DockerStandIn docker(u"broken"_s);
        const CliAnswer answer = dify(docker, {u"--only"_s, u"compose"_s});
        QCOMPARE(answer.status, 3);
        QVERIFY2(answer.out.contains("[host.disk.full]") && answer.out.contains("Explains: "), answer.out.constData());
        QVERIFY2(answer.out.contains("First: The disk of the Docker host is full"), answer.out.constData());
        QVERIFY(answer.out.contains("Reproduce: docker compose --project-directory"));
        const CliAnswer indonesian = dify(docker, {u"--only"_s, u"compose"_s, u"--lang"_s, u"id"_s});
        QVERIFY2(indonesian.out.contains("Disk host Docker penuh"), indonesian.out.constData());
        QCOMPARE(rootsOf(dify(docker, {u"--only"_s, u"compose"_s, u"--json"_s})).value(0), u"host.disk.full"_s);
    }

    void warningsCountWhenAskedFor()
    {
        const DockerStandIn docker(u"forbidden"_s);
        QCOMPARE(dify(docker, {u"--only"_s, u"compose"_s}).status, 0);
        const CliAnswer strict = dify(docker, {u"--only"_s, u"compose"_s, u"--strict"_s});
        QCOMPARE(strict.status, 4);
        QVERIFY(strict.out.contains("This user may not use Docker"));
    }

    void realServersAreAsked()
    {
        PostgresServer postgres;
        QVERIFY2(postgres.ready(), postgres.output());
        QVERIFY2(postgres.execute("CREATE DATABASE dify;"), postgres.output());
        QVERIFY2(postgres.execute("CREATE TABLE alembic_version (version_num text); INSERT INTO alembic_version VALUES"
                                  " ('fce013ca180e'); CREATE TABLE apps (); CREATE TABLE accounts (); CREATE TABLE"
                                  " tenants (); CREATE TABLE dify_setups (); CREATE TABLE messages (conversation_id"
                                  " int); CREATE INDEX ON messages (conversation_id);",
                                  u"dify"_s),
                 postgres.output());
        const RedisServer redis("requirepass redis-canary-0815");
        QVERIFY2(redis.ready(), redis.output());
        const DockerStandIn docker(u"healthy"_s);
        docker.write(u".env"_s, "DB_PASSWORD=" + PostgresServer::password() + "\nREDIS_PASSWORD=planted-canary-4711\n");
        const QStringList options{u"--database"_s, u"127.0.0.1:%1/dify"_s.arg(postgres.port()),
                                  u"--redis"_s,    u"127.0.0.1:%1"_s.arg(redis.port()),
                                  u"--only"_s,     u"database"_s,
                                  u"--only"_s,     u"redis"_s,
                                  u"--only"_s,     u"compose"_s};
        const CliAnswer answer = dify(docker, options + QStringList{u"--json"_s});
        QCOMPARE(answer.status, 3);
        QCOMPARE(rootsOf(answer).join(u' '),
                 u"dify.database.plugin-missing dify.migration.behind dify.redis.sign-in-refused"_s);
        QVERIFY2(!answer.out.contains("canary") && !answer.err.contains("canary"), answer.out.constData());
        const CliAnswer told = dify(docker, options + QStringList{u"--secret-env"_s, u"redisPassword=MINE"_s},
                                    {{u"MINE"_s, u"redis-canary-0815"_s}});
        QVERIFY2(told.out.contains("The database is at the state of Dify 1.13.0, but 1.14.2 runs") &&
                     !told.out.contains("dify.redis") && !told.out.contains("canary"),
                 told.out.constData());
    }

    void badInputIsNamed()
    {
        const DockerStandIn docker(u"healthy"_s);
        const CliAnswer secret = dify(docker, {u"--database"_s, u"postgresql://u:sesame-canary@h/d"_s});
        QCOMPARE(secret.status, 6);
        QVERIFY2(secret.err.contains("--database") && !secret.err.contains("canary"), secret.err.constData());
        QCOMPARE(dify(docker, {u"--redis"_s, u"host:port"_s}).status, 2);
        QCOMPARE(dify(docker, {u"--api-url"_s, u"dify.example.com"_s}).status, 2);
        QCOMPARE(dify(docker, {u"--secret-env"_s, u"adminPassword=PATH"_s}).status, 2);
        QCOMPARE(dify(docker, {u"--only"_s, u"everything"_s}).status, 1);
        CliProgram cli(QProcessEnvironment::systemEnvironment());
        const CliAnswer missing = cli.run({u"dify"_s, u"/there/is/none"_s});
        QCOMPARE(missing.status, 2);
        QVERIFY2(missing.err.contains("/there/is/none"), missing.err.constData());
    }

    void theEnvFileIsLinted()
    {
        const DockerStandIn docker(u"healthy"_s);
        docker.write(u".env"_s, "SANDBOX_API_KEY=one-canary-value\nCODE_EXECUTION_API_KEY=another-canary-value\n");
        const CliAnswer answer = dify(docker, {u"--only"_s, u"env"_s});
        QCOMPARE(answer.status, 3);
        QVERIFY2(answer.out.contains("[dify.env.pair-differs]") && answer.out.contains("/.env:1") &&
                     !answer.out.contains("canary"),
                 answer.out.constData());
        QVERIFY(answer.out.contains("Reproduce: lentera-cli lint"));
    }
};

}

LENTERA_TEST(tst_dify, lentera::DifyCommandTest)
#include "tst_dify.moc"
