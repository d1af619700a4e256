// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Ids.h"
#include "base/Result.h"
#include "base/Secret.h"

#include <QList>

#include <stop_token>

namespace lentera {

//! Names one secret in the keychain: `<profile>/<tenant>/<connection>/<field>/v<version>` of the service `Lentera`.
struct SecretKey {
    QString profile;
    TenantId tenant;
    ConnectionId connection;
    QString field;
    int version = 1;

    QString text() const;
};

//! Usable; locked; waiting for the person to unlock; absent (no service, no keyring); silent (does not answer).
enum class KeychainState { Usable, Locked, Waiting, Absent, Silent };
QString keychainStateText(KeychainState state);

struct KeychainStatus {
    KeychainState state = KeychainState::Absent;
    QString backend; //!< e.g. `Secret Service (gnome-keyring-daemon)`; empty when absent
    QString detail;  //!< e.g. `no session bus`, `no service`, `no keyring`
};

//! Where secrets are. Every call blocks (pool threads only), at most about 5 s, and ends within 200 ms of a stop.
//! Errors: keychain.locked, keychain.waiting, keychain.absent {detail}, keychain.silent {seconds},
//! keychain.denied {detail}, keychain.failed {detail}, keychain.missing {key} (read only), keychain.too-large {limit},
//! keychain.helper {path, reason}, run.stopped.
class CredentialStore {
public:
    virtual ~CredentialStore() = default;

    virtual KeychainStatus status(std::stop_token stop) = 0;
    virtual Result<Secret> read(const SecretKey &key, std::stop_token stop) = 0;
    //! Writes and reads back; an answer means that it is there. At most 16 KiB.
    virtual Result<void> write(const SecretKey &key, const Secret &secret, std::stop_token stop) = 0;
    //! Deletes and reads back; an answer means that it is gone. A key that was not there is no error.
    virtual Result<void> remove(const SecretKey &key, std::stop_token stop) = 0;
    //! Asks the person to unlock the keychain, or to make one where there is none, and waits for the answer: up to two
    //! minutes, then keychain.waiting. A dismissed prompt is keychain.locked. A store that is never locked does
    //! nothing.
    virtual Result<void> unlock(std::stop_token) { return {}; }
};

inline constexpr qsizetype largestSecret = 16 * 1024;

}
