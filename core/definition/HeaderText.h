// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lentera {

//! Whether \a name is a token (RFC 9110, section 5.6.2), as every header name must be.
bool isHeaderName(const QByteArray &name);
//! Whether \a value can be sent as one header: no line break, no NUL.
bool isHeaderValue(const QByteArray &value);

}
