// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/performOAuth.h"
#include "workspace/WorkspacePrivate.h"

#include <QFileInfo>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::OAuthFlow;
using seen::OAuthOutcome;
using seen::OAuthPhase;
using seen::OAuthSeen;

static const QString proxyField = u"proxyPassword"_s;

namespace {

//! One sign-in, refresh or revocation of one connection, alone on this machine while it lives.
class SignInJob {
public:
    SignInJob(Workspace::Private &workspace, const TenantId &tenant, const ConnectionId &connection, OAuthChoice choice,
              CheckOptions options, std::stop_token stop)
        : d(workspace), m_tenant(tenant), m_id(connection), m_choice(std::move(choice)), m_options(std::move(options)),
          m_stop(std::move(stop))
    {
    }

    Result<OAuthSeen> signIn(OAuthFlow flow);
    Result<OAuthSeen> refresh();
    Result<OAuthSeen> revoke();
    Result<SignInStatus> status();

private:
    Result<void> open();
    Result<void> lock();
    Result<void> readRows();
    const CredentialMetadata *row(const QString &field) const;
    Result<SharedSecret> stored(const QString &field);
    Result<OAuthRequest> request(OAuthFlow flow);

    Result<OAuthSeen> enter(OAuthFlow flow);
    Result<void> recover();
    Result<void> adopt(const SecretKey &key, const Secret &value);
    bool mayBeSent(const OAuthProvider &provider) const;
    Result<void> noteSpending();
    Result<void> noteEnd();
    Result<void> exchange(const OAuthRequest &request, OAuthResult &result);

    Result<void> keep(OAuthResult &result);
    Result<void> keepField(const QString &field, const SharedSecret &value);
    Result<void> keepExpiries(const OAuthResult &result);
    Result<void> forget(const QString &field);

    Workspace::Private &d;
    TenantId m_tenant;
    ConnectionId m_id;
    OAuthChoice m_choice;
    CheckOptions m_options;
    std::stop_token m_stop;
    std::unique_ptr<QLockFile> m_lock;
    Connection m_connection;
    SignIn m_signIn;
    OAuthUse m_use;
    SignInRecord m_record;
    QList<CredentialMetadata> m_rows;
    bool m_spentBefore = false;
    bool m_recovered = false;
};

}

Result<void> SignInJob::lock()
{
    if (d.parts.storePath == ":memory:"_L1)
        return {};
    const QString name = u"/sign-in-%1-%2.lock"_s.arg(m_tenant.text(), m_id.text());
    m_lock = std::make_unique<QLockFile>(QFileInfo(d.parts.storePath).path() + name);
    m_lock->setStaleLockTime(std::chrono::milliseconds::zero()); // only the end of its program makes a lock stale
    if (m_lock->tryLock())
        return {};
    return failure("oauth.busy"_L1, {{u"tenant"_s, m_tenant.text()}, {u"connection"_s, m_id.text()}});
}

Result<void> SignInJob::readRows()
{
    const auto rows = d.withStore([&](Store &open) { return open.credentials(m_tenant, m_id); });
    if (!rows)
        return failureOf(rows);
    m_rows = *rows;
    return {};
}

Result<void> SignInJob::open()
{
    const auto connection = d.withStore([&](Store &open) { return open.connection(m_tenant, m_id); });
    if (!connection)
        return failureOf(connection);
    m_connection = *connection;
    const auto connector = d.connectorOf(m_connection);
    if (!connector)
        return failureOf(connector);
    m_signIn = chosenSignIn(m_connection, *connector);
    if (!m_signIn.oauth)
        return failure("oauth.sign-in.none"_L1, {{u"connector"_s, connector->id}, {u"signIn"_s, m_signIn.id}});
    m_use = *m_signIn.oauth;
    const auto record = d.withStore([&](Store &open) { return open.signInRecord(m_tenant, m_id); });
    if (!record)
        return failureOf(record);
    m_record = *record;
    return readRows();
}

const CredentialMetadata *SignInJob::row(const QString &field) const
{
    const auto found =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const auto &one) { return one.field == field; });
    return found == m_rows.cend() ? nullptr : &*found;
}

// Null where the field has no value.
Result<SharedSecret> SignInJob::stored(const QString &field)
{
    const CredentialMetadata *known = field.isEmpty() ? nullptr : row(field);
    if (!known)
        return SharedSecret();
    if (!known->secret)
        return std::make_shared<const Secret>(known->value.toUtf8());
    auto secret = d.parts.credentials->read({d.profile, m_tenant, m_id, field, known->version}, m_stop);
    if (!secret)
        return failureOf(secret);
    return std::make_shared<const Secret>(*std::move(secret));
}

Result<OAuthRequest> SignInJob::request(OAuthFlow flow)
{
    OAuthChoice before;
    fromJson(QJsonValue(m_record.details.value("choice"_L1)), before);
    OAuthChoice known;
    known.provider = m_use.provider;
    known.scopes = m_use.scopes;
    const auto clientId = stored(m_use.clientId);
    const auto clientSecret = clientId ? stored(m_use.clientSecret) : clientId;
    const auto proxy = clientSecret ? stored(proxyField) : clientSecret;
    if (!proxy)
        return failureOf(proxy);
    known.clientId = *clientId ? QString::fromUtf8((*clientId)->reveal()) : QString();
    known.clientSecret = *clientSecret;
    m_choice = merged(merged(std::move(m_choice), before), known);
    auto request = oauthRequestFor(m_choice, m_connection, flow);
    if (!request)
        return request;
    request->environment = m_options.environment;
    request->proxyPassword = *proxy;
    return request;
}

Result<void> SignInJob::keepField(const QString &field, const SharedSecret &value)
{
    if (field.isEmpty() || !value || value->isEmpty())
        return {};
    const auto known = std::find_if(m_signIn.fields.cbegin(), m_signIn.fields.cend(),
                                    [&](const CredentialField &one) { return one.id == field; });
    const bool secret = known == m_signIn.fields.cend() || known->secret;
    // What was received exists in this program alone: a stop does not end the storing, and a keychain that was locked
    // meanwhile may be opened by the person.
    const auto store = [&] {
        return d.storeField(m_connection, field, *value, secret, row(field), {});
    };
    const Result<void> kept = store();
    const bool again = !kept && kept.error().id == "keychain.locked"_L1 && d.parts.credentials->unlock(m_stop);
    return again ? store() : kept;
}

Result<void> SignInJob::keepExpiries(const OAuthResult &result)
{
    QMap<QString, QDateTime> expiries{{m_use.accessToken, result.seen.accessExpires}};
    const OAuthProvider *provider = findOAuthProvider(result.seen.provider);
    if (const CredentialMetadata *refreshToken = row(m_use.refreshToken); refreshToken && provider)
        expiries.insert(m_use.refreshToken, refreshTokenEnd(*provider, refreshToken->created, d.parts.clock->now()));
    return d.withStore([&](Store &open) { return open.setExpiries(m_tenant, m_id, expiries); });
}

// The refresh token first: it alone cannot be got again. Only when it is in the keychain, read back, and named by its
// row does the exchange count as ended; with that the old one may be deleted.
Result<void> SignInJob::keep(OAuthResult &result)
{
    OAuthPhase phase{u"stored"_s, result.seen.durationMs, 0, OAuthOutcome::Done};
    QElapsedTimer clock;
    clock.start();
    const SharedSecret clientId = std::make_shared<const Secret>(m_choice.clientId.toUtf8());
    for (const auto &[field, value] :
         {std::pair(m_use.refreshToken, result.tokens.refresh), std::pair(m_use.accessToken, result.tokens.access),
          std::pair(m_use.clientId, clientId), std::pair(m_use.clientSecret, m_choice.clientSecret)}) {
        const bool known = (field == m_use.clientId || field == m_use.clientSecret) && row(field) &&
                           result.seen.flow == OAuthFlow::Refresh;
        if (const auto kept = known ? Result<void>() : keepField(field, value); !kept)
            return kept;
    }
    if (const auto read = readRows(); !read)
        return read;
    if (const auto kept = keepExpiries(result); !kept)
        return kept;
    const QString now = isoTime(d.parts.clock->now());
    m_record.details.insert(u"choice"_s, toJson(m_choice));
    if (result.seen.flow != OAuthFlow::Refresh)
        m_record.details.insert(u"flow"_s, toJson(result.seen.flow));
    m_record.details.insert(result.seen.flow == OAuthFlow::Refresh ? u"lastUsed"_s : u"signedInAt"_s, now);
    if (const auto ended = noteEnd(); !ended)
        return ended;
    result.seen.stored = true;
    phase.durationMs = double(clock.nsecsElapsed()) / 1e6;
    result.seen.phases << phase;
    (void)d.deleteLeftovers(m_stop);
    return {};
}

Result<OAuthSeen> SignInJob::signIn(OAuthFlow flow)
{
    if (const auto opened = open(); !opened)
        return failureOf(opened);
    if (const auto locked = lock(); !locked)
        return failureOf(locked);
    return enter(flow);
}

Result<OAuthSeen> SignInJob::enter(OAuthFlow flow)
{
    const auto asked = request(flow);
    if (!asked)
        return failureOf(asked);
    auto result = performOAuth(*asked, Wait(m_stop, std::chrono::hours(2)));
    if (!result)
        return failureOf(result);
    if (result->tokens.access)
        if (const auto kept = keep(*result); !kept)
            return failureOf(kept);
    return std::move(result->seen);
}

Result<void> SignInJob::noteSpending()
{
    m_record.spendingField = m_use.refreshToken;
    m_record.spendingVersion = row(m_use.refreshToken)->version;
    m_record.spendingSince = d.parts.clock->now();
    return d.withStore([&](Store &open) { return open.saveSignInRecord(m_tenant, m_id, m_record); });
}

Result<void> SignInJob::noteEnd()
{
    m_record.spendingField.clear();
    m_record.spendingVersion = 0;
    m_record.spendingSince = {};
    return d.withStore([&](Store &open) { return open.saveSignInRecord(m_tenant, m_id, m_record); });
}

// Names a secret that an exchange which broke off had written already.
Result<void> SignInJob::adopt(const SecretKey &key, const Secret &value)
{
    CredentialMetadata found;
    found.field = key.field;
    found.version = key.version;
    found.length = int(value.length());
    found.fingerprint = value.fingerprint(d.fingerprintKey);
    found.created = d.parts.clock->now();
    const auto saved = d.withStore([&](Store &open) { return open.saveCredential(m_tenant, m_id, found); });
    if (!saved)
        return saved;
    m_recovered = true;
    if (const auto read = readRows(); !read)
        return read;
    return noteEnd();
}

// An exchange that is noted as under way did not end, as this connection is locked: how far did it come?
Result<void> SignInJob::recover()
{
    if (!m_record.isSpending())
        return {};
    const CredentialMetadata *known = row(m_record.spendingField);
    if (known && known->version > m_record.spendingVersion)
        return noteEnd(); // the new token has its row; only the note stayed
    const auto keys = d.withStore([&](Store &open) { return open.unfinishedSecrets(m_tenant, m_id); });
    if (!keys)
        return failureOf(keys);
    for (const SecretKey &key : *keys) {
        const auto value = d.parts.credentials->read(key, m_stop);
        if (value && !value->isEmpty())
            return adopt(key, *value);
        if (!value && value.error().id != "keychain.missing"_L1)
            return failureOf(value);
    }
    m_spentBefore = true;
    return {};
}

bool SignInJob::mayBeSent(const OAuthProvider &provider) const
{
    return !m_spentBefore || !provider.refresh.singleUse || provider.refresh.reuse == TokenReuse::Harmless ||
           m_choice.tryAgain;
}

Result<void> SignInJob::exchange(const OAuthRequest &request, OAuthResult &result)
{
    if (const auto noted = noteSpending(); !noted)
        return noted;
    auto ran = performOAuth(request, Wait(m_stop, std::chrono::minutes(2)));
    if (!ran) {
        if (!m_spentBefore)
            (void)noteEnd(); // nothing was sent
        return failureOf(ran);
    }
    result = *std::move(ran);
    if (result.tokens.access)
        return keep(result);
    return result.seen.maybeSpent || m_spentBefore ? Result<void>() : noteEnd();
}

Result<OAuthSeen> SignInJob::refresh()
{
    if (const auto opened = open(); !opened)
        return failureOf(opened);
    if (const auto locked = lock(); !locked)
        return failureOf(locked);
    if (const auto recovered = recover(); !recovered)
        return failureOf(recovered);
    // A client that signs in without a person has no refresh token and needs none.
    if (m_record.details.value("flow"_L1) == "Client"_L1 && !row(m_use.refreshToken))
        return enter(OAuthFlow::Client);
    auto asked = request(OAuthFlow::Refresh);
    if (!asked)
        return failureOf(asked);
    const auto token = stored(m_use.refreshToken);
    if (!token)
        return failureOf(token);
    if (!*token)
        return failure("oauth.token.missing"_L1, {{u"field"_s, m_use.refreshToken}});
    asked->token = *token;
    OAuthResult result;
    if (mayBeSent(asked->provider)) {
        if (const auto exchanged = exchange(*asked, result); !exchanged)
            return failureOf(exchanged);
    } else {
        result.seen.provider = asked->provider.id;
        result.seen.flow = OAuthFlow::Refresh;
        result.seen.clientId = asked->clientId;
        result.seen.endpoints.insert(u"token"_s, asked->endpoints.token);
        result.seen.startedAt = d.parts.clock->now();
        result.seen.maybeSpent = true;
    }
    result.seen.spentBefore = m_spentBefore;
    result.seen.recovered = m_recovered;
    return std::move(result.seen);
}

Result<void> SignInJob::forget(const QString &field)
{
    const CredentialMetadata *known = row(field);
    if (!known)
        return {};
    const auto removed = d.parts.credentials->remove({d.profile, m_tenant, m_id, field, known->version}, m_stop);
    if (!removed)
        return removed;
    return d.withStore([&](Store &open) { return open.removeCredential(m_tenant, m_id, field); });
}

Result<OAuthSeen> SignInJob::revoke()
{
    if (const auto opened = open(); !opened)
        return failureOf(opened);
    if (const auto locked = lock(); !locked)
        return failureOf(locked);
    if (const auto recovered = recover(); !recovered)
        return failureOf(recovered);
    auto asked = request(OAuthFlow::Revoke);
    if (!asked)
        return failureOf(asked);
    // The end of a refresh token is that of its access tokens too (RFC 7009, section 2.1).
    const QString field = row(m_use.refreshToken) ? m_use.refreshToken : m_use.accessToken;
    const auto token = stored(field);
    if (!token)
        return failureOf(token);
    if (!*token)
        return failure("oauth.token.missing"_L1, {{u"field"_s, field}});
    asked->token = *token;
    auto result = performOAuth(*asked, Wait(m_stop, std::chrono::minutes(2)));
    if (!result)
        return failureOf(result);
    const bool revoked = !result->seen.phases.isEmpty() && result->seen.phases.last().name == "revocation"_L1 &&
                         result->seen.phases.last().outcome == OAuthOutcome::Done;
    if (!revoked)
        return std::move(result->seen);
    for (const QString &gone : {m_use.refreshToken, m_use.accessToken})
        if (const auto forgotten = forget(gone); !forgotten)
            return failureOf(forgotten);
    if (const auto ended = noteEnd(); !ended)
        return failureOf(ended);
    return std::move(result->seen);
}

Result<SignInStatus> SignInJob::status()
{
    if (const auto opened = open(); !opened)
        return failureOf(opened);
    SignInStatus status{m_use, {}, m_rows, {}, {}, m_record};
    fromJson(QJsonValue(m_record.details.value("choice"_L1)), status.choice);
    if (status.choice.provider.isEmpty())
        status.choice.provider = m_use.provider;
    status.signedInAt = QDateTime::fromString(m_record.details.value("signedInAt"_L1).toString(), Qt::ISODateWithMs);
    status.lastUsed = QDateTime::fromString(m_record.details.value("lastUsed"_L1).toString(), Qt::ISODateWithMs);
    return status;
}

QFuture<Result<OAuthSeen>> Workspace::signIn(const TenantId &tenant, const ConnectionId &connection, OAuthFlow flow,
                                             OAuthChoice choice, CheckOptions options, std::stop_token stop)
{
    const auto job = [this, tenant, connection, flow, choice = std::move(choice),
                      options = std::move(options)](std::stop_token either) {
        return SignInJob(*d, tenant, connection, choice, options, either).signIn(flow);
    };
    return d->start(std::move(stop), job);
}

QFuture<Result<OAuthSeen>> Workspace::refreshSignIn(const TenantId &tenant, const ConnectionId &connection,
                                                    OAuthChoice choice, CheckOptions options, std::stop_token stop)
{
    const auto job = [this, tenant, connection, choice = std::move(choice),
                      options = std::move(options)](std::stop_token either) {
        return SignInJob(*d, tenant, connection, choice, options, either).refresh();
    };
    return d->start(std::move(stop), job);
}

QFuture<Result<OAuthSeen>> Workspace::revokeSignIn(const TenantId &tenant, const ConnectionId &connection,
                                                   OAuthChoice choice, CheckOptions options, std::stop_token stop)
{
    const auto job = [this, tenant, connection, choice = std::move(choice),
                      options = std::move(options)](std::stop_token either) {
        return SignInJob(*d, tenant, connection, choice, options, either).revoke();
    };
    return d->start(std::move(stop), job);
}

QFuture<Result<SignInStatus>> Workspace::signInStatus(const TenantId &tenant, const ConnectionId &connection)
{
    return d->start({}, [this, tenant, connection](std::stop_token either) {
        return SignInJob(*d, tenant, connection, {}, {}, either).status();
    });
}

}
