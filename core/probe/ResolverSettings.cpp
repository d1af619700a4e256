// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ResolverSettings.h"

#include <QFile>
#include <QHostAddress>

#include <algorithm>

namespace lentera {

static constexpr qint64 longestFile = 16 * 1024 * 1024;
static constexpr qsizetype mostServers = 3; // MAXNS of glibc
static constexpr qsizetype mostDomains = 6;
static constexpr int mostDots = 15;

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.read(longestFile) : QByteArray();
}

static QList<QByteArray> wordsOf(const QByteArray &line)
{
    QByteArray text = line;
    for (const char comment : {'#', ';'})
        text = text.left(text.indexOf(comment) < 0 ? text.size() : text.indexOf(comment));
    QList<QByteArray> words = text.simplified().split(' ');
    words.removeAll(QByteArray());
    return words;
}

static QStringList domainsOf(const QList<QByteArray> &words)
{
    QStringList domains;
    for (const QByteArray &word : words.mid(1, mostDomains))
        domains << QString::fromLatin1(word);
    return domains;
}

static void takeOptions(ResolverSettings &settings, const QList<QByteArray> &words)
{
    for (const QByteArray &option : words.mid(1))
        if (option.startsWith("ndots:"))
            settings.dots = std::clamp(option.mid(6).toInt(), 0, mostDots);
}

ResolverSettings resolverSettings(const QString &file)
{
    ResolverSettings settings;
    for (const QByteArray &line : contentOf(file).split('\n')) {
        const QList<QByteArray> words = wordsOf(line);
        const QByteArray key = words.value(0);
        if (key == "nameserver" && words.size() > 1 && settings.servers.size() < mostServers)
            settings.servers << QString::fromLatin1(words.at(1));
        else if (key == "search" || key == "domain") // the last of them counts
            settings.search = domainsOf(words);
        else if (key == "options")
            takeOptions(settings, words);
    }
    return settings;
}

static QByteArray lineAround(const QByteArray &content, qsizetype at)
{
    const qsizetype begin = content.lastIndexOf('\n', at) + 1;
    const qsizetype end = content.indexOf('\n', at);
    return content.mid(begin, (end < 0 ? content.size() : end) - begin);
}

QStringList hostsFileAddresses(const QString &file, const QByteArray &name)
{
    const QByteArray content = contentOf(file).toLower();
    const QByteArray wanted = name.toLower();
    QStringList addresses;
    for (qsizetype at = content.indexOf(wanted); !wanted.isEmpty() && at >= 0;) {
        const QList<QByteArray> words = wordsOf(lineAround(content, at));
        if (const QHostAddress address(QString::fromLatin1(words.value(0)));
            !address.isNull() && words.mid(1).contains(wanted) && !addresses.contains(address.toString()))
            addresses << address.toString();
        const qsizetype next = content.indexOf('\n', at);
        at = next < 0 ? -1 : content.indexOf(wanted, next);
    }
    return addresses;
}

}
