// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Expiry.h"

#include "check/Rate.h"
#include "check/Rules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

QDateTime expiryTime(const QString &text, const QDateTime &now)
{
    static const QRegularExpression written(
        u"\\A(\\d{4}-\\d\\d-\\d\\d)(?: (\\d\\d:\\d\\d:\\d\\d) (?:UTC|([+-]\\d\\d):?(\\d\\d)))?\\z"_s);
    const QRegularExpressionMatch match = written.match(text.trimmed());
    if (!match.hasMatch())
        return resetTime(text, now);
    const QString time = match.captured(2).isEmpty() ? u"00:00:00"_s : match.captured(2);
    const QString zone = match.captured(3).isEmpty() ? u"Z"_s : match.captured(3) + u':' + match.captured(4);
    return QDateTime::fromString(match.captured(1) + u'T' + time + zone, Qt::ISODate).toUTC();
}

static QString textAt(const ExpiryPlace &place, const seen::HttpSeen &answer, const AnswerBody &body)
{
    if (!place.header.isEmpty()) {
        const QByteArray name = place.header.toLatin1();
        return answer.header(QLatin1StringView(name));
    }
    const QJsonValue value = valueAt(body.json, place.pointer).value_or(QJsonValue());
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

static std::optional<ToldExpiry> expiryIn(const seen::HttpSeen &answer, const Connector &connector,
                                          const QDateTime &startedAt)
{
    const AnswerBody body(answer);
    for (const ExpiryPlace &place : connector.expires) {
        const QDateTime now = answer.receivedAt.isValid() ? answer.receivedAt : startedAt;
        if (const QDateTime at = expiryTime(textAt(place, answer, body), now); at.isValid())
            return ToldExpiry{place.field, at};
    }
    return {};
}

std::optional<ToldExpiry> toldExpiry(const Connector &connector, const Evidence &evidence)
{
    std::optional<ToldExpiry> told;
    if (connector.expires.isEmpty())
        return told;
    for (const seen::HttpSeen *answer : evidence.all<seen::HttpSeen>()) {
        const GoodAnswer *good = goodAnswerFor(connector, *answer);
        if (answer->signedIn && good && isGood(*good, *answer))
            if (const auto expiry = expiryIn(*answer, connector, evidence.startedAt))
                told = expiry;
    }
    return told;
}

}
