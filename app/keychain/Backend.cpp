// SPDX-License-Identifier: GPL-3.0-or-later
#include "Backend.h"

#ifdef Q_OS_LINUX
#include "KWallet.h"
#include "SecretService.h"
#endif

using namespace Qt::StringLiterals;

namespace lentera {

#ifdef Q_OS_LINUX

static bool isKde()
{
    const QList<QByteArray> desktops = qgetenv("XDG_CURRENT_DESKTOP").split(':');
    return desktops.contains("KDE") || !qEnvironmentVariableIsEmpty("KDE_FULL_SESSION");
}

std::unique_ptr<Backend> makeBackend()
{
    // QtKeychain 0.13 knows KWallet of Plasma 5 only; later ones speak the Secret Service's protocol as well.
    if (isKde() && KWallet::isPresent()) {
        qputenv("XDG_CURRENT_DESKTOP", "KDE");
        qputenv("KDE_SESSION_VERSION", "5");
        return std::make_unique<KWallet>();
    }
    qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    return std::make_unique<SecretService>();
}

#else

//! Where the system's own keychain needs no asking beforehand.
class SystemKeychain final : public Backend {
public:
    KeychainStatus status() override { return {KeychainState::Usable, u"system keychain"_s, {}}; }
    EntryPlace find(const QString &) override { return EntryPlace::Unknown; }
    Result<void> unlock() override { return {}; }
};

std::unique_ptr<Backend> makeBackend()
{
    return std::make_unique<SystemKeychain>();
}

#endif

}
