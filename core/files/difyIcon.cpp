// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/difyIcon.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 largestIcon = 1024 * 1024;

QList<FileRule> difyIconRules()
{
    return {{"file.dify.icon-missing"_L1, Severity::Warning},
            {"file.dify.icon-kind"_L1, Severity::Warning},
            {"file.dify.icon-size"_L1, Severity::Warning}};
}

// What the first bytes say a picture is; empty for none that browsers show.
static QString kindOf(const QByteArray &head)
{
    if (head.startsWith("\x89PNG"))
        return u"png"_s;
    if (head.startsWith("\xff\xd8\xff"))
        return u"jpg"_s;
    if (head.startsWith("GIF8"))
        return u"gif"_s;
    if (head.startsWith("RIFF") && head.mid(8, 4) == "WEBP")
        return u"webp"_s;
    return head.contains("<svg") ? u"svg"_s : QString();
}

void judgeDifyIcon(const DataNode &icon, const QString &root, FileFindings &findings)
{
    const QString path = "_assets/"_L1 + icon.text;
    QFile file(root + u'/' + path);
    const Facts facts{{u"path"_s, path}};
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
        return findings.add("file.dify.icon-missing"_L1, icon.place, facts);
    QString named = QFileInfo(path).suffix().toLower();
    if (named == "jpeg"_L1)
        named = u"jpg"_s;
    if (const QString kind = kindOf(file.peek(4096)); kind != named || kind.isEmpty())
        findings.add("file.dify.icon-kind"_L1, icon.place, {{u"path"_s, path}, {u"kind"_s, kind}});
    if (file.size() > largestIcon)
        findings.add(
            "file.dify.icon-size"_L1, icon.place,
            {{u"path"_s, path}, {u"bytes"_s, QString::number(file.size())}, {u"most"_s, QString::number(largestIcon)}});
}

}
