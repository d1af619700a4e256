// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lentera {

//! An IPv6 address in brackets, as URLs and CONNECT write it (RFC 3986 section 3.2.2); every other host as it is.
QString bracketed(const QString &host);
//! A host without the brackets of an IPv6 address.
QString withoutBrackets(const QString &host);
//! `host:port`, IPv6 in brackets.
QString hostPort(const QString &host, int port);

}
