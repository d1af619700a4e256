// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/performOAuth.h"

#include "base/RandomBytes.h"
#include "oauth/LoopbackRedirect.h"
#include "oauth/askEndpoint.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::OAuthAnswer;
using seen::OAuthFlow;
using seen::OAuthOutcome;
using seen::OAuthPhase;

static constexpr int longestDeviceSeconds = 3600;
static constexpr auto codeGrant = "authorization_code";
static constexpr auto deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

namespace {

//! One conversation with an authorisation server.
class OAuthTalk {
public:
    OAuthTalk(const OAuthRequest &request, const Wait &wait) : m_request(request), m_wait(wait)
    {
        if (request.clientSecret)
            m_redactor.learn(u"clientSecret"_s, *request.clientSecret);
        if (request.token)
            m_redactor.learn(u"token"_s, *request.token);
        m_clock.start();
    }

    Result<OAuthResult> run();

private:
    void note();
    void readMetadata();
    bool readMetadataAt(const QString &url);
    void takeMetadata(const QJsonObject &metadata);
    bool endpointsAreProtected();
    Result<void> needEndpoints() const;
    Result<void> needFlow() const;

    Result<void> signInByCode();
    Result<void> signInByDevice();
    QString authorizationUrl(const QByteArray &state, const QByteArray &verifier);
    bool takeRedirect(const RedirectAnswer &answer, const QByteArray &state);
    void exchangeCode(const RedirectAnswer &answer, const QByteArray &verifier);
    void poll(const SharedSecret &deviceCode, int interval, int seconds);
    void refresh();
    void clientCredentials();
    void revoke();

    EndpointAnswer ask(const QString &name, const QString &url, QList<OAuthField> fields, Ask ask = Ask::Post);
    EndpointAnswer askToken(const QString &name, QList<OAuthField> fields);
    void takeTokens(EndpointAnswer &answer);
    void keep(OAuthAnswer answer);
    QByteArray scopes() const { return m_request.scopes.join(m_request.provider.scopeSeparator).toUtf8(); }
    OAuthPhase begun(const QString &name) const { return {name, elapsed(), 0, OAuthOutcome::Done}; }
    void done(OAuthPhase phase, OAuthOutcome outcome);
    double elapsed() const { return double(m_clock.nsecsElapsed()) / 1e6; }

    OAuthRequest m_request;
    Wait m_wait;
    Redactor m_redactor;
    QElapsedTimer m_clock;
    OAuthResult m_result;
    seen::OAuthSeen &m_seen = m_result.seen;
};

}

static bool isGood(const OAuthAnswer &answer)
{
    return answer.answered() && answer.status == 200 && answer.has(u"access_token"_s) && answer.error().isEmpty();
}

static OAuthOutcome outcomeOf(const OAuthAnswer &answer, bool good)
{
    if (good)
        return OAuthOutcome::Done;
    if (answer.end == seen::HttpEnd::Stopped)
        return OAuthOutcome::Stopped;
    if (answer.end == seen::HttpEnd::TimedOut)
        return OAuthOutcome::TimedOut;
    return answer.answered() && answer.readable ? OAuthOutcome::Refused : OAuthOutcome::Failed;
}

void OAuthTalk::done(OAuthPhase phase, OAuthOutcome outcome)
{
    phase.durationMs = elapsed() - phase.startedMs;
    phase.outcome = outcome;
    m_seen.phases << phase;
}

// Polls that are answered alike are one row.
void OAuthTalk::keep(OAuthAnswer answer)
{
    if (!m_seen.answers.isEmpty()) {
        OAuthAnswer &last = m_seen.answers.last();
        if (last.request == answer.request && last.answered() && answer.answered() && !answer.error().isEmpty() &&
            last.error() == answer.error()) {
            answer.times = last.times + 1;
            last = std::move(answer);
            return;
        }
    }
    m_seen.answers << std::move(answer);
}

EndpointAnswer OAuthTalk::ask(const QString &name, const QString &url, QList<OAuthField> fields, Ask ask)
{
    EndpointAnswer answer = askEndpoint(m_request, name, url, ask, std::move(fields), m_redactor, m_wait);
    for (auto secret = answer.token.secrets.cbegin(); secret != answer.token.secrets.cend(); ++secret)
        m_redactor.learn(secret.key(), **secret);
    keep(answer.seen);
    return answer;
}

EndpointAnswer OAuthTalk::askToken(const QString &name, QList<OAuthField> fields)
{
    const OAuthPhase phase = begun(u"token"_s);
    EndpointAnswer answer = ask(name, m_request.endpoints.token, std::move(fields));
    done(phase, outcomeOf(answer.seen, isGood(answer.seen)));
    return answer;
}

void OAuthTalk::takeTokens(EndpointAnswer &answer)
{
    if (!isGood(answer.seen))
        return;
    m_result.tokens.access = answer.token.secrets.value(u"access_token"_s);
    m_result.tokens.refresh = answer.token.secrets.value(u"refresh_token"_s);
    m_seen.accessToken = true;
    m_seen.refreshToken = m_result.tokens.refresh != nullptr;
    const int told = answer.seen.fields.value(u"expires_in"_s).toInt();
    const int seconds = told > 0 ? told : m_request.provider.accessSeconds;
    if (seconds > 0)
        m_seen.accessExpires = QDateTime::currentDateTimeUtc().addSecs(seconds);
    static const QRegularExpression between(u"[\\s,]+"_s);
    m_seen.scopesGranted = answer.seen.fields.value(u"scope"_s).split(between, Qt::SkipEmptyParts);
}

void OAuthTalk::takeMetadata(const QJsonObject &metadata)
{
    const auto fill = [&](QString &place, QLatin1StringView name) {
        if (place.isEmpty())
            place = metadata.value(name).toString().left(1000);
    };
    m_seen.metadataIssuer = metadata.value("issuer"_L1).toString().left(1000);
    fill(m_request.endpoints.authorization, "authorization_endpoint"_L1);
    fill(m_request.endpoints.token, "token_endpoint"_L1);
    fill(m_request.endpoints.device, "device_authorization_endpoint"_L1);
    fill(m_request.endpoints.revocation, "revocation_endpoint"_L1);
    const QJsonArray methods = metadata.value("token_endpoint_auth_methods_supported"_L1).toArray();
    const bool post = methods.contains(u"client_secret_post"_s);
    if (methods.contains(u"client_secret_basic"_s) && !post)
        m_request.provider.client = ClientAuth::Basic;
}

bool OAuthTalk::readMetadataAt(const QString &url)
{
    const EndpointAnswer answer = ask(u"metadata"_s, url, {}, Ask::Get);
    const QJsonObject metadata = QJsonDocument::fromJson(answer.body).object();
    if (!answer.seen.answered() || answer.seen.status != 200 || !metadata.contains("token_endpoint"_L1))
        return false;
    takeMetadata(metadata);
    return true;
}

// RFC 8414, section 3.1, puts the well-known part before an issuer's own path, OpenID Connect Discovery behind it.
void OAuthTalk::readMetadata()
{
    const OAuthPhase phase = begun(u"metadata"_s);
    QUrl oauth(m_request.issuer);
    QString own = oauth.path();
    if (own == "/"_L1)
        own.clear();
    oauth.setPath("/.well-known/oauth-authorization-server"_L1 + own);
    QString openId = m_request.issuer;
    while (openId.endsWith(u'/'))
        openId.chop(1);
    const bool read = readMetadataAt(oauth.toString()) ||
                      (!m_wait.over() && readMetadataAt(openId + "/.well-known/openid-configuration"_L1));
    done(phase, read ? OAuthOutcome::Done : OAuthOutcome::Failed);
}

bool OAuthTalk::endpointsAreProtected()
{
    const QMap<QString, QString> endpoints{{u"authorization"_s, m_request.endpoints.authorization},
                                           {u"token"_s, m_request.endpoints.token},
                                           {u"device"_s, m_request.endpoints.device},
                                           {u"revocation"_s, m_request.endpoints.revocation}};
    for (auto one = endpoints.cbegin(); one != endpoints.cend(); ++one) {
        if (one->isEmpty())
            continue;
        m_seen.endpoints.insert(one.key(), *one);
        if (!isProtected(QUrl(*one, QUrl::StrictMode)))
            m_seen.plainEndpoints << one.key();
    }
    return m_seen.plainEndpoints.isEmpty();
}

static QString flowName(OAuthFlow flow)
{
    return toJson(flow).toString().toLower();
}

Result<void> OAuthTalk::needFlow() const
{
    const OAuthFlow flow = m_request.flow;
    const bool always = flow == OAuthFlow::Refresh || flow == OAuthFlow::Revoke;
    if (!always && !m_request.provider.flows.contains(flow))
        return failure("oauth.flow.unsupported"_L1,
                       {{u"provider"_s, m_request.provider.id}, {u"flow"_s, flowName(flow)}});
    if (m_request.clientId.isEmpty())
        return failure("oauth.client-id.missing"_L1, {{u"provider"_s, m_request.provider.id}});
    if (flow == OAuthFlow::Code && m_request.port == 0 && m_request.provider.redirect.port == RedirectPort::Registered)
        return failure("oauth.port.missing"_L1, {{u"provider"_s, m_request.provider.id}});
    return {};
}

Result<void> OAuthTalk::needEndpoints() const
{
    const OAuthEndpoints &endpoints = m_request.endpoints;
    QString missing;
    if (m_request.flow == OAuthFlow::Revoke)
        missing = endpoints.revocation.isEmpty() ? u"revocation"_s : QString();
    else if (m_request.flow == OAuthFlow::Code && endpoints.authorization.isEmpty())
        missing = u"authorization"_s;
    else if (m_request.flow == OAuthFlow::Device && endpoints.device.isEmpty())
        missing = u"device"_s;
    else if (endpoints.token.isEmpty())
        missing = u"token"_s;
    if (missing.isEmpty())
        return {};
    return failure("oauth.endpoint.missing"_L1, {{u"provider"_s, m_request.provider.id}, {u"endpoint"_s, missing}});
}

static QByteArray randomText(qsizetype bytes)
{
    return randomBytes(bytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

static QByteArray challengeOf(const QByteArray &verifier)
{
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString OAuthTalk::authorizationUrl(const QByteArray &state, const QByteArray &verifier)
{
    QList<std::pair<QString, QString>> fields{{u"response_type"_s, u"code"_s},
                                              {u"client_id"_s, m_request.clientId},
                                              {u"redirect_uri"_s, m_seen.redirectUri},
                                              {u"state"_s, QString::fromLatin1(state)}};
    if (!m_request.scopes.isEmpty())
        fields << std::pair(u"scope"_s, QString::fromUtf8(scopes()));
    if (m_request.provider.pkce)
        fields << std::pair(u"code_challenge"_s, QString::fromLatin1(challengeOf(verifier)))
               << std::pair(u"code_challenge_method"_s, u"S256"_s);
    const QMap<QString, QString> &more = m_request.provider.authorizationParameters;
    for (auto one = more.cbegin(); one != more.cend(); ++one)
        fields << std::pair(one.key(), *one);
    QString query;
    for (const auto &[name, value] : std::as_const(fields))
        query += (query.isEmpty() ? u""_s : u"&"_s) + name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    const QString &url = m_request.endpoints.authorization;
    return url + (url.contains(u'?') ? u'&' : u'?') + query;
}

// What came back is kept as an answer of its own; answers whether the code may be exchanged.
bool OAuthTalk::takeRedirect(const RedirectAnswer &redirect, const QByteArray &state)
{
    m_seen.redirect.received = true;
    m_seen.redirect.stateFits = redirect.parameters.value(u"state"_s).toLatin1() == state;
    m_seen.redirect.issuer = redirect.parameters.value(u"iss"_s);
    OAuthAnswer answer;
    answer.request = u"authorization"_s;
    answer.url = m_request.endpoints.authorization;
    answer.end = seen::HttpEnd::Answered;
    answer.readable = true;
    answer.receivedAt = QDateTime::currentDateTimeUtc();
    for (auto one = redirect.parameters.cbegin(); one != redirect.parameters.cend(); ++one)
        if (one.key() != "state"_L1)
            answer.fields.insert(one.key(), m_redactor.redacted(*one));
    if (redirect.code)
        answer.secrets << u"code"_s;
    keep(answer);
    const bool issuerFits =
        m_seen.redirect.issuer.isEmpty() || m_seen.issuer.isEmpty() || m_seen.redirect.issuer == m_seen.issuer;
    return m_seen.redirect.stateFits && issuerFits && redirect.code && answer.error().isEmpty();
}

void OAuthTalk::exchangeCode(const RedirectAnswer &redirect, const QByteArray &verifier)
{
    m_redactor.learn(u"code"_s, *redirect.code);
    QList<OAuthField> fields{
        {"grant_type", codeGrant}, {"code", {}, redirect.code}, {"redirect_uri", m_seen.redirectUri.toUtf8()}};
    if (m_request.provider.pkce)
        fields << OAuthField{"code_verifier", {}, std::make_shared<const Secret>(QByteArray(verifier))};
    EndpointAnswer answer = askToken(u"code"_s, std::move(fields));
    takeTokens(answer);
}

Result<void> OAuthTalk::signInByCode()
{
    LoopbackRedirect listener(m_request.provider.redirect.host, m_request.page);
    if (const auto listening = listener.listen(m_request.port); !listening)
        return listening;
    m_seen.redirectUri = listener.address();
    const QByteArray state = randomText(24);
    const QByteArray verifier = randomText(48);
    OAuthPhase phase = begun(u"browser"_s);
    m_request.prompt({authorizationUrl(state, verifier), {}, int(m_request.patience.count() / 1000)});
    Wait patience = m_wait.within(m_request.patience);
    const auto isRefused = [&](const RedirectAnswer &answer) {
        return !answer.code || answer.parameters.value(u"state"_s).toLatin1() != state;
    };
    const std::optional<RedirectAnswer> redirect = listener.wait(patience, isRefused);
    if (!redirect) {
        done(phase, m_wait.stopped() ? OAuthOutcome::Stopped : OAuthOutcome::TimedOut);
        return {};
    }
    const bool good = takeRedirect(*redirect, state);
    done(phase, good ? OAuthOutcome::Done : OAuthOutcome::Refused);
    if (good)
        exchangeCode(*redirect, verifier);
    return {};
}

void OAuthTalk::poll(const SharedSecret &deviceCode, int interval, int seconds)
{
    const OAuthPhase phase = begun(u"browser"_s);
    Wait patience = m_wait.within(std::chrono::seconds(seconds));
    OAuthOutcome outcome = OAuthOutcome::TimedOut;
    while (patience.pause(std::chrono::seconds(interval)) == Woken::Signal) {
        EndpointAnswer answer = ask(u"device-token"_s, m_request.endpoints.token,
                                    {{"grant_type", deviceGrant}, {"device_code", {}, deviceCode}});
        const QString error = answer.seen.error();
        interval += error == "slow_down"_L1 ? 5 : 0; // RFC 8628, section 3.5
        if (error == "slow_down"_L1 || error == "authorization_pending"_L1)
            continue;
        takeTokens(answer);
        outcome = outcomeOf(answer.seen, isGood(answer.seen));
        break;
    }
    done(phase, m_wait.stopped() ? OAuthOutcome::Stopped : outcome);
}

Result<void> OAuthTalk::signInByDevice()
{
    const OAuthPhase phase = begun(u"device"_s);
    QList<OAuthField> fields;
    if (!m_request.scopes.isEmpty())
        fields << OAuthField{"scope", scopes()};
    EndpointAnswer answer = ask(u"device"_s, m_request.endpoints.device, std::move(fields));
    const auto &told = answer.seen.fields;
    const QString address = told.value(u"verification_uri"_s, told.value(u"verification_url"_s)); // Google's name
    const SharedSecret deviceCode = answer.token.secrets.value(u"device_code"_s);
    const bool good = answer.seen.answered() && answer.seen.status == 200 && deviceCode && !address.isEmpty();
    done(phase, outcomeOf(answer.seen, good));
    if (!good)
        return {};
    const int seconds = std::clamp(told.value(u"expires_in"_s, u"900"_s).toInt(), 1, longestDeviceSeconds);
    const int interval = std::clamp(told.value(u"interval"_s, u"5"_s).toInt(), 1, 60);
    m_request.prompt({address, told.value(u"user_code"_s), seconds});
    poll(deviceCode, interval, seconds);
    return {};
}

void OAuthTalk::clientCredentials()
{
    QList<OAuthField> fields{{"grant_type", "client_credentials"}};
    if (!m_request.scopes.isEmpty())
        fields << OAuthField{"scope", scopes()};
    EndpointAnswer answer = askToken(u"client"_s, std::move(fields));
    takeTokens(answer);
}

// The server may have taken the token whenever the request may have left and no answer says otherwise.
void OAuthTalk::refresh()
{
    EndpointAnswer answer =
        askToken(u"refresh"_s, {{"grant_type", "refresh_token"}, {"refresh_token", {}, m_request.token}});
    takeTokens(answer);
    const bool refused =
        answer.seen.answered() && answer.seen.readable && !answer.seen.error().isEmpty() && answer.seen.status < 500;
    m_seen.maybeSpent = answer.sent && !m_seen.accessToken && !refused;
}

void OAuthTalk::revoke()
{
    const OAuthPhase phase = begun(u"revocation"_s);
    const EndpointAnswer answer =
        ask(u"revocation"_s, m_request.endpoints.revocation, {{"token", {}, m_request.token}});
    // RFC 7009, section 2.2: 200 even for a token that is unknown.
    done(phase,
         outcomeOf(answer.seen, answer.seen.answered() && answer.seen.status == 200 && answer.seen.error().isEmpty()));
}

void OAuthTalk::note()
{
    m_seen.provider = m_request.provider.id;
    m_seen.flow = m_request.flow;
    m_seen.clientId = m_request.clientId;
    m_seen.clientSecret = m_request.clientSecret && !m_request.clientSecret->isEmpty();
    m_seen.pkce = m_request.flow == OAuthFlow::Code && m_request.provider.pkce;
    m_seen.issuer = m_request.issuer;
    m_seen.scopesAsked = m_request.scopes;
    m_seen.authorizationParameters = m_request.provider.authorizationParameters;
    m_seen.startedAt = QDateTime::currentDateTimeUtc();
}

Result<OAuthResult> OAuthTalk::run()
{
    note();
    if (const auto possible = needFlow(); !possible)
        return failureOf(possible);
    if (!m_request.issuer.isEmpty()) {
        if (!isProtected(QUrl(m_request.issuer, QUrl::StrictMode))) {
            m_seen.plainEndpoints << u"issuer"_s;
            return std::move(m_result);
        }
        readMetadata();
        // What another issuer says of itself is not to be trusted with a secret (RFC 8414, section 3.3).
        if (m_seen.metadataIssuer != m_request.issuer)
            return std::move(m_result);
    }
    if (const auto whole = needEndpoints(); !whole)
        return failureOf(whole);
    m_seen.clientAuth = toJson(m_request.provider.client).toString().toLower();
    if (!endpointsAreProtected())
        return std::move(m_result);
    Result<void> ran;
    switch (m_request.flow) {
    case OAuthFlow::Code:
        ran = signInByCode();
        break;
    case OAuthFlow::Device:
        ran = signInByDevice();
        break;
    case OAuthFlow::Client:
        clientCredentials();
        break;
    case OAuthFlow::Refresh:
        refresh();
        break;
    case OAuthFlow::Revoke:
        revoke();
        break;
    }
    if (!ran)
        return failureOf(ran);
    m_seen.durationMs = elapsed();
    return std::move(m_result);
}

Result<OAuthResult> performOAuth(const OAuthRequest &request, const Wait &wait)
{
    return OAuthTalk(request, wait).run();
}

}
