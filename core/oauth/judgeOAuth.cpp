// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/judgeOAuth.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;
using seen::OAuthAnswer;
using seen::OAuthFlow;
using seen::OAuthOutcome;
using seen::OAuthPhase;
using seen::OAuthSeen;

static constexpr qint64 clockSeconds = 60;

namespace {

//! One value of `error` in an answer to some request. An empty request: any.
struct ErrorMeaning {
    QLatin1StringView error;
    QLatin1StringView request;
    QLatin1StringView finding;
};

//! One verdict beside those on refusals.
struct OAuthCheck {
    QLatin1StringView id;
    Severity severity;
    std::optional<Facts> (*judge)(const OAuthSeen &);
};

}

// RFC 6749, sections 4.1.2.1 and 5.2; RFC 8628, section 3.5; OpenID Connect Core, section 3.1.2.6.
static constexpr std::array meanings{
    ErrorMeaning{"invalid_client"_L1, {}, "auth.client.refused"_L1},
    ErrorMeaning{"unauthorized_client"_L1, {}, "auth.client.not-allowed"_L1},
    ErrorMeaning{"unsupported_grant_type"_L1, {}, "auth.grant.unsupported"_L1},
    ErrorMeaning{"unsupported_response_type"_L1, {}, "auth.grant.unsupported"_L1},
    ErrorMeaning{"invalid_scope"_L1, {}, "scope.scope.invalid"_L1},
    ErrorMeaning{"access_denied"_L1, {}, "auth.consent.denied"_L1},
    ErrorMeaning{"expired_token"_L1, {}, "auth.device-code.expired"_L1},
    ErrorMeaning{"invalid_grant"_L1, "refresh"_L1, "auth.refresh-token.refused"_L1},
    ErrorMeaning{"invalid_grant"_L1, "device-token"_L1, "auth.device-code.expired"_L1},
    ErrorMeaning{"invalid_grant"_L1, {}, "auth.code.refused"_L1},
    ErrorMeaning{"redirect_uri_mismatch"_L1, {}, "config.redirect.mismatch"_L1},
    ErrorMeaning{"login_required"_L1, {}, "auth.session.required"_L1},
    ErrorMeaning{"consent_required"_L1, {}, "auth.session.required"_L1},
    ErrorMeaning{"interaction_required"_L1, {}, "auth.session.required"_L1},
    ErrorMeaning{"server_error"_L1, {}, "auth.server.failed"_L1},
    ErrorMeaning{"temporarily_unavailable"_L1, {}, "auth.server.failed"_L1},
};

static QString descriptionOf(const OAuthAnswer &answer)
{
    for (const QString &name : {u"error_description"_s, u"error.message"_s, u"message"_s, u"error_subtype"_s})
        if (const QString text = answer.fields.value(name); !text.isEmpty())
            return text;
    return {};
}

static bool fits(const OAuthRule &rule, const OAuthAnswer &answer)
{
    if (!rule.requests.isEmpty() && !rule.requests.contains(answer.request))
        return false;
    if (!rule.errors.isEmpty() && !rule.errors.contains(answer.error()))
        return false;
    for (auto member = rule.members.cbegin(); member != rule.members.cend(); ++member) {
        const QRegularExpression pattern(*member, QRegularExpression::CaseInsensitiveOption);
        if (!answer.fields.contains(member.key()) || !pattern.match(answer.fields.value(member.key())).hasMatch())
            return false;
    }
    return true;
}

static bool isWaiting(const OAuthAnswer &answer)
{
    return answer.error() == "authorization_pending"_L1 || answer.error() == "slow_down"_L1;
}

static bool isRefusal(const OAuthAnswer &answer)
{
    return answer.answered() && answer.readable && !answer.error().isEmpty() && !isWaiting(answer) &&
           answer.request != "metadata"_L1;
}

// One code stands for several mistakes; the description tells which.
static QString byDescription(const OAuthAnswer &answer)
{
    static const QRegularExpression redirect(u"redirect[_ ]?ur[il]"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression pkce(u"pkce|code[_ ]verifier|code[_ ]challenge"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression grant(u"grant[_ ]type.{0,40}not allowed"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QString error = answer.error();
    if (error == "invalid_request"_L1 && answer.fields.value(u"error_description"_s).contains(grant))
        return u"auth.client.not-allowed"_s;
    if (error != "invalid_grant"_L1 && error != "invalid_request"_L1)
        return {};
    if (answer.fields.value(u"error_description"_s).contains(pkce))
        return u"auth.pkce.failed"_s;
    return answer.fields.value(u"error_description"_s).contains(redirect) ? u"config.redirect.mismatch"_s : QString();
}

QString findingOf(const OAuthAnswer &answer, const OAuthProvider *provider)
{
    if (!isRefusal(answer))
        return {};
    if (provider)
        for (const OAuthRule &rule : provider->rules)
            if (fits(rule, answer))
                return rule.finding;
    if (const QString described = byDescription(answer); !described.isEmpty())
        return described;
    for (const ErrorMeaning &meaning : meanings)
        if (answer.error() == meaning.error && (meaning.request.isEmpty() || answer.request == meaning.request))
            return meaning.finding;
    if (answer.status == 429)
        return u"rate.limit.exceeded"_s;
    return answer.status >= 500 ? u"auth.server.failed"_s : u"auth.request.invalid"_s;
}

static const OAuthAnswer *lastAnswer(const OAuthSeen &seen)
{
    return seen.answers.isEmpty() ? nullptr : &seen.answers.last();
}

// The last answer where it is the one that counts: metadata that are missing are told by their own finding.
static const OAuthAnswer *decisive(const OAuthSeen &seen)
{
    const OAuthAnswer *last = lastAnswer(seen);
    return last && last->request != "metadata"_L1 ? last : nullptr;
}

static std::optional<Facts> when(bool holds, Facts facts = {})
{
    return holds ? std::optional(std::move(facts)) : std::nullopt;
}

static Facts answerFacts(const OAuthAnswer &answer)
{
    return {{u"url"_s, answer.url},
            {u"host"_s, QUrl(answer.url).host()},
            {u"status"_s, answer.status > 0 ? QString::number(answer.status) : QString()},
            {u"contentType"_s, answer.contentType},
            {u"end"_s, toJson(answer.end).toString()},
            {u"detail"_s, answer.detail},
            {u"location"_s, answer.location},
            {u"excerpt"_s, answer.excerpt.simplified()},
            {u"error"_s, answer.error()},
            {u"message"_s, descriptionOf(answer)},
            {u"requestId"_s, answer.fields.value(u"request_id"_s)}};
}

static std::optional<Facts> plainHttp(const OAuthSeen &seen)
{
    return when(!seen.plainEndpoints.isEmpty(),
                {{u"endpoints"_s, seen.plainEndpoints.join(", "_L1)},
                 {u"url"_s, seen.endpoints.value(seen.plainEndpoints.value(0), seen.issuer)}});
}

static std::optional<Facts> metadataMissing(const OAuthSeen &seen)
{
    const OAuthAnswer *answer = seen.answer("metadata"_L1);
    return answer && seen.metadataIssuer.isEmpty() ? std::optional(answerFacts(*answer)) : std::nullopt;
}

static std::optional<Facts> otherIssuer(const OAuthSeen &seen)
{
    return when(!seen.metadataIssuer.isEmpty() && seen.metadataIssuer != seen.issuer,
                {{u"found"_s, seen.metadataIssuer}, {u"expected"_s, seen.issuer}});
}

static std::optional<Facts> nobodyCame(const OAuthSeen &seen)
{
    const auto browser = std::find_if(seen.phases.cbegin(), seen.phases.cend(),
                                      [](const OAuthPhase &phase) { return phase.name == "browser"_L1; });
    return when(
        browser != seen.phases.cend() && browser->outcome == OAuthOutcome::TimedOut && seen.flow == OAuthFlow::Code,
        {{u"seconds"_s, QString::number(browser != seen.phases.cend() ? browser->durationMs / 1000 : 0, 'f', 0)},
         {u"redirectUri"_s, seen.redirectUri}});
}

static std::optional<Facts> deviceTimeout(const OAuthSeen &seen)
{
    const OAuthAnswer *answer = decisive(seen);
    const bool waited =
        answer && (answer->request == "device-token"_L1 ? isWaiting(*answer) : answer->has(u"device_code"_s));
    const bool over = !seen.phases.isEmpty() && seen.phases.last().outcome == OAuthOutcome::TimedOut;
    return waited && over && seen.flow == OAuthFlow::Device ? std::optional(answerFacts(*answer)) : std::nullopt;
}

static std::optional<Facts> otherState(const OAuthSeen &seen)
{
    return when(seen.redirect.received && !seen.redirect.stateFits, {{u"redirectUri"_s, seen.redirectUri}});
}

static std::optional<Facts> redirectFromOther(const OAuthSeen &seen)
{
    const QString &found = seen.redirect.issuer;
    return when(seen.redirect.received && !found.isEmpty() && !seen.issuer.isEmpty() && found != seen.issuer,
                {{u"found"_s, found}, {u"expected"_s, seen.issuer}});
}

static std::optional<Facts> unreachable(const OAuthSeen &seen)
{
    const OAuthAnswer *answer = decisive(seen);
    if (!answer || answer->answered() || answer->end == HttpEnd::Stopped)
        return {};
    return answerFacts(*answer);
}

static std::optional<Facts> redirected(const OAuthSeen &seen)
{
    const OAuthAnswer *answer = decisive(seen);
    const bool is = answer && answer->answered() && answer->status >= 300 && answer->status < 400;
    return is ? std::optional(answerFacts(*answer)) : std::nullopt;
}

static bool isUnreadable(const OAuthAnswer *answer)
{
    return answer && answer->answered() && !answer->readable && (answer->status < 300 || answer->status >= 400) &&
           (answer->request != "revocation"_L1 || answer->status != 200);
}

static std::optional<Facts> limited(const OAuthSeen &seen)
{
    const OAuthAnswer *answer = decisive(seen);
    return isUnreadable(answer) && answer->status == 429 ? std::optional(answerFacts(*answer)) : std::nullopt;
}

static std::optional<Facts> serverFailed(const OAuthSeen &seen)
{
    const OAuthAnswer *answer = decisive(seen);
    return isUnreadable(answer) && answer->status >= 500 ? std::optional(answerFacts(*answer)) : std::nullopt;
}

static std::optional<Facts> unreadable(const OAuthSeen &seen)
{
    const OAuthAnswer *answer = decisive(seen);
    const bool is = isUnreadable(answer) && answer->status != 429 && answer->status < 500;
    return is ? std::optional(answerFacts(*answer)) : std::nullopt;
}

static std::optional<Facts> withoutToken(const OAuthSeen &seen)
{
    const OAuthAnswer *answer = decisive(seen);
    if (!answer || !answer->answered() || !answer->readable || !answer->error().isEmpty() || answer->status != 200)
        return {};
    const bool tokenRequest =
        QStringList{u"code"_s, u"refresh"_s, u"client"_s, u"device-token"_s}.contains(answer->request);
    const bool missing = (tokenRequest && !answer->has(u"access_token"_s)) ||
                         (answer->request == "device"_L1 && !answer->has(u"device_code"_s));
    Facts facts = answerFacts(*answer);
    facts.insert(u"fields"_s, answer->fields.keys().join(", "_L1));
    return when(missing, facts);
}

static std::optional<Facts> maybeSpent(const OAuthSeen &seen)
{
    return when(seen.maybeSpent, {{u"url"_s, seen.endpoints.value(u"token"_s)}});
}

static std::optional<Facts> withoutRefreshToken(const OAuthSeen &seen)
{
    const OAuthProvider *provider = findOAuthProvider(seen.provider);
    const bool wanted = seen.flow == OAuthFlow::Code || seen.flow == OAuthFlow::Device;
    if (!wanted || !seen.accessToken || seen.refreshToken ||
        (provider && provider->refresh.given == RefreshGiven::Never))
        return {};
    Facts facts{{u"scopes"_s, seen.scopesAsked.join(u' ')}};
    QStringList parameters;
    for (auto one = seen.authorizationParameters.cbegin(); one != seen.authorizationParameters.cend(); ++one)
        parameters << one.key() + u'=' + *one;
    facts.insert(u"parameters"_s, parameters.join(u' '));
    if (provider)
        facts.insert(u"offlineScopes"_s, provider->offlineScopes.join(" | "_L1));
    return facts;
}

// A server may leave `scope` out when it granted all that was asked for (RFC 6749, section 5.1).
static std::optional<Facts> lessGranted(const OAuthSeen &seen)
{
    if (!seen.accessToken || seen.scopesGranted.isEmpty())
        return {};
    QStringList missing;
    for (const QString &scope : seen.scopesAsked)
        if (!seen.scopesGranted.contains(scope))
            missing << scope;
    const OAuthProvider *provider = findOAuthProvider(seen.provider);
    // Whether it was granted shows in the refresh token.
    if (provider && seen.refreshToken)
        missing.removeIf([&](const QString &scope) { return provider->offlineScopes.contains(scope); });
    return when(!missing.isEmpty(),
                {{u"missing"_s, missing.join(u' ')}, {u"granted"_s, seen.scopesGranted.join(u' ')}});
}

static std::optional<Facts> otherClock(const OAuthSeen &seen)
{
    const OAuthAnswer *answer = lastAnswer(seen);
    if (!answer || !answer->serverDate.isValid() || !answer->receivedAt.isValid())
        return {};
    const qint64 seconds = answer->serverDate.secsTo(answer->receivedAt);
    return when(std::abs(seconds) > clockSeconds, {{u"host"_s, QUrl(answer->url).host()},
                                                   {u"seconds"_s, QString::number(std::abs(seconds))},
                                                   {u"direction"_s, seconds > 0 ? u"+"_s : u"-"_s},
                                                   {u"here"_s, isoTime(answer->receivedAt)},
                                                   {u"server"_s, isoTime(answer->serverDate)}});
}

static constexpr std::array before{
    OAuthCheck{"config.oauth.plain-http"_L1, Severity::Failure, plainHttp},
    OAuthCheck{"config.oauth.metadata-missing"_L1, Severity::Failure, metadataMissing},
    OAuthCheck{"config.oauth.issuer-mismatch"_L1, Severity::Failure, otherIssuer},
    OAuthCheck{"auth.sign-in.no-answer"_L1, Severity::Failure, nobodyCame},
    OAuthCheck{"auth.state.mismatch"_L1, Severity::Failure, otherState},
    OAuthCheck{"auth.issuer.mismatch"_L1, Severity::Failure, redirectFromOther},
};

static constexpr std::array after{
    OAuthCheck{"auth.device-code.expired"_L1, Severity::Failure, deviceTimeout},
    OAuthCheck{"http.token.unreachable"_L1, Severity::Failure, unreachable},
    OAuthCheck{"http.token.redirected"_L1, Severity::Failure, redirected},
    OAuthCheck{"rate.limit.exceeded"_L1, Severity::Failure, limited},
    OAuthCheck{"auth.server.failed"_L1, Severity::Failure, serverFailed},
    OAuthCheck{"content.token.unreadable"_L1, Severity::Failure, unreadable},
    OAuthCheck{"content.token.missing"_L1, Severity::Failure, withoutToken},
    OAuthCheck{"auth.refresh-token.maybe-spent"_L1, Severity::Failure, maybeSpent},
    OAuthCheck{"auth.refresh-token.missing"_L1, Severity::Warning, withoutRefreshToken},
    OAuthCheck{"scope.scope.not-granted"_L1, Severity::Warning, lessGranted},
    OAuthCheck{"clock.offset.large"_L1, Severity::Warning, otherClock},
};

// As a person knows it: by name, else by host.
static QString providerText(const OAuthSeen &seen)
{
    const OAuthProvider *provider = findOAuthProvider(seen.provider);
    if (provider && provider->id != "generic"_L1)
        return localText(provider->name, u"en"_s);
    const QString host = QUrl(seen.endpoints.value(u"token"_s, seen.issuer)).host();
    return host.isEmpty() ? seen.provider : host;
}

static Facts withCommonFacts(Facts facts, const OAuthSeen &seen)
{
    const Facts common{
        {u"provider"_s, providerText(seen)},  {u"clientId"_s, seen.clientId},
        {u"clientAuth"_s, seen.clientAuth},   {u"scope"_s, seen.scopesAsked.join(u' ')},
        {u"redirectUri"_s, seen.redirectUri}, {u"host"_s, QUrl(seen.endpoints.value(u"token"_s, seen.issuer)).host()}};
    for (auto it = common.cbegin(); it != common.cend(); ++it)
        if (facts.value(it.key()).isEmpty())
            facts.insert(it.key(), *it);
    return facts;
}

static Finding madeFinding(const QString &id, Severity severity, Facts facts, const OAuthSeen &seen)
{
    Finding finding;
    finding.id = id;
    finding.phase = Phase::Auth;
    finding.severity = severity;
    finding.facts = withCommonFacts(std::move(facts), seen);
    return finding;
}

// We know what the server does not say: this token was sent before.
static QString refusalId(const OAuthSeen &seen, const OAuthAnswer &answer)
{
    const QString id = findingOf(answer, findOAuthProvider(seen.provider));
    return id == "auth.refresh-token.refused"_L1 && seen.spentBefore ? u"auth.refresh-token.spent"_s : id;
}

QList<Finding> judgeOAuth(const OAuthSeen &seen)
{
    QList<Finding> findings;
    const auto addAll = [&](const auto &checks) {
        for (const OAuthCheck &check : checks)
            if (std::optional<Facts> facts = check.judge(seen))
                findings << madeFinding(check.id, check.severity, *std::move(facts), seen);
    };
    addAll(before);
    if (const OAuthAnswer *last = lastAnswer(seen); last && findings.isEmpty())
        if (const QString id = refusalId(seen, *last); !id.isEmpty())
            findings << madeFinding(id, Severity::Failure, answerFacts(*last), seen);
    addAll(after);
    if (findings.isEmpty())
        return findings;
    Finding &root = findings.first();
    root.rootCause = true;
    if (root.severity == Severity::Failure)
        for (const Finding &other : findings.mid(1))
            if (other.severity == Severity::Failure)
                root.explained << other.id;
    root.explains = root.explained;
    return findings;
}

QStringList oauthFindingIds()
{
    QStringList ids{u"auth.request.invalid"_s, u"auth.pkce.failed"_s, u"auth.refresh-token.spent"_s};
    for (const OAuthCheck &check : before)
        ids << check.id;
    for (const ErrorMeaning &meaning : meanings)
        ids << meaning.finding;
    for (const OAuthCheck &check : after)
        ids << check.id;
    ids.removeDuplicates();
    return ids;
}

}
