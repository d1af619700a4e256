// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include <QByteArray>
#include <QString>

namespace lentera {

//! The protocol whose server begins with \a bytes: `HTTP`, `TLS`, `SSH`, `SMTP` …; empty when none is known.
QString protocolOf(const QByteArray &bytes);
//! At most 64 of \a bytes, a dot for each that is no printable ASCII.
QString printable(const QByteArray &bytes);

}
