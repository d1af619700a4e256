// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

#include <initializer_list>

namespace lentera {

//! The full examination of the server's TLS; null when only the ladder ran.
const seen::PostureSeen *postureOf(const Case &judged);
//! \a facts as single lines, next to the handshake's.
Facts postureFacts(const Case &judged, const Facts &facts);

//! The handshake's facts where the examination gave \a answer to that question.
std::optional<Facts> whereIs(const Case &judged, seen::Presence seen::PostureSeen::*question, seen::Presence answer);

//! `SSLv3`, `TLSv1`, `TLSv1.1`.
bool isObsolete(const QString &version);

struct AcceptedSuite {
    seen::SuiteSeen suite;
    QString version;
};
//! Every suite of every version that the server accepts; newest version first. Empty without an examination.
QList<AcceptedSuite> acceptedSuites(const Case &judged);
//! No cipher, no authentication, export strength, RC2, RC4, IDEA, DES, triple DES or MD5 (RFC 9325, section 4.1).
bool isWeak(const seen::SuiteSeen &suite);
//! Whether recorded traffic stays closed when the server's key is stolen later.
bool isForwardSecret(const seen::SuiteSeen &suite);

//! The first statement that came by one of \a methods and is one of \a standings; else null.
const seen::RevocationSeen *revocation(const Case &judged, std::initializer_list<const char *> methods,
                                       std::initializer_list<seen::Standing> standings);
//! Facts of a statement next to the certificate's: `method`, `source`, `standing`, `detail`, `revokedAt`, `nextUpdate`.
Facts revocationFacts(const Case &judged, const seen::RevocationSeen &statement);

//! One connection for each certificate that was met.
QList<seen::BackendSeen> differentBackends(const Case &judged);
//! Whether clients notice: some are refused and some are not, or one ends within a month and another later.
bool differInWhatMatters(const Case &judged, const QList<seen::BackendSeen> &different);
//! `count`, `certificates`, `addresses`.
Facts backendFacts(const Case &judged, const QList<seen::BackendSeen> &different);

}
