// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the files that implement Workspace; nobody else includes it.
#pragma once

#include "workspace/Workspace.h"

#include <QScopeGuard>
#include <QtConcurrentRun>

#include <openssl/crypto.h>

namespace lentera {

//! Stops when either of two asks to.
class EitherStop {
public:
    EitherStop(std::stop_token one, std::stop_token other)
        : m_one(std::move(one), Forward{m_both}), m_other(std::move(other), Forward{m_both})
    {
    }
    std::stop_token token() const { return m_both.get_token(); }

private:
    struct Forward {
        std::stop_source source;
        void operator()() { source.request_stop(); }
    };
    std::stop_source m_both;
    std::stop_callback<Forward> m_one;
    std::stop_callback<Forward> m_other;
};

//! Puts a field's value where the plan has it: most belong to the sign-in, some to the proxy or the client certificate.
void giveTo(Plan &plan, const QString &field, SharedSecret value);

struct Workspace::Private {
    Parts parts;
    QByteArray fingerprintKey;
    QString profile;
    std::stop_source closing;
    StoreThread storeThread;
    QThreadPool pool; //!< the probe pool: its threads mostly wait

    //! Runs \a job with the store on its thread and waits: for pool threads only.
    template <class Job>
    auto withStore(Job job)
    {
        return storeThread.run(std::move(job)).takeResult();
    }
    //! Runs \a job on a pool thread with a token that the workspace's end stops too.
    template <class Job>
    auto start(std::stop_token stop, Job job)
    {
        return QtConcurrent::run(&pool, [this, stop = std::move(stop), job = std::move(job)]() mutable {
            // QThread::wait() can return before the thread's own clean-up: what OpenSSL keeps for the thread goes now.
            const auto end = qScopeGuard(OPENSSL_thread_stop);
            const EitherStop either(std::move(stop), closing.get_token());
            return job(either.token());
        });
    }

    Result<Connector> connectorOf(const Connection &connection) const;
    //! Reads the desktop's proxy settings where the connection goes by them.
    Result<Plan> planOf(const Connection &connection, const CheckOptions &options, const std::stop_token &stop) const;
    //! The same for a stored connection, whose program must be approved.
    Result<Plan> planOfStored(const Connection &connection, const CheckOptions &options,
                              const std::stop_token &stop) const;
    //! Fills the plan's credential from the store and the keychain; what cannot be read is noted in credentialState.
    Result<void> readCredential(Plan &plan, std::stop_token stop);
    //! The same from values that were handed in.
    static void takeCredential(Plan &plan, const QMap<QString, SharedSecret> &credential);
    RunRecord examineTls(Plan plan, const PostureOptions &options, std::stop_token stop,
                         const std::function<void(int)> &progress);
    RunRecord walk(const Plan &plan, std::stop_token stop, const RunWatcher &watcher);
    Result<void> keep(const RunRecord &record);
    Result<void> storeFields(const Connection &connection, const QMap<QString, SharedSecret> &fields,
                             std::stop_token stop);
    Result<void> storeField(const Connection &connection, const QString &field, const Secret &value, bool secret,
                            const CredentialMetadata *old, std::stop_token stop);
    Result<void> storeSecret(const Connection &connection, CredentialMetadata row, const Secret &value,
                             std::stop_token stop);
    Result<void> dropCredential(const TenantId &tenant, const ConnectionId &connection, std::stop_token stop);

    //! Deletes what Store::leftovers() names, as far as the keychain lets it; to be called after it was used well.
    Result<void> deleteLeftovers(std::stop_token stop);
    //! The same; keychain.leftover when something of these is still there.
    Result<void> deleteLeftoversOf(const TenantId &tenant, const ConnectionId &connection, std::stop_token stop);
    Result<void> deleteLeftover(const SecretKey &key, std::stop_token stop);
};

}
