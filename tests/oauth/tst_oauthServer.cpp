// SPDX-License-Identifier: GPL-3.0-or-later
#include "OAuthServer.h"
#include "oauth/OAuthChoice.h"
#include "oauth/judgeOAuth.h"
#include "oauth/performOAuth.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::OAuthFlow;

//! Every flow against a real authorisation server.
class OAuthServerTest : public QObject {
    Q_OBJECT

    OAuthServer m_server;

    OAuthChoice choice(const QString &client) const
    {
        OAuthChoice choice;
        choice.provider = u"generic"_s;
        choice.issuer = m_server.issuer();
        choice.clientId = client;
        choice.scopes = QStringList{u"openid"_s, u"tickets"_s};
        return choice;
    }
    static OAuthResult performed(const OAuthChoice &choice, OAuthFlow flow, const SharedSecret &token = {})
    {
        OAuthRequest request = *oauthRequestFor(choice, Connection(), flow);
        request.token = token;
        auto result = performOAuth(request, Wait({}, 60s));
        return result ? *std::move(result) : OAuthResult();
    }
    static QString firstFinding(const OAuthResult &result) { return judgeOAuth(result.seen).value(0).id; }
    OAuthResult signedIn(const QString &client, const QStringList &browser = {})
    {
        Browser person;
        OAuthChoice chosen = choice(client);
        chosen.prompt = [&](const OAuthPrompt &prompt) {
            person.open(prompt.url, browser);
        };
        if (client == "post"_L1)
            chosen.clientSecret = std::make_shared<const Secret>(QByteArray("canary-post-secret"));
        OAuthResult result = performed(chosen, OAuthFlow::Code);
        m_page = person.page();
        return result;
    }

    QByteArray m_page;

private Q_SLOTS:
    void initTestCase()
    {
        const QString trouble = m_server.start();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }

    void aPersonSignsInByBrowser()
    {
        for (const QString &client : {u"desk"_s, u"post"_s}) {
            const OAuthResult result = signedIn(client);
            QVERIFY2(result.tokens.access && result.tokens.refresh, m_page.constData());
            QCOMPARE(firstFinding(result), QString());
            QCOMPARE(result.seen.redirect.issuer, m_server.issuer());
        }
    }

    void aPersonSaysNo()
    {
        const OAuthResult result = signedIn(u"desk"_s, {u"--deny"_s});
        QCOMPARE(firstFinding(result), u"auth.consent.denied"_s);
    }

    void aClientWithoutRefreshTokens()
    {
        QCOMPARE(firstFinding(signedIn(u"forgetful"_s)), u"auth.refresh-token.missing"_s);
    }

    void aPersonTypesTheDevicesCode()
    {
        Browser person;
        OAuthChoice chosen = choice(u"desk"_s);
        chosen.prompt = [&](const OAuthPrompt &prompt) {
            person.open(prompt.url, {u"--code"_s, prompt.userCode});
        };
        const OAuthResult result = performed(chosen, OAuthFlow::Device);
        QVERIFY2(result.tokens.refresh, person.page().constData());
        QCOMPARE(firstFinding(result), QString());
    }

    void aRobotProvesItself()
    {
        OAuthChoice robot = choice(u"robot"_s);
        robot.scopes = QStringList{u"tickets"_s};
        robot.clientAuth = u"basic"_s;
        robot.clientSecret = std::make_shared<const Secret>(QByteArray("canary-robot-secret"));
        const OAuthResult good = performed(robot, OAuthFlow::Client);
        QVERIFY(good.tokens.access);
        QCOMPARE(firstFinding(good), QString());
        robot.clientSecret = std::make_shared<const Secret>(QByteArray("wrong"));
        QCOMPARE(firstFinding(performed(robot, OAuthFlow::Client)), u"auth.client.refused"_s);
        OAuthChoice other = choice(u"desk"_s);
        QCOMPARE(firstFinding(performed(other, OAuthFlow::Client)), u"auth.client.not-allowed"_s);
    }

    void aRefreshTokenIsGoodOnce()
    {
        const OAuthResult first = signedIn(u"desk"_s);
        const OAuthResult second = performed(choice(u"desk"_s), OAuthFlow::Refresh, first.tokens.refresh);
        QVERIFY(second.tokens.refresh && !second.tokens.refresh->equals(*first.tokens.refresh));
        QCOMPARE(firstFinding(second), QString());
        const OAuthResult reused = performed(choice(u"desk"_s), OAuthFlow::Refresh, first.tokens.refresh);
        QCOMPARE(firstFinding(reused), u"auth.refresh-token.refused"_s);
        // This server ends the whole family then (RFC 9700, section 4.14).
        const OAuthResult after = performed(choice(u"desk"_s), OAuthFlow::Refresh, second.tokens.refresh);
        QCOMPARE(firstFinding(after), u"auth.refresh-token.refused"_s);
    }

    void aTokenIsRevoked()
    {
        const OAuthResult first = signedIn(u"desk"_s);
        const OAuthResult revoked = performed(choice(u"desk"_s), OAuthFlow::Revoke, first.tokens.refresh);
        QCOMPARE(revoked.seen.phases.last().outcome, seen::OAuthOutcome::Done);
        QCOMPARE(firstFinding(revoked), QString());
        const OAuthResult after = performed(choice(u"desk"_s), OAuthFlow::Refresh, first.tokens.refresh);
        QCOMPARE(firstFinding(after), u"auth.refresh-token.refused"_s);
    }
};

}

LENTERA_TEST(tst_oauthServer, lentera::OAuthServerTest)
#include "tst_oauthServer.moc"
