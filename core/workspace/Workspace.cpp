// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/Workspace.h"

#include "definition/ConnectionProblems.h"
#include "workspace/WorkspacePrivate.h"

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int probeThreads = 64;

Result<std::unique_ptr<Workspace>> Workspace::open(Parts parts)
{
    auto d = std::make_unique<Private>();
    d->parts = std::move(parts);
    d->pool.setMaxThreadCount(probeThreads);
    if (const auto opened = d->storeThread.open(d->parts.storePath, *d->parts.clock); !opened)
        return failureOf(opened);
    d->fingerprintKey = d->withStore([](Store &store) { return store.fingerprintKey(); });
    d->profile = d->withStore([](Store &store) { return store.profile(); });
    return std::unique_ptr<Workspace>(new Workspace(std::move(d)));
}

Workspace::Workspace(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

Workspace::~Workspace()
{
    d->closing.request_stop();
    d->pool.waitForDone();
}

const ConnectorCatalogue &Workspace::connectors() const
{
    return d->parts.connectors;
}

const Explanations &Workspace::explanations() const
{
    return *d->parts.explanations;
}

bool Workspace::isPractice() const
{
    return d->parts.practice;
}

const ApprovedPrograms &Workspace::approvedPrograms() const
{
    return d->parts.approvedPrograms;
}

StoreThread &Workspace::storeThread() const
{
    return d->storeThread;
}

QFuture<Result<LintReport>> Workspace::lint(QStringList paths, std::stop_token stop)
{
    const auto job = [this, paths = std::move(paths)](const std::stop_token &either) {
        return lintPaths(paths, lintContext(d->parts.connectors), either);
    };
    return d->start(std::move(stop), job);
}

QList<Error> Workspace::problemsOf(const Connection &connection) const
{
    const auto connector = d->connectorOf(connection);
    return connector ? lentera::problemsOf(connection, *connector) : QList<Error>{connector.error()};
}

}
