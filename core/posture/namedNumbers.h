// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace lentera {

//! Named groups in the order in which a modern client prefers them: all that are worth asking for in \a version.
QList<int> allGroups(int version);
//! The few that a question offers which is not about groups.
QList<int> usualGroups();
//! `X25519`, `P-256`, `ffdhe2048`, `X25519MLKEM768`; the number for one that is not known.
QString groupName(int group);

QList<int> allSignatures();
//! Whether TLS 1.3 allows the scheme for proving a key (RFC 8446, section 4.2.3).
bool isForTls13(int scheme);
//! `rsa_pss_rsae_sha256`, as RFC 8446 writes it.
QString signatureName(int scheme);

}
