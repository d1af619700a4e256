// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

namespace lentera {

//! Writes \a bytes to \a path so that a reader sees the old file or the new one, never a part: temporary file, fsync,
//! rename, fsync of the folder. The file is readable by its owner only. Errors: file.write {path, reason}.
Result<void> writeAtomically(const QString &path, const QByteArray &bytes);

//! Reads a whole file of at most \a limit bytes. Errors: file.read {path, reason}, file.too-large {path, limit}.
Result<QByteArray> readWhole(const QString &path, qint64 limit);

}
