// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Paste.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype longest = 4000;

//! An absolute http or https address without user information; invalid for anything else.
static QUrl addressFrom(const QString &word)
{
    QUrl url(word, QUrl::StrictMode);
    const bool usable =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    return usable ? url.adjusted(QUrl::RemoveUserInfo) : QUrl();
}

//! The address of a curl command; its headers may hold secrets and are left alone.
static QUrl curlAddress(const QString &command)
{
    QString unquoted = command;
    unquoted.replace(u'\'', u'"').replace(u"\\\n"_s, u" "_s);
    for (const QString &word : QProcess::splitCommand(unquoted))
        if (const QUrl url = addressFrom(word); url.isValid())
            return url;
    return {};
}

Pasted pastedFrom(const QString &text)
{
    const QString trimmed = text.left(longest).trimmed();
    if (trimmed.isEmpty())
        return {};
    if (const QUrl url = addressFrom(trimmed); url.isValid())
        return {Pasted::Kind::Address, url, trimmed};
    if (const QUrl url(trimmed, QUrl::StrictMode); url.isLocalFile()) // as file managers copy
        return {Pasted::Kind::File, {}, url.toLocalFile()};
    if (trimmed.startsWith("curl "_L1))
        if (const QUrl url = curlAddress(trimmed); url.isValid())
            return {Pasted::Kind::CurlCommand, url, trimmed};
    return {Pasted::Kind::Text, {}, trimmed};
}

}
