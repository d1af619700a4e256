// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/ExchangeSecrets.h"

#include "tenant/ExchangeShape.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

//! The one member that is base64 of text: a person may have chosen a PEM file that holds the key too.
static constexpr auto rootsMember = "ownRoots"_L1;

static bool namesSecret(const QString &member)
{
    QString letters = member.toLower();
    letters.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    static const QStringList endings{u"secret"_s, u"secrets"_s,    u"password"_s,  u"passwords"_s,
                                     u"passwd"_s, u"passphrase"_s, u"token"_s,     u"tokens"_s,
                                     u"apikey"_s, u"apikeys"_s,    u"privatekey"_s};
    return letters.startsWith("credential"_L1) ||
           std::ranges::any_of(endings, [&](const QString &ending) { return letters.endsWith(ending); });
}

//! Scheme and slashes (1) of a text that is a URL with user information.
static const QRegularExpression &urlWithUser()
{
    static const QRegularExpression shape(u"\\A(\\s*[a-z][a-z0-9+.-]*:[/\\\\]{2})[^/\\\\?#\\s]*@"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return shape;
}

static const QRegularExpression &privateKey()
{
    static const QRegularExpression shape(
        u"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----(?:(?!-----END)[\\s\\S])*+(?:-----END [A-Z0-9 ]*PRIVATE KEY-----\\s?)?"_s);
    return shape;
}

static bool isSecretText(const QString &text)
{
    return urlWithUser().match(text).hasMatch() || privateKey().match(text).hasMatch();
}

static QString textWithoutSecrets(QString text)
{
    // Again until nothing is found: what is taken out of a hostile text may join its ends to a new one.
    while (isSecretText(text))
        text.replace(urlWithUser(), u"\\1"_s).remove(privateKey());
    return text;
}

static QString rootsText(const QJsonValue &value)
{
    return QString::fromLatin1(QByteArray::fromBase64(value.toString().toLatin1()));
}

namespace {

class SecretSearch {
public:
    std::optional<QString> in(const QJsonValue &value, const QString &pointer, bool namedSo) const
    {
        if (value.isObject())
            return inObject(value.toObject(), pointer, namedSo);
        if (value.isArray())
            return inArray(value.toArray(), pointer, namedSo);
        const bool hasValue = value.isDouble() || (value.isString() && !value.toString().isEmpty());
        if ((namedSo && hasValue) || isSecretText(value.toString()))
            return pointer;
        return {};
    }

private:
    std::optional<QString> inObject(const QJsonObject &object, const QString &pointer, bool namedSo) const
    {
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString member = pointerTo(pointer, it.key());
            if (it.key() == rootsMember && isSecretText(rootsText(it.value())))
                return member;
            if (const auto found = in(it.value(), member, namedSo || namesSecret(it.key())))
                return found;
        }
        return {};
    }

    std::optional<QString> inArray(const QJsonArray &array, const QString &pointer, bool namedSo) const
    {
        for (qsizetype i = 0; i < array.size(); ++i)
            if (const auto found = in(array.at(i), pointerTo(pointer, QString::number(i)), namedSo))
                return found;
        return {};
    }
};

}

std::optional<QString> secretIn(const QJsonValue &value)
{
    return SecretSearch().in(value, {}, false);
}

static QJsonValue memberWithoutSecrets(const QString &name, const QJsonValue &value)
{
    if (name == rootsMember && isSecretText(rootsText(value)))
        return QString::fromLatin1(textWithoutSecrets(rootsText(value)).toLatin1().toBase64());
    return withoutSecrets(value);
}

QJsonValue withoutSecrets(const QJsonValue &value)
{
    if (value.isString())
        return textWithoutSecrets(value.toString());
    if (value.isArray()) {
        QJsonArray kept;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            kept << withoutSecrets(item);
        return kept;
    }
    if (!value.isObject())
        return value;
    QJsonObject kept;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        if (!namesSecret(it.key()))
            kept.insert(it.key(), memberWithoutSecrets(it.key(), it.value()));
    return kept;
}

}
