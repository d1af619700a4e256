// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ConnectAnswer.h"

#include <QList>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype mostHeaders = 64;
static constexpr qsizetype longestValue = 1024;
static constexpr QByteArrayView beginning = "HTTP/1.";

bool mayBeHttp(const QByteArray &bytes)
{
    const qsizetype size = std::min(bytes.size(), beginning.size());
    return QByteArrayView(bytes).first(size) == beginning.first(size);
}

std::optional<qsizetype> headSize(const QByteArray &bytes)
{
    const qsizetype strict = bytes.indexOf("\r\n\r\n");
    const qsizetype bare = bytes.indexOf("\n\n"); // some proxies of home routers end lines so
    if (strict < 0 && bare < 0)
        return {};
    return strict >= 0 && (bare < 0 || strict < bare) ? strict + 4 : bare + 2;
}

// The pieces between commas that stand outside of quotation marks.
static QStringList commaPieces(const QString &value)
{
    QStringList pieces{QString()};
    bool quoted = false;
    bool escaped = false;
    for (const QChar c : value) {
        if (c == u'"' && !escaped)
            quoted = !quoted;
        escaped = quoted && !escaped && c == u'\\';
        if (c == u',' && !quoted)
            pieces << QString();
        else
            pieces.last() += c;
    }
    return pieces;
}

QStringList challengeSchemes(const QString &value)
{
    QStringList schemes;
    for (const QString &piece : commaPieces(value)) {
        const QString trimmed = piece.trimmed();
        const QString word = trimmed.section(u' ', 0, 0);
        const bool parameter = word.contains(u'=') || trimmed.mid(word.size()).trimmed().startsWith(u'=');
        if (!word.isEmpty() && !parameter && !schemes.contains(word, Qt::CaseInsensitive))
            schemes << word;
    }
    return schemes;
}

static bool nameFailed(const QString &squid, const QString &status)
{
    static const QRegularExpression dns(u"\\berror=\"?(dns_error|dns_timeout|destination_not_found)"_s);
    return squid.startsWith("ERR_DNS_FAIL"_L1) || dns.match(status).hasMatch();
}

seen::ProxyEnd proxyAnswerEnd(int status, const std::function<QString(QLatin1StringView name)> &header)
{
    using seen::ProxyEnd;
    if (status >= 200 && status < 300)
        return ProxyEnd::TunnelOpen;
    if (status == 407 || status == 401) // tinyproxy's word for a wrong password
        return ProxyEnd::AuthenticationRequired;
    if (status == 511 || (status >= 300 && status < 400))
        return ProxyEnd::Portal;
    if (nameFailed(header("x-squid-error"_L1), header("proxy-status"_L1)))
        return ProxyEnd::NameNotFound;
    // What keeps tinyproxy, and now and then squid (ERR_CANNOT_FORWARD), from the target.
    const bool signedFailure = status == 500 && (header("server"_L1).startsWith("tinyproxy"_L1, Qt::CaseInsensitive) ||
                                                 header("x-squid-error"_L1).startsWith("ERR_CANNOT_FORWARD"_L1));
    if (status == 502 || status == 503 || status == 504 || signedFailure)
        return ProxyEnd::TargetUnreachable;
    if (status == 405 || status == 501)
        return ProxyEnd::Unsupported;
    return status < 500 ? ProxyEnd::Denied : ProxyEnd::Failed;
}

static void takeHeader(ConnectAnswer &answer, const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    const QString name = QString::fromLatin1(line.first(std::max<qsizetype>(colon, 0)).trimmed()).toLower();
    if (name.isEmpty() || name == "set-cookie"_L1)
        return;
    const QString value = QString::fromUtf8(line.mid(colon + 1).trimmed()).left(longestValue);
    if (name == "proxy-authenticate"_L1)
        for (const QString &scheme : challengeSchemes(value))
            if (!answer.offeredSchemes.contains(scheme, Qt::CaseInsensitive))
                answer.offeredSchemes << scheme;
    if (answer.headers.size() < mostHeaders && !answer.headers.contains(name))
        answer.headers.insert(name, value);
}

std::optional<ConnectAnswer> connectAnswer(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    bool number = false;
    ConnectAnswer answer;
    answer.status = words.size() > 1 ? words[1].toInt(&number) : 0;
    if (!mayBeHttp(head) || !number || answer.status < 100 || answer.status > 599)
        return {};
    answer.reason = QString::fromUtf8(words.mid(2).join(' ')).left(longestValue);
    for (const QByteArray &line : lines.mid(1))
        takeHeader(answer, line);
    return answer;
}

}
