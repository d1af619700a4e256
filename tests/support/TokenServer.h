// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackServer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QUrlQuery>

namespace lentera {

//! One request at a token end point.
struct TokenCall {
    QByteArray head;
    QByteArray body;
    QMap<QString, QString> fields; //!< of a form, or of a flat JSON object

    bool isGet() const { return head.startsWith("GET "); }
};

inline TokenCall readTokenCall(LoopbackPeer &peer)
{
    TokenCall call;
    call.head = peer.readUntil("\r\n\r\n");
    const QByteArray lower = call.head.toLower();
    if (const qsizetype at = lower.indexOf("content-length:"); at >= 0)
        call.body = peer.readBytes(lower.mid(at + 15, lower.indexOf('\r', at) - at - 15).trimmed().toLongLong());
    const QJsonObject object = QJsonDocument::fromJson(call.body).object();
    for (auto one = object.begin(); one != object.end(); ++one)
        call.fields.insert(one.key(), one.value().toString());
    if (object.isEmpty())
        for (const auto &[name, value] :
             QUrlQuery(QString::fromUtf8(call.body).replace(QLatin1Char('+'), QLatin1String("%20")))
                 .queryItems(QUrl::FullyDecoded))
            call.fields.insert(name, value);
    return call;
}

inline QByteArray httpAnswer(const QByteArray &body, int status = 200, const QByteArray &type = "application/json",
                             const QByteArray &more = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type + "\r\n" + more +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

//! Takes each refresh token once: `refresh-0`, then what it gave last. The body of the answer to \a sent.
class SingleUseTokens {
public:
    QByteArray answerTo(const QString &sent)
    {
        const std::lock_guard lock(m_mutex);
        if (sent != token(m_count))
            return httpAnswer("{\"error\":\"invalid_grant\"}", 400);
        ++m_count;
        return httpAnswer(
            QStringLiteral("{\"access_token\":\"access-%1\",\"refresh_token\":\"%2\",\"token_type\":\"Bearer\","
                           "\"expires_in\":3600}")
                .arg(m_count)
                .arg(token(m_count))
                .toUtf8());
    }
    //! How many tokens were given.
    int count() const
    {
        const std::lock_guard lock(m_mutex);
        return m_count;
    }

private:
    static QString token(int count) { return QStringLiteral("refresh-%1").arg(count); }

    mutable std::mutex m_mutex;
    int m_count = 0;
};

}
