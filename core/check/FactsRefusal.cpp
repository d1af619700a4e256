// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsHttp.h"

#include "check/FactsConfig.h"
#include "check/FactsContent.h"
#include "check/FactsTarget.h"
#include "check/FactsTls.h"
#include "check/FrontPage.h"
#include "check/Rate.h"
#include "check/Rules.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpSeen;

static constexpr qsizetype searched = 16 * 1024;

static QString bodyText(const HttpSeen &answer)
{
    return QString::fromUtf8(answer.body.left(searched));
}

static QString challenge(const HttpSeen &answer)
{
    QStringList all;
    for (const seen::HttpHeader &header : answer.headers)
        if (header.name.compare("WWW-Authenticate"_L1, Qt::CaseInsensitive) == 0)
            all << header.value;
    return all.join(", "_L1);
}

// A challenge is `Scheme` or `Scheme name="value", …`; a scheme is a word that no equals sign follows.
static QStringList offeredSchemes(const HttpSeen &answer)
{
    static const QRegularExpression quoted(uR"("(\\.|[^"\\])*")"_s);
    static const QRegularExpression scheme(u"(?:^|,)\\s*([A-Za-z][A-Za-z0-9._-]*)(?=\\s*(?:,|$)|\\s+[^\\s=,])"_s);
    QString text = challenge(answer);
    text.replace(quoted, u"\"\""_s);
    QStringList schemes;
    for (auto match = scheme.globalMatch(text); match.hasNext();)
        if (const QString name = match.next().captured(1); !schemes.contains(name, Qt::CaseInsensitive))
            schemes << name;
    return schemes;
}

// Jira's login gate and its kin (Seraph) tell the reason in headers, also where the status says nothing.
static bool wantsCaptcha(const HttpSeen &answer)
{
    return answer.header("X-Authentication-Denied-Reason"_L1).contains("CAPTCHA"_L1, Qt::CaseInsensitive) ||
           answer.header("X-Seraph-LoginReason"_L1).contains("AUTHENTICATION_DENIED"_L1, Qt::CaseInsensitive);
}

// Jira answers `myself` with an account, or, to a credential that it dropped without a word, without one.
static bool answersAnonymously(const Case &judged, const HttpSeen &answer)
{
    if (!answer.signedIn || answer.status == 401)
        return false;
    if (answer.header("X-Seraph-LoginReason"_L1).contains("AUTHENTICATED_FAILED"_L1, Qt::CaseInsensitive))
        return true;
    if (judged.connector.id != "jira"_L1 || answer.status != 200 || !QUrl(answer.url).path().endsWith("/myself"_L1))
        return false;
    const QJsonObject account = AnswerBody(answer).json.toObject();
    return !account.isEmpty() && !account.contains("accountId"_L1) && !account.contains("name"_L1) &&
           !account.contains("key"_L1);
}

static bool isRateLimited(const Case &judged, const HttpSeen &answer)
{
    if (answer.status == 429)
        return true;
    if (answer.status != 403)
        return false;
    const RateSeen rate = rateOf(judged, answer);
    return rate.remaining == "0"_L1 ||
           (!rate.retryAfter.isEmpty() && bodyText(answer).contains("rate limit"_L1, Qt::CaseInsensitive));
}

// api.atlassian.com/ex/jira/{cloudId} answers 404 for a cloud id that is not one of the caller's sites.
static bool isOtherSite(const HttpSeen &answer)
{
    const QUrl url(answer.url);
    return answer.status == 404 && url.host() == "api.atlassian.com"_L1 && url.path().startsWith("/ex/jira/"_L1);
}

static bool namesScope(const HttpSeen &answer)
{
    static const QRegularExpression words(
        u"insufficient[_ ]scope|missing[_ ]scope|scope[s]? (does|do) not match|scope_mismatch|scope_insufficient|"
        "(missing|required|insufficient)[^.]{0,40}\\bscopes?\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(challenge(answer)).hasMatch() || words.match(bodyText(answer)).hasMatch() ||
           (answer.status == 403 && !missingScope(answer).isEmpty());
}

// What GitHub and its like need for this call (X-Accepted-OAuth-Scopes: any of them) against what was granted.
static QString lackingScope(const HttpSeen &answer)
{
    const QString needed = answer.header("X-Accepted-OAuth-Scopes"_L1);
    if (needed.trimmed().isEmpty())
        return {};
    const QStringList granted = answer.header("X-OAuth-Scopes"_L1).remove(u' ').split(u',', Qt::SkipEmptyParts);
    for (const QString &scope : QString(needed).remove(u' ').split(u',', Qt::SkipEmptyParts))
        if (granted.contains(scope))
            return {};
    return oneLine(needed);
}

QString missingScope(const HttpSeen &answer)
{
    static const QRegularExpression parameter(u"\\bscope=\"?([^\",]+)"_s, QRegularExpression::CaseInsensitiveOption);
    if (const auto match = parameter.match(challenge(answer)); match.hasMatch())
        return oneLine(match.captured(1));
    const QJsonObject body = AnswerBody(answer).json.toObject();
    for (const QLatin1StringView name : {"needed"_L1, "required_scope"_L1, "scope"_L1})
        if (const QString scope = body.value(name).toString(); !scope.isEmpty())
            return oneLine(scope);
    return lackingScope(answer);
}

static bool saysExpired(const HttpSeen &answer)
{
    static const QRegularExpression words(u"\\b(expired|kedaluwarsa)\\b|_EXPIRED\\b"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(challenge(answer)).hasMatch() || words.match(bodyText(answer)).hasMatch();
}

static bool offersOtherSchemesOnly(const Case &judged, const HttpSeen &answer)
{
    const SignIn *signIn = usedSignIn(judged);
    const QStringList offered = offeredSchemes(answer);
    return signIn && !signIn->scheme.isEmpty() && !offered.isEmpty() &&
           !offered.contains(signIn->scheme, Qt::CaseInsensitive);
}

// There is a credential, but it cannot be used: the credential's own finding says why none was sent.
static bool credentialWasHeldBack(const Case &judged)
{
    const auto *credential = judged.evidence.last<seen::CredentialSeen>();
    return credential && !credential->fields.isEmpty();
}

static Refusal unauthorised(const Case &judged, const HttpSeen &answer)
{
    if (!answer.signedIn)
        return credentialWasHeldBack(judged) ? Refusal::None : Refusal::CredentialRequired;
    if (namesScope(answer))
        return Refusal::ScopeMissing;
    if (saysExpired(answer))
        return Refusal::CredentialExpired;
    return offersOtherSchemesOnly(judged, answer) ? Refusal::SchemeUnsupported : Refusal::CredentialRefused;
}

Refusal refusalOf(const Case &judged)
{
    const HttpSeen *answer = decisiveAnswer(judged);
    if (!answer || certificateAnswer(judged) != CertificateAnswer::None)
        return Refusal::None;
    if (wantsCaptcha(*answer))
        return Refusal::Captcha;
    if (answersAnonymously(judged, *answer))
        return Refusal::Anonymous;
    if (statusIsGood(judged, *answer) || isBlockPage(*answer))
        return Refusal::None;
    if (isRateLimited(judged, *answer))
        return Refusal::RateLimited;
    if (isOtherSite(*answer))
        return Refusal::WrongSite;
    if (answer->status == 401)
        return unauthorised(judged, *answer);
    if (answer->status != 403)
        return Refusal::None;
    return namesScope(*answer) ? Refusal::ScopeMissing : Refusal::Forbidden;
}

std::optional<Facts> refusalFacts(const Case &judged, Refusal refusal)
{
    if (refusalOf(judged) != refusal)
        return {};
    const HttpSeen &answer = *decisiveAnswer(judged);
    Facts facts = answerFacts(judged, answer);
    if (const SignIn *signIn = usedSignIn(judged)) {
        facts.insert(u"signIn"_s, signIn->id);
        if (!signIn->scheme.isEmpty())
            facts.insert(u"used"_s, signIn->scheme);
    }
    if (const QStringList offered = offeredSchemes(answer); !offered.isEmpty())
        facts.insert(u"offered"_s, oneLine(offered.join(", "_L1)));
    if (const QString reason = answer.header("X-Seraph-LoginReason"_L1); !reason.isEmpty())
        facts.insert(u"reason"_s, oneLine(reason));
    if (const QString message = serverMessage(answer); !message.isEmpty())
        facts.insert(u"message"_s, message);
    return facts;
}

}
