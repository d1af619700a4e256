// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/difyReport.h"

#include "check/verdict.h"
#include "dify/judgeDify.h"
#include "explain/Reproduce.h"
#include "explain/explainedJson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifySeen;

static QString compose(const DifySeen &seen, const QString &words)
{
    const QString file = seen.composeFile.isEmpty() ? QString() : u" --file "_s + shellWord(seen.composeFile);
    return u"docker compose --project-directory "_s + shellWord(seen.folder) + file + u' ' + words;
}

// What libpq takes as one word.
static QString psql(const DifySeen &seen, QLatin1StringView statement)
{
    const seen::DifyDatabase &database = seen.database;
    const auto quoted = [](QString value) {
        return u'\'' + value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1) + u'\'';
    };
    const QString words = u"host=%1 port=%2 user=%3 dbname=%4"_s.arg(
        quoted(database.door.host), QString::number(database.door.port), quoted(database.user), quoted(database.name));
    return u"PGPASSWORD=\"$LENTERA_DATABASE_PASSWORD\" PGOPTIONS='-c default_transaction_read_only=on' psql -X "_s +
           shellWord(words) + u" -c "_s + shellWord(statement);
}

static QLatin1StringView statementFor(const QString &id)
{
    if (id.startsWith("dify.migration."_L1))
        return "SELECT version_num FROM alembic_version"_L1;
    if (id == "dify.database.plugin-missing"_L1)
        return "SELECT datname FROM pg_database"_L1;
    if (id == "dify.database.tables-missing"_L1)
        return "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"_L1;
    if (id == "dify.database.index-missing"_L1)
        return "SELECT indexdef FROM pg_indexes WHERE tablename = 'messages'"_L1;
    if (id == "dify.database.vacuum-behind"_L1 || id == "dify.database.never-analysed"_L1)
        return "SELECT relname, n_live_tup, n_dead_tup, last_autovacuum, last_autoanalyze FROM pg_stat_user_tables "
               "ORDER BY 3 DESC LIMIT 10"_L1;
    if (id == "dify.database.statement-slow"_L1)
        return "SELECT left(query, 120), calls, mean_exec_time FROM pg_stat_statements ORDER BY total_exec_time DESC "
               "LIMIT 10"_L1;
    return "SELECT pid, state, now() - xact_start AS open, pg_blocking_pids(pid), left(query, 80) FROM "
           "pg_stat_activity WHERE state <> 'idle' ORDER BY 3 DESC"_L1;
}

static QString ofDocker(const Finding &finding, const DifySeen &seen)
{
    if (finding.id == "docker.client.missing"_L1)
        return u"command -v docker"_s;
    if (finding.id.startsWith("docker.daemon."_L1) || finding.id == "docker.socket.forbidden"_L1 ||
        finding.id == "docker.call.failed"_L1)
        return u"docker version"_s;
    if (finding.id == "docker.compose.missing"_L1 || finding.id == "docker.compose.old"_L1)
        return u"docker compose version"_s;
    if (finding.id.startsWith("docker.compose."_L1) || finding.id == "docker.variable.unset"_L1)
        return compose(seen, u"config --quiet"_s);
    if (finding.id.startsWith("docker.project."_L1))
        return u"docker compose ls --all"_s;
    if (finding.id.startsWith("docker.image."_L1))
        return compose(seen, u"images"_s);
    return compose(seen, u"ps --all"_s);
}

static const seen::DifyQuestion *questionOf(const Finding &finding, const DifySeen &seen)
{
    const auto asked = std::find_if(seen.questions.cbegin(), seen.questions.cend(), [&](const seen::DifyQuestion &one) {
        return !one.url.isEmpty() && one.url == finding.facts.value(u"url"_s);
    });
    return asked == seen.questions.cend() ? nullptr : &*asked;
}

static QString curl(const seen::DifyQuestion &asked)
{
    QString words = u"curl -sS -D - "_s;
    if (!asked.proxy.isEmpty())
        words += u"-x "_s + shellWord(asked.proxy) + u' ';
    if (asked.about == "key"_L1)
        words += u"-H \"X-Api-Key: $LENTERA_PLUGIN_DAEMON_KEY\" "_s;
    return words + shellWord(asked.url);
}

QString difyReproduceCommand(const Finding &finding, const DifySeen &seen)
{
    const QString service = finding.facts.value(u"service"_s);
    if (const seen::DifyQuestion *asked = questionOf(finding, seen))
        return curl(*asked);
    if (finding.facts.contains(u"line"_s) || (!service.isEmpty() && finding.facts.contains(u"log"_s)))
        return compose(seen, u"logs --tail 50 "_s + shellWord(service));
    if (finding.id.startsWith("host."_L1))
        return u"df -h %1 && df -i %1"_s.arg(shellWord(seen.disk.path));
    if (finding.id == "dify.env.file-missing"_L1)
        return u"ls -la "_s + shellWord(seen.folder);
    if (finding.facts.contains(u"place"_s))
        return u"lentera-cli lint "_s + shellWord(seen.envFile);
    if (finding.id.startsWith("dify.database."_L1) || finding.id.startsWith("dify.migration."_L1))
        return psql(seen, statementFor(finding.id));
    if (finding.id.startsWith("dify.redis."_L1))
        return u"REDISCLI_AUTH=\"$LENTERA_REDIS_PASSWORD\" redis-cli -h %1 -p %2 INFO"_s.arg(
            shellWord(seen.redis.door.host), QString::number(seen.redis.door.port));
    return ofDocker(finding, seen);
}

static QJsonObject findingJson(const Finding &finding, const DifySeen &seen, const Explained &text)
{
    QJsonObject object = explainedJson(text);
    object.insert(u"severity"_s, severityText(finding.severity));
    object.insert(u"facts"_s, toJson(finding.facts));
    object.insert(u"rootCause"_s, finding.rootCause);
    object.insert(u"explains"_s, toJson(finding.explained));
    object.insert(u"reproduce"_s, difyReproduceCommand(finding, seen));
    return object;
}

QJsonObject difyJson(const DifySeen &seen, const Explanations &explanations, const QString &language)
{
    QJsonArray all;
    QJsonArray roots;
    const QList<Finding> findings = judgeDify(seen);
    for (const Finding &finding : findings) {
        const QJsonObject json = findingJson(finding, seen, explanations.of(finding, u"dify-stack"_s, language));
        all << json;
        if (finding.rootCause)
            roots << json;
    }
    return {{u"schema"_s, u"lentera.dify/1"_s},
            {u"verdict"_s, verdictOf(findings)},
            {u"version"_s, seen.version()},
            {u"rootCauses"_s, roots},
            {u"findings"_s, all},
            {u"stack"_s, toJson(seen)}};
}

}
