// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/RandomBytes.h"

#include <QRandomGenerator>

namespace lentera {

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(QRandomGenerator::system()->bounded(256));
    return bytes;
}

}
