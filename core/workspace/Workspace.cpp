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
    // One thread that never ends: Qt SQL ties a connection to the thread that opened it.
    d->storeThread.setMaxThreadCount(1);
    d->storeThread.setExpiryTimeout(-1);
    d->pool.setMaxThreadCount(probeThreads);
    const auto opened = QtConcurrent::run(&d->storeThread, [&d]() -> Result<void> {
                            auto store = Store::open(d->parts.storePath, *d->parts.clock);
                            if (!store)
                                return failureOf(store);
                            d->store = *std::move(store);
                            d->fingerprintKey = d->store->fingerprintKey();
                            d->profile = d->store->profile();
                            return {};
                        }).result();
    if (!opened)
        return failureOf(opened);
    return std::unique_ptr<Workspace>(new Workspace(std::move(d)));
}

Workspace::Workspace(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

Workspace::~Workspace()
{
    d->closing.request_stop();
    d->pool.waitForDone();
    QtConcurrent::run(&d->storeThread, [this] { d->store.reset(); }).waitForFinished();
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

QThreadPool &Workspace::storeThread() const
{
    return d->storeThread;
}

Store &Workspace::openStore() const
{
    return *d->store;
}

QList<Error> Workspace::problemsOf(const Connection &connection) const
{
    const auto connector = d->connectorOf(connection);
    return connector ? lentera::problemsOf(connection, *connector) : QList<Error>{connector.error()};
}

}
