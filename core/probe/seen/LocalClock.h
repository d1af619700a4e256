// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"

namespace lentera::seen {

//! What this machine's kernel says of its own clock (adjtimex).
struct LocalClock {
    bool known = false;
    bool synchronised = false; //!< as timedatectl's NTPSynchronized
    double errorMs = 0;        //!< at most, by the kernel's own account

    template <class V>
    void members(V &v)
    {
        v("known", known);
        v("synchronised", synchronised);
        v("errorMs", errorMs);
    }
};

}
