// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"

namespace lentera {

//! One entry of a list of exceptions (no_proxy, or the desktop's) that has to do with a target.
struct ProxyException {
    QString list;  //!< `no_proxy`, `NO_PROXY`, or the desktop
    QString entry; //!< as it is written
    bool matches = false;
    //! Why it matches: `everything`, `name`, `domain`, `address`, `network`. Why it does not though it looks like it:
    //! `port`, `scheme`, `path`, `label` (cuts a label), `longer` (names a host below), `wildcard`, `network-of-names`
    //! (a name is not looked up for it), `network-invalid`, `address-part`, `separator`, `quotes`.
    QString reason;

    template <class V>
    void members(V &v)
    {
        v("list", list);
        v("entry", entry);
        v("matches", matches);
        v("reason", reason);
    }
    bool operator==(const ProxyException &) const = default;
};

//! The first entry of \a text (separated by commas or blanks) that keeps \a host and \a port from the proxy, alone; or
//! else all those that look as if they did, at most 8. Names match as curl matches them, without regard to case: a
//! domain covers what is below it, with or without a leading dot or `*.`; networks (CIDR) match addresses only; a port
//! must be the same.
QList<ProxyException> exceptionsFor(const QString &host, int port, const QString &list, const QString &text);

}
