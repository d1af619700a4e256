// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Pac.h"
#include "probe/Route.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype mostEntries = 20;

namespace {

struct Word {
    QLatin1StringView word;
    QLatin1StringView scheme; //!< null when nothing here speaks it
    int port;
};

}

// SOCKS without a number is version 4 to some; the servers behind it speak 5 as well.
static constexpr std::array words{Word{"PROXY"_L1, "http"_L1, 80},       Word{"HTTP"_L1, "http"_L1, 80},
                                  Word{"HTTPS"_L1, "https"_L1, 443},     Word{"SOCKS"_L1, "socks5h"_L1, 1080},
                                  Word{"SOCKS5"_L1, "socks5h"_L1, 1080}, Word{"SOCKS4"_L1, {}, 1080}};

QString withoutUsers(const QString &text)
{
    static const QRegularExpression user(u"[^\\s/;,\"'<>]*@"_s);
    return QString(text).remove(user);
}

static QString proxyUrl(const Word &word, const QString &place)
{
    static const QRegularExpression hostAndPort(u"\\A(\\[[0-9a-fA-F:.]+\\]|[^\\s:/?#\\[\\]@]+)(?::([0-9]{1,5}))?\\z"_s);
    const auto match = hostAndPort.match(place);
    const int port = match.captured(2).isEmpty() ? word.port : match.captured(2).toInt();
    if (!match.hasMatch() || word.scheme.isEmpty() || port < 1 || port > 65535)
        return {};
    return word.scheme + "://"_L1 + match.captured(1) + u':' + QString::number(port);
}

static seen::PacEntry entryFrom(const QString &text)
{
    seen::PacEntry entry{.text = text};
    const QString first = text.section(u' ', 0, 0);
    if (text.compare("DIRECT"_L1, Qt::CaseInsensitive) == 0)
        return entry;
    for (const Word &word : words)
        if (first.compare(word.word, Qt::CaseInsensitive) == 0)
            entry.url = proxyUrl(word, text.mid(first.size()).trimmed());
    if (entry.url.isEmpty())
        entry.end = seen::PacTry::Unsupported;
    return entry;
}

QList<seen::PacEntry> pacEntries(const QString &result)
{
    QList<seen::PacEntry> entries;
    for (const QString &piece : withoutUsers(result).split(u';'))
        if (const QString text = piece.simplified(); !text.isEmpty() && entries.size() < mostEntries)
            entries << entryFrom(text);
    return entries;
}

}
