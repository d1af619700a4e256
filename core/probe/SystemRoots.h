// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/openssl.h"

namespace lentera {

struct SystemRoots {
    openssl::Store store; //!< shared by all probes: look up in it, add nothing
    int count = 0;        //!< -1 when a folder is looked up by name
};

//! A store without roots whose chains may end at any certificate that is in it, also an intermediate, as curl's do.
openssl::Store emptyRootStore();

//! The roots that OpenSSL's applications trust on this machine (SSL_CERT_FILE and SSL_CERT_DIR included). Reading a
//! bundle takes 16 ms, so it is read once, and again when the file has changed. Thread-safe.
SystemRoots systemRoots();

//! A store of one's own with the same roots, to which others may be added.
SystemRoots copyOfSystemRoots();

}
