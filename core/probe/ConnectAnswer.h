// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/seen/Proxy.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace lentera {

//! The head of a proxy's answer to CONNECT.
struct ConnectAnswer {
    int status = 0;
    QString reason;
    QStringList offeredSchemes;     //!< of Proxy-Authenticate, each once
    QMap<QString, QString> headers; //!< names in lower case; at most 64, values cut at 1024; no cookies
};

//! Whether \a bytes may still become an HTTP/1 answer.
bool mayBeHttp(const QByteArray &bytes);
//! The size of the head with its empty line; nothing while that has not come.
std::optional<qsizetype> headSize(const QByteArray &bytes);
//! Nothing when the status line is none.
std::optional<ConnectAnswer> connectAnswer(const QByteArray &head);
//! What a proxy's own answer means, by its status and headers (RFC 9110, RFC 9209; squid's and tinyproxy's own).
seen::ProxyEnd proxyAnswerEnd(int status, const std::function<QString(QLatin1StringView name)> &header);
//! The schemes of one WWW-Authenticate or Proxy-Authenticate value (RFC 9110 section 11.6.1).
QStringList challengeSchemes(const QString &value);

}
