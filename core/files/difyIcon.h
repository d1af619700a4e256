// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/FileLinter.h"

namespace lentera {

QList<FileRule> difyIconRules();

//! Judges the picture in \a root's `_assets` that \a icon names: it is there, it is the kind of picture that its name
//! says, and it has at most 1 MiB (Dify sets no limit of its own but counts it in the package's).
void judgeDifyIcon(const DataNode &icon, const QString &root, FileFindings &findings);

}
