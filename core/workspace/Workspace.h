// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/ConnectorFile.h"
#include "explain/Explanation.h"
#include "files/lintPaths.h"
#include "oauth/OAuthChoice.h"
#include "posture/examinePosture.h"
#include "report/RunJson.h"
#include "tenant/CredentialStore.h"
#include "tenant/Store.h"
#include "workspace/ApprovedPrograms.h"
#include "workspace/Places.h"
#include "workspace/StoreThread.h"

#include <QFuture>

#include <stop_token>

namespace lentera {

//! What one check is asked to do beside the connection's own settings.
struct CheckOptions {
    int samples = 1;
    int deadlineMs = 0; //!< 0: the connection's total time-out
    bool once = false;  //!< send every request once: nothing is repeated or varied to learn more
    EnvironmentVariables environment;
    //! The value of an environment variable that may hold a credential; null where it is not set.
    std::function<SharedSecret(const QString &name)> secretVariable;

    //! With the proxy variables and the secrets of this process's environment.
    static CheckOptions fromHere();
};

//! What is known of a connection's OAuth sign-in without asking anybody.
struct SignInStatus {
    OAuthUse use;
    OAuthChoice choice; //!< of the last sign-in
    QList<CredentialMetadata> rows;
    QDateTime signedInAt; //!< invalid when never
    QDateTime lastUsed;   //!< of the refresh token
    SignInRecord record;
};

//! What both front ends do with tenants, credentials and checks: the use cases. Every method that returns a QFuture
//! does its work on another thread and may be called from the GUI thread; the future's value arrives through a context
//! object. Methods that return values at once only read what is in memory.
//! A secret that nobody needs any more and that the keychain did not give up stays noted by its key and is deleted by
//! the next call that finds the keychain usable; the call that left it answers keychain.leftover {count, reason}.
class Workspace {
public:
    //! Takes the store and the vault over. \a practice marks the practice workspace.
    struct Parts {
        QString storePath; //!< opened on the workspace's own thread; `:memory:` for the practice workspace
        std::shared_ptr<CredentialStore> credentials;
        std::shared_ptr<const Explanations> explanations;
        ConnectorCatalogue connectors;
        std::shared_ptr<const Clock> clock;
        bool practice = false;
        ApprovedPrograms approvedPrograms{{}};
    };
    static Result<std::unique_ptr<Workspace>> open(Parts parts);
    ~Workspace();

    const ConnectorCatalogue &connectors() const;
    const Explanations &explanations() const;
    bool isPractice() const;
    //! Whoever adds or edits a connection of a program, approves it; check() starts no other.
    const ApprovedPrograms &approvedPrograms() const;

    //! Runs \a job with the store on the store's thread, one after the other:
    //! `store([](Store &s) { return s.tenants(); })`.
    template <class Job>
    auto store(Job job) -> QFuture<std::invoke_result_t<Job, Store &>>
    {
        return storeThread().run(std::move(job));
    }

    //! Checks a stored connection: reads its credential from the keychain, runs the ladder, stores the run.
    //! Failing to read the credential is evidence of the run, not an error. Errors of its own: mcp.program.unapproved
    //! {connection, command}.
    QFuture<Result<RunRecord>> check(const TenantId &tenant, const ConnectionId &connection, CheckOptions options,
                                     std::stop_token stop, RunWatcher watcher);
    //! Checks a connection that is not stored, with the credential handed in. Nothing is kept.
    QFuture<Result<RunRecord>> checkAdHoc(Connection connection, QMap<QString, SharedSecret> credential,
                                          CheckOptions options, std::stop_token stop, RunWatcher watcher);

    //! Examines the TLS of a stored connection in full: the ladder up to the handshake, then, where there is a server
    //! to ask, its posture. \a progress gets the number of connections made so far, from any thread. Nothing is kept.
    QFuture<Result<RunRecord>> examineTls(const TenantId &tenant, const ConnectionId &connection,
                                          PostureOptions options, std::stop_token stop,
                                          std::function<void(int)> progress = {});
    //! The same for a connection that is not stored.
    QFuture<Result<RunRecord>> examineTlsAdHoc(Connection connection, QMap<QString, SharedSecret> credential,
                                               PostureOptions options, CheckOptions check, std::stop_token stop,
                                               std::function<void(int)> progress = {});

    QFuture<KeychainStatus> keychainStatus(std::stop_token stop);
    //! Lets the person unlock the keychain in the desktop's own dialog (or make one where there is none); waits for it.
    QFuture<Result<void>> unlockKeychain(std::stop_token stop);
    //! Sets fields of a credential; a field that exists gets a new version, the old one goes once the new one is
    //! confirmed. With keychain.leftover the new ones are in force.
    QFuture<Result<void>> setCredential(const TenantId &tenant, const ConnectionId &connection,
                                        QMap<QString, SharedSecret> fields, std::stop_token stop);
    //! Checks the live system with the new values first and stores them only if they are accepted
    //! (credentialAccepted()). The run is answered either way.
    QFuture<Result<RunRecord>> rotateCredential(const TenantId &tenant, const ConnectionId &connection,
                                                QMap<QString, SharedSecret> fields, CheckOptions options,
                                                std::stop_token stop, RunWatcher watcher = {});
    QFuture<Result<void>> removeCredential(const TenantId &tenant, const ConnectionId &connection,
                                           std::stop_token stop);

    //! Signs a connection in with OAuth and stores what was given: the refresh token first, each read back. What
    //! \a choice leaves open comes from the last sign-in, the connection's credential and its connector.
    //! Errors beside those of performOAuth(): oauth.sign-in.none {connector}, oauth.busy {tenant, connection}.
    QFuture<Result<seen::OAuthSeen>> signIn(const TenantId &tenant, const ConnectionId &connection,
                                            seen::OAuthFlow flow, OAuthChoice choice, CheckOptions options,
                                            std::stop_token stop);
    //! Gets a new access token for the stored refresh token, or by the client credentials that signed in. A token that
    //! may be used once survives the end of this program at any point: that it is being spent is on the disk before it
    //! is sent, and the next call finds a new one that was stored but not named yet. One that may be spent is sent
    //! again only where that is known to be harmless, or when \a choice says so. Errors: also oauth.token.missing
    //! {field}.
    QFuture<Result<seen::OAuthSeen>> refreshSignIn(const TenantId &tenant, const ConnectionId &connection,
                                                   OAuthChoice choice, CheckOptions options, std::stop_token stop);
    //! Tells the provider to end the stored token, then deletes it here. Errors as refreshSignIn().
    QFuture<Result<seen::OAuthSeen>> revokeSignIn(const TenantId &tenant, const ConnectionId &connection,
                                                  OAuthChoice choice, CheckOptions options, std::stop_token stop);
    QFuture<Result<SignInStatus>> signInStatus(const TenantId &tenant, const ConnectionId &connection);
    //! Deletes for good what was removed: rows first, then secrets. With keychain.leftover the rows are gone.
    QFuture<Result<void>> purgeTenant(const TenantId &tenant, std::stop_token stop);
    QFuture<Result<void>> purgeConnection(const TenantId &tenant, const ConnectionId &connection, std::stop_token stop);

    //! Looks for mistakes in files and folders as lintPaths() does, with this process's environment.
    QFuture<Result<LintReport>> lint(QStringList paths, std::stop_token stop);

    //! Mistakes in a connection's parameters, each with the field named; empty when it may be saved.
    QList<Error> problemsOf(const Connection &connection) const;

    struct Private; //!< for the files that implement this class

private:
    explicit Workspace(std::unique_ptr<Private> d);
    StoreThread &storeThread() const;

    std::unique_ptr<Private> d;
};

}

//! Whether a run proves that the system takes the credential: the sign-in step ran and found no failure. A program can
//! prove no more than that it works with it.
namespace lentera {
bool credentialAccepted(const RunResult &result);
}
