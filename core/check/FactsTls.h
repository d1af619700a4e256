// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

#include <initializer_list>

namespace lentera {

//! X509_V_ERR_* as OpenSSL numbers them; they are part of its stable interface and of stored runs.
namespace verify {
inline constexpr int issuerNotFound = 2;
inline constexpr int badSignature = 7;
inline constexpr int notYetValid = 9;
inline constexpr int expired = 10;
inline constexpr int selfSignedLeaf = 18;
inline constexpr int selfSignedInChain = 19;
inline constexpr int issuerNotFoundLocally = 20;
inline constexpr int leafNotVerified = 21;
inline constexpr int chainTooLong = 22;
inline constexpr int revoked = 23;
inline constexpr int pathTooLong = 25;
inline constexpr int wrongPurpose = 26;
inline constexpr int noCertSign = 32;
inline constexpr int notAuthority = 37;
inline constexpr int nameNotPermitted = 47;
inline constexpr int nameExcluded = 48;
inline constexpr int constraintKindUnknown = 51;
inline constexpr int constraintSyntax = 52;
inline constexpr int constrainedNameSyntax = 53;
inline constexpr int hostMismatch = 62;
inline constexpr int addressMismatch = 64;
inline constexpr int weakLeafKey = 66;
inline constexpr int weakAuthorityKey = 67;
inline constexpr int weakDigest = 68;
inline constexpr int invalidAuthority = 79;
}

//! Where in the chain a problem may be.
enum class Depth { Leaf, Above, Any };

//! The first problem of one of \a codes at that depth, else null.
const seen::VerifyProblem *tlsProblem(const Case &judged, std::initializer_list<int> codes, Depth depth);

//! Facts of the certificate that the problem is about, next to the target's: `subject`, `issuer`, `notBefore`,
//! `notAfter`, `now`, `names`, `bits`, `algorithm`, `keyType`, as far as the server sent it.
Facts certificateFacts(const Case &judged, int depth);

//! Those, with `subject` and `error` as verification itself tells them: also of a certificate that was not sent.
Facts problemFacts(const Case &judged, const seen::VerifyProblem &problem);

//! What a chain that reaches no trusted root lacks.
enum class ChainFault { None, NoRootsHere, Incomplete, UnknownRoot };
ChainFault chainFault(const Case &judged);
//! `issuer`, `root`, `sent`, `trust` of such a chain.
Facts chainFacts(const Case &judged);

//! What the server's alert refuses.
enum class AlertMeaning {
    None,
    ClientCertificateMissing,
    ClientCertificateRefused,
    NameUnknown,
    VersionUnknown,
    Other
};
AlertMeaning alertMeaning(const Case &judged);

//! What to say when the handshake ended in \a end: `alert`, `detail`, `protocol`.
std::optional<Facts> handshakeEnded(const Case &judged, seen::TlsEnd end);
Facts handshakeFacts(const Case &judged);

//! Whole days until the server's certificate ends, when that is less than \a days and less than a quarter of its
//! lifetime (short-lived certificates are renewed late by design). Nothing while verification fails.
std::optional<qint64> endsWithin(const Case &judged, qint64 days);
//! Facts of the server's certificate with `days`.
Facts endingFacts(const Case &judged, qint64 days);

//! The client certificate that this connection has; null when it has none.
const seen::CertificateSeen *clientCertificate(const Case &judged);
//! Whether the server let the client certificate not pass, by an alert or in an answer.
bool refusesClientCertificate(const Case &judged);
//! Facts of the client certificate: `subject`, `issuer`, `notBefore`, `notAfter`, `purposes`, `authorities`, `file`.
Facts clientFacts(const Case &judged);

//! An answer in plain HTTP in which a server asks for a client certificate or refuses the one it got (nginx, Apache,
//! IIS tell it only so).
enum class CertificateAnswer { None, Missing, Refused };
CertificateAnswer certificateAnswer(const Case &judged);

}
