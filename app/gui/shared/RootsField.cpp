// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/RootsField.h"

#include "base/AtomicFile.h"
#include "shared/whenDone.h"

#include <QtConcurrentRun>

namespace lentera {

static constexpr qint64 largestRootsFile = 4 * 1024 * 1024;

RootsField::RootsField(QWidget *parent)
    : FileField(tr("File with trusted certificates"), tr("Certificates (*.pem *.crt *.cer);;All files (*)"), parent)
{
    connect(this, &FileField::pathChanged, this, &RootsField::read);
}

void RootsField::read(const QString &)
{
    const QString asked = path();
    if (asked.isEmpty())
        return;
    const auto file = QtConcurrent::run([asked] { return readWhole(asked, largestRootsFile); });
    whenDone(file, this, [this, asked](const Result<QByteArray> &bytes) {
        if (asked != path()) // typed on meanwhile
            return;
        const bool good = bytes && bytes->contains("-----BEGIN CERTIFICATE-----");
        Q_EMIT rootsRead(good ? *bytes : QByteArray());
    });
}

}
