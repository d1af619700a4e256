// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Backend.h"

namespace lentera {

//! The Secret Service of the session bus (freedesktop.org specification 0.2): gnome-keyring, KeePassXC, KWallet 6.
class SecretService final : public Backend {
public:
    KeychainStatus status() override;
    EntryPlace find(const QString &key) override;
    Result<void> unlock() override;

private:
    //! Where the default keyring was at the last status(); empty when there was none.
    QString m_collection;
};

}
