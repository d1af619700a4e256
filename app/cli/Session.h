// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Console.h"
#include "workspace/Workspace.h"

#include <QCoreApplication>

#include <memory>
#include <optional>
#include <stop_token>

namespace lentera::cli {

//! What every command needs: the options for all, the console, and the workspace, opened when first asked for.
class Session {
    Q_DECLARE_TR_FUNCTIONS(Session)

public:
    Session();
    ~Session();

    Console console;
    bool json = false;
    QString language; //!< of messages and explanations

    //! Says an error on stderr (what, and how to fix it) and gives its exit status.
    int fail(const Error &error) const;
    //! Prints \a document where JSON was asked for; answers whether it was.
    bool printedJson(const QJsonObject &document) const;

    const Explanations &explanations() const { return *m_explanations; }
    //! Read when they are first asked for.
    const ConnectorCatalogue &connectors() const;
    //! The person's own workspace. Errors: store.*.
    Result<Workspace *> workspace();
    //! A workspace in memory, without keychain: for checks of what is not stored.
    Result<std::unique_ptr<Workspace>> passing(bool practice = false) const;
    //! Stops on SIGINT and SIGTERM.
    std::stop_token stopToken() const { return m_stop.get_token(); }

    //! Runs a job on the store of the person's workspace and waits for it.
    template <class Job>
    auto store(Job job) -> std::invoke_result_t<Job, Store &>
    {
        const auto open = workspace();
        if (!open)
            return failureOf(open);
        return (*open)->store(std::move(job)).takeResult();
    }

private:
    Workspace::Parts parts() const;

    std::shared_ptr<const Explanations> m_explanations;
    mutable std::optional<ConnectorCatalogue> m_connectors;
    std::unique_ptr<Workspace> m_workspace;
    std::stop_source m_stop;
};

//! `TENANT/CONNECTION` or `TENANT`. Errors: cli.target {target}.
struct TargetName {
    TenantId tenant;
    ConnectionId connection; //!< empty for every connection of the tenant
};
Result<TargetName> targetFrom(const QString &text);
//! A target that names a connection. Errors: cli.target {target}.
Result<TargetName> connectionTargetFrom(const QString &text);

}
