// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenant/CredentialStore.h"

#include <memory>

namespace lentera {

//! The service (Secret Service: attribute `server`, KWallet: folder) that all our entries are kept under.
inline constexpr QLatin1StringView keychainService{"Lentera"};

//! The detail of a service that runs and has no keyring yet: unlock() makes one.
inline constexpr QLatin1StringView noKeyring{"no keyring"};

//! Unknown where the keychain cannot be asked without opening an entry.
enum class EntryPlace { Nowhere, Unlocked, Locked, Unknown };

//! What can be learnt of the keychain without QtKeychain, whose jobs mistake a locked keychain for an empty one.
//! status() and find() answer within 1.5 s and never make a prompt appear.
class Backend {
public:
    virtual ~Backend() = default;

    virtual KeychainStatus status() = 0;
    virtual EntryPlace find(const QString &key) = 0;
    //! After a status() of Locked or noKeyring: asks the person, for as long as it takes; the next status() tells what
    //! came of it. Errors: keychain.failed {detail}.
    virtual Result<void> unlock() = 0;
};

//! The keychain of this desktop; makes QtKeychain choose the same one. Before any job is started.
std::unique_ptr<Backend> makeBackend();

}
