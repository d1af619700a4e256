// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "definition/ConnectorFile.h"
#include "files/FileLinter.h"

#include <stop_token>

namespace lentera {

//! A file or folder that was looked at, and as what.
struct LintedFile {
    QString path;
    QLatin1StringView kind;
};

struct LintReport {
    QList<LintedFile> files;
    QList<FileFinding> findings; //!< by file, then place
};

//! This process's environment, and the variables that \a connectors read their credentials from.
LintContext lintContext(const ConnectorCatalogue &connectors);

//! Looks at every path: a file as what it is, a folder with all below it that a linter recognises. Links are not
//! followed, folders of tools (`.git`, `node_modules`, `.venv` …) are left out, at most 20,000 names are looked at.
//! Errors: file.read {path, reason}, file.too-large {path, limit}, lint.kind {path} for a file that nobody recognises,
//! lint.nothing {path} for a folder without one, lint.too-many {path, limit}, run.stopped.
Result<LintReport> lintPaths(const QStringList &paths, const LintContext &context, const std::stop_token &stop = {});

}
