// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! The first thing that makes an answer of good status no good answer, in the order of asking.
enum class ContentFault { None, LoginPage, Html, Empty, Type, Encoding, InvalidJson, ErrorInside, Field };

//! Facts of that fault when it is \a fault; nothing otherwise. Facts: `title`, `type`, `expected`, `position`, `line`,
//! `column`, `encoding`, `message`, `code`, `pointer`, `found`, as far as they belong to it.
std::optional<Facts> contentFacts(const Case &judged, ContentFault fault);

//! Whether the answer is a page where the connector expects something else.
bool isWrongPage(const Case &judged, const seen::HttpSeen &answer);
//! Whether the answer is a page that asks a person to sign in.
bool isLoginPage(const seen::HttpSeen &answer);
//! Whether a URL's host or path is that of a page to sign in: `login`, `signin`, `sso`, `auth`, `accounts`, `saml` …
bool looksLikeLogin(const QString &from, const QString &to);

//! Whether a host, path or certificate is named as those of networks that want a sign-in are: `captive`, `hotspot`,
//! `guest`, `wifi` …
bool namesPortal(const QString &text);
//! Facts of a page that such a network answered in place of the system, over plain HTTP: `title`, `type`.
std::optional<Facts> portalPageFacts(const Case &judged);

//! The server's own words for a refusal, from the usual places of a JSON body; empty when there are none.
QString serverMessage(const seen::HttpSeen &answer);

//! Where the last redirect leads that our own rules did not follow, or that leads to a sign-in page.
enum class RedirectFault { None, Downgrade, Portal, Upgrade, Login, OtherOrigin };
RedirectFault redirectFault(const Case &judged);
//! Facts of that redirect: `from`, `to`, `status`, `hop` (its number), `withheld`, and `hsts` (the policy that came
//! with it) where there is one.
std::optional<Facts> redirectFacts(const Case &judged, RedirectFault fault);

}
