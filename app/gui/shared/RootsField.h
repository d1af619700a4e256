// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/FileField.h"

namespace lentera {

//! Chooses a file of trusted certificates (PEM) and reads it off this thread.
class RootsField : public FileField {
    Q_OBJECT
public:
    explicit RootsField(QWidget *parent = nullptr);

    //! What to say where a file has no certificate.
    static QString problem() { return tr("This file cannot be read, or holds no PEM certificate."); }

Q_SIGNALS:
    //! The file at path() as it was read; empty when it cannot be, or holds no certificate.
    void rootsRead(const QByteArray &pem);

private:
    void read(const QString &path);
};

}
