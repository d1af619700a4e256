// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace lentera {

static void syncFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
#else
    Q_UNUSED(folder)
#endif
}

Result<void> writeAtomically(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const auto failed = [&] {
        return failure("file.write"_L1, {{u"path"_s, path}, {u"reason"_s, file.errorString()}});
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(bytes) != bytes.size() || !file.flush())
        return failed();
#ifdef Q_OS_UNIX
    ::fsync(file.handle());
#endif
    if (!file.commit())
        return failed();
    syncFolder(QFileInfo(path).absolutePath());
    return {};
}

Result<QByteArray> readWhole(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure("file.read"_L1, {{u"path"_s, path}, {u"reason"_s, file.errorString()}});
    QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFile::NoError)
        return failure("file.read"_L1, {{u"path"_s, path}, {u"reason"_s, file.errorString()}});
    if (bytes.size() > limit)
        return failure("file.too-large"_L1, {{u"path"_s, path}, {u"limit"_s, QString::number(limit)}});
    return bytes;
}

}
