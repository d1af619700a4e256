// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/InnerError.h"

#include "check/FactsTarget.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.isDouble() ? value.toVariant().toString() : QString();
}

static QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names)
        if (const QString text = textOf(object.value(name)); !text.isEmpty())
            return oneLine(text);
    return {};
}

// The first of a list stands for all.
static QJsonObject objectOf(const QJsonValue &value)
{
    return value.isArray() ? value.toArray().at(0).toObject() : value.toObject();
}

// The place that holds the error itself: an object, the first of a list, or the answer as a whole.
static QJsonObject errorObject(const QJsonObject &body)
{
    for (const QLatin1StringView name : {"error"_L1, "errors"_L1, "messages"_L1, "fault"_L1})
        if (const QJsonObject inner = objectOf(body.value(name)); !inner.isEmpty())
            return inner;
    return body;
}

QString messageIn(const QJsonValue &answer)
{
    const auto names = {
        "message"_L1, "error_description"_L1, "errorMessage"_L1, "error_message"_L1, "description"_L1, "detail"_L1,
        "title"_L1,   "faultstring"_L1,       "error"_L1,        "msg"_L1,           "reason"_L1};
    const QJsonObject body = objectOf(answer);
    const QJsonObject inner = errorObject(body);
    if (const QString text = firstText(inner, names); !text.isEmpty())
        return text;
    for (const QLatin1StringView name : {"errorMessages"_L1, "errors"_L1, "messages"_L1})
        if (const QString text = textOf(body.value(name).toArray().at(0)); !text.isEmpty())
            return oneLine(text);
    return firstText(body, names);
}

QString errorCodeIn(const QJsonValue &answer)
{
    return firstText(errorObject(objectOf(answer)),
                     {"code"_L1, "error_code"_L1, "errorCode"_L1, "status_code"_L1, "type"_L1});
}

static bool saysSomething(const QJsonValue &value)
{
    static const QStringList nothing{{}, u"0"_s, u"ok"_s, u"none"_s, u"no"_s, u"null"_s, u"false"_s, u"success"_s};
    return (value.isString() && !nothing.contains(value.toString().trimmed().toLower())) ||
           (value.isObject() && !value.toObject().isEmpty()) || (value.isArray() && !value.toArray().isEmpty()) ||
           value.toBool() || value.toDouble() != 0;
}

// `error_code`, `errorCode` and `ErrorCode` are one name.
static QJsonObject plainlyNamed(const QJsonObject &object)
{
    QJsonObject plain;
    for (auto member = object.begin(); member != object.end(); ++member)
        plain.insert(member.key().toLower().remove(u'_').remove(u'-'), member.value());
    return plain;
}

static bool anySays(const QJsonObject &plain, std::initializer_list<QLatin1StringView> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](QLatin1StringView name) { return saysSomething(plain.value(name)); });
}

static bool anyIs(const QJsonObject &plain, bool wanted, std::initializer_list<QLatin1StringView> names)
{
    return std::any_of(names.begin(), names.end(), [&](QLatin1StringView name) {
        return plain.value(name).isBool() && plain.value(name).toBool() == wanted;
    });
}

static bool failsInWords(const QJsonObject &plain)
{
    static const QStringList words{u"error"_s, u"failed"_s, u"failure"_s, u"fail"_s};
    return words.contains(plain.value("status"_L1).toString().toLower()) ||
           words.contains(plain.value("result"_L1).toString().toLower());
}

// A status of HTTP's kind inside of the body, with words about it.
static bool failsByNumber(const QJsonObject &plain)
{
    const auto failing = [&plain](QLatin1StringView name) {
        const int number = textOf(plain.value(name)).toInt();
        return number >= 400 && number <= 599;
    };
    return anySays(plain, {"message"_L1, "msg"_L1, "title"_L1, "detail"_L1, "description"_L1}) &&
           (failing("status"_L1) || failing("code"_L1) || failing("statuscode"_L1));
}

static bool objectHoldsError(const QJsonObject &object, StatusWords words)
{
    const QJsonObject plain = plainlyNamed(object);
    return anySays(plain, {"error"_L1, "errors"_L1, "errorcode"_L1, "errormessage"_L1, "errormessages"_L1,
                           "errordescription"_L1, "fault"_L1}) ||
           anyIs(plain, false, {"success"_L1, "ok"_L1, "successful"_L1, "issuccess"_L1}) ||
           anyIs(plain, true, {"iserror"_L1, "haserror"_L1, "haserrors"_L1}) || failsByNumber(plain) ||
           (words == StatusWords::Count && failsInWords(plain));
}

static bool isListOfErrors(const QJsonArray &list)
{
    return !list.isEmpty() && std::all_of(list.begin(), list.end(), [](const QJsonValue &entry) {
        const QJsonObject plain = plainlyNamed(entry.toObject());
        return anySays(plain, {"errorcode"_L1, "error"_L1}) && anySays(plain, {"message"_L1, "errormessage"_L1});
    });
}

bool holdsError(const QJsonValue &body, StatusWords words)
{
    if (body.isArray())
        return isListOfErrors(body.toArray());
    const QJsonObject object = body.toObject();
    if (objectHoldsError(object, words))
        return true;
    // What the answer says about itself may stand in an envelope.
    for (const QLatin1StringView name :
         {"response_status"_L1, "responseStatus"_L1, "status"_L1, "meta"_L1, "header"_L1})
        if (objectHoldsError(objectOf(object.value(name)), words))
            return true;
    return false;
}

}
