// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "tenant/ExchangeShape.h"

#include <QJsonArray>
#include <QJsonParseError>

namespace lentera {

inline constexpr QLatin1StringView exchangeSchema{"lentera.tenants/1"};

//! A tenant as a `lentera.tenants/1` document has it, without its connections.
struct TenantTexts {
    QString id;
    QString name;
    QString environment;
    QString colour;
    QString notes;

    template <class V>
    void members(V &v)
    {
        v("id", id);
        v("name", name);
        v("environment", environment);
        v("colour", colour);
        v("notes", notes);
    }
};

//! Reads a whole `lentera.tenants/1` document before anything is changed.
class ExchangeReader {
public:
    //! \a path is for the errors.
    explicit ExchangeReader(QString path) : m_path(std::move(path)) {}

    //! Answers the tenants' objects: every known member fits, ids are ids and unique, nothing looks like a secret.
    //! Errors: file.too-large, import.syntax, import.schema, import.field, import.secret as importTenants().
    Result<QJsonArray> tenants(const QByteArray &json) const;

private:
    using CheckOne = Result<void> (ExchangeReader::*)(const QJsonValue &, const QString &) const;

    Result<QJsonObject> document(const QByteArray &json) const;
    Result<void> checkAll(const QJsonArray &list, const QString &pointer, CheckOne check) const;
    Result<void> checkId(const QJsonValue &value, const QString &pointer) const;
    Result<void> checkTenant(const QJsonValue &value, const QString &pointer) const;
    Result<void> checkConnection(const QJsonValue &value, const QString &pointer) const;
    tl::unexpected<Error> syntax(const QByteArray &json, const QJsonParseError &error) const;
    tl::unexpected<Error> refused(const Misfit &misfit) const;

    QString m_path;
};

}
