// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenant/CredentialStore.h"

#include <atomic>

namespace lentera {

//! The OS keychain through QtKeychain, in a child process (`lentera-keychain`) that is killed when it does not answer:
//! QtKeychain's jobs have neither time-out nor cancel. Secrets pass through pipes, never through argv or environment.
//! One child an operation; calls from several threads are independent of each other.
class KeychainStore final : public CredentialStore {
public:
    //! \a helper is the path of lentera-keychain.
    explicit KeychainStore(QString helper);

    KeychainStatus status(std::stop_token stop) override;
    Result<Secret> read(const SecretKey &key, std::stop_token stop) override;
    Result<void> write(const SecretKey &key, const Secret &secret, std::stop_token stop) override;
    Result<void> remove(const SecretKey &key, std::stop_token stop) override;
    //! While it waits for the person, the other calls answer keychain.waiting in place of keychain.locked.
    Result<void> unlock(std::stop_token stop) override;

private:
    Error asSeenHere(Error error) const;

    QString m_helper;
    std::atomic<int> m_unlocking = 0;
};

//! Where lentera-keychain is installed: beside the running program. Needs a QCoreApplication.
QString keychainHelperPath();

}
