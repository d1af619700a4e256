// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signing/digest.h"

namespace lentera {

//! A signature as somebody wrote it: the bytes that it means, and how it is written.
struct ClaimedSignature {
    QByteArray text;
    QByteArray raw;    //!< empty when it is no hash of a known length in any known encoding
    QByteArray prefix; //!< what stands before it, e.g. `sha256=`
    QByteArray
        encoding; //!< `hex`, `HEX`, `base64`, `base64url`, `base64url-unpadded`, `base64-unpadded`, `base64-of-hex`

    std::optional<DigestKind> kind() const;
};

ClaimedSignature readSignature(const QByteArray &text);

}
