// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Observation.h"

namespace lentera {

//! Protocol versions as a ClientHello writes them.
inline constexpr int ssl3 = 0x0300;
inline constexpr int tls10 = 0x0301;
inline constexpr int tls11 = 0x0302;
inline constexpr int tls12 = 0x0303;
inline constexpr int tls13 = 0x0304;

//! One cipher suite: number and name as IANA registered them, and OpenSSL's name.
struct Suite {
    int id;
    QLatin1StringView name;
    QLatin1StringView standard;
};

//! Every suite that can be offered in \a version, common ones first.
QList<int> suitesFor(int version);
//! Null for a number that is not in the table.
const Suite *suiteOf(int id);
//! Whether the suite's key comes from an ephemeral elliptic curve.
bool isEphemeralCurve(int id);
seen::SuiteSeen suiteSeen(int id, const QString &keyExchange);

}
