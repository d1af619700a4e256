// SPDX-License-Identifier: GPL-3.0-or-later
#include "SecretService.h"

#include "Bus.h"
#include "Prompt.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QLibrary>

using namespace Qt::StringLiterals;

namespace lentera {

using Attributes = QMap<QString, QString>;

static constexpr QLatin1StringView serviceName{"org.freedesktop.secrets"};
static constexpr QLatin1StringView collectionInterface{"org.freedesktop.Secret.Collection"};

static BusMethod ofTheService(const QString &name)
{
    return {serviceName, u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, name};
}

//! The path in an answer; `/`, which stands for none, gives an empty one.
static QString pathIn(const QDBusMessage &answer, int index)
{
    const QString path = answer.arguments().value(index).value<QDBusObjectPath>().path();
    return path == "/"_L1 ? QString() : path;
}

//! QtKeychain looks for the library at run time only, and would do without a word about it.
static bool hasLibrary()
{
    QLibrary library(u"secret-1"_s, 0);
    return library.load();
}

static KeychainStatus absent(const QString &detail)
{
    return {KeychainState::Absent, {}, detail};
}

KeychainStatus SecretService::status()
{
    Bus bus;
    m_collection.clear();
    if (!bus.isConnected())
        return absent(u"no session bus"_s);
    if (!hasLibrary())
        return absent(u"no libsecret"_s);
    if (!bus.offers(serviceName))
        return absent(u"no service"_s);
    const QDBusMessage alias = bus.ask(ofTheService(u"ReadAlias"_s), {u"default"_s});
    if (alias.type() == QDBusMessage::ErrorMessage)
        return stateBehind(alias);
    const QString collection = pathIn(alias, 0);
    if (collection.isEmpty())
        return absent(noKeyring);
    const QDBusMessage locked = bus.property(serviceName, collection, collectionInterface, u"Locked"_s);
    if (locked.type() == QDBusMessage::ErrorMessage)
        return isSilence(locked) ? stateBehind(locked) : absent(noKeyring);
    m_collection = collection;
    const bool isLocked = locked.arguments().value(0).value<QDBusVariant>().variant().toBool();
    return {isLocked ? KeychainState::Locked : KeychainState::Usable,
            u"Secret Service (%1)"_s.arg(bus.programBehind(serviceName)),
            {}};
}

EntryPlace SecretService::find(const QString &key)
{
    qDBusRegisterMetaType<Attributes>();
    const Attributes attributes{{u"user"_s, key}, {u"server"_s, keychainService}};
    const QDBusMessage found = Bus().ask(ofTheService(u"SearchItems"_s), {QVariant::fromValue(attributes)});
    if (found.type() == QDBusMessage::ErrorMessage)
        return EntryPlace::Unknown;
    const auto any = [&](int index) {
        return !qdbus_cast<QList<QDBusObjectPath>>(found.arguments().value(index)).isEmpty();
    };
    return any(1) ? EntryPlace::Locked : any(0) ? EntryPlace::Unlocked : EntryPlace::Nowhere;
}

//! Asks the person what \a answer wants to be asked, if anything; status() tells what came of it.
static Result<void> asked(const QDBusMessage &answer, int promptIndex)
{
    if (answer.type() == QDBusMessage::ErrorMessage)
        return failure("keychain.failed"_L1, {{u"detail"_s, answer.errorName()}});
    const QString path = pathIn(answer, promptIndex);
    if (!path.isEmpty() && !Prompt(serviceName, path).show())
        return failure("keychain.failed"_L1, {{u"detail"_s, u"prompt lost"_s}});
    return {};
}

Result<void> SecretService::unlock()
{
    Bus bus;
    if (m_collection.isEmpty()) {
        const QVariantMap properties{{u"org.freedesktop.Secret.Collection.Label"_s, u"Default"_s}};
        return asked(bus.ask(ofTheService(u"CreateCollection"_s), {properties, u"default"_s}), 1);
    }
    const auto collections = QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(m_collection)});
    return asked(bus.ask(ofTheService(u"Unlock"_s), {collections}), 1);
}

}
