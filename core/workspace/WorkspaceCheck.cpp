// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/WorkspacePrivate.h"

#include "check/Expiry.h"
#include "explain/reproduceMcp.h"
#include "probe/systemProxy.h"

#include <QProcessEnvironment>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

CheckOptions CheckOptions::fromHere()
{
    CheckOptions options;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        if (name.endsWith("_proxy"_L1, Qt::CaseInsensitive))
            options.environment.insert(name, environment.value(name));
    options.secretVariable = [](const QString &name) -> SharedSecret {
        QByteArray value = qgetenv(name.toLatin1().constData());
        return value.isEmpty() ? nullptr : std::make_shared<const Secret>(std::move(value));
    };
    return options;
}

static void noteEnvironment(Plan &plan, const CheckOptions &options)
{
    for (const QString &name : std::as_const(plan.connection.process.inherited))
        if (const SharedSecret value = options.secretVariable ? options.secretVariable(name) : nullptr)
            plan.inherited.insert(name, value);
    for (const CredentialField &field : std::as_const(plan.signIn.fields))
        for (const QString &name : field.variables) {
            const SharedSecret value = options.secretVariable ? options.secretVariable(name) : nullptr;
            if (!value || plan.environmentCredential.contains(field.id))
                continue;
            plan.environmentCredential.insert(field.id, value);
            plan.environmentVariables << name;
        }
}

bool credentialAccepted(const RunResult &result)
{
    return std::any_of(result.steps.cbegin(), result.steps.cend(), [](const Step &step) {
        return (step.phase == Phase::Auth || step.phase == Phase::Tools) &&
               (step.status == StepStatus::Ok || step.status == StepStatus::Warn);
    });
}

Result<Connector> Workspace::Private::connectorOf(const Connection &connection) const
{
    if (const Connector *connector = parts.connectors.find(connection.connector))
        return *connector;
    return failure("connector.unknown"_L1, {{u"connector"_s, connection.connector}});
}

Result<Plan> Workspace::Private::planOf(const Connection &connection, const CheckOptions &options,
                                        const std::stop_token &stop) const
{
    const auto connector = connectorOf(connection);
    if (!connector)
        return failureOf(connector);
    Connection bounded = connection;
    if (options.deadlineMs > 0)
        bounded.timeouts.total = options.deadlineMs;
    Result<SystemProxy> system = SystemProxy();
    if (connection.proxy.source == ProxySource::System && connector->kind == ConnectorKind::Http)
        system = systemProxy(connection.baseUrl(), stop);
    if (!system)
        return failureOf(system);
    Plan plan = planFor(bounded, *connector, options.environment, *system);
    plan.samples = std::max(options.samples, 1);
    noteEnvironment(plan, options);
    if (options.once) {
        plan.attempts = 1;
        plan.experiments = false;
    }
    return plan;
}

Result<Plan> Workspace::Private::planOfStored(const Connection &connection, const CheckOptions &options,
                                              const std::stop_token &stop) const
{
    const auto connector = connectorOf(connection);
    const bool starts = connector && connector->kind == ConnectorKind::Process;
    if (starts && !parts.approvedPrograms.hold(connection.process))
        return failure("mcp.program.unapproved"_L1,
                       {{u"connection"_s, connection.tenant.text() + u'/' + connection.id.text()},
                        {u"command"_s, commandWords(connection.process)}});
    return planOf(connection, options, stop);
}

RunRecord Workspace::Private::walk(const Plan &plan, std::stop_token stop, const RunWatcher &watcher)
{
    RunResult result = run(plan, fingerprintKey, *parts.clock, std::move(stop), watcher);
    return {plan.connection, plan.connector, {}, std::move(result)};
}

// A stopped run proves nothing, neither good nor bad: it is shown, not kept.
Result<void> Workspace::Private::keep(const RunRecord &record)
{
    if (record.result.stopped)
        return {};
    const Connection &connection = record.connection;
    RunSummary summary{record.result.id,
                       connection.tenant,
                       connection.id,
                       record.result.evidence.startedAt,
                       record.result.durationMs,
                       record.result.verdict(),
                       {}};
    for (const Finding &finding : record.result.rootCauses())
        summary.rootCauses << finding.id;
    return withStore([&](Store &open) -> Result<void> {
        if (const auto saved = open.saveRun(summary, caseJson(record)); !saved)
            return saved;
        if (!credentialAccepted(record.result))
            return {};
        const auto rows = open.credentials(connection.tenant, connection.id);
        if (!rows)
            return failureOf(rows);
        const auto told = toldExpiry(record.connector, record.result.evidence);
        for (CredentialMetadata row : *rows) {
            row.lastVerified = record.result.evidence.startedAt;
            if (told && told->field == row.field)
                row.expires = told->at;
            if (const auto saved = open.saveCredential(connection.tenant, connection.id, row); !saved)
                return saved;
        }
        return {};
    });
}

QFuture<Result<RunRecord>> Workspace::check(const TenantId &tenant, const ConnectionId &connection,
                                            CheckOptions options, std::stop_token stop, RunWatcher watcher)
{
    const auto job = [this, tenant, connection, options = std::move(options),
                      watcher = std::move(watcher)](std::stop_token either) -> Result<RunRecord> {
        const auto owner = d->withStore([&](Store &open) { return open.tenant(tenant); });
        if (!owner)
            return failureOf(owner);
        const auto stored = d->withStore([&](Store &open) { return open.connection(tenant, connection); });
        if (!stored)
            return failureOf(stored);
        auto plan = d->planOfStored(*stored, options, either);
        if (!plan)
            return failureOf(plan);
        if (const auto read = d->readCredential(*plan, either); !read)
            return failureOf(read);
        RunRecord record = d->walk(*plan, either, watcher);
        record.tenantName = owner->name;
        if (const auto kept = d->keep(record); !kept)
            return failureOf(kept);
        if (plan->credentialState.keychain == keychainStateText(KeychainState::Usable))
            (void)d->deleteLeftovers(either);
        return record;
    };
    return d->start(std::move(stop), job);
}

QFuture<Result<RunRecord>> Workspace::checkAdHoc(Connection connection, QMap<QString, SharedSecret> credential,
                                                 CheckOptions options, std::stop_token stop, RunWatcher watcher)
{
    const auto job = [this, connection = std::move(connection), credential = std::move(credential),
                      options = std::move(options),
                      watcher = std::move(watcher)](std::stop_token either) -> Result<RunRecord> {
        auto plan = d->planOf(connection, options, either);
        if (!plan)
            return failureOf(plan);
        Private::takeCredential(*plan, credential);
        return d->walk(*plan, std::move(either), watcher);
    };
    return d->start(std::move(stop), job);
}

}
