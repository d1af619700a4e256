// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/judgeReaders.h"

#include "files/GitStanding.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lentera {

QList<FileRule> readerRules()
{
    return {{"file.env.mode"_L1, Severity::Warning},
            {"file.env.tracked"_L1, Severity::Failure},
            {"file.env.unignored"_L1, Severity::Warning},
            {"file.env.git-unknown"_L1, Severity::Info}};
}

//! `0644`, as chmod takes it.
static QString modeText(QFile::Permissions permissions)
{
    const auto digit = [permissions](QFile::Permission read, QFile::Permission write, QFile::Permission run) {
        return (permissions.testFlag(read) ? 4 : 0) + (permissions.testFlag(write) ? 2 : 0) +
               (permissions.testFlag(run) ? 1 : 0);
    };
    return u"0%1%2%3"_s.arg(digit(QFile::ReadOwner, QFile::WriteOwner, QFile::ExeOwner))
        .arg(digit(QFile::ReadGroup, QFile::WriteGroup, QFile::ExeGroup))
        .arg(digit(QFile::ReadOther, QFile::WriteOther, QFile::ExeOther));
}

void judgeReaders(const QString &path, FileFindings &findings)
{
    const QFile::Permissions permissions = QFileInfo(path).permissions();
    if (permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        findings.add("file.env.mode"_L1, {}, {{u"mode"_s, modeText(permissions)}});
    const GitStanding git = gitStanding(path);
    const Facts facts{{u"repository"_s, git.repository}, {u"path"_s, git.path}};
    if (git.what == GitStanding::What::Tracked)
        findings.add("file.env.tracked"_L1, {}, facts);
    else if (git.what == GitStanding::What::WouldBeAdded)
        findings.add("file.env.unignored"_L1, {}, facts);
    else if (git.what == GitStanding::What::Unknown)
        findings.add("file.env.git-unknown"_L1, {}, facts);
}

}
