// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/examineDify.h"

#include "base/AtomicFile.h"
#include "base/Redactor.h"
#include "dify/DifyDoors.h"
#include "dify/examineCompose.h"
#include "dify/examineDatabase.h"
#include "dify/examineRedis.h"
#include "dify/examineServices.h"
#include "files/lintPaths.h"

#include <QFileInfo>

#include <cerrno>
#include <sys/statvfs.h>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifyDisk;
using seen::DifyEnd;
using seen::DifyEnvFault;
using seen::DifySeen;

static constexpr qint64 largestEnv = 1024 * 1024;

namespace {

//! One look at one stack, area by area.
class DifyExamination {
public:
    DifyExamination(const DifyStack &stack, const Explanations &explanations, const Wait &wait)
        : m_stack(stack), m_explanations(explanations), m_wait(wait)
    {
    }

    Result<DifySeen> run();

private:
    Result<void> readEnv();
    Result<void> lintEnv();
    void learn(const QString &name, const SharedSecret &secret);
    void compose();
    void database();
    void redis();
    bool needsDoors() const;
    bool wants(const QString &area) const { return m_stack.wants(area) && !m_wait.over(); }

    const DifyStack &m_stack;
    const Explanations &m_explanations;
    const Wait &m_wait;
    ComposeEnv m_env;
    Redactor m_redactor;
    DifySeen m_seen;
};

}

void DifyExamination::learn(const QString &name, const SharedSecret &secret)
{
    if (secret && secret->length() >= 6) // shorter ones are ordinary words
        m_redactor.learn(name, *secret);
}

Result<void> DifyExamination::readEnv()
{
    const QString path = m_stack.folder + "/.env"_L1;
    learn(u"databasePassword"_s, m_stack.databasePassword);
    learn(u"redisPassword"_s, m_stack.redisPassword);
    if (!QFileInfo(path).isFile())
        return {};
    Result<QByteArray> bytes = readWhole(path, largestEnv);
    if (!bytes)
        return failureOf(bytes);
    m_seen.envFile = path;
    m_env = readComposeEnv(*bytes, m_stack.environment);
    wipeBytes(*bytes);
    for (const ComposeVariable &variable : m_env.variables)
        learn(variable.name, variable.secret);
    m_seen.vectorStore = m_env.text(u"VECTOR_STORE");
    return {};
}

Result<void> DifyExamination::lintEnv()
{
    m_seen.envMissing = m_seen.envFile.isEmpty();
    if (m_seen.envMissing)
        return {};
    LintContext context;
    context.environment = m_stack.environment;
    const Result<LintReport> report = lintPaths({m_seen.envFile}, context, m_wait.stopToken());
    if (!report)
        return failureOf(report);
    for (const FileFinding &finding : report->findings)
        if (finding.id.startsWith("dify."_L1)) // a file of another kind is not Dify's
            m_seen.envFaults << DifyEnvFault{finding.id, finding.severity, finding.place.line, finding.facts};
    return {};
}

// What compose warns about may be a part of a password with a dollar in it.
void DifyExamination::compose()
{
    m_seen.compose = examineCompose(m_stack, m_explanations, m_redactor, m_wait);
    for (const ComposeVariable &variable : m_env.variables)
        if (variable.secret)
            m_seen.compose.unsetVariables.removeIf([&](const QString &name) { return variable.unset.contains(name); });
}

static int portFrom(const QString &text, int otherwise)
{
    const int port = text.toInt();
    return port > 0 && port < 65536 ? port : otherwise;
}

void DifyExamination::database()
{
    seen::DifyDatabase &database = m_seen.database;
    const DifyAddress &given = m_stack.database;
    const auto text = [this](QStringView name, const QString &otherwise) {
        const QString value = m_env.text(name);
        return value.isEmpty() ? otherwise : value;
    };
    if (const QString kind = text(u"DB_TYPE", u"postgresql"_s); kind != "postgresql"_L1 && given.host.isEmpty()) {
        database.end = DifyEnd::NoWay; // MySQL is not looked into
        database.detail = "DB_TYPE="_L1 + kind;
        return;
    }
    database.user = given.user.isEmpty() ? text(u"DB_USERNAME", u"postgres"_s) : given.user;
    database.name = given.name.isEmpty() ? text(u"DB_DATABASE", u"dify"_s) : given.name;
    database.pluginDatabase = text(u"DB_PLUGIN_DATABASE", u"dify_plugin"_s);
    database.door = doorTo({u"db_postgres"_s, u"db"_s}, portFrom(m_env.text(u"DB_PORT"), 5432), given,
                           m_env.text(u"DB_HOST"), m_seen.compose);
    const SharedSecret password = m_stack.databasePassword ? m_stack.databasePassword : m_env.secret(u"DB_PASSWORD");
    examineDatabase(database, given.sslMode, password, m_wait);
    database.detail = m_redactor.redacted(database.detail);
    if (database.door.from == "container"_L1 && database.end == DifyEnd::Silent)
        database.end = DifyEnd::NoWay;
}

static int queueDatabase(const ComposeEnv &env)
{
    const QString path = QUrl(env.text(u"CELERY_BROKER_URL")).path().mid(1);
    bool number = false;
    const int database = path.toInt(&number);
    return number ? database : 1;
}

void DifyExamination::redis()
{
    seen::DifyRedis &redis = m_seen.redis;
    redis.door = doorTo({u"redis"_s}, portFrom(m_env.text(u"REDIS_PORT"), 6379), m_stack.redis,
                        m_env.text(u"REDIS_HOST"), m_seen.compose);
    if (m_env.text(u"REDIS_USE_SSL").compare("true"_L1, Qt::CaseInsensitive) == 0) {
        redis.end = DifyEnd::NoWay; // plain connections only
        redis.detail = u"TLS"_s;
        return;
    }
    RedisSignIn signIn;
    signIn.user = m_stack.redis.user.isEmpty() ? m_env.text(u"REDIS_USERNAME") : m_stack.redis.user;
    signIn.password = m_stack.redisPassword ? m_stack.redisPassword : m_env.secret(u"REDIS_PASSWORD");
    signIn.queueDatabase = queueDatabase(m_env);
    signIn.keyPrefix = m_env.text(u"REDIS_KEY_PREFIX");
    examineRedis(redis, signIn, m_wait);
    redis.detail = m_redactor.redacted(redis.detail);
    if (redis.door.from == "container"_L1 && redis.end == DifyEnd::Silent)
        redis.end = DifyEnd::NoWay;
}

// The folder of the volumes where there is one, else the stack's.
static DifyDisk diskOf(const QString &folder)
{
    DifyDisk disk;
    disk.path = QFileInfo(folder + "/volumes"_L1).isDir() ? folder + "/volumes"_L1 : folder;
    struct statvfs system {};
    if (::statvfs(QFile::encodeName(disk.path).constData(), &system) != 0)
        return disk;
    disk.bytes = qint64(system.f_blocks) * qint64(system.f_frsize);
    disk.freeBytes = qint64(system.f_bavail) * qint64(system.f_frsize);
    disk.inodes = qint64(system.f_files);
    disk.freeInodes = qint64(system.f_favail);
    return disk;
}

// Whether docker has to tell where a service is.
bool DifyExamination::needsDoors() const
{
    return wants(u"services"_s) || (wants(u"api"_s) && m_stack.apiUrl.isEmpty()) ||
           (wants(u"database"_s) && m_stack.database.host.isEmpty()) ||
           (wants(u"redis"_s) && m_stack.redis.host.isEmpty());
}

Result<DifySeen> DifyExamination::run()
{
    m_seen.folder = m_stack.folder;
    m_seen.composeFile = m_stack.composeFile;
    if (!QFileInfo(m_stack.folder).isDir())
        return failure("file.read"_L1, {{u"path"_s, m_stack.folder}, {u"reason"_s, qt_error_string(ENOENT)}});
    if (const Result<void> read = readEnv(); !read)
        return failureOf(read);
    if (wants(u"env"_s))
        if (const Result<void> done = lintEnv(); !done)
            return failureOf(done);
    if (wants(u"disk"_s))
        m_seen.disk = diskOf(m_stack.folder);
    if (wants(u"compose"_s) || needsDoors())
        compose();
    if (wants(u"database"_s))
        database();
    if (wants(u"redis"_s))
        redis();
    if (wants(u"services"_s))
        m_seen.questions << examineServices(m_stack, m_env, m_seen.compose, m_redactor, m_wait);
    if (wants(u"api"_s))
        m_seen.questions << examineApi(m_stack, m_seen.compose, m_redactor, m_wait);
    return std::move(m_seen);
}

Result<DifySeen> examineDify(const DifyStack &stack, const Explanations &explanations, const Wait &wait)
{
    return DifyExamination(stack, explanations, wait).run();
}

}
