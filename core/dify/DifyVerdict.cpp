// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/DifyVerdict.h"

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

struct Known {
    QLatin1StringView id;
    Severity severity;
};

//! What a finding explains. An id that ends in a dot stands for all that begin so; a service for facts that name it,
//! and `database`, `vector` for the services of that kind; empty for any.
struct Consequence {
    QLatin1StringView cause;
    QLatin1StringView causeService;
    QLatin1StringView effect;
    QLatin1StringView effectServices; //!< separated by blanks
};

}

// What can only follow stands below what it can follow from.
static constexpr std::array known{
    Known{"host.disk.full"_L1, Severity::Failure},
    Known{"host.disk.inodes"_L1, Severity::Failure},
    Known{"host.disk.low"_L1, Severity::Warning},
    Known{"docker.client.missing"_L1, Severity::Warning},
    Known{"docker.daemon.unreachable"_L1, Severity::Failure},
    Known{"docker.daemon.silent"_L1, Severity::Failure},
    Known{"docker.socket.forbidden"_L1, Severity::Warning},
    Known{"docker.compose.missing"_L1, Severity::Warning},
    Known{"docker.compose.file-missing"_L1, Severity::Warning},
    Known{"docker.compose.file-invalid"_L1, Severity::Failure},
    Known{"docker.call.failed"_L1, Severity::Warning},
    Known{"docker.compose.old"_L1, Severity::Warning},
    Known{"docker.project.other-name"_L1, Severity::Failure},
    Known{"docker.project.empty"_L1, Severity::Failure},
    Known{"dify.env.file-missing"_L1, Severity::Warning},
    Known{"docker.variable.unset"_L1, Severity::Warning},
    Known{"docker.image.mixed"_L1, Severity::Warning},
    Known{"docker.image.unpaired"_L1, Severity::Warning},
    Known{"dify.database.unreachable"_L1, Severity::Failure},
    Known{"dify.database.starting"_L1, Severity::Failure},
    Known{"dify.database.client-refused"_L1, Severity::Failure},
    Known{"dify.database.tls-refused"_L1, Severity::Failure},
    Known{"dify.database.sign-in-refused"_L1, Severity::Failure},
    Known{"dify.database.missing"_L1, Severity::Failure},
    Known{"dify.database.full"_L1, Severity::Failure},
    Known{"dify.database.standby"_L1, Severity::Failure},
    Known{"dify.database.plugin-missing"_L1, Severity::Failure},
    Known{"dify.migration.history-broken"_L1, Severity::Failure},
    Known{"dify.migration.never-ran"_L1, Severity::Failure},
    Known{"dify.migration.behind"_L1, Severity::Failure},
    Known{"dify.migration.ahead"_L1, Severity::Failure},
    Known{"dify.migration.unknown"_L1, Severity::Info},
    Known{"dify.database.tables-missing"_L1, Severity::Failure},
    Known{"dify.database.idle-in-transaction"_L1, Severity::Warning},
    Known{"dify.database.blocked"_L1, Severity::Warning},
    Known{"dify.database.query-slow"_L1, Severity::Warning},
    Known{"dify.database.connections-near"_L1, Severity::Warning},
    Known{"dify.database.statement-slow"_L1, Severity::Warning},
    Known{"dify.database.vacuum-behind"_L1, Severity::Warning},
    Known{"dify.database.never-analysed"_L1, Severity::Warning},
    Known{"dify.database.index-missing"_L1, Severity::Warning},
    Known{"dify.database.partly-seen"_L1, Severity::Info},
    Known{"dify.redis.unreachable"_L1, Severity::Failure},
    Known{"dify.redis.loading"_L1, Severity::Failure},
    Known{"dify.redis.client-refused"_L1, Severity::Failure},
    Known{"dify.redis.sign-in-refused"_L1, Severity::Failure},
    Known{"dify.redis.full"_L1, Severity::Failure},
    Known{"dify.redis.replica"_L1, Severity::Failure},
    Known{"dify.redis.snapshot-failed"_L1, Severity::Failure},
    Known{"dify.redis.permission-missing"_L1, Severity::Warning},
    Known{"dify.redis.memory-near"_L1, Severity::Warning},
    Known{"dify.redis.policy-evicts"_L1, Severity::Warning},
    Known{"dify.redis.evicting"_L1, Severity::Warning},
    Known{"dify.redis.connections-refused"_L1, Severity::Warning},
    Known{"dify.redis.queue-long"_L1, Severity::Warning},
    Known{"docker.container.killed"_L1, Severity::Failure},
    Known{"docker.service.missing"_L1, Severity::Failure},
    Known{"docker.service.restarting"_L1, Severity::Failure},
    Known{"docker.service.exited"_L1, Severity::Failure},
    Known{"docker.service.paused"_L1, Severity::Failure},
    Known{"docker.service.unhealthy"_L1, Severity::Failure},
    Known{"docker.service.restarted-often"_L1, Severity::Warning},
    Known{"plugin.daemon.unreachable"_L1, Severity::Failure},
    Known{"plugin.daemon.unhealthy"_L1, Severity::Failure},
    Known{"plugin.daemon.key-refused"_L1, Severity::Failure},
    Known{"dify.sandbox.not-ready"_L1, Severity::Failure},
    Known{"dify.vector-store.not-ready"_L1, Severity::Failure},
    Known{"dify.ssrf-proxy.unreachable"_L1, Severity::Failure},
    Known{"squid.request.sent-to-sandbox"_L1, Severity::Failure},
    Known{"dify.ssrf-proxy.refuses"_L1, Severity::Failure},
    Known{"dify.ssrf-proxy.target-unreached"_L1, Severity::Failure},
    Known{"dify.ssrf-proxy.target-refuses"_L1, Severity::Warning},
    Known{"dify.api.unhealthy"_L1, Severity::Failure},
    Known{"dify.api.other-page"_L1, Severity::Failure},
    Known{"dify.api.database-failing"_L1, Severity::Failure},
    Known{"dify.api.not-set-up"_L1, Severity::Warning},
    Known{"dify.service.no-way"_L1, Severity::Info},
};

// A service that is down is told by any of these.
static constexpr std::array down{"docker.container.killed"_L1,   "docker.service.missing"_L1,
                                 "docker.service.restarting"_L1, "docker.service.exited"_L1,
                                 "docker.service.paused"_L1,     "docker.service.unhealthy"_L1};

// What follows from a service that is down.
static constexpr Consequence ofDown[] = {
    {{}, "database"_L1, "dify.database."_L1, {}},
    {{}, "database"_L1, "dify.api."_L1, {}},
    {{}, "database"_L1, "docker.service."_L1, "api worker worker_beat plugin_daemon nginx"_L1},
    {{}, "redis"_L1, "dify.redis."_L1, {}},
    {{}, "redis"_L1, "dify.api."_L1, {}},
    {{}, "redis"_L1, "docker.service."_L1, "api worker worker_beat nginx"_L1},
    {{}, "plugin_daemon"_L1, "plugin.daemon."_L1, {}},
    {{}, "sandbox"_L1, "dify.sandbox."_L1, {}},
    {{}, "vector"_L1, "dify.vector-store."_L1, {}},
    {{}, "ssrf_proxy"_L1, "dify.ssrf-proxy."_L1, {}},
    {{}, "api"_L1, "dify.api."_L1, {}},
    {{}, "api"_L1, "dify.ssrf-proxy.target-unreached"_L1, {}},
    {{}, "nginx"_L1, "dify.api."_L1, {}},
};

static constexpr Consequence consequences[] = {
    {"host.disk.full"_L1, {}, "docker.service.restarting"_L1, {}},
    {"host.disk.full"_L1, {}, "docker.service.exited"_L1, {}},
    {"host.disk.full"_L1, {}, "docker.service.unhealthy"_L1, {}},
    {"host.disk.full"_L1, {}, "dify.database."_L1, {}},
    {"host.disk.full"_L1, {}, "dify.migration."_L1, {}},
    {"host.disk.full"_L1, {}, "dify.redis."_L1, {}},
    {"host.disk.full"_L1, {}, "dify.worker."_L1, {}},
    {"host.disk.full"_L1, {}, "dify.vector-store."_L1, {}},
    {"host.disk.full"_L1, {}, "dify.api."_L1, {}},
    {"host.disk.full"_L1, {}, "postgres."_L1, {}},
    {"host.disk.full"_L1, {}, "redis."_L1, {}},
    {"host.disk.inodes"_L1, {}, "docker.service.restarting"_L1, {}},
    {"host.disk.inodes"_L1, {}, "docker.service.exited"_L1, {}},
    {"host.disk.inodes"_L1, {}, "docker.service.unhealthy"_L1, {}},
    {"host.disk.inodes"_L1, {}, "dify.database."_L1, {}},
    {"host.disk.inodes"_L1, {}, "dify.migration."_L1, {}},
    {"host.disk.inodes"_L1, {}, "dify.redis."_L1, {}},
    {"host.disk.inodes"_L1, {}, "dify.worker."_L1, {}},
    {"host.disk.inodes"_L1, {}, "dify.vector-store."_L1, {}},
    {"host.disk.inodes"_L1, {}, "dify.api."_L1, {}},
    {"host.disk.inodes"_L1, {}, "postgres."_L1, {}},
    {"host.disk.inodes"_L1, {}, "redis."_L1, {}},
    {"docker.client.missing"_L1, {}, "dify.service.no-way"_L1, {}},
    {"docker.daemon."_L1, {}, "dify."_L1, {}},
    {"docker.socket.forbidden"_L1, {}, "dify.service.no-way"_L1, {}},
    {"docker.compose.missing"_L1, {}, "dify.service.no-way"_L1, {}},
    {"docker.compose.file-missing"_L1, {}, "dify.service.no-way"_L1, {}},
    {"docker.compose.file-invalid"_L1, {}, "dify.service.no-way"_L1, {}},
    {"docker.call.failed"_L1, {}, "dify.service.no-way"_L1, {}},
    {"docker.project."_L1, {}, "dify.service.no-way"_L1, {}},
    {"docker.project.empty"_L1, {}, "dify.api."_L1, {}},
    {"dify.env.host-renamed"_L1, {}, "docker.service."_L1, "api worker worker_beat plugin_daemon"_L1},
    {"dify.env.host-local"_L1, {}, "docker.service."_L1, "api worker worker_beat plugin_daemon"_L1},
    {"dify.env.syntax"_L1, {}, "docker.compose.file-invalid"_L1, {}},
    {"dify.database.plugin-missing"_L1, {}, "docker.service."_L1, "plugin_daemon"_L1},
    {"dify.database.plugin-missing"_L1, {}, "plugin.daemon."_L1, {}},
    {"dify.database.plugin-missing"_L1, {}, "postgres.sign-in.refused"_L1, "plugin_daemon"_L1},
    {"dify.migration."_L1, {}, "dify.database.tables-missing"_L1, {}},
    {"dify.migration."_L1, {}, "dify.api.database-failing"_L1, {}},
    {"dify.migration."_L1, {}, "postgres.relation.missing"_L1, {}},
    {"dify.database.tables-missing"_L1, {}, "dify.api.database-failing"_L1, {}},
    {"dify.database.tables-missing"_L1, {}, "postgres.relation.missing"_L1, {}},
    {"dify.database.idle-in-transaction"_L1, {}, "dify.database.blocked"_L1, {}},
    {"dify.database.blocked"_L1, {}, "dify.database.query-slow"_L1, {}},
    {"dify.redis.policy-evicts"_L1, {}, "dify.redis.evicting"_L1, {}},
    {"dify.env.file-missing"_L1, {}, "docker.variable.unset"_L1, {}},
};

// Failures of the database or of Redis: the services that need it fail too.
static constexpr Consequence ofDatabase[] = {
    {{}, {}, "dify.api.database-failing"_L1, {}},
    {{}, {}, "dify.api.unhealthy"_L1, {}},
    {{}, {}, "postgres."_L1, {}},
    {{}, {}, "dify.migration."_L1, {}},
    {{}, {}, "docker.service."_L1, "api worker worker_beat plugin_daemon"_L1},
};
static constexpr Consequence ofRedis[] = {
    {{}, {}, "redis."_L1, {}},
    {{}, {}, "dify.worker.broker-lost"_L1, {}},
    {{}, {}, "docker.service."_L1, "api worker worker_beat"_L1},
};

static bool fits(QLatin1StringView pattern, const QString &id)
{
    return pattern.endsWith(u'.') ? id.startsWith(pattern) : id == pattern;
}

static bool isService(QLatin1StringView wanted, const QString &service, const seen::DifySeen &seen)
{
    if (wanted == "database"_L1)
        return service == "db"_L1 || service == "db_postgres"_L1;
    if (wanted == "vector"_L1)
        return !service.isEmpty() && service == seen.vectorStore;
    return wanted.isEmpty() || service == wanted;
}

static bool follows(const Consequence &rule, const Finding &effect)
{
    return fits(rule.effect, effect.id) &&
           (rule.effectServices.isEmpty() ||
            QString(rule.effectServices).split(u' ').contains(effect.facts.value(u"service"_s)));
}

template <class Rules>
static bool anyFollows(const Rules &rules, const Finding &effect)
{
    return std::any_of(std::begin(rules), std::end(rules),
                       [&](const Consequence &rule) { return follows(rule, effect); });
}

// A value of the .env file that is not what it seems explains the sign-in that it spoils.
static bool spoils(const Finding &cause, const Finding &effect)
{
    static const QStringList ids{u"dify.env.pair-differs"_s, u"dify.env.dollar"_s, u"dify.env.shadowed"_s};
    if (!ids.contains(cause.id))
        return false;
    const QString names = cause.facts.value(u"name"_s) + u' ' + cause.facts.value(u"other"_s);
    return (effect.id == "dify.database.sign-in-refused"_L1 && names.contains("DB_PASSWORD"_L1)) ||
           (effect.id == "dify.redis.sign-in-refused"_L1 && names.contains("REDIS_PASSWORD"_L1)) ||
           (effect.id == "plugin.daemon.key-refused"_L1 && names.contains("PLUGIN_DAEMON_KEY"_L1));
}

static bool isOneOf(const QString &id, std::initializer_list<QLatin1StringView> beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](QLatin1StringView beginning) { return id.startsWith(beginning); });
}

static bool explains(const Finding &cause, const Finding &effect, const seen::DifySeen &seen)
{
    const QString service = cause.facts.value(u"service"_s);
    const bool isDown = std::find(down.begin(), down.end(), cause.id) != down.end();
    // The line that a service ends with says why it is down.
    const bool isTold = cause.facts.contains(u"line"_s) && !service.isEmpty() && !isDown;
    if (isTold && service == effect.facts.value(u"service"_s) &&
        std::find(down.begin(), down.end(), effect.id) != down.end())
        return true;
    if (isTold && cause.id == effect.id) // the same line in the logs of two services
        return true;
    if (isDown)
        for (const Consequence &rule : ofDown)
            if (isService(rule.causeService, service, seen) && follows(rule, effect))
                return true;
    for (const Consequence &rule : consequences)
        if (fits(rule.cause, cause.id) && follows(rule, effect))
            return true;
    if (cause.severity == Severity::Failure && cause.id.startsWith("dify.database."_L1) &&
        anyFollows(ofDatabase, effect))
        return !isOneOf(cause.id, {"dify.database.plugin-missing"_L1, "dify.database.tables-missing"_L1});
    if (cause.severity == Severity::Failure && cause.id.startsWith("dify.redis."_L1) && anyFollows(ofRedis, effect))
        return true;
    return spoils(cause, effect);
}

void DifyVerdict::addFound(const QString &id, Severity severity, Facts facts)
{
    facts.removeIf([](const auto &fact) { return fact.value().isEmpty(); });
    Finding finding;
    finding.id = id;
    finding.phase = Phase::Content; // the nearest that a ladder has
    finding.severity = severity;
    finding.facts = std::move(facts);
    m_findings << finding;
}

void DifyVerdict::add(QLatin1StringView id, Facts facts)
{
    const auto entry = std::find_if(known.begin(), known.end(), [id](const Known &one) { return one.id == id; });
    Q_ASSERT(entry != known.end());
    addFound(id, entry->severity, std::move(facts));
}

bool DifyVerdict::has(QLatin1StringView id) const
{
    return std::any_of(m_findings.cbegin(), m_findings.cend(), [id](const Finding &one) { return one.id == id; });
}

QStringList DifyVerdict::ids()
{
    QStringList ids;
    for (const Known &one : known)
        ids << one.id;
    return ids;
}

// Where an id stands in the order of causes, with room for others between.
static qsizetype placeOf(QStringView id)
{
    const auto place = std::find_if(known.begin(), known.end(), [&](const Known &one) { return one.id == id; });
    return place == known.end() ? -1 : (place - known.begin()) * 4;
}

// What the .env file or a log told comes before what follows from it, and the services that others need before those.
static qsizetype rankOf(const Finding &finding)
{
    const QString service = finding.facts.value(u"service"_s);
    const bool isNeeded = service == "db"_L1 || service == "db_postgres"_L1 || service == "redis"_L1;
    const bool isTold = finding.facts.contains(u"line"_s);
    if (finding.id.startsWith("host."_L1))
        return std::max(placeOf(finding.id), qsizetype(0));
    if (isNeeded)
        return placeOf(u"dify.database.unreachable") - (isTold ? 2 : 1);
    if (const qsizetype place = placeOf(finding.id); place >= 0 && !isTold)
        return place;
    return placeOf(finding.id.startsWith("dify.env."_L1) ? u"docker.client.missing" : u"docker.container.killed") - 1;
}

QList<Finding> DifyVerdict::take(const seen::DifySeen &seen)
{
    std::stable_sort(m_findings.begin(), m_findings.end(),
                     [](const Finding &one, const Finding &other) { return rankOf(one) < rankOf(other); });
    // Only what stands before can explain, so that no two findings explain each other.
    QList<qsizetype> root;
    for (qsizetype i = 0; i < m_findings.size(); ++i) {
        root << i;
        for (qsizetype cause = 0; cause < i; ++cause)
            if (explains(m_findings.at(cause), m_findings.at(i), seen)) {
                root[i] = root.at(cause);
                break;
            }
    }
    for (qsizetype i = 0; i < m_findings.size(); ++i) {
        Finding &first = m_findings[root.at(i)];
        first.rootCause = true;
        first.severity = std::max(first.severity, m_findings.at(i).severity);
        if (root.at(i) != i && !first.explained.contains(m_findings.at(i).id))
            first.explained << m_findings.at(i).id;
    }
    for (Finding &finding : m_findings)
        finding.explains = finding.explained;
    // A setting that nothing was seen to follow from can wait.
    const auto urgency = [](const Finding &one) {
        return std::tuple(one.rootCause, one.severity, !one.id.startsWith("dify.env."_L1) || !one.explained.isEmpty());
    };
    std::stable_sort(m_findings.begin(), m_findings.end(),
                     [&](const Finding &one, const Finding &other) { return urgency(one) > urgency(other); });
    return std::move(m_findings);
}

}
