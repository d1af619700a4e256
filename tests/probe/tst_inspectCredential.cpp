// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Probes.h"
#include "support/runTests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::FieldState;

static const QByteArray key(32, 'k');

static SharedSecret secret(const QByteArray &text)
{
    return std::make_shared<const Secret>(QByteArray(text.constData(), text.size()));
}

static Plan planWith(const QByteArray &token)
{
    CredentialField email{.id = u"email"_s, .secret = false};
    CredentialField field{.id = u"token"_s, .prefixes = {u"ATATT"_s, u"ATCTT"_s}, .minimumLength = 8};
    field.maximumLength = 40;
    field.pattern = u"[A-Za-z0-9_=-]+"_s;
    Plan plan;
    plan.signIn.id = u"apiToken"_s;
    plan.signIn.scheme = u"Basic"_s;
    plan.signIn.fields = {email, field};
    plan.signIn.headers = {{u"X-Desk-Key"_s, u"Zoho-oauthtoken {token}"_s}};
    plan.credential.insert(u"email"_s, secret("anna@acme.test"));
    plan.credential.insert(u"token"_s, secret(token));
    return plan;
}

// What is unusual of a field, in words.
static QString oddities(const seen::FieldSeen &field)
{
    QStringList words;
    const auto say = [&words](bool seen, const QString &word) {
        if (seen)
            words << word;
    };
    say(field.outerSpace, u"outerSpace"_s);
    say(field.innerBreak, u"innerBreak"_s);
    say(field.quoted, u"quoted"_s);
    say(field.schemeKept, u"schemeKept"_s);
    say(field.placeholder, u"placeholder"_s);
    say(field.masked, u"masked"_s);
    say(!field.prefixFits, u"prefix"_s);
    say(!field.patternFits, u"pattern"_s);
    say(field.nonAscii, u"nonAscii"_s);
    say(field.encrypted, u"encrypted"_s);
    return words.join(u' ');
}

class InspectCredentialTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreLookedAt_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("odd");
        const auto row = [](const char *name, const QByteArray &value, const char *odd) {
            QTest::newRow(name) << value << QString::fromLatin1(odd);
        };
        row("a good one", "ATATT3xFfGF0abc=", "");
        row("the other prefix", "ATCTT3xFfGF0abc", "");
        row("blanks around", " ATATT3xFfGF0abc", "outerSpace");
        row("a line break behind", "ATATT3xFfGF0abc\r\n", "outerSpace");
        row("a no-break space behind", "ATATT3xFfGF0abc\xc2\xa0", "outerSpace nonAscii");
        row("a zero-width space before",
            "\xe2\x80\x8b"
            "ATATT3xFfGF0abc",
            "outerSpace nonAscii");
        row("a byte order mark",
            "\xef\xbb\xbf"
            "ATATT3xFfGF0abc",
            "outerSpace nonAscii");
        row("only blanks", "   ", "outerSpace prefix pattern");
        row("a line break inside", "ATATT3xF\nfGF0abc", "innerBreak pattern");
        row("a tab inside", "ATATT3xF\tfGF0abc", "innerBreak pattern");
        row("a null inside", QByteArray("ATATT3xF\0fGF0abc", 16), "innerBreak pattern");
        row("quoted", "\"ATATT3xFfGF0abc\"", "quoted prefix pattern");
        row("typographically quoted",
            "\xe2\x80\x9c"
            "ATATT3xFfGF0abc\xe2\x80\x9d",
            "quoted prefix pattern nonAscii");
        row("one quotation mark", "\"", "prefix pattern");
        row("the scheme kept", "Bearer ATATT3xFfGF0abc", "schemeKept prefix pattern");
        row("the scheme in small letters", "bearer ATATT3xFfGF0abc", "schemeKept prefix pattern");
        row("the sign-in's own scheme", "Basic ATATT3xFfGF0abc", "schemeKept prefix pattern");
        row("the header's name", "X-Desk-Key: ATATT3xFfGF0abc", "schemeKept prefix pattern");
        row("the header's beginning", "Zoho-oauthtoken ATATT3xFfGF0abc", "schemeKept prefix pattern");
        row("the scheme alone", "Bearer ", "outerSpace prefix pattern");
        row("angle brackets", "<your token>", "placeholder prefix pattern");
        row("braces", "{{API_TOKEN}}", "placeholder prefix pattern");
        row("a shell variable", "${API_TOKEN}", "placeholder prefix pattern");
        row("changeme", "changeme", "placeholder prefix");
        row("Change-Me", "Change-Me", "placeholder prefix");
        row("your-api-key-here", "your-api-key-here", "placeholder prefix");
        row("YOUR_API_KEY", "YOUR_API_KEY", "placeholder prefix");
        row("crosses", "xxxxxxxx", "placeholder prefix");
        row("null", "null", "placeholder prefix pattern");
        row("masked with stars", "********", "masked prefix pattern");
        row("masked with bullets", QByteArray("\xe2\x80\xa2").repeated(8), "masked prefix pattern nonAscii");
        row("masked but for the end", QByteArray("\xe2\x80\xa2").repeated(8) + "abcd",
            "masked prefix pattern nonAscii");
        row("another prefix", "ghp_abcdefgh", "prefix");
        row("too short", "ATATT3", "pattern");
        row("too long", "ATATT" + QByteArray(36, 'x'), "pattern");
        row("a foreign character", "ATATT3xFfGF0\xc3\xa9", "pattern nonAscii");
        row("no UTF-8", "ATATT3xFfGF0\xff\xfe", "pattern nonAscii");
        row("the encrypted form", "gAAAAABmcdefghijklmnopqrstuvw==", "prefix encrypted");
        row("a real value with your inside", "ATATTyour-token-x", "");
    }
    void valuesAreLookedAt()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const QString, odd);
        const seen::CredentialSeen seen = inspectCredential(planWith(value), key);
        QCOMPARE(seen.fields.size(), 2);
        QCOMPARE(seen.fields[1].state, FieldState::Present);
        QCOMPARE(seen.fields[1].length, int(value.size()));
        QCOMPARE(oddities(seen.fields[1]), odd);
    }

    void onlySecretsHaveAFingerprint()
    {
        const seen::CredentialSeen seen = inspectCredential(planWith("ATATT3xFfGF0abc"), key);
        QCOMPARE(seen.fields[0].fingerprint, QString());
        QCOMPARE(seen.fields[1].fingerprint, secret("ATATT3xFfGF0abc")->fingerprint(key));
        QVERIFY(!seen.fields[1].fingerprint.isEmpty());
        QVERIFY(!seen.fields[0].secret);
        QVERIFY(seen.fields[1].secret);
    }

    void theValueIsNowhere()
    {
        const seen::CredentialSeen seen = inspectCredential(planWith("ATATTcanary0canary0"), key);
        const QByteArray json = QJsonDocument(observationJson({Phase::Credential, 0, 0, seen})).toJson();
        QVERIFY2(!json.contains("canary"), json.constData());
        QVERIFY2(!json.contains("ATATT"), json.constData());
        QVERIFY2(!json.contains("anna@"), json.constData());
    }

    void missingAndUnreadableAreToldApart()
    {
        Plan plan = planWith("ATATT3xFfGF0abc");
        plan.credential.remove(u"token"_s);
        QCOMPARE(inspectCredential(plan, key).fields[1].state, FieldState::Missing);
        plan.credential.insert(u"token"_s, nullptr);
        QCOMPARE(inspectCredential(plan, key).fields[1].state, FieldState::Missing);
        plan.credential.insert(u"token"_s, secret({}));
        QCOMPARE(inspectCredential(plan, key).fields[1].state, FieldState::Missing);
        plan.credentialState.error = u"keychain.locked"_s;
        const seen::CredentialSeen seen = inspectCredential(plan, key);
        QCOMPARE(seen.fields[0].state, FieldState::Present);
        QCOMPARE(seen.fields[1].state, FieldState::Unreadable);
        QCOMPARE(oddities(seen.fields[1]), QString());
    }

    void theStateIsPassedOn()
    {
        Plan plan = planWith("ATATT3xFfGF0abc");
        plan.signIn.fields[1].required = false;
        plan.credentialState = {u"locked"_s, u"keychain.locked"_s, QDateTime::fromSecsSinceEpoch(1),
                                QDateTime::fromSecsSinceEpoch(2), QDateTime::fromSecsSinceEpoch(3)};
        const seen::CredentialSeen seen = inspectCredential(plan, key);
        QCOMPARE(seen.signIn, u"apiToken"_s);
        QCOMPARE(seen.keychain, u"locked"_s);
        QCOMPARE(seen.error, u"keychain.locked"_s);
        QCOMPARE(seen.created.toSecsSinceEpoch(), 1);
        QCOMPARE(seen.lastVerified.toSecsSinceEpoch(), 2);
        QCOMPARE(seen.expires.toSecsSinceEpoch(), 3);
        QVERIFY(seen.fields[0].required);
        QVERIFY(!seen.fields[1].required);
    }

    void noSignInHasNoFields()
    {
        Plan plan = planWith("ATATT3xFfGF0abc");
        plan.signIn.none = true;
        QVERIFY(inspectCredential(plan, key).fields.isEmpty());
    }

    void aFieldWithoutRulesTakesAnything()
    {
        Plan plan = planWith("p\xc3\xa4ss word!");
        plan.signIn.fields[1] = CredentialField{.id = u"token"_s};
        QCOMPARE(oddities(inspectCredential(plan, key).fields[1]), u"nonAscii"_s);
        plan.signIn.fields[1].pattern = u"(["_s; // a broken pattern is the connector's fault, not the value's
        QCOMPARE(oddities(inspectCredential(plan, key).fields[1]), u"nonAscii"_s);
    }
};

}

LENTERA_TEST(tst_inspectCredential, lentera::InspectCredentialTest)
#include "tst_inspectCredential.moc"
