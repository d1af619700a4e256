// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/judgeOAuth.h"
#include "check/verdict.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lentera::seen::OAuthSeen)

namespace lentera {

using seen::HttpEnd;
using seen::OAuthAnswer;
using seen::OAuthFlow;
using seen::OAuthOutcome;
using seen::OAuthSeen;

static OAuthAnswer answered(const QString &request, int status, const QMap<QString, QString> &fields)
{
    OAuthAnswer answer;
    answer.request = request;
    answer.url = u"https://id.example/token"_s;
    answer.end = HttpEnd::Answered;
    answer.status = status;
    answer.readable = true;
    answer.fields = fields;
    return answer;
}

static OAuthAnswer refused(const QString &request, const QString &error, const QString &description = {})
{
    return answered(request, 400, {{u"error"_s, error}, {u"error_description"_s, description}});
}

static OAuthSeen seenWith(OAuthFlow flow, const QList<OAuthAnswer> &answers)
{
    OAuthSeen seen;
    seen.provider = u"generic"_s;
    seen.flow = flow;
    seen.answers = answers;
    return seen;
}

static OAuthSeen good(OAuthFlow flow)
{
    OAuthAnswer answer = answered(u"code"_s, 200, {});
    answer.secrets << u"access_token"_s;
    OAuthSeen seen = seenWith(flow, {answer});
    seen.accessToken = seen.refreshToken = true;
    return seen;
}

static OAuthSeen changed(OAuthSeen seen, const std::function<void(OAuthSeen &)> &change)
{
    change(seen);
    return seen;
}

static QString idsOf(const OAuthSeen &seen)
{
    QStringList ids;
    for (const Finding &finding : judgeOAuth(seen))
        ids << (finding.rootCause ? u"*"_s : QString()) + finding.id;
    return ids.join(u' ');
}

//! What is wrong with a sign-in, from what was seen alone.
class JudgeOAuthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void verdicts_data();
    void verdicts();
    void whatAFindingSays();
};

void JudgeOAuthTest::verdicts_data()
{
    QTest::addColumn<OAuthSeen>("seen");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char *name, const OAuthSeen &seen, const QString &ids) {
        QTest::newRow(name) << seen << ids;
    };
    const auto error = [&](const char *name, OAuthFlow flow, const OAuthAnswer &answer, const QString &id) {
        row(name, seenWith(flow, {answer}), u'*' + id);
    };
    row("a good sign-in", good(OAuthFlow::Code), QString());
    row("no refresh token", changed(good(OAuthFlow::Code), [](OAuthSeen &seen) { seen.refreshToken = false; }),
        u"*auth.refresh-token.missing"_s);
    row("none is expected of a client",
        changed(good(OAuthFlow::Client), [](OAuthSeen &seen) { seen.refreshToken = false; }), QString());
    row("Intercom has none",
        changed(good(OAuthFlow::Code),
                [](OAuthSeen &seen) {
                    seen.refreshToken = false;
                    seen.provider = u"intercom"_s;
                }),
        QString());
    row("less was granted",
        changed(good(OAuthFlow::Code),
                [](OAuthSeen &seen) {
                    seen.scopesAsked = QStringList{u"read"_s, u"write"_s};
                    seen.scopesGranted = QStringList{u"read"_s};
                }),
        u"*scope.scope.not-granted"_s);
    row("a server that does not tell scopes",
        changed(good(OAuthFlow::Code), [](OAuthSeen &seen) { seen.scopesAsked = QStringList{u"read"_s}; }), QString());
    row("another clock",
        changed(good(OAuthFlow::Code),
                [](OAuthSeen &seen) {
                    seen.answers.last().receivedAt = QDateTime::fromString(u"2026-11-22T05:00:00Z"_s, Qt::ISODate);
                    seen.answers.last().serverDate = seen.answers.last().receivedAt.addSecs(300);
                }),
        u"*clock.offset.large"_s);
    error("the client", OAuthFlow::Client, refused(u"client"_s, u"invalid_client"_s), u"auth.client.refused"_s);
    error("a grant that is not allowed", OAuthFlow::Client, refused(u"client"_s, u"unauthorized_client"_s),
          u"auth.client.not-allowed"_s);
    error("a grant that is unknown", OAuthFlow::Client, refused(u"client"_s, u"unsupported_grant_type"_s),
          u"auth.grant.unsupported"_s);
    error("a scope", OAuthFlow::Client, refused(u"client"_s, u"invalid_scope"_s), u"scope.scope.invalid"_s);
    error("the person", OAuthFlow::Code, refused(u"authorization"_s, u"access_denied"_s), u"auth.consent.denied"_s);
    error("the refresh token", OAuthFlow::Refresh, refused(u"refresh"_s, u"invalid_grant"_s),
          u"auth.refresh-token.refused"_s);
    error("the code", OAuthFlow::Code, refused(u"code"_s, u"invalid_grant"_s), u"auth.code.refused"_s);
    error("PKCE", OAuthFlow::Code, refused(u"code"_s, u"invalid_grant"_s, u"PKCE verification failed"_s),
          u"auth.pkce.failed"_s);
    error("the redirect address", OAuthFlow::Code, refused(u"code"_s, u"invalid_grant"_s, u"redirect_uri mismatch"_s),
          u"config.redirect.mismatch"_s);
    error("the device code", OAuthFlow::Device, refused(u"device-token"_s, u"expired_token"_s),
          u"auth.device-code.expired"_s);
    error("a person is needed", OAuthFlow::Code, refused(u"authorization"_s, u"login_required"_s),
          u"auth.session.required"_s);
    error("a word of its own", OAuthFlow::Client, refused(u"client"_s, u"blue_moon"_s), u"auth.request.invalid"_s);
    error("the server's own trouble", OAuthFlow::Client, answered(u"client"_s, 503, {{u"error"_s, u"overloaded"_s}}),
          u"auth.server.failed"_s);
    error("too many", OAuthFlow::Client, answered(u"client"_s, 429, {{u"error"_s, u"slow"_s}}),
          u"rate.limit.exceeded"_s);
    error("nothing in it", OAuthFlow::Client, answered(u"client"_s, 200, {{u"hello"_s, u"1"_s}}),
          u"content.token.missing"_s);
    error("a redirect", OAuthFlow::Client, answered(u"client"_s, 302, {}), u"http.token.redirected"_s);
    OAuthAnswer page = answered(u"client"_s, 200, {});
    page.readable = false;
    error("a page", OAuthFlow::Client, page, u"content.token.unreadable"_s);
    page.status = 502;
    error("a gateway's page", OAuthFlow::Client, page, u"auth.server.failed"_s);
    OAuthAnswer silent = answered(u"refresh"_s, 0, {});
    silent.end = HttpEnd::Reset;
    silent.readable = false;
    error("no answer", OAuthFlow::Client, silent, u"http.token.unreachable"_s);
    row("no answer to a token that may be used once",
        changed(seenWith(OAuthFlow::Refresh, {silent}), [](OAuthSeen &seen) { seen.maybeSpent = true; }),
        u"*http.token.unreachable auth.refresh-token.maybe-spent"_s);
    row("it was sent before",
        changed(seenWith(OAuthFlow::Refresh, {refused(u"refresh"_s, u"invalid_grant"_s)}),
                [](OAuthSeen &seen) { seen.spentBefore = true; }),
        u"*auth.refresh-token.spent"_s);
    row("http", changed(OAuthSeen(), [](OAuthSeen &seen) { seen.plainEndpoints << u"token"_s; }),
        u"*config.oauth.plain-http"_s);
    row("another issuer's metadata",
        changed(OAuthSeen(),
                [](OAuthSeen &seen) {
                    seen.issuer = u"https://id.example"_s;
                    seen.metadataIssuer = u"https://evil.example"_s;
                }),
        u"*config.oauth.issuer-mismatch"_s);
    row("no metadata", seenWith(OAuthFlow::Code, {answered(u"metadata"_s, 404, {{u"error"_s, u"not found"_s}})}),
        u"*config.oauth.metadata-missing"_s);
    row("another state",
        changed(seenWith(OAuthFlow::Code, {answered(u"authorization"_s, 0, {})}),
                [](OAuthSeen &seen) { seen.redirect.received = true; }),
        u"*auth.state.mismatch"_s);
    row("another issuer's answer",
        changed(seenWith(OAuthFlow::Code, {}),
                [](OAuthSeen &seen) {
                    seen.issuer = u"https://id.example"_s;
                    seen.metadataIssuer = seen.issuer;
                    seen.redirect = {true, true, u"https://evil.example"_s};
                }),
        u"*auth.issuer.mismatch"_s);
    row("nobody came",
        changed(OAuthSeen(),
                [](OAuthSeen &seen) {
                    seen.phases << seen::OAuthPhase{u"browser"_s, 0, 300'000, OAuthOutcome::TimedOut};
                }),
        u"*auth.sign-in.no-answer"_s);
    row("nobody typed the code",
        changed(seenWith(OAuthFlow::Device, {refused(u"device-token"_s, u"authorization_pending"_s)}),
                [](OAuthSeen &seen) {
                    seen.phases << seen::OAuthPhase{u"browser"_s, 0, 300'000, OAuthOutcome::TimedOut};
                }),
        u"*auth.device-code.expired"_s);
}

void JudgeOAuthTest::verdicts()
{
    QFETCH(const OAuthSeen, seen);
    QFETCH(const QString, ids);
    QCOMPARE(idsOf(seen), ids);
    OAuthSeen again;
    fromJson(toJson(seen), again); // what was stored is judged alike
    QCOMPARE(idsOf(again), ids);
    for (const Finding &finding : judgeOAuth(seen)) {
        const QString &id = finding.id;
        QVERIFY2(oauthFindingIds().contains(id), qPrintable(id));
    }
}

void JudgeOAuthTest::whatAFindingSays()
{
    const OAuthSeen seen = changed(good(OAuthFlow::Code), [](OAuthSeen &one) {
        one.scopesAsked = QStringList{u"read"_s, u"write"_s};
        one.scopesGranted = QStringList{u"read"_s};
    });
    const Finding finding = judgeOAuth(seen).value(0);
    QCOMPARE(finding.facts.value(u"missing"_s), u"write"_s);
    QCOMPARE(finding.facts.value(u"provider"_s), u"generic"_s);
    QCOMPARE(verdictOf({finding}), u"warn"_s);
}

}

LENTERA_TEST(tst_judgeOAuth, lentera::JudgeOAuthTest)
#include "tst_judgeOAuth.moc"
