// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace lentera {

//! A secret value in memory: not copyable, wiped on destruction, converts to nothing.
//! reveal() may be called in probe, tenant and workspace only (tests/architecture checks it).
class Secret {
public:
    Secret() = default;
    //! Takes the bytes over and wipes the caller's buffer when nobody else shares it.
    explicit Secret(QByteArray &&bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    //! The bytes themselves; valid while this Secret lives. Do not copy further than the call that needs them.
    const QByteArray &reveal() const { return m_bytes; }
    qsizetype length() const { return m_bytes.size(); }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    //! In a time that depends on the lengths alone.
    bool equals(const Secret &other) const;
    //! First 8 hex digits of HMAC-SHA-256 under \a key (one random key per profile): tells secrets apart, reveals
    //! nothing.
    QString fingerprint(const QByteArray &key) const;

private:
    void wipe();

    QByteArray m_bytes;
};

//! A secret that a plan hands to several probes; wiped when the last holder lets go.
using SharedSecret = std::shared_ptr<const Secret>;

//! Overwrites the bytes so that the optimiser cannot leave them out, then clears the array.
void wipeBytes(QByteArray &bytes);

}
