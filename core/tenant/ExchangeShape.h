// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"

#include <cmath>
#include <optional>

namespace lentera {

//! A JSON value that does not fit the member that it is meant for, named by its JSON pointer (RFC 6901).
struct Misfit {
    QString pointer;
    QJsonValue value;
};

//! \a pointer continued by one member name.
inline QString pointerTo(const QString &pointer, QString name)
{
    return pointer + u'/' + name.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1"));
}

//! Every number of a connection is a count or a span of time; beyond this it is a mistake.
inline constexpr double largestNumber = 1e9;

template <class T>
std::optional<Misfit> misfitOf(const QJsonValue &json, const QString &pointer);

//! Walks the members that Json.h would read and keeps the first that does not fit.
struct ShapeReader {
    const QJsonObject &object;
    const QString &pointer;
    std::optional<Misfit> misfit;

    template <class T>
    void operator()(const char *name, T &)
    {
        const auto it = object.constFind(QLatin1StringView(name));
        if (!misfit && it != object.constEnd())
            misfit = misfitOf<T>(QJsonValue(it.value()), pointerTo(pointer, QString::fromLatin1(name)));
    }
};

inline bool isNumberInRange(const QJsonValue &json)
{
    return json.isDouble() && json.toDouble() >= 0 && json.toDouble() <= largestNumber;
}

//! Whether fromJson() would read a plain value without loss.
template <class T>
bool fitsPlain(const QJsonValue &json)
{
    if constexpr (std::is_enum_v<T>)
        return json.isString() && QMetaEnum::fromType<T>().keyToValue(json.toString().toLatin1().constData()) >= 0;
    else if constexpr (std::same_as<T, QByteArray>)
        return json.isString() && bool(QByteArray::fromBase64Encoding(json.toString().toLatin1(),
                                                                      QByteArray::AbortOnBase64DecodingErrors));
    else if constexpr (std::same_as<T, QString>)
        return json.isString();
    else if constexpr (std::same_as<T, bool>)
        return json.isBool();
    else if constexpr (std::integral<T>)
        return isNumberInRange(json) && std::floor(json.toDouble()) == json.toDouble();
    else {
        static_assert(std::floating_point<T>);
        return isNumberInRange(json);
    }
}

template <class T>
std::optional<Misfit> misfitOf(const QJsonValue &json, const QString &pointer)
{
    if constexpr (IsList<T>::value || std::same_as<T, QStringList>) {
        if (!json.isArray())
            return Misfit{pointer, json};
        const QJsonArray array = json.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            if (const auto misfit =
                    misfitOf<typename T::value_type>(array.at(i), pointerTo(pointer, QString::number(i))))
                return misfit;
        return {};
    } else if constexpr (IsTextMap<T>::value) {
        if (!json.isObject())
            return Misfit{pointer, json};
        const QJsonObject object = json.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            if (const auto misfit = misfitOf<typename T::mapped_type>(it.value(), pointerTo(pointer, it.key())))
                return misfit;
        return {};
    } else if constexpr (requires(T value, ShapeReader reader) { value.members(reader); }) {
        if (!json.isObject())
            return Misfit{pointer, json};
        const QJsonObject object = json.toObject();
        ShapeReader reader{object, pointer, {}};
        T().members(reader);
        return reader.misfit;
    } else {
        return fitsPlain<T>(json) ? std::optional<Misfit>() : Misfit{pointer, json};
    }
}

}
