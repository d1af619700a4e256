// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ConnectAnswer.h"

#include <QList>

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
