// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lentera {

//! The product that opens TLS connections and signs them anew under an authority of that name (RFC 2253); empty when
//! none is known.
QString inspectionProduct(const QString &issuer);

}
