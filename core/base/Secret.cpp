// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Secret.h"

#include <QMessageAuthenticationCode>

#include <openssl/crypto.h>

#include <utility>

namespace lentera {

void wipeBytes(QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    // data() detaches when shared; only bytes that are ours alone are worth wiping.
    if (bytes.isDetached())
        OPENSSL_cleanse(bytes.data(), size_t(bytes.size()));
    bytes.clear();
}

Secret::Secret(QByteArray &&bytes) : m_bytes(bytes.constData(), bytes.size())
{
    wipeBytes(bytes);
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(Secret &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

bool Secret::equals(const Secret &other) const
{
    return m_bytes.size() == other.m_bytes.size() &&
           CRYPTO_memcmp(m_bytes.constData(), other.m_bytes.constData(), size_t(m_bytes.size())) == 0;
}

QString Secret::fingerprint(const QByteArray &key) const
{
    const QByteArray digest = QMessageAuthenticationCode::hash(m_bytes, key, QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().first(8));
}

void Secret::wipe()
{
    wipeBytes(m_bytes);
}

}
