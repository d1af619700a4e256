// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/MemoryVault.h"

using namespace Qt::StringLiterals;

namespace lentera {

static Secret copyOf(const Secret &secret)
{
    return Secret(QByteArray(secret.reveal().constData(), secret.length()));
}

KeychainStatus MemoryVault::status(std::stop_token)
{
    return {KeychainState::Usable, u"memory"_s, {}};
}

Result<Secret> MemoryVault::read(const SecretKey &key, std::stop_token stop)
{
    if (stop.stop_requested())
        return failure("run.stopped"_L1);
    const std::scoped_lock lock(m_mutex);
    const auto found = m_secrets.find(key.text());
    if (found == m_secrets.end())
        return failure("keychain.missing"_L1, {{u"key"_s, key.text()}});
    return copyOf(found->second);
}

Result<void> MemoryVault::write(const SecretKey &key, const Secret &secret, std::stop_token stop)
{
    if (stop.stop_requested())
        return failure("run.stopped"_L1);
    if (secret.length() > largestSecret)
        return failure("keychain.too-large"_L1, {{u"limit"_s, QString::number(largestSecret)}});
    const std::scoped_lock lock(m_mutex);
    m_secrets.insert_or_assign(key.text(), copyOf(secret));
    return {};
}

Result<void> MemoryVault::remove(const SecretKey &key, std::stop_token stop)
{
    if (stop.stop_requested())
        return failure("run.stopped"_L1);
    const std::scoped_lock lock(m_mutex);
    m_secrets.erase(key.text());
    return {};
}

}
