// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>

namespace lentera {

//! An identifier of lower-case letters, digits and hyphens, 1 to 64 long, starting with a letter or digit.
//! Tag makes a type of its own of it, so that a tenant's can never stand where a connection's is meant.
template <class Tag>
class Id {
public:
    Id() = default;
    explicit Id(QString text) : m_text(std::move(text)) {}

    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }
    bool operator==(const Id &) const = default;
    bool operator<(const Id &other) const { return m_text < other.m_text; }

private:
    QString m_text;
};

using TenantId = Id<struct TenantTag>;
using ConnectionId = Id<struct ConnectionTag>;

//! Whether \a text may be an Id.
bool isIdText(const QString &text);
//! The nearest id text for a display name: "PT Maju Jaya" gives "pt-maju-jaya"; empty when nothing usable is left.
QString idTextFrom(const QString &name);

template <class Tag>
size_t qHash(const Id<Tag> &id, size_t seed = 0)
{
    return qHash(id.text(), seed);
}

}
