// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "files/ticketingPlugin.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr qint64 largestFile = 1024 * 1024;
static constexpr qsizetype mostFolders = 200;

static QList<FileRule> rules()
{
    return {{"file.plugin.main-missing"_L1, Severity::Warning}};
}

static QFileInfoList foldersIn(const QString &path)
{
    return QDir(path)
        .entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)
        .mid(0, mostFolders);
}

static bool recognises(const LintSubject &subject)
{
    if (!subject.isFolder)
        return false;
    for (const QFileInfo &folder : foldersIn(subject.path)) {
        const QString path = folder.filePath() + "/plugin.py"_L1;
        if (!QFileInfo(path).isFile())
            continue;
        if (const auto content = readWhole(path, largestFile); content && isTicketingPlugin({path, false, *content}))
            return true;
    }
    return false;
}

// Discovery passes a folder over without a word when it has no plugin.py.
static void lint(const LintSubject &subject, const LintContext &, FileFindings &findings)
{
    for (const QFileInfo &folder : foldersIn(subject.path)) {
        const QDir dir(folder.filePath());
        if (folder.fileName().startsWith(u'_') || folder.fileName().startsWith(u'.') ||
            dir.entryList({u"*.py"_s}, QDir::Files).isEmpty() || dir.exists(u"plugin.py"_s))
            continue;
        findings.add("file.plugin.main-missing"_L1, {}, {{u"folder"_s, folder.fileName()}});
    }
}

extern const FileLinter ticketingPlugins{"ticketing-plugins"_L1, rules, recognises, lint};

}
