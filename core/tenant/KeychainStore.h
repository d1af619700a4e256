// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenant/CredentialStore.h"

namespace lentera {

//! The OS keychain through QtKeychain, in a child process (`lentera-keychain`) that is killed when it does not answer:
//! QtKeychain's jobs have neither time-out nor cancel. Secrets pass through pipes, never through argv or environment.
class KeychainStore final : public CredentialStore {
public:
    //! \a helper is the path of lentera-keychain.
    explicit KeychainStore(QString helper);

    KeychainStatus status(std::stop_token stop) override;
    Result<Secret> read(const SecretKey &key, std::stop_token stop) override;
    Result<void> write(const SecretKey &key, const Secret &secret, std::stop_token stop) override;
    Result<void> remove(const SecretKey &key, std::stop_token stop) override;

private:
    QString m_helper;
};

}
