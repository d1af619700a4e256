// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lentera {

//! The newest version of the protocol with the `initialize` handshake, and of that with `server/discover`.
QString newestLegacyVersion();
QString newestModernVersion();
//! Every version that Lentera speaks, oldest first.
QStringList mcpVersions();
bool knowsVersion(const QString &version);
//! The newest of \a supported that has the handshake; empty when there is none.
QString newestKnown(const QStringList &supported);
//! Whether only a modern server answers with this JSON-RPC error.
bool isModernError(int code);

}
