// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Backend.h"

namespace lentera {

//! KWallet as Plasma 5 has it (`org.kde.kwalletd5`). Entries cannot be looked for without opening the wallet, so
//! find() knows nothing.
class KWallet final : public Backend {
public:
    static bool isPresent();

    KeychainStatus status() override;
    EntryPlace find(const QString &) override { return EntryPlace::Unknown; }
    Result<void> unlock() override;
};

}
