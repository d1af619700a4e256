// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lentera {

//! Where things are: `$LENTERA_HOME` when set, else the XDG folders.
struct Places {
    QString data;           //!< folder of lentera.db
    QString userConnectors; //!< folder of the person's own connector files

    static Places standard();
    QString store() const;
    QString approvedPrograms() const;
};

}
