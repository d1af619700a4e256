// SPDX-License-Identifier: GPL-3.0-or-later
#include "KWallet.h"

#include "Bus.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr QLatin1StringView serviceName{"org.kde.kwalletd5"};

static BusMethod ofTheWallet(const QString &name)
{
    return {serviceName, u"/modules/kwalletd5"_s, u"org.kde.KWallet"_s, name};
}

bool KWallet::isPresent()
{
    Bus bus;
    return bus.isConnected() && bus.offers(serviceName);
}

KeychainStatus KWallet::status()
{
    Bus bus;
    const QDBusMessage enabled = bus.ask(ofTheWallet(u"isEnabled"_s));
    if (enabled.type() == QDBusMessage::ErrorMessage)
        return stateBehind(enabled);
    if (!enabled.arguments().value(0).toBool())
        return {KeychainState::Absent, {}, u"wallet switched off"_s};
    const QString wallet = bus.ask(ofTheWallet(u"networkWallet"_s)).arguments().value(0).toString();
    const QDBusMessage wallets = bus.ask(ofTheWallet(u"wallets"_s));
    if (wallets.type() == QDBusMessage::ErrorMessage)
        return stateBehind(wallets);
    if (!wallets.arguments().value(0).toStringList().contains(wallet))
        return {KeychainState::Absent, {}, noKeyring};
    const QDBusMessage open = bus.ask(ofTheWallet(u"isOpen"_s), {wallet});
    if (open.type() == QDBusMessage::ErrorMessage)
        return stateBehind(open);
    return {open.arguments().value(0).toBool() ? KeychainState::Usable : KeychainState::Locked, u"KWallet"_s, {}};
}

Result<void> KWallet::unlock()
{
    Bus bus;
    const BusMethod open = ofTheWallet(u"open"_s);
    const QString wallet = bus.ask(ofTheWallet(u"networkWallet"_s)).arguments().value(0).toString();
    QDBusMessage question = QDBusMessage::createMethodCall(open.service, open.path, open.interface, open.name);
    question.setArguments({wallet, qlonglong(0), QString(keychainService)});
    // Answers when the person has: the parent ends us when that takes too long.
    const QDBusMessage answer = bus.connection().call(question, QDBus::Block, std::numeric_limits<int>::max());
    if (answer.type() == QDBusMessage::ErrorMessage)
        return failure("keychain.failed"_L1, {{u"detail"_s, answer.errorName()}});
    return {};
}

}
