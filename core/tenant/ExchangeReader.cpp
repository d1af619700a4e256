// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/ExchangeReader.h"

#include "definition/Connection.h"
#include "tenant/ExchangeSecrets.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype largestImport = 16 * 1024 * 1024;
static constexpr qsizetype longestQuote = 80;

namespace {

struct OnlyId {
    QString id;

    template <class V>
    void members(V &v)
    {
        v("id", id);
    }
};

}

//! A value as an explanation may quote it.
static QString quoted(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().left(longestQuote);
    if (value.isUndefined())
        return {};
    const QByteArray inArray = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(inArray).mid(1).chopped(1).left(longestQuote);
}

Result<QJsonArray> ExchangeReader::tenants(const QByteArray &json) const
{
    const auto root = document(json);
    if (!root)
        return failureOf(root);
    const QJsonValue list = root->value("tenants"_L1);
    if (!list.isArray())
        return refused({u"/tenants"_s, list});
    if (const auto fine = checkAll(list.toArray(), u"/tenants"_s, &ExchangeReader::checkTenant); !fine)
        return failureOf(fine);
    return list.toArray();
}

Result<QJsonObject> ExchangeReader::document(const QByteArray &json) const
{
    if (json.size() > largestImport)
        return failure("file.too-large"_L1, {{u"path"_s, m_path}, {u"limit"_s, QString::number(largestImport)}});
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return syntax(json, error);
    const QJsonValue schema = root.value("schema"_L1);
    if (schema != QJsonValue(exchangeSchema))
        return failure("import.schema"_L1, {{u"path"_s, m_path}, {u"found"_s, quoted(schema)}});
    if (const auto pointer = secretIn(root))
        return failure("import.secret"_L1, {{u"path"_s, m_path}, {u"field"_s, *pointer}});
    return root;
}

Result<void> ExchangeReader::checkAll(const QJsonArray &list, const QString &pointer, CheckOne check) const
{
    std::set<QString> ids;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString here = pointerTo(pointer, QString::number(i));
        const QJsonValue value = list.at(i);
        if (const auto fine = checkId(value, here); !fine)
            return fine;
        if (!ids.insert(value["id"_L1].toString()).second)
            return refused({here + u"/id"_s, value["id"_L1]});
        if (const auto fine = (this->*check)(value, here); !fine)
            return fine;
    }
    return {};
}

Result<void> ExchangeReader::checkId(const QJsonValue &value, const QString &pointer) const
{
    if (const auto misfit = misfitOf<OnlyId>(value, pointer))
        return refused(*misfit);
    if (!isIdText(value["id"_L1].toString()))
        return refused({pointer + u"/id"_s, value["id"_L1]});
    return {};
}

Result<void> ExchangeReader::checkTenant(const QJsonValue &value, const QString &pointer) const
{
    static const QRegularExpression colour(u"\\A(#[0-9a-fA-F]{6})?\\z"_s);
    if (const auto misfit = misfitOf<TenantTexts>(value, pointer))
        return refused(*misfit);
    if (!colour.match(value["colour"_L1].toString()).hasMatch())
        return refused({pointer + u"/colour"_s, value["colour"_L1]});
    const QJsonValue connections = value["connections"_L1];
    if (!connections.isArray() && !connections.isUndefined())
        return refused({pointer + u"/connections"_s, connections});
    return checkAll(connections.toArray(), pointer + u"/connections"_s, &ExchangeReader::checkConnection);
}

Result<void> ExchangeReader::checkConnection(const QJsonValue &value, const QString &pointer) const
{
    if (const auto misfit = misfitOf<Connection>(value, pointer))
        return refused(*misfit);
    if (value["connector"_L1].toString().isEmpty())
        return refused({pointer + u"/connector"_s, value["connector"_L1]});
    return {};
}

tl::unexpected<Error> ExchangeReader::syntax(const QByteArray &json, const QJsonParseError &error) const
{
    const QByteArray before = json.first(std::clamp<qsizetype>(error.offset, 0, json.size()));
    const qsizetype column = before.size() - before.lastIndexOf('\n');
    return failure("import.syntax"_L1, {{u"path"_s, m_path},
                                        {u"line"_s, QString::number(before.count('\n') + 1)},
                                        {u"column"_s, QString::number(column)},
                                        {u"reason"_s, error.errorString()}});
}

tl::unexpected<Error> ExchangeReader::refused(const Misfit &misfit) const
{
    return failure("import.field"_L1,
                   {{u"path"_s, m_path}, {u"field"_s, misfit.pointer}, {u"value"_s, quoted(misfit.value)}});
}

}
