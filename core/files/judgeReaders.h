// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/FileLinter.h"

namespace lentera {

//! What judgeReaders() finds.
QList<FileRule> readerRules();

//! Who else gets to see a file with secrets: other users of the machine, by its permissions, and whoever gets the Git
//! repository that it lies in.
void judgeReaders(const QString &path, FileFindings &findings);

}
