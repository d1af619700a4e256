// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenant/CredentialStore.h"

#include <map>
#include <mutex>

namespace lentera {

//! Secrets in memory, gone with it: for the practice workspace and tests.
class MemoryVault final : public CredentialStore {
public:
    KeychainStatus status(std::stop_token stop) override;
    Result<Secret> read(const SecretKey &key, std::stop_token stop) override;
    Result<void> write(const SecretKey &key, const Secret &secret, std::stop_token stop) override;
    Result<void> remove(const SecretKey &key, std::stop_token stop) override;

private:
    std::mutex m_mutex;
    std::map<QString, Secret> m_secrets;
};

}
