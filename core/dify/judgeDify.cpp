// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/judgeDify.h"

#include "dify/DifyVerdict.h"
#include "dify/difyReleases.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifyCompose;
using seen::DifyContainer;
using seen::DifyDatabase;
using seen::DifyEnd;
using seen::DifyQuestion;
using seen::DifyRedis;
using seen::DifySeen;
using seen::DockerAnswer;

static constexpr int manyRestarts = 3;
static constexpr double longIdleSeconds = 60;
static constexpr double longQuerySeconds = 5;
static constexpr double slowStatementMs = 1'000;
static constexpr qint64 manyRows = 10'000;
static constexpr qint64 longQueue = 1'000;
static constexpr qint64 mebibyte = 1 << 20;
static const QString oldestCompose = u"2.24.0"_s; // the compose file uses `required` of env_file

static QString hostAndPort(const seen::DifyDoor &door)
{
    return door.host.isEmpty() ? QString() : door.host + u':' + QString::number(door.port);
}

static QString number(qint64 value)
{
    return QString::number(value);
}

static QString seconds(double value)
{
    return QString::number(value, 'f', 0);
}

static void judgeDocker(const DifyCompose &compose, const QString &folder, DifyVerdict &verdict)
{
    const Facts facts{{u"detail"_s, compose.detail}, {u"folder"_s, folder}, {u"version"_s, compose.clientVersion}};
    switch (compose.answer) {
    case DockerAnswer::NotAsked:
        return;
    case DockerAnswer::ClientMissing:
        return verdict.add("docker.client.missing"_L1, facts);
    case DockerAnswer::DaemonUnreachable:
        return verdict.add("docker.daemon.unreachable"_L1, facts);
    case DockerAnswer::Forbidden:
        return verdict.add("docker.socket.forbidden"_L1, facts);
    case DockerAnswer::ComposeMissing:
        return verdict.add("docker.compose.missing"_L1, facts);
    case DockerAnswer::FileMissing:
        return verdict.add("docker.compose.file-missing"_L1, facts);
    case DockerAnswer::FileInvalid:
        return verdict.add("docker.compose.file-invalid"_L1, facts);
    case DockerAnswer::Silent:
        return verdict.add("docker.daemon.silent"_L1, facts);
    case DockerAnswer::Failed:
        return verdict.add("docker.call.failed"_L1, facts);
    case DockerAnswer::Answered:
        break;
    }
    if (!compose.composeVersion.isEmpty() && compareVersions(compose.composeVersion, oldestCompose) < 0)
        verdict.add("docker.compose.old"_L1, {{u"version"_s, compose.composeVersion}, {u"least"_s, oldestCompose}});
    if (!compose.unsetVariables.isEmpty())
        verdict.add("docker.variable.unset"_L1, {{u"variables"_s, compose.unsetVariables.join(", "_L1)}});
    if (compose.containers.isEmpty() && !compose.otherProject.isEmpty())
        verdict.add("docker.project.other-name"_L1, {{u"project"_s, compose.otherProject}, {u"folder"_s, folder}});
    else if (compose.containers.isEmpty())
        verdict.add("docker.project.empty"_L1, {{u"folder"_s, folder}});
}

static Facts factsOf(const DifyContainer &container)
{
    Facts facts{{u"service"_s, container.service},
                {u"container"_s, container.name},
                {u"state"_s, container.state},
                {u"status"_s, QString::number(container.exitCode)},
                {u"output"_s, container.healthOutput}};
    if (!container.logTail.isEmpty())
        facts.insert(u"log"_s, container.logTail.last());
    return facts;
}

static void judgeState(const DifyContainer &container, DifyVerdict &verdict)
{
    Facts facts = factsOf(container);
    facts.insert(u"count"_s, QString::number(container.restarts));
    const bool killed = container.outOfMemory || container.exitCode == 137;
    if (container.isWell()) {
        if (container.restarts > manyRestarts)
            verdict.add("docker.service.restarted-often"_L1, facts);
    } else if (killed && container.state != "running"_L1) {
        verdict.add("docker.container.killed"_L1, facts);
    } else if (container.state == "restarting"_L1) {
        verdict.add("docker.service.restarting"_L1, facts);
    } else if (container.state == "paused"_L1) {
        verdict.add("docker.service.paused"_L1, facts);
    } else if (container.state == "running"_L1) {
        verdict.add("docker.service.unhealthy"_L1, facts);
    } else {
        verdict.add("docker.service.exited"_L1, facts);
    }
}

static void judgeContainers(const DifyCompose &compose, DifyVerdict &verdict)
{
    for (const DifyContainer &container : compose.containers) {
        judgeState(container, verdict);
        for (const seen::DifyCause &cause : container.causes.mid(0, 1)) { // the last words
            Facts facts = cause.facts;
            facts.insert(u"service"_s, container.service);
            facts.insert(u"line"_s, cause.line);
            if (cause.id != "docker.container.killed"_L1 && cause.id != "docker.service.not-running"_L1)
                verdict.addFound(cause.id, Severity::Failure, facts);
        }
    }
    if (compose.containers.isEmpty())
        return;
    for (const QString &service : compose.services)
        if (!compose.find({service}) && !service.startsWith("init"_L1))
            verdict.add("docker.service.missing"_L1, {{u"service"_s, service}});
}

// Of one release: api, worker and web; and what that release was shipped with, where that is known.
static void judgeImages(const DifySeen &seen, DifyVerdict &verdict)
{
    const DifyContainer *api = seen.compose.find({u"api"_s});
    const QString version = api ? seen::imageVersion(api->image) : QString();
    if (version.isEmpty())
        return;
    const QMap<QString, QString> shipped = difyReleases().images.value(version);
    for (const DifyContainer &container : seen.compose.containers) {
        const QString name = seen::imageName(container.image);
        const QString tag = seen::imageVersion(container.image);
        const bool sameRelease = name == "langgenius/dify-api"_L1 || name == "langgenius/dify-web"_L1;
        if (sameRelease && tag != version)
            verdict.add("docker.image.mixed"_L1,
                        {{u"service"_s, container.service}, {u"image"_s, container.image}, {u"expected"_s, version}});
        else if (const QString expected = shipped.value(name); !expected.isEmpty() && tag != expected)
            verdict.add("docker.image.unpaired"_L1, {{u"service"_s, container.service},
                                                     {u"image"_s, container.image},
                                                     {u"expected"_s, expected},
                                                     {u"version"_s, version}});
    }
}

static Facts factsOf(const DifyDatabase &database)
{
    return {{u"server"_s, hostAndPort(database.door)},
            {u"user"_s, database.user},
            {u"database"_s, database.name},
            {u"detail"_s, database.detail}};
}

static void judgeDatabaseDoor(const DifyDatabase &database, DifyVerdict &verdict)
{
    const Facts facts = factsOf(database);
    switch (database.end) {
    case DifyEnd::NotAsked:
    case DifyEnd::NoWay:
    case DifyEnd::Answered:
        return;
    case DifyEnd::SignInRefused:
    case DifyEnd::SignInNeeded:
    case DifyEnd::SignInUnknown:
    case DifyEnd::Forbidden:
        return verdict.add("dify.database.sign-in-refused"_L1, facts);
    case DifyEnd::ClientRefused:
        return verdict.add("dify.database.client-refused"_L1, facts);
    case DifyEnd::DatabaseMissing:
        return verdict.add("dify.database.missing"_L1, facts);
    case DifyEnd::Full:
        return verdict.add("dify.database.full"_L1, facts);
    case DifyEnd::Loading:
        return verdict.add("dify.database.starting"_L1, facts);
    case DifyEnd::TlsRefused:
        return verdict.add("dify.database.tls-refused"_L1, facts);
    case DifyEnd::Nowhere:
    case DifyEnd::Unreachable:
    case DifyEnd::Silent:
    case DifyEnd::Failed:
        return verdict.add("dify.database.unreachable"_L1, facts);
    }
}

static void judgeMigration(const DifyDatabase &database, const QString &version, DifyVerdict &verdict)
{
    if (!database.migrated || (database.revisions.isEmpty() && database.failed.isEmpty()))
        return verdict.add("dify.migration.never-ran"_L1, factsOf(database));
    if (database.revisions.size() > 1)
        return verdict.add("dify.migration.history-broken"_L1, {{u"revision"_s, database.revisions.join(", "_L1)}});
    if (database.revisions.isEmpty())
        return;
    const QString revision = database.revisions.first();
    const QString expected = difyReleases().heads.value(version);
    const QString release = difyReleases().heads.key(revision);
    const Facts facts{
        {u"revision"_s, revision}, {u"version"_s, version}, {u"expected"_s, expected}, {u"release"_s, release}};
    if (revision == expected)
        return;
    if (release.isEmpty() || version.isEmpty())
        return verdict.add("dify.migration.unknown"_L1, facts);
    // Between two known releases a database of the older one may be right for what lies between.
    const int order = compareVersions(release, version);
    if (order > 0)
        verdict.add("dify.migration.ahead"_L1, facts);
    else if (!expected.isEmpty())
        verdict.add("dify.migration.behind"_L1, facts);
    else
        verdict.add("dify.migration.unknown"_L1, facts);
}

static void judgeSessions(const DifyDatabase &database, DifyVerdict &verdict)
{
    const auto idle =
        std::max_element(database.sessions.cbegin(), database.sessions.cend(), [](const auto &a, const auto &b) {
            const auto length = [](const seen::DifySession &one) {
                return one.state.startsWith("idle in transaction"_L1) ? one.transactionSeconds : -1;
            };
            return length(a) < length(b);
        });
    if (idle != database.sessions.cend() && idle->state.startsWith("idle in transaction"_L1) &&
        idle->transactionSeconds > longIdleSeconds)
        verdict.add("dify.database.idle-in-transaction"_L1, {{u"pid"_s, QString::number(idle->pid)},
                                                             {u"seconds"_s, seconds(idle->transactionSeconds)},
                                                             {u"query"_s, idle->query},
                                                             {u"application"_s, idle->application}});
    for (const seen::DifySession &session : database.sessions) {
        if (session.querySeconds < longQuerySeconds || session.state != "active"_L1)
            continue;
        Facts facts{{u"pid"_s, QString::number(session.pid)},
                    {u"seconds"_s, seconds(session.querySeconds)},
                    {u"query"_s, session.query}};
        if (session.blockers.isEmpty() && !verdict.has("dify.database.query-slow"_L1))
            verdict.add("dify.database.query-slow"_L1, facts);
        if (session.blockers.isEmpty() || verdict.has("dify.database.blocked"_L1))
            continue;
        facts.insert(u"blocker"_s, QString::number(session.blockers.first()));
        for (const seen::DifySession &other : database.sessions)
            if (other.pid == session.blockers.first())
                facts.insert({{u"blockerState"_s, other.state}, {u"blockerQuery"_s, other.query}});
        verdict.add("dify.database.blocked"_L1, facts);
    }
    const int limit = database.connectionLimit;
    if (limit > 0 && database.connections * 10 >= limit * 8)
        verdict.add("dify.database.connections-near"_L1,
                    {{u"count"_s, QString::number(database.connections)}, {u"limit"_s, QString::number(limit)}});
}

static void judgeTables(const DifyDatabase &database, DifyVerdict &verdict)
{
    if (!database.missingTables.isEmpty() && database.migrated)
        verdict.add("dify.database.tables-missing"_L1, {{u"tables"_s, database.missingTables.join(", "_L1)}});
    if (database.pluginDatabaseMissing)
        verdict.add("dify.database.plugin-missing"_L1, {{u"database"_s, database.pluginDatabase}});
    if (database.messageIndexMissing)
        verdict.add("dify.database.index-missing"_L1, {{u"index"_s, u"messages(conversation_id)"_s}});
    for (const seen::DifyTable &table : database.tables) {
        const Facts facts{{u"table"_s, table.name},
                          {u"dead"_s, number(table.dead)},
                          {u"live"_s, number(table.live)},
                          {u"vacuum"_s, table.lastVacuum}};
        if (table.dead > manyRows && table.dead * 2 > table.live && !verdict.has("dify.database.vacuum-behind"_L1))
            verdict.add("dify.database.vacuum-behind"_L1, facts);
        if (table.live > manyRows && table.lastAnalyze.isEmpty() && !verdict.has("dify.database.never-analysed"_L1))
            verdict.add("dify.database.never-analysed"_L1, facts);
    }
    for (const seen::DifyStatement &statement : database.statements)
        if (statement.meanMs > slowStatementMs && !verdict.has("dify.database.statement-slow"_L1))
            verdict.add("dify.database.statement-slow"_L1, {{u"query"_s, statement.query},
                                                            {u"calls"_s, number(statement.calls)},
                                                            {u"mean"_s, seconds(statement.meanMs)}});
}

static void judgeDatabase(const DifySeen &seen, DifyVerdict &verdict)
{
    const DifyDatabase &database = seen.database;
    judgeDatabaseDoor(database, verdict);
    if (database.end != DifyEnd::Answered)
        return;
    if (database.standby)
        verdict.add("dify.database.standby"_L1, factsOf(database));
    judgeMigration(database, seen.version(), verdict);
    judgeTables(database, verdict);
    judgeSessions(database, verdict);
    if (!database.seesAll || !database.failed.isEmpty())
        verdict.add("dify.database.partly-seen"_L1,
                    {{u"user"_s, database.user}, {u"detail"_s, database.failed.value(0)}});
}

static void judgeRedisDoor(const DifyRedis &redis, DifyVerdict &verdict)
{
    const Facts facts{{u"server"_s, hostAndPort(redis.door)}, {u"detail"_s, redis.detail}};
    switch (redis.end) {
    case DifyEnd::NotAsked:
    case DifyEnd::NoWay:
    case DifyEnd::Answered:
        return;
    case DifyEnd::SignInRefused:
    case DifyEnd::SignInNeeded:
    case DifyEnd::SignInUnknown:
        return verdict.add("dify.redis.sign-in-refused"_L1, facts);
    case DifyEnd::Forbidden:
        return verdict.add("dify.redis.permission-missing"_L1, facts);
    case DifyEnd::ClientRefused:
        return verdict.add("dify.redis.client-refused"_L1, facts);
    case DifyEnd::Full:
        return verdict.add("dify.redis.full"_L1, facts);
    case DifyEnd::Loading:
        return verdict.add("dify.redis.loading"_L1, facts);
    case DifyEnd::DatabaseMissing:
    case DifyEnd::Nowhere:
    case DifyEnd::Unreachable:
    case DifyEnd::Silent:
    case DifyEnd::TlsRefused:
    case DifyEnd::Failed:
        return verdict.add("dify.redis.unreachable"_L1, facts);
    }
}

static void judgeMemory(const DifyRedis &redis, DifyVerdict &verdict)
{
    const Facts facts{{u"used"_s, number(redis.usedMemory / mebibyte)},
                      {u"limit"_s, number(redis.memoryLimit / mebibyte)},
                      {u"policy"_s, redis.policy},
                      {u"count"_s, number(redis.evicted)}};
    if (redis.memoryLimit > 0 && redis.usedMemory * 10 >= redis.memoryLimit * 9)
        verdict.add("dify.redis.memory-near"_L1, facts);
    if (redis.memoryLimit > 0 && redis.policy.startsWith("allkeys"_L1)) // queues have no expiry: only these drop them
        verdict.add("dify.redis.policy-evicts"_L1, facts);
    if (redis.evicted > 0)
        verdict.add("dify.redis.evicting"_L1, facts);
}

static void judgeRedis(const DifyRedis &redis, DifyVerdict &verdict)
{
    judgeRedisDoor(redis, verdict);
    if (redis.end != DifyEnd::Answered)
        return;
    if (redis.role == "slave"_L1)
        verdict.add("dify.redis.replica"_L1, {{u"server"_s, hostAndPort(redis.door)}});
    if (redis.snapshotFailed || redis.appendFailed)
        verdict.add("dify.redis.snapshot-failed"_L1,
                    {{u"field"_s, redis.snapshotFailed ? u"rdb_last_bgsave_status"_s : u"aof_last_write_status"_s}});
    judgeMemory(redis, verdict);
    if (redis.rejected > 0)
        verdict.add("dify.redis.connections-refused"_L1, {{u"count"_s, number(redis.rejected)}});
    if (!redis.denied.isEmpty())
        verdict.add("dify.redis.permission-missing"_L1, {{u"detail"_s, redis.denied.first()}});
    for (auto queue = redis.queues.cbegin(); queue != redis.queues.cend(); ++queue)
        if (*queue > longQueue)
            return verdict.add("dify.redis.queue-long"_L1, {{u"queue"_s, queue.key()}, {u"count"_s, number(*queue)}});
}

static Facts factsOf(const DifyQuestion &asked)
{
    Facts facts{{u"url"_s, asked.url}, {u"detail"_s, asked.detail}, {u"proxy"_s, asked.proxy}};
    if (asked.status > 0)
        facts.insert(u"status"_s, QString::number(asked.status));
    return facts;
}

static bool wasAsked(const DifyQuestion *asked)
{
    return asked && asked->end != DifyEnd::NotAsked && asked->end != DifyEnd::NoWay;
}

static bool isGood(const DifyQuestion &asked)
{
    return asked.end == DifyEnd::Answered && asked.status >= 200 && asked.status < 300;
}

static void judgeHealth(const DifySeen &seen, DifyVerdict &verdict)
{
    const DifyQuestion *daemon = seen.question("plugin_daemon"_L1, "health"_L1);
    if (wasAsked(daemon) && daemon->end != DifyEnd::Answered)
        verdict.add("plugin.daemon.unreachable"_L1, factsOf(*daemon));
    else if (wasAsked(daemon) && !isGood(*daemon))
        verdict.add("plugin.daemon.unhealthy"_L1, factsOf(*daemon));
    if (const DifyQuestion *key = seen.question("plugin_daemon"_L1, "key"_L1); key && key->status == 401)
        verdict.add("plugin.daemon.key-refused"_L1, factsOf(*key));
    if (const DifyQuestion *sandbox = seen.question("sandbox"_L1, "health"_L1); wasAsked(sandbox) && !isGood(*sandbox))
        verdict.add("dify.sandbox.not-ready"_L1, factsOf(*sandbox));
    const DifyQuestion *store = seen.question("vector_store"_L1, "health"_L1);
    if (wasAsked(store) && !isGood(*store)) {
        Facts facts = factsOf(*store);
        facts.insert(u"store"_s, seen.vectorStore);
        verdict.add("dify.vector-store.not-ready"_L1, facts);
    }
}

// squid names itself in Server for its own answers; to those that it passes on it only adds Via.
static void judgeProxy(const DifySeen &seen, DifyVerdict &verdict)
{
    const DifyQuestion *target = seen.question("ssrf_proxy"_L1, "target"_L1);
    if (!wasAsked(target))
        return;
    Facts facts = factsOf(*target);
    facts.insert(u"error"_s, target->squidError);
    if (const DifyQuestion *direct = seen.question("ssrf_proxy"_L1, "direct"_L1))
        facts.insert(u"direct"_s, direct->end == DifyEnd::Answered ? QString::number(direct->status) : direct->detail);
    const bool own = !target->squidError.isEmpty() || target->server.startsWith("squid"_L1);
    if (target->end == DifyEnd::Unreachable || target->end == DifyEnd::Silent || target->end == DifyEnd::Nowhere)
        verdict.add("dify.ssrf-proxy.unreachable"_L1, facts);
    else if (target->end != DifyEnd::Answered)
        verdict.add("dify.ssrf-proxy.target-unreached"_L1, facts);
    else if (own && (target->status == 403 || target->status == 407))
        verdict.add("dify.ssrf-proxy.refuses"_L1, facts);
    else if (own && target->status >= 500)
        verdict.add("dify.ssrf-proxy.target-unreached"_L1, facts);
    else if (target->status == 404 && target->contentType.startsWith("text/plain"_L1) && !target->via.isEmpty())
        verdict.add("squid.request.sent-to-sandbox"_L1, facts);
    else if (target->status == 401 || target->status == 403)
        verdict.add("dify.ssrf-proxy.target-refuses"_L1, facts);
}

static void judgeApi(const DifySeen &seen, DifyVerdict &verdict)
{
    const DifyQuestion *health = seen.question("api"_L1, "health"_L1);
    const DifyQuestion *ping = seen.question("api"_L1, "ping"_L1);
    const DifyQuestion *setup = seen.question("api"_L1, "setup"_L1);
    if (wasAsked(health) && !isGood(*health))
        verdict.add("dify.api.unhealthy"_L1, factsOf(*health));
    if (wasAsked(ping) && (ping->end != DifyEnd::Answered || ping->status >= 500)) {
        if (!verdict.has("dify.api.unhealthy"_L1))
            verdict.add("dify.api.unhealthy"_L1, factsOf(*ping));
        return;
    }
    if (wasAsked(ping) && ping->word != "pong"_L1)
        return verdict.add("dify.api.other-page"_L1, factsOf(*ping));
    if (wasAsked(setup) && setup->status >= 500)
        verdict.add("dify.api.database-failing"_L1, factsOf(*setup));
    else if (setup && setup->word == "not_started"_L1)
        verdict.add("dify.api.not-set-up"_L1, factsOf(*setup));
}

static void judgeDisk(const seen::DifyDisk &disk, DifyVerdict &verdict)
{
    if (disk.bytes <= 0)
        return;
    const qint64 percent = disk.freeBytes * 100 / disk.bytes;
    const Facts facts{{u"path"_s, disk.path},
                      {u"free"_s, number(disk.freeBytes / mebibyte)},
                      {u"percent"_s, number(percent)},
                      {u"inodes"_s, number(disk.freeInodes)}};
    if (percent < 2 || disk.freeBytes < 512 * mebibyte)
        verdict.add("host.disk.full"_L1, facts);
    else if (percent < 10)
        verdict.add("host.disk.low"_L1, facts);
    if (disk.inodes > 0 && disk.freeInodes * 100 / disk.inodes < 2)
        verdict.add("host.disk.inodes"_L1, facts);
}

// One finding for all that could not be asked; a service that is down, or that the stack does not have, is not among
// them.
static void judgeWays(const DifySeen &seen, DifyVerdict &verdict)
{
    const bool isKnown = seen.compose.answer == DockerAnswer::Answered && !seen.compose.containers.isEmpty();
    QStringList services;
    QStringList reasons;
    const auto note = [&](DifyEnd end, const QStringList &names, const QString &detail) {
        const DifyContainer *container = seen.compose.find(names);
        if (end != DifyEnd::NoWay || (isKnown && !(container && container->isWell())))
            return;
        services << (container ? container->service : names.first());
        reasons << detail;
    };
    note(seen.database.end, {u"db_postgres"_s, u"db"_s, u"db_mysql"_s}, seen.database.detail);
    note(seen.redis.end, {u"redis"_s}, seen.redis.detail);
    for (const DifyQuestion &asked : seen.questions)
        note(asked.end, {asked.service == "vector_store"_L1 ? seen.vectorStore : asked.service}, {});
    services.removeDuplicates();
    reasons.removeAll(QString());
    if (!services.isEmpty())
        verdict.add("dify.service.no-way"_L1,
                    {{u"services"_s, services.join(", "_L1)}, {u"detail"_s, reasons.join(", "_L1)}});
}

static void judgeEnv(const DifySeen &seen, DifyVerdict &verdict)
{
    if (seen.envMissing)
        verdict.add("dify.env.file-missing"_L1, {{u"folder"_s, seen.folder}});
    for (const seen::DifyEnvFault &fault : seen.envFaults) {
        Facts facts = fault.facts;
        facts.insert(u"place"_s, seen.envFile + u':' + QString::number(fault.line));
        verdict.addFound(fault.id, fault.severity, facts);
    }
}

QList<Finding> judgeDify(const DifySeen &seen)
{
    DifyVerdict verdict;
    judgeDisk(seen.disk, verdict);
    judgeDocker(seen.compose, seen.folder, verdict);
    judgeEnv(seen, verdict);
    judgeImages(seen, verdict);
    judgeDatabase(seen, verdict);
    judgeRedis(seen.redis, verdict);
    judgeContainers(seen.compose, verdict);
    judgeHealth(seen, verdict);
    judgeProxy(seen, verdict);
    judgeApi(seen, verdict);
    judgeWays(seen, verdict);
    return verdict.take(seen);
}

QStringList difyFindingIds()
{
    return DifyVerdict::ids();
}

}
