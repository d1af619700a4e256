// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! What is wrong with the way through the proxy: one thing at most.
enum class ProxyFault {
    None,
    SignInRequired,    //!< it asks for one, and there is none
    SignInRefused,     //!< it takes such a sign-in, but not this one
    SignInUnsupported, //!< it takes only kinds that cannot be used here
    PortDenied,        //!< its rules forbid the port, not the name
    TargetDenied,
    NameNotFound,
    TargetUnreachable,
    KindWrong, //!< a proxy or server of another, known kind
    NoProxy,
    TlsFailed,
    Unsupported,
    SocksFailed,
    Closed,
    Silent,
    Portal
};

//! What to say when the way through the proxy, or a plain request to it, has this fault: `proxy`, `origin`, `target`,
//! `status`, `detail`, and as far as known `schemes`, `usable`, `used`, `speaks`, `right`, `otherPort`, `squid`, `via`,
//! `proxyStatus`, `to`.
std::optional<Facts> proxyFault(const Case &judged, ProxyFault fault);

//! What to say when the PAC file ended so: `pac`, `asked`, `detail`, `status`, `type`, `bytes`, `line`, `result`,
//! `alerts`, as far as known.
std::optional<Facts> pacEnded(const Case &judged, seen::PacEnd end);
//! What to say of a PAC file's proxies that take no connection: those before the one that is used, or all of them:
//! `pac`, `result`, `dead`, `chosen`, `address`.
enum class PacDead { Some, All };
std::optional<Facts> pacDead(const Case &judged, PacDead dead);

//! The answer of the same call over the direct way, when that was tried and was good; null otherwise.
const seen::HttpSeen *goodDirectAnswer(const Case &judged, const seen::HttpSeen &answer);
//! answerFacts() of an answer through the proxy that differs from a good direct one, with `proxy`, `directStatus`,
//! `type`, `directType`, `bytes`, `directBytes`.
Facts differingFacts(const Case &judged, const seen::HttpSeen &answer, const seen::HttpSeen &direct);

}
