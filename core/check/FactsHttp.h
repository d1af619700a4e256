// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/ and judgeAll(); nobody else includes it.
#pragma once

#include "check/Check.h"

#include <initializer_list>

namespace lentera {

//! The target's facts and those of one answer: `url` as called, `call`, `status`, `detail`, and `gateway` where someone
//! in front of the product answered.
Facts answerFacts(const Case &judged, const seen::HttpSeen &answer);

//! What to say when the first request that brought no whole answer ended in one of \a ends.
std::optional<Facts> requestEnded(const Case &judged, std::initializer_list<seen::HttpEnd> ends);
//! That request itself; null when each brought an answer.
const seen::HttpSeen *brokenRequest(const Case &judged);

//! Whether that request got interim answers (1xx) without end, and none that counts.
bool waitsForAnswer(const Case &judged);
//! Whether that request broke on HTTP/2's own rules: a stream or a connection that was ended with an error.
bool brokeHttp2(const Case &judged);

//! Whether that request met TLS where it spoke plain HTTP: the bytes that came are a TLS alert (RFC 8446, section 5.1),
//! or the port answered nothing to it and shook hands when asked to.
bool meetsTls(const Case &judged);
//! The facts of that request when what came is not as HTTP/1 is written, and neither TLS nor HTTP/2's own errors say
//! why.
std::optional<Facts> brokeRules(const Case &judged);
//! Whether the answer tells so in words, as web servers do on their TLS ports.
bool asksForTls(const seen::HttpSeen &answer);

//! Every whole answer, in order.
QList<const seen::HttpSeen *> wholeAnswers(const Case &judged);
//! Whether the answer is to the call that only shows that the product is there.
bool isReachAnswer(const Case &judged, const seen::HttpSeen &answer);

//! The whole answer that stands for the connection: the signed call's. Null when that call was not made or brought no
//! whole answer. Whether a rule of the connector words it better is judgeAll()'s matter.
const seen::HttpSeen *decisiveAnswer(const Case &judged);
//! Whether a web server itself answered that call with 404, and no other call found the product.
bool missesProduct(const Case &judged);
//! Whether the connector lists the answer's status as good.
bool statusIsGood(const Case &judged, const seen::HttpSeen &answer);
//! Which statuses are meant.
using Statuses = bool (*)(int status);
//! answerFacts() of the decisive answer when its status is not good and is one of \a statuses.
std::optional<Facts> badAnswer(const Case &judged, Statuses statuses);
//! rateFacts() (Rate.h) of the first whole answer of any call with one of \a statuses: for faults of the server itself.
std::optional<Facts> anyAnswer(const Case &judged, Statuses statuses);

//! Why the server did not do what was asked though it understood it.
enum class Refusal {
    None,
    Captcha,
    Anonymous,
    RateLimited,
    WrongSite,
    ScopeMissing,
    CredentialExpired,
    SchemeUnsupported,
    CredentialRequired,
    CredentialRefused,
    Forbidden
};
//! The one refusal that the decisive answer means.
Refusal refusalOf(const Case &judged);
//! answerFacts() of the decisive answer with `signIn`, `scheme`, `offered`, `used`, `reason`, as far as known, when
//! the refusal is this one.
std::optional<Facts> refusalFacts(const Case &judged, Refusal refusal);
//! The scopes that an answer asks for; empty when it names none.
QString missingScope(const seen::HttpSeen &answer);

}
