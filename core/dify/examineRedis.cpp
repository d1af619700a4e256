// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/examineRedis.h"

#include "probe/Probes.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifyEnd;
using seen::DifyRedis;

// Celery's queues of Dify 1.6 to 1.14.
static constexpr std::array queueNames{"api_token"_L1,
                                       "app_deletion"_L1,
                                       "conversation"_L1,
                                       "dataset"_L1,
                                       "dataset_summary"_L1,
                                       "mail"_L1,
                                       "ops_trace"_L1,
                                       "pipeline"_L1,
                                       "plugin"_L1,
                                       "priority_dataset"_L1,
                                       "priority_pipeline"_L1,
                                       "retention"_L1,
                                       "schedule_executor"_L1,
                                       "schedule_poller"_L1,
                                       "trigger_refresh_executor"_L1,
                                       "trigger_refresh_publisher"_L1,
                                       "triggered_workflow_dispatcher"_L1,
                                       "workflow"_L1,
                                       "workflow_based_app_execution"_L1,
                                       "workflow_storage"_L1};

static DifyEnd endOf(const QByteArray &error)
{
    if (error.startsWith("WRONGPASS"))
        return DifyEnd::SignInRefused;
    if (error.startsWith("NOAUTH"))
        return DifyEnd::SignInNeeded;
    if (error.contains("without any password configured"))
        return DifyEnd::SignInUnknown;
    if (error.startsWith("NOPERM"))
        return DifyEnd::Forbidden;
    if (error.startsWith("LOADING"))
        return DifyEnd::Loading;
    if (error.startsWith("DENIED"))
        return DifyEnd::ClientRefused;
    if (error.contains("max number of clients"))
        return DifyEnd::Full;
    return DifyEnd::Failed;
}

namespace {

//! The questions to one open connection.
class RedisQuestions {
public:
    RedisQuestions(RedisSession &session, DifyRedis &seen, const Wait &wait)
        : m_session(session), m_seen(seen), m_wait(wait)
    {
    }

    DifyEnd askAll(const RedisSignIn &signIn);

private:
    DifyEnd signIn(const RedisSignIn &signIn);
    void information();
    void queues(const RedisSignIn &signIn);
    QByteArray ask(const QByteArrayList &words);

    RedisSession &m_session;
    DifyRedis &m_seen;
    const Wait &m_wait;
};

}

// The answer's text; empty, and the command noted, when it is not allowed.
QByteArray RedisQuestions::ask(const QByteArrayList &words)
{
    const auto answer = m_session.ask(words, m_wait);
    if (!answer)
        return {};
    if (!answer->isError)
        return answer->text;
    m_seen.denied << QString::fromUtf8(words.first()) + ": "_L1 + QString::fromUtf8(answer->text).left(200);
    return {};
}

DifyEnd RedisQuestions::signIn(const RedisSignIn &given)
{
    QByteArrayList words{"PING"};
    if (given.password && !given.password->isEmpty()) {
        words = QByteArrayList{"AUTH"};
        if (!given.user.isEmpty())
            words << given.user.toUtf8();
        words << given.password->reveal();
    }
    for (const QByteArrayList &command : {words, QByteArrayList{"PING"}}) {
        const auto answer = m_session.ask(command, m_wait);
        m_seen.detail = answer ? QString::fromUtf8(answer->text).left(300) : m_session.detail();
        if (!answer)
            return DifyEnd::Failed;
        if (answer->isError)
            return endOf(answer->text);
    }
    return DifyEnd::Answered;
}

static QMap<QByteArray, QByteArray> fieldsOf(const QByteArray &text)
{
    QMap<QByteArray, QByteArray> fields;
    for (const QByteArray &line : text.split('\n'))
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            fields.insert(line.left(colon), line.mid(colon + 1).trimmed());
    return fields;
}

void RedisQuestions::information()
{
    const QMap<QByteArray, QByteArray> fields = fieldsOf(ask({"INFO"}));
    m_seen.version = QString::fromUtf8(fields.value("redis_version"));
    m_seen.role = QString::fromUtf8(fields.value("role"));
    m_seen.usedMemory = fields.value("used_memory").toLongLong();
    m_seen.memoryLimit = fields.value("maxmemory").toLongLong();
    m_seen.policy = QString::fromUtf8(fields.value("maxmemory_policy"));
    m_seen.evicted = fields.value("evicted_keys").toLongLong();
    m_seen.rejected = fields.value("rejected_connections").toLongLong();
    m_seen.blockedClients = fields.value("blocked_clients").toInt();
    m_seen.clients = fields.value("connected_clients").toInt();
    m_seen.snapshotFailed = fields.value("rdb_last_bgsave_status") == "err";
    m_seen.appendFailed = fields.value("aof_last_write_status") == "err";
    if (fields.value("loading") == "1")
        m_seen.end = DifyEnd::Loading;
}

void RedisQuestions::queues(const RedisSignIn &signIn)
{
    if (ask({"SELECT", QByteArray::number(signIn.queueDatabase)}).isEmpty())
        return;
    for (const QLatin1StringView name : queueNames) {
        if (m_wait.over())
            return;
        const QString key = signIn.keyPrefix + name;
        if (const qint64 length = ask({"LLEN", key.toUtf8()}).toLongLong(); length > 0)
            m_seen.queues.insert(key, length);
    }
}

DifyEnd RedisQuestions::askAll(const RedisSignIn &given)
{
    m_seen.end = signIn(given);
    if (m_seen.end != DifyEnd::Answered)
        return m_seen.end;
    information();
    queues(given);
    return m_seen.end;
}

void examineRedis(DifyRedis &known, const RedisSignIn &signIn, const Wait &wait)
{
    if (known.door.host.isEmpty()) {
        known.end = DifyEnd::NoWay;
        return;
    }
    Wait brief = wait.within(std::chrono::seconds(20));
    const seen::DnsSeen name = probeSystemDns({known.door.host, known.door.port}, brief);
    if (name.addresses.isEmpty()) {
        known.end = DifyEnd::Nowhere;
        known.detail = name.detail;
        return;
    }
    RedisSession session;
    known.end = session.open(name.addresses.first().address, known.door.port, brief);
    known.detail = session.detail();
    if (known.end == DifyEnd::Answered)
        known.end = RedisQuestions(session, known, brief).askAll(signIn);
}

}
