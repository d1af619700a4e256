// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsContent.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;
using seen::HttpSeen;
using seen::Redirect;

static bool namesLogin(const QString &text)
{
    static const QRegularExpression words(
        u"login|logon|(?:^|[^a-z])(log[-_]in|sign[-_]?in|sso|auth|oauth2?|authorize|authenticate|accounts|saml2?|adfs|"
        "masuk)(?:[^a-z]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(text).hasMatch();
}

// A host that is called auth.example or a path below /oauth says nothing when the call itself went there.
bool looksLikeLogin(const QString &from, const QString &to)
{
    const QUrl source(from);
    const QUrl target(to);
    if (source.host() != target.host() && namesLogin(target.host()) && !namesLogin(source.host()))
        return true;
    return namesLogin(target.path()) && !namesLogin(source.path());
}

// A portal has no name that a name server would tell: it leads from a name to a bare address.
static bool isPortal(const Redirect &redirect)
{
    const QUrl from(redirect.from);
    const QUrl to(redirect.to);
    if (from.scheme() != "http"_L1 || from.host() == to.host())
        return false;
    // A link-local address is no page to sign in: clouds keep their metadata there.
    const QHostAddress address(to.host());
    const bool toAddress = QHostAddress(from.host()).isNull() && !address.isNull() && !address.isLinkLocal() &&
                           !isLoopback(from.host()) && !isLoopback(to.host());
    return toAddress || namesPortal(to.host() + to.path());
}

// The same host over TLS: the base URL is what is wrong.
static bool isUpgrade(const Redirect &redirect)
{
    const QUrl from(redirect.from);
    const QUrl to(redirect.to);
    return from.scheme() == "http"_L1 && to.scheme() == "https"_L1 &&
           from.host().compare(to.host(), Qt::CaseInsensitive) == 0;
}

static RedirectFault faultOf(const HttpSeen &answer, const Redirect &redirect)
{
    const bool followed = answer.end != HttpEnd::RedirectNotFollowed;
    if (!followed && redirect.downgrade)
        return RedirectFault::Downgrade;
    if (!followed && isPortal(redirect))
        return RedirectFault::Portal;
    if (!followed && isUpgrade(redirect))
        return RedirectFault::Upgrade;
    if (looksLikeLogin(redirect.from, redirect.to))
        return RedirectFault::Login;
    return followed ? RedirectFault::None : RedirectFault::OtherOrigin;
}

namespace {
struct FaultyRedirect {
    const HttpSeen *answer = nullptr;
    Redirect redirect;
    RedirectFault fault = RedirectFault::None;
};
}

static FaultyRedirect faultyRedirect(const Case &judged)
{
    for (const HttpSeen *answer : judged.evidence.all<HttpSeen>()) {
        if (answer->redirects.isEmpty() ||
            (answer->end != HttpEnd::Answered && answer->end != HttpEnd::RedirectNotFollowed))
            continue;
        const Redirect &last = answer->redirects.last();
        if (const RedirectFault fault = faultOf(*answer, last); fault != RedirectFault::None)
            return {answer, last, fault};
    }
    return {};
}

RedirectFault redirectFault(const Case &judged)
{
    return faultyRedirect(judged).fault;
}

std::optional<Facts> redirectFacts(const Case &judged, RedirectFault fault)
{
    const FaultyRedirect faulty = faultyRedirect(judged);
    if (faulty.fault != fault || !faulty.answer)
        return {};
    Facts facts = answerFacts(judged, *faulty.answer);
    facts.insert(u"from"_s, oneLine(faulty.redirect.from, 500));
    facts.insert(u"to"_s, oneLine(faulty.redirect.to, 500));
    facts.insert(u"status"_s, QString::number(faulty.redirect.status));
    facts.insert(u"hop"_s, QString::number(faulty.answer->redirects.size()));
    facts.insert(u"withheld"_s, faulty.redirect.withheld.join(", "_L1));
    if (const QString policy = faulty.answer->header("Strict-Transport-Security"_L1); !policy.isEmpty())
        facts.insert(u"hsts"_s, oneLine(policy));
    return facts;
}

}
