// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/GitStanding.h"

#include "base/AtomicFile.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int farthestFolder = 64;
static constexpr qint64 largestIndex = 64 * 1024 * 1024;
static constexpr qint64 largestRules = 256 * 1024;
static constexpr qsizetype mostRules = 2'000;
static constexpr qsizetype longestRule = 512;

static QByteArray contentOf(const QString &path, qint64 limit = largestRules)
{
    return QFileInfo(path).isFile() ? readWhole(path, limit).value_or(QByteArray()) : QByteArray();
}

// The folder `.git`, or the one that a file `.git` of a linked work tree names.
static QString gitFolder(const QString &workTree)
{
    const QString path = workTree + "/.git"_L1;
    if (QFileInfo(path).isDir())
        return path;
    static constexpr QByteArrayView beginning("gitdir: ");
    const QByteArray link = contentOf(path);
    if (!link.startsWith(beginning))
        return {};
    return QDir(workTree).absoluteFilePath(QString::fromUtf8(link.mid(beginning.size()).trimmed()));
}

// What linked work trees have in common.
static QString commonFolder(const QString &git)
{
    const QByteArray link = contentOf(git + "/commondir"_L1).trimmed();
    return link.isEmpty() ? git : QDir(git).absoluteFilePath(QString::fromUtf8(link));
}

namespace {

enum class Found { No, Yes, Unknown };

class Index {
public:
    Index(const QByteArray &bytes, qsizetype hashSize) : m_bytes(bytes), m_hashSize(hashSize) {}

    Found find(const QByteArray &name)
    {
        if (!m_bytes.startsWith("DIRC") || m_bytes.size() < 12)
            return Found::Unknown;
        m_version = number32(4);
        const quint32 count = number32(8);
        if (m_version < 2 || m_version > 4)
            return Found::Unknown;
        m_at = 12;
        for (quint32 i = 0; i < count; ++i) {
            if (!entry())
                return Found::Unknown;
            if (m_name == name)
                return Found::Yes;
        }
        return m_bytes.mid(m_at, 4) == "link" ? Found::Unknown : Found::No;
    }

private:
    quint32 number32(qsizetype at) const { return qFromBigEndian<quint32>(m_bytes.constData() + at); }
    bool entry()
    {
        const qsizetype start = m_at;
        const qsizetype flagsAt = start + 40 + m_hashSize;
        if (flagsAt + 4 > m_bytes.size())
            return false;
        const auto flags = qFromBigEndian<quint16>(m_bytes.constData() + flagsAt);
        m_at = flagsAt + (flags & 0x4000 ? 4 : 2);
        const auto shared = m_version == 4 ? sharedLength() : std::optional<qsizetype>(0);
        const qsizetype end = m_bytes.indexOf('\0', m_at);
        if (!shared || end < 0)
            return false;
        m_name = m_name.left(*shared) + m_bytes.mid(m_at, end - m_at);
        m_at = m_version == 4 ? end + 1 : start + (end - start) / 8 * 8 + 8;
        return true;
    }
    // How much of the name before is kept: its length less a number of seven bits a byte.
    std::optional<qsizetype> sharedLength()
    {
        qsizetype dropped = 0;
        for (int i = 0; i < 5 && m_at < m_bytes.size(); ++i) {
            const auto byte = quint8(m_bytes.at(m_at++));
            dropped = (dropped << 7) | (byte & 0x7f);
            if (!(byte & 0x80))
                return dropped <= m_name.size() ? std::optional(m_name.size() - dropped) : std::nullopt;
            ++dropped;
        }
        return std::nullopt;
    }

    const QByteArray &m_bytes;
    qsizetype m_hashSize;
    quint32 m_version = 0;
    qsizetype m_at = 0;
    QByteArray m_name;
};

struct Rule {
    QRegularExpression pattern;
    bool anchored = false; //!< judges the whole path below its file's folder, else the name alone
    bool folderOnly = false;
    bool includes = false; //!< begins with `!`
};

}

static QString bracketExpression(QStringView glob, qsizetype &at)
{
    qsizetype end =
        glob.indexOf(u']', at + (at + 1 < glob.size() && (glob.at(at + 1) == u'!' || glob.at(at + 1) == u'^') ? 3 : 2));
    if (end < 0)
        return u"\\["_s;
    QString inside = glob.sliced(at + 1, end - at - 1).toString();
    at = end;
    const bool negated = inside.startsWith(u'!') || inside.startsWith(u'^');
    if (negated)
        inside.remove(0, 1);
    inside.replace(u'[', "\\["_L1);
    return (negated ? u"[^/"_s : u"(?!/)["_s) + inside + u']';
}

static QString expressionOf(QStringView glob)
{
    QString text = u"\\A"_s;
    for (qsizetype at = 0; at < glob.size(); ++at) {
        const QChar c = glob.at(at);
        const QStringView rest = glob.sliced(at);
        if (c == u'/' && rest == u"/**") {
            text += u"/.+"_s;
            break;
        }
        if (c == u'/' && rest.startsWith(u"/**/")) {
            text += u"/(?:.*/)?"_s;
            at += 3;
        } else if (at == 0 && rest.startsWith(u"**/")) {
            text += u"(?:.*/)?"_s;
            at += 2;
        } else if (c == u'*') {
            while (at + 1 < glob.size() && glob.at(at + 1) == u'*')
                ++at;
            text += u"[^/]*"_s;
        } else if (c == u'?') {
            text += u"[^/]"_s;
        } else if (c == u'[') {
            text += bracketExpression(glob, at);
        } else {
            at += c == u'\\' && at + 1 < glob.size() ? 1 : 0;
            text += QRegularExpression::escape(glob.sliced(at, 1));
        }
    }
    return text + u"\\z"_s;
}

static QList<Rule> rulesOf(const QByteArray &content)
{
    QList<Rule> rules;
    for (QString line : QString::fromUtf8(content).split(u'\n')) {
        while (line.endsWith(u'\r') || (line.endsWith(u' ') && !line.endsWith("\\ "_L1)))
            line.chop(1);
        if (line.isEmpty() || line.startsWith(u'#') || line.size() > longestRule || rules.size() >= mostRules)
            continue;
        Rule rule;
        rule.includes = line.startsWith(u'!');
        line.remove(0, rule.includes ? 1 : 0);
        rule.folderOnly = line.endsWith(u'/');
        line.chop(rule.folderOnly ? 1 : 0);
        rule.anchored = line.contains(u'/');
        line.remove(0, line.startsWith(u'/') ? 1 : 0);
        rule.pattern.setPattern(expressionOf(line));
        if (rule.pattern.isValid())
            rules << rule;
    }
    return rules;
}

// What the last rule that fits says; nothing when none does.
static std::optional<bool> ignoredBy(const QList<Rule> &rules, const QString &path, bool isFolder)
{
    for (auto rule = rules.crbegin(); rule != rules.crend(); ++rule) {
        if (rule->folderOnly && !isFolder)
            continue;
        if (rule->pattern.match(rule->anchored ? path : path.section(u'/', -1)).hasMatch())
            return !rule->includes;
    }
    return std::nullopt;
}

static bool isIgnored(const QString &workTree, const QString &git, const QString &path)
{
    const QString own = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/git/ignore"_L1;
    const QList<Rule> outer[]{rulesOf(contentOf(commonFolder(git) + "/info/exclude"_L1)), rulesOf(contentOf(own))};
    const QStringList parts = path.split(u'/');
    QList<QList<Rule>> files; // of the work tree's folder and those below it on the way
    for (qsizetype depth = 0; depth < parts.size(); ++depth) {
        const QString folder = parts.mid(0, depth).join(u'/');
        files << rulesOf(contentOf(workTree + u'/' + folder + "/.gitignore"_L1));
        const bool isFolder = depth + 1 < parts.size();
        std::optional<bool> answer;
        for (qsizetype of = depth; of >= 0 && !answer; --of)
            answer = ignoredBy(files.at(of), parts.mid(of, depth - of + 1).join(u'/'), isFolder);
        for (const QList<Rule> &rules : outer)
            answer = answer ? answer : ignoredBy(rules, parts.mid(0, depth + 1).join(u'/'), isFolder);
        if (answer.value_or(false))
            return true; // what lies in a folder that is left out cannot be taken in again
    }
    return false;
}

GitStanding gitStanding(const QString &path)
{
    const QFileInfo file(path);
    const QString folder = QFileInfo(file.absoluteFilePath()).dir().canonicalPath();
    QString workTree = folder;
    for (int i = 0; i < farthestFolder && !QFileInfo::exists(workTree + "/.git"_L1); ++i) {
        if (QDir(workTree).isRoot() || workTree.isEmpty())
            return {};
        workTree = QFileInfo(workTree).path();
    }
    const QString git = gitFolder(workTree);
    if (git.isEmpty())
        return {};
    GitStanding standing{GitStanding::What::Unknown, workTree,
                         QDir(workTree).relativeFilePath(folder + u'/' + file.fileName())};
    const bool longHash = contentOf(commonFolder(git) + "/config"_L1).toLower().contains("objectformat = sha256");
    const QString indexPath = git + "/index"_L1;
    Found found = Found::No; // a repository without a commit may have no index
    if (QFileInfo::exists(indexPath)) {
        const QByteArray bytes = contentOf(indexPath, largestIndex);
        found = Index(bytes, longHash ? 32 : 20).find(standing.path.toUtf8());
    }
    if (found == Found::Yes)
        standing.what = GitStanding::What::Tracked;
    else if (isIgnored(workTree, git, standing.path))
        standing.what = GitStanding::What::Ignored;
    else if (found == Found::No)
        standing.what = GitStanding::What::WouldBeAdded;
    return standing;
}

}
