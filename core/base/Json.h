// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QMetaEnum>
#include <QStringList>

#include <concepts>
#include <type_traits>

namespace lentera {

//! A value whose members are listed once, in `template <class V> void members(V &v)`: `v("host", host);`.
//! toJson() and fromJson() do the rest; unknown members are ignored, missing ones keep their default.
template <class T>
QJsonValue toJson(const T &value);
template <class T>
void fromJson(const QJsonValue &json, T &value);

struct JsonWriter {
    QJsonObject object;
    template <class T>
    void operator()(const char *name, T &member)
    {
        object.insert(QLatin1StringView(name), toJson(std::as_const(member)));
    }
};

struct JsonReader {
    const QJsonObject &object;
    template <class T>
    void operator()(const char *name, T &member)
    {
        const auto it = object.constFind(QLatin1StringView(name));
        if (it != object.constEnd())
            fromJson(QJsonValue(it.value()), member);
    }
};

template <class T>
struct IsList : std::false_type {
};
template <class T>
struct IsList<QList<T>> : std::true_type {
};
template <class T>
struct IsTextMap : std::false_type {
};
template <class T>
struct IsTextMap<QMap<QString, T>> : std::true_type {
};

//! Enumerations are written by name (Q_ENUM or Q_ENUM_NS), times as ISO 8601, bytes as base64.
template <class T>
QJsonValue toJson(const T &value)
{
    if constexpr (std::is_enum_v<T>)
        return QString::fromLatin1(QMetaEnum::fromType<T>().valueToKey(int(value)));
    else if constexpr (std::same_as<T, QDateTime>)
        return value.isValid() ? QJsonValue(isoTime(value)) : QJsonValue();
    else if constexpr (std::same_as<T, QByteArray>)
        return QString::fromLatin1(value.toBase64());
    else if constexpr (IsList<T>::value || std::same_as<T, QStringList>) {
        QJsonArray array;
        for (const auto &item : value)
            array << toJson(item);
        return array;
    } else if constexpr (IsTextMap<T>::value) {
        QJsonObject object;
        for (auto it = value.cbegin(); it != value.cend(); ++it)
            object.insert(it.key(), toJson(it.value()));
        return object;
    } else if constexpr (std::is_class_v<T> && !std::is_convertible_v<T, QJsonValue>) {
        JsonWriter writer;
        const_cast<T &>(value).members(writer); // members() is shared by reader and writer; the writer only reads
        return writer.object;
    } else
        return QJsonValue(value);
}

template <class T>
void fromJson(const QJsonValue &json, T &value)
{
    if constexpr (std::is_enum_v<T>) {
        bool known = false;
        const int number = QMetaEnum::fromType<T>().keyToValue(json.toString().toLatin1().constData(), &known);
        if (known)
            value = T(number);
    } else if constexpr (std::same_as<T, QDateTime>)
        value = QDateTime::fromString(json.toString(), Qt::ISODateWithMs).toUTC();
    else if constexpr (std::same_as<T, QByteArray>)
        value = QByteArray::fromBase64(json.toString().toLatin1());
    else if constexpr (std::same_as<T, QString>)
        value = json.toString();
    else if constexpr (std::same_as<T, bool>)
        value = json.toBool();
    else if constexpr (std::integral<T>)
        value = T(json.toInteger());
    else if constexpr (std::floating_point<T>)
        value = T(json.toDouble());
    else if constexpr (IsList<T>::value || std::same_as<T, QStringList>) {
        value.clear();
        for (const QJsonValue &item : json.toArray()) {
            typename T::value_type element{};
            fromJson(item, element);
            value << element;
        }
    } else if constexpr (IsTextMap<T>::value) {
        value.clear();
        const QJsonObject object = json.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            typename T::mapped_type element{};
            fromJson(QJsonValue(it.value()), element);
            value.insert(it.key(), element);
        }
    } else if constexpr (std::same_as<T, QJsonObject>)
        value = json.toObject();
    else {
        const QJsonObject object = json.toObject();
        JsonReader reader{object};
        value.members(reader);
    }
}

}
