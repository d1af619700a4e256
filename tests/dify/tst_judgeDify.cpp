// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/difyReleases.h"
#include "check/verdict.h"
#include "dify/difyReport.h"
#include "dify/examineDatabase.h"
#include "dify/judgeDify.h"
#include "explain/Explanation.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifyContainer;
using seen::DifyEnd;
using seen::DifyQuestion;
using seen::DifySeen;
using seen::DockerAnswer;

static constexpr qint64 gibibyte = 1 << 30;

static DifyContainer container(const QString &service, const QString &image = {})
{
    DifyContainer one;
    one.service = service;
    one.name = u"docker-%1-1"_s.arg(service);
    one.image = image;
    one.state = u"running"_s;
    return one;
}

static DifyQuestion question(const QString &service, const QString &about, int status, const QString &word = {})
{
    DifyQuestion one{service, about, u"http://127.0.0.1/%1/%2"_s.arg(service, about)};
    one.end = status > 0 ? DifyEnd::Answered : DifyEnd::Unreachable;
    one.status = status;
    one.word = word;
    return one;
}

// A stack in which nothing is wrong.
static DifySeen healthy()
{
    DifySeen seen;
    seen.folder = u"/srv/dify/docker"_s;
    seen.envFile = u"/srv/dify/docker/.env"_s;
    seen.vectorStore = u"weaviate"_s;
    seen.compose.answer = DockerAnswer::Answered;
    seen.compose.detail = u"docker's own words"_s;
    seen.compose.composeVersion = u"2.36.2"_s;
    seen.compose.containers = {container(u"api"_s, u"langgenius/dify-api:1.14.2"_s),
                               container(u"worker"_s, u"langgenius/dify-api:1.14.2"_s),
                               container(u"web"_s, u"langgenius/dify-web:1.14.2"_s),
                               container(u"sandbox"_s, u"langgenius/dify-sandbox:0.2.15"_s)};
    for (const char *service : {"db_postgres", "redis", "plugin_daemon", "ssrf_proxy", "nginx", "weaviate"})
        seen.compose.containers << container(QString::fromLatin1(service));
    for (const DifyContainer &one : seen.compose.containers)
        seen.compose.services << one.service;
    seen.database.end = DifyEnd::Answered;
    seen.database.door = {u"172.18.0.3"_s, 5432, u"container"_s};
    seen.database.user = u"postgres"_s;
    seen.database.name = u"dify"_s;
    seen.database.pluginDatabase = u"dify_plugin"_s;
    seen.database.revisions = QStringList{u"a4f2d8c9b731"_s};
    seen.database.connections = 20;
    seen.database.connectionLimit = 200;
    seen.redis.end = DifyEnd::Answered;
    seen.redis.door = {u"172.18.0.4"_s, 6379, u"container"_s};
    seen.redis.role = u"master"_s;
    seen.redis.policy = u"noeviction"_s;
    seen.questions = {question(u"plugin_daemon"_s, u"health"_s, 200, u"ok"_s),
                      question(u"plugin_daemon"_s, u"key"_s, 200),
                      question(u"sandbox"_s, u"health"_s, 200),
                      question(u"vector_store"_s, u"health"_s, 204),
                      question(u"ssrf_proxy"_s, u"target"_s, 200),
                      question(u"api"_s, u"health"_s, 200, u"ok"_s),
                      question(u"api"_s, u"ping"_s, 200, u"pong"_s),
                      question(u"api"_s, u"setup"_s, 200, u"finished"_s)};
    seen.questions[5].version = u"1.14.2"_s;
    seen.disk = {u"/srv/dify/docker/volumes"_s, 100 * gibibyte, 50 * gibibyte, 1'000'000, 900'000};
    return seen;
}

static DifyContainer &containerOf(DifySeen &seen, const QString &service)
{
    return *std::find_if(seen.compose.containers.begin(), seen.compose.containers.end(),
                         [&](const DifyContainer &one) { return one.service == service; });
}

static DifyQuestion &questionOf(DifySeen &seen, const QString &service, const QString &about)
{
    return *std::find_if(seen.questions.begin(), seen.questions.end(),
                         [&](const DifyQuestion &one) { return one.service == service && one.about == about; });
}

// Root causes, each with what it explains: `a(b c) d?`, a question mark for warnings, `-` for what is only to know.
static QString shown(const QList<Finding> &findings)
{
    QStringList roots;
    for (const Finding &finding : findings) {
        if (!finding.rootCause)
            continue;
        const QString mark = finding.severity == Severity::Failure   ? QString()
                             : finding.severity == Severity::Warning ? u"?"_s
                                                                     : u"-"_s;
        roots << finding.id + mark +
                     (finding.explained.isEmpty() ? QString() : u'(' + finding.explained.join(u' ') + u')');
    }
    return roots.join(u' ');
}

using Change = void (*)(DifySeen &);

//! What is judged, reduced and worded, without any server.
class JudgeDifyTest : public QObject {
    Q_OBJECT

    static void row(const char *name, Change change, const char *roots)
    {
        QTest::newRow(name) << change << QString::fromLatin1(roots);
    }
    static void changes();

private Q_SLOTS:
    void findings_data() { changes(); }
    void findings()
    {
        QFETCH(const Change, change);
        DifySeen seen = healthy();
        change(seen);
        QTEST(shown(judgeDify(seen)), "roots");
    }

    // Each finding of every row: both languages, no gap in the title, evidence, and a command.
    void everyFindingIsWorded_data() { changes(); }
    void everyFindingIsWorded()
    {
        QFETCH(const Change, change);
        static const Explanations explanations =
            *Explanations::read(QStringLiteral(SOURCE_DIR "/resources/explanations"));
        DifySeen seen = healthy();
        change(seen);
        for (const Finding &finding : judgeDify(seen))
            for (const QString &language : {u"en"_s, u"id"_s}) {
                const Explained text = explanations.of(finding, {}, language);
                QVERIFY2(text.title != finding.id, qPrintable(finding.id + " has no explanation"_L1));
                for (const QString &part : {text.title, text.cause})
                    QVERIFY2(!part.contains(u'…'), qPrintable(part));
                QVERIFY2(!text.evidence.isEmpty(), qPrintable(finding.id + " shows no evidence"_L1));
                QVERIFY(!difyReproduceCommand(finding, seen).isEmpty());
            }
    }

    void everyIdIsExplained()
    {
        const Explanations explanations = *Explanations::read(QStringLiteral(SOURCE_DIR "/resources/explanations"));
        QStringList missing;
        for (const QString &id : difyFindingIds())
            if (!explanations.contains(id))
                missing << id;
        QCOMPARE(missing.join(u' '), QString());
    }

    void whatWasSeenComesBackFromJson()
    {
        DifySeen seen = healthy();
        containerOf(seen, u"redis"_s).state = u"exited"_s;
        DifySeen again;
        fromJson(toJson(seen), again);
        QCOMPARE(toJson(again), toJson(seen));
        QCOMPARE(shown(judgeDify(again)), shown(judgeDify(seen)));
    }

    void theWorstComesFirst()
    {
        DifySeen seen = healthy();
        seen.envFaults << seen::DifyEnvFault{u"dify.env.pair-differs"_s, Severity::Failure, 3, {{u"name"_s, u"A"_s}}};
        seen.redis.rejected = 4;
        questionOf(seen, u"sandbox"_s, u"health"_s).status = 500;
        const QList<Finding> findings = judgeDify(seen);
        QCOMPARE(findings.first().id, u"dify.sandbox.not-ready"_s);
        QCOMPARE(verdictOf(findings), u"fail"_s);
        QCOMPARE(verdictOf({}), u"ok"_s);
    }

    void commandsHoldNoSecretAndQuoteTheRest()
    {
        DifySeen seen = healthy();
        seen.folder = u"/srv/it's dify"_s;
        seen.database.end = DifyEnd::SignInRefused;
        seen.database.user = u"o'neill"_s;
        seen.questions.clear();
        const QString psql = difyReproduceCommand(judgeDify(seen).first(), seen);
        QVERIFY2(psql.startsWith("PGPASSWORD=\"$LENTERA_DATABASE_PASSWORD\""_L1), qPrintable(psql));
        QVERIFY2(psql.contains("user='\\''o\\'\\''neill'\\''"_L1), qPrintable(psql));
        containerOf(seen, u"api"_s).state = u"exited"_s;
        seen.database.end = DifyEnd::Answered;
        const QString logs = difyReproduceCommand(judgeDify(seen).first(), seen);
        QCOMPARE(logs, u"docker compose --project-directory '/srv/it'\\''s dify' ps --all"_s);
    }

    void literalsAreLeftOut()
    {
        QCOMPARE(withoutLiterals(u"SELECT * FROM a  WHERE b = 'it''s' AND c = $$x$$ AND d = 1234567 AND e = 'cut"_s),
                 u"SELECT * FROM a WHERE b = … AND c = … AND d = … AND e = …"_s);
    }

    void releasesAreKnown()
    {
        QCOMPARE(difyReleases().heads.value(u"1.14.2"_s), u"a4f2d8c9b731"_s);
        QVERIFY(compareVersions(u"1.9.1"_s, u"1.10.0"_s) < 0);
        QCOMPARE(compareVersions(u"1.10.1-fix.1"_s, u"1.10.1"_s), 0);
    }

    void images_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("version");
        QTest::newRow("usual") << u"langgenius/dify-api:1.14.2"_s << u"langgenius/dify-api"_s << u"1.14.2"_s;
        QTest::newRow("registry with a port")
            << u"hub.local:5000/dify-api"_s << u"hub.local:5000/dify-api"_s << QString();
        QTest::newRow("digest") << u"a/b:1.0@sha256:00ff"_s << u"a/b"_s << u"1.0"_s;
        QTest::newRow("latest says nothing") << u"nginx:latest"_s << u"nginx"_s << QString();
    }
    void images()
    {
        QFETCH(const QString, image);
        QTEST(seen::imageName(image), "name");
        QTEST(seen::imageVersion(image), "version");
    }
};

void JudgeDifyTest::changes()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("roots");
    row(
        "nothing is wrong", [](DifySeen &) {}, "");
    // docker
    row(
        "no client",
        [](DifySeen &s) {
            s.compose = {};
            s.compose.answer = DockerAnswer::ClientMissing;
            s.redis.end = DifyEnd::NoWay;
        },
        "docker.client.missing?(dify.service.no-way)");
    row(
        "no daemon",
        [](DifySeen &s) {
            s.compose = {};
            s.compose.detail = u"x"_s;
            s.compose.answer = DockerAnswer::DaemonUnreachable;
            s.redis.end = DifyEnd::NoWay;
            s.database.end = DifyEnd::Unreachable;
        },
        "docker.daemon.unreachable(dify.database.unreachable dify.service.no-way)");
    row(
        "forbidden",
        [](DifySeen &s) {
            s.compose = {};
            s.compose.detail = u"x"_s;
            s.compose.answer = DockerAnswer::Forbidden;
            s.questions = {};
            s.database = {};
        },
        "docker.socket.forbidden?");
    row(
        "silent", [](DifySeen &s) { s.compose.answer = DockerAnswer::Silent; }, "docker.daemon.silent");
    row(
        "no plugin", [](DifySeen &s) { s.compose.answer = DockerAnswer::ComposeMissing; }, "docker.compose.missing?");
    row(
        "no file", [](DifySeen &s) { s.compose.answer = DockerAnswer::FileMissing; }, "docker.compose.file-missing?");
    row(
        "bad file", [](DifySeen &s) { s.compose.answer = DockerAnswer::FileInvalid; }, "docker.compose.file-invalid");
    row(
        "strange",
        [](DifySeen &s) {
            s.compose.answer = DockerAnswer::Failed;
            s.compose.detail = u"x"_s;
        },
        "docker.call.failed?");
    row(
        "old compose", [](DifySeen &s) { s.compose.composeVersion = u"2.9.0"_s; }, "docker.compose.old?");
    row(
        "unset variables", [](DifySeen &s) { s.compose.unsetVariables = QStringList{u"A"_s}; },
        "docker.variable.unset?");
    row(
        "no container",
        [](DifySeen &s) {
            s.compose.containers = {};
            s.redis.end = DifyEnd::NoWay;
        },
        "docker.project.empty(dify.service.no-way)");
    row(
        "other project",
        [](DifySeen &s) {
            s.compose.containers = {};
            s.compose.otherProject = u"shop"_s;
            s.database = {};
        },
        "docker.project.other-name");
    row(
        "other release", [](DifySeen &s) { containerOf(s, u"web"_s).image = u"langgenius/dify-web:1.13.0"_s; },
        "docker.image.mixed?");
    row(
        "other sandbox", [](DifySeen &s) { containerOf(s, u"sandbox"_s).image = u"langgenius/dify-sandbox:0.2.12"_s; },
        "docker.image.unpaired?");
    row(
        "no .env",
        [](DifySeen &s) {
            s.envMissing = true;
            s.compose.unsetVariables = QStringList{u"A"_s};
        },
        "dify.env.file-missing?(docker.variable.unset)");
    // containers
    row(
        "a service is missing", [](DifySeen &s) { s.compose.services << u"worker_beat"_s << u"init_permissions"_s; },
        "docker.service.missing");
    row(
        "killed",
        [](DifySeen &s) {
            containerOf(s, u"worker"_s).state = u"exited"_s;
            containerOf(s, u"worker"_s).exitCode = 137;
        },
        "docker.container.killed");
    row(
        "paused", [](DifySeen &s) { containerOf(s, u"web"_s).state = u"paused"_s; }, "docker.service.paused");
    row(
        "unhealthy", [](DifySeen &s) { containerOf(s, u"web"_s).health = u"unhealthy"_s; }, "docker.service.unhealthy");
    row(
        "restarted often", [](DifySeen &s) { containerOf(s, u"web"_s).restarts = 9; },
        "docker.service.restarted-often?");
    row(
        "done as it should",
        [](DifySeen &s) {
            s.compose.containers << container(u"init_permissions"_s);
            s.compose.containers.last().state = u"exited"_s;
        },
        "");
    row(
        "the database is down and all that needs it",
        [](DifySeen &s) {
            containerOf(s, u"db_postgres"_s).state = u"exited"_s;
            containerOf(s, u"db_postgres"_s).exitCode = 1;
            containerOf(s, u"api"_s).state = u"restarting"_s;
            s.database.end = DifyEnd::NoWay;
            questionOf(s, u"api"_s, u"ping"_s).status = 502;
            questionOf(s, u"api"_s, u"health"_s).end = DifyEnd::NoWay;
        },
        "docker.service.exited(docker.service.restarting dify.api.unhealthy)");
    row(
        "its log says why",
        [](DifySeen &s) {
            containerOf(s, u"db_postgres"_s).state = u"exited"_s;
            containerOf(s, u"db_postgres"_s).causes
                << seen::DifyCause{u"host.disk.full"_s, {}, u"PANIC: could not write: No space left on device"_s};
        },
        "host.disk.full(docker.service.exited)");
    row(
        "the api's log says why",
        [](DifySeen &s) {
            containerOf(s, u"api"_s).state = u"restarting"_s;
            containerOf(s, u"api"_s).causes << seen::DifyCause{
                u"dify.migration.failed"_s, {{u"message"_s, u"m"_s}}, u"Database migration failed: m"_s};
            questionOf(s, u"api"_s, u"ping"_s).status = 502;
        },
        "dify.migration.failed(docker.service.restarting dify.api.unhealthy)");
    row(
        "api and worker say the same",
        [](DifySeen &s) {
            for (const char *service : {"api", "worker"}) {
                containerOf(s, QString::fromLatin1(service)).state = u"exited"_s;
                containerOf(s, QString::fromLatin1(service)).causes
                    << seen::DifyCause{u"redis.sign-in.refused"_s, {}, u"NOAUTH Authentication required."_s};
            }
        },
        "redis.sign-in.refused(redis.sign-in.refused docker.service.exited)");
    // disk
    row(
        "full disk",
        [](DifySeen &s) {
            s.disk.freeBytes = gibibyte / 4;
            s.redis.snapshotFailed = true;
            containerOf(s, u"db_postgres"_s).state = u"restarting"_s;
        },
        "host.disk.full(docker.service.restarting dify.redis.snapshot-failed)");
    row(
        "low disk", [](DifySeen &s) { s.disk.freeBytes = 5 * gibibyte; }, "host.disk.low?");
    row(
        "no inodes", [](DifySeen &s) { s.disk.freeInodes = 10; }, "host.disk.inodes");
    row(
        "no inodes to count", [](DifySeen &s) { s.disk.inodes = s.disk.freeInodes = 0; }, "");
    // database
    row(
        "unreachable",
        [](DifySeen &s) {
            s.database.end = DifyEnd::Silent;
            questionOf(s, u"api"_s, u"setup"_s).status = 500;
        },
        "dify.database.unreachable(dify.api.database-failing)");
    row(
        "sign-in", [](DifySeen &s) { s.database.end = DifyEnd::SignInRefused; }, "dify.database.sign-in-refused");
    row(
        "sign-in spoilt by a dollar",
        [](DifySeen &s) {
            s.database.end = DifyEnd::SignInRefused;
            s.envFaults << seen::DifyEnvFault{u"dify.env.dollar"_s,
                                              Severity::Failure,
                                              3,
                                              {{u"name"_s, u"DB_PASSWORD"_s}, {u"variable"_s, u"word"_s}}};
        },
        "dify.env.dollar(dify.database.sign-in-refused)");
    row(
        "sign-in spoilt by the shell",
        [](DifySeen &s) {
            s.database.end = DifyEnd::SignInRefused;
            s.envFaults << seen::DifyEnvFault{
                u"dify.env.shadowed"_s, Severity::Warning, 3, {{u"name"_s, u"DB_PASSWORD"_s}}};
        },
        "dify.env.shadowed(dify.database.sign-in-refused)");
    row(
        "pg_hba", [](DifySeen &s) { s.database.end = DifyEnd::ClientRefused; }, "dify.database.client-refused");
    row(
        "missing", [](DifySeen &s) { s.database.end = DifyEnd::DatabaseMissing; }, "dify.database.missing");
    row(
        "full", [](DifySeen &s) { s.database.end = DifyEnd::Full; }, "dify.database.full");
    row(
        "starting", [](DifySeen &s) { s.database.end = DifyEnd::Loading; }, "dify.database.starting");
    row(
        "TLS", [](DifySeen &s) { s.database.end = DifyEnd::TlsRefused; }, "dify.database.tls-refused");
    row(
        "standby", [](DifySeen &s) { s.database.standby = true; }, "dify.database.standby");
    row(
        "plugin database",
        [](DifySeen &s) {
            s.database.pluginDatabaseMissing = true;
            containerOf(s, u"plugin_daemon"_s).state = u"restarting"_s;
            questionOf(s, u"plugin_daemon"_s, u"health"_s) = question(u"plugin_daemon"_s, u"health"_s, 0);
        },
        "dify.database.plugin-missing(docker.service.restarting plugin.daemon.unreachable)");
    row(
        "never migrated",
        [](DifySeen &s) {
            s.database.migrated = false;
            s.database.revisions = {};
            s.database.missingTables = QStringList{u"apps"_s};
            questionOf(s, u"api"_s, u"setup"_s).status = 500;
        },
        "dify.migration.never-ran(dify.api.database-failing)");
    row(
        "behind",
        [](DifySeen &s) {
            s.database.revisions = QStringList{u"fce013ca180e"_s};
            questionOf(s, u"api"_s, u"setup"_s).status = 500;
        },
        "dify.migration.behind(dify.api.database-failing)");
    row(
        "ahead",
        [](DifySeen &s) {
            containerOf(s, u"api"_s).image = containerOf(s, u"worker"_s).image = u"langgenius/dify-api:1.13.0"_s;
            containerOf(s, u"web"_s).image = u"langgenius/dify-web:1.13.0"_s;
        },
        "dify.migration.ahead");
    row(
        "a release that is not known",
        [](DifySeen &s) {
            containerOf(s, u"api"_s).image = containerOf(s, u"worker"_s).image = u"langgenius/dify-api:1.14.9"_s;
            containerOf(s, u"web"_s).image = u"langgenius/dify-web:1.14.9"_s;
        },
        "dify.migration.unknown-");
    row(
        "a revision that is not known", [](DifySeen &s) { s.database.revisions = QStringList{u"123456789abc"_s}; },
        "dify.migration.unknown-");
    row(
        "two revisions", [](DifySeen &s) { s.database.revisions << u"x"_s; }, "dify.migration.history-broken");
    row(
        "tables", [](DifySeen &s) { s.database.missingTables = QStringList{u"messages"_s}; },
        "dify.database.tables-missing");
    row(
        "index", [](DifySeen &s) { s.database.messageIndexMissing = true; }, "dify.database.index-missing?");
    row(
        "who blocks whom",
        [](DifySeen &s) {
            s.database.sessions = {{11, u"idle in transaction"_s, 300, 300, u"Client"_s, {}, u"SELECT 1"_s, u"tool"_s},
                                   {12, u"active"_s, 60, 60, u"Lock"_s, {11}, u"ALTER TABLE apps"_s, u"api"_s}};
        },
        "dify.database.idle-in-transaction?(dify.database.blocked)");
    row(
        "slow",
        [](DifySeen &s) {
            s.database.sessions = {{12, u"active"_s, 60, 60, {}, {}, u"SELECT 1"_s, {}}};
        },
        "dify.database.query-slow?");
    row(
        "short ones are fine",
        [](DifySeen &s) {
            s.database.sessions = {{12, u"active"_s, 1, 1, {}, {}, u"SELECT 1"_s, {}},
                                   {13, u"idle in transaction"_s, 2, 2, {}, {}, {}, {}}};
        },
        "");
    row(
        "connections", [](DifySeen &s) { s.database.connections = 170; }, "dify.database.connections-near?");
    row(
        "statement",
        [](DifySeen &s) {
            s.database.statements = {{u"SELECT 1"_s, 10, 2000}};
        },
        "dify.database.statement-slow?");
    row(
        "dead rows",
        [](DifySeen &s) {
            s.database.tables = {{u"messages"_s, 20'000, 50'000, 1, {}, u"2026-01-01T00:00:00Z"_s}};
        },
        "dify.database.vacuum-behind?");
    row(
        "never analysed",
        [](DifySeen &s) {
            s.database.tables = {{u"messages"_s, 20'000, 0, 1, {}, {}}};
        },
        "dify.database.never-analysed?");
    row(
        "narrow role", [](DifySeen &s) { s.database.seesAll = false; }, "dify.database.partly-seen-");
    // Redis
    row(
        "Redis unreachable", [](DifySeen &s) { s.redis.end = DifyEnd::Unreachable; }, "dify.redis.unreachable");
    row(
        "Redis sign-in and a pair",
        [](DifySeen &s) {
            s.redis.end = DifyEnd::SignInRefused;
            s.envFaults << seen::DifyEnvFault{u"dify.env.pair-differs"_s,
                                              Severity::Failure,
                                              3,
                                              {{u"name"_s, u"CELERY_BROKER_URL"_s}, {u"other"_s, u"REDIS_PASSWORD"_s}}};
        },
        "dify.env.pair-differs(dify.redis.sign-in-refused)");
    row(
        "Redis loading", [](DifySeen &s) { s.redis.end = DifyEnd::Loading; }, "dify.redis.loading");
    row(
        "Redis protected", [](DifySeen &s) { s.redis.end = DifyEnd::ClientRefused; }, "dify.redis.client-refused");
    row(
        "Redis full", [](DifySeen &s) { s.redis.end = DifyEnd::Full; }, "dify.redis.full");
    row(
        "Redis account", [](DifySeen &s) { s.redis.denied = QStringList{u"INFO: NOPERM"_s}; },
        "dify.redis.permission-missing?");
    row(
        "replica", [](DifySeen &s) { s.redis.role = u"slave"_s; }, "dify.redis.replica");
    row(
        "snapshot", [](DifySeen &s) { s.redis.snapshotFailed = true; }, "dify.redis.snapshot-failed");
    row(
        "memory",
        [](DifySeen &s) {
            s.redis.usedMemory = 95 << 20;
            s.redis.memoryLimit = 100 << 20;
        },
        "dify.redis.memory-near?");
    row(
        "policy",
        [](DifySeen &s) {
            s.redis.usedMemory = 1;
            s.redis.memoryLimit = 100 << 20;
            s.redis.policy = u"allkeys-lru"_s;
            s.redis.evicted = 2;
        },
        "dify.redis.policy-evicts?(dify.redis.evicting)");
    row(
        "rejected", [](DifySeen &s) { s.redis.rejected = 1; }, "dify.redis.connections-refused?");
    row(
        "queue", [](DifySeen &s) { s.redis.queues.insert(u"dataset"_s, 5000); }, "dify.redis.queue-long?");
    // services
    row(
        "daemon", [](DifySeen &s) { questionOf(s, u"plugin_daemon"_s, u"health"_s).status = 500; },
        "plugin.daemon.unhealthy");
    row(
        "daemon's key", [](DifySeen &s) { questionOf(s, u"plugin_daemon"_s, u"key"_s).status = 401; },
        "plugin.daemon.key-refused");
    row(
        "sandbox", [](DifySeen &s) { questionOf(s, u"sandbox"_s, u"health"_s).end = DifyEnd::Silent; },
        "dify.sandbox.not-ready");
    row(
        "vector store", [](DifySeen &s) { questionOf(s, u"vector_store"_s, u"health"_s).status = 503; },
        "dify.vector-store.not-ready");
    row(
        "proxy is down",
        [](DifySeen &s) { questionOf(s, u"ssrf_proxy"_s, u"target"_s) = question(u"ssrf_proxy"_s, u"target"_s, 0); },
        "dify.ssrf-proxy.unreachable");
    row(
        "proxy refuses",
        [](DifySeen &s) {
            auto &q = questionOf(s, u"ssrf_proxy"_s, u"target"_s);
            q.status = 403;
            q.squidError = u"ERR_ACCESS_DENIED 0"_s;
        },
        "dify.ssrf-proxy.refuses");
    row(
        "proxy cannot connect",
        [](DifySeen &s) {
            auto &q = questionOf(s, u"ssrf_proxy"_s, u"target"_s);
            q.status = 503;
            q.server = u"squid/5.7"_s;
        },
        "dify.ssrf-proxy.target-unreached");
    row(
        "the target refuses",
        [](DifySeen &s) {
            auto &q = questionOf(s, u"ssrf_proxy"_s, u"target"_s);
            q.status = 401;
            q.via = u"1.1 x (squid/5.7)"_s;
        },
        "dify.ssrf-proxy.target-refuses?");
    row(
        "the sandbox answers",
        [](DifySeen &s) {
            auto &q = questionOf(s, u"ssrf_proxy"_s, u"target"_s);
            q.status = 404;
            q.contentType = u"text/plain"_s;
            q.via = u"1.1 x (squid/5.7)"_s;
        },
        "squid.request.sent-to-sandbox");
    row(
        "api",
        [](DifySeen &s) {
            questionOf(s, u"api"_s, u"health"_s).status = 500;
            questionOf(s, u"api"_s, u"ping"_s).status = 502;
        },
        "dify.api.unhealthy");
    row(
        "other page", [](DifySeen &s) { questionOf(s, u"api"_s, u"ping"_s).word.clear(); }, "dify.api.other-page");
    row(
        "not set up", [](DifySeen &s) { questionOf(s, u"api"_s, u"setup"_s).word = u"not_started"_s; },
        "dify.api.not-set-up?");
    row(
        "no way",
        [](DifySeen &s) {
            s.redis.end = DifyEnd::NoWay;
            questionOf(s, u"sandbox"_s, u"health"_s).end = DifyEnd::NoWay;
        },
        "dify.service.no-way-");
}

}

LENTERA_TEST(tst_judgeDify, lentera::JudgeDifyTest)
#include "tst_judgeDify.moc"
