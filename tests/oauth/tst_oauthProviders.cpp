// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectorFile.h"
#include "explain/Explanation.h"
#include "oauth/TokenAnswer.h"
#include "oauth/judgeOAuth.h"
#include "support/runTests.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

static const QString folder = QStringLiteral(SOURCE_DIR "/resources/oauth");

static QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static QString described(const tl::expected<OAuthProvider, QList<FileProblem>> &provider)
{
    QStringList lines;
    if (!provider)
        for (const FileProblem &problem : provider.error())
            lines << u"%1 %2 %3"_s.arg(problem.line)
                         .arg(problem.error.id,
                              problem.error.facts.value(u"field"_s) + u' ' + problem.error.facts.value(u"expected"_s));
    return lines.join(u'\n');
}

//! resources/oauth: the files that ship, and what their reader says of broken ones.
class OAuthProvidersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsWhole_data() { files(); }
    void everyFileIsWhole();
    void everySampleIsJudgedAsItSays_data() { files(); }
    void everySampleIsJudgedAsItSays();
    void everyFindingIsExplained();
    void connectorsNameProvidersThatThereAre();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void connectorsMistakesAreNamed();
    void addressesAreFilled_data();
    void addressesAreFilled();

private:
    static void files();
};

void OAuthProvidersTest::files()
{
    QTest::addColumn<QString>("file");
    for (const QString &name : QDir(folder).entryList({u"*.json"_s}, QDir::Files))
        QTest::newRow(qPrintable(name)) << folder + u'/' + name;
}

void OAuthProvidersTest::everyFileIsWhole()
{
    QFETCH(const QString, file);
    const auto provider = readOAuthProvider(bytesOf(file), file);
    QCOMPARE(described(provider), QString());
    QVERIFY(findOAuthProvider(provider->id));
    QCOMPARE(file.section(u'/', -1), provider->id + ".json"_L1);
    QVERIFY(!provider->samples.isEmpty());
}

void OAuthProvidersTest::everySampleIsJudgedAsItSays()
{
    QFETCH(const QString, file);
    const auto provider = readOAuthProvider(bytesOf(file), file);
    QVERIFY(provider);
    for (const OAuthSample &sample : provider->samples) {
        QByteArray body = sample.body.bytes;
        const TokenAnswer token = readTokenAnswer(body);
        seen::OAuthAnswer answer;
        answer.request = sample.request;
        answer.end = seen::HttpEnd::Answered;
        answer.status = sample.status;
        answer.readable = token.readable;
        answer.fields = token.fields;
        answer.secrets = token.secrets.keys();
        QCOMPARE(findingOf(answer, &*provider) + u" of "_s + sample.name, sample.finding + u" of "_s + sample.name);
        QCOMPARE(answer.has(u"access_token"_s), sample.finding.isEmpty() && sample.status == 200);
        QVERIFY2(!body.contains("sample-access"), body.constData());
    }
}

void OAuthProvidersTest::everyFindingIsExplained()
{
    const auto explanations = Explanations::read(QStringLiteral(SOURCE_DIR "/resources/explanations"));
    QVERIFY(explanations);
    QStringList ids = oauthFindingIds();
    QVERIFY(ids.size() > 20);
    for (const OAuthProvider &provider : oauthProviders())
        for (const OAuthRule &rule : provider.rules)
            ids << rule.finding;
    QStringList missing;
    for (const QString &id : ids)
        if (!explanations->contains(id) || explanations->find(id)->texts.value(u"en"_s).evidence.isEmpty())
            missing << id;
    QCOMPARE(missing.join(u'\n'), QString());
}

void OAuthProvidersTest::connectorsNameProvidersThatThereAre()
{
    int count = 0;
    const ConnectorCatalogue connectors({u":/lentera/connectors"_s});
    for (const Connector &connector : connectors.all())
        for (const SignIn &signIn : connector.signIns) {
            if (!signIn.oauth)
                continue;
            ++count;
            QVERIFY2(findOAuthProvider(signIn.oauth->provider), qPrintable(connector.id));
        }
    QVERIFY(count >= 16);
}

void OAuthProvidersTest::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const char *from, const char *to, const QString &told) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << told;
    };
    row("syntax", "\"id\": \"google\",", "\"id\": \"google\"", u"connector.syntax"_s);
    row("plain http", "\"token\": \"https://", "\"token\": \"http://", u"connector.member.type /endpoints/token"_s);
    row("no token address", "\"token\": \"https", "\"tokens\": \"https",
        u"connector.member.missing /endpoints/token"_s);
    row("an unknown member", "\"pkce\": true", "\"pkce\": true, \"pkcs\": 1", u"connector.member.unknown /pkcs"_s);
    row("a flow that there is not", "\"code\"", "\"phone\"", u"connector.member.type /flows/0"_s);
    row("a member twice", "\"pkce\": true", "\"pkce\": true, \"pkce\": true", u"connector.member.repeated"_s);
    row("an id that is none", "\"id\": \"google\"", "\"id\": \"Google Inc\"", u"connector.id /id"_s);
    row("a parameter that there is not", "https://oauth2.googleapis.com/token", "https://{host}/token",
        u"connector.reference /endpoints/token"_s);
    row("a pattern that is none", "invalid_rapt\"", "(invalid_rapt\"", u"connector.pattern /rules/0/members"_s);
    row("one language", "\"id\": \"enam bulan tanpa dipakai\"", "\"de\": \"sechs Monate\"",
        u"connector.member.type /refresh/ends/1/text"_s);
}

void OAuthProvidersTest::mistakesAreNamed()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, told);
    QByteArray json = bytesOf(folder + "/google.json"_L1);
    const qsizetype at = json.indexOf(from);
    QVERIFY(at >= 0);
    json.replace(at, from.size(), to);
    const QString found = described(readOAuthProvider(json, u"google.json"_s));
    QVERIFY2(found.contains(told), qPrintable(found));
}

void OAuthProvidersTest::connectorsMistakesAreNamed()
{
    const QByteArray json = bytesOf(QStringLiteral(SOURCE_DIR "/resources/connectors/github.json"));
    const auto told = [&](const QByteArray &from, const QByteArray &to) {
        QByteArray broken = json;
        const auto connector = readConnector(broken.replace(from, to), u"github.json"_s);
        const Error error = connector ? Error() : connector.error().first().error;
        return error.id + u' ' + error.facts.value(u"field"_s);
    };
    QCOMPARE(told("\"accessToken\": \"token\"", "\"accessToken\": \"tokens\""),
             u"connector.reference /signIns/1/oauth/accessToken"_s);
    QCOMPARE(told("\"clientId\": \"clientId\"", "\"clientId\": \"client id\""),
             u"connector.id /signIns/1/oauth/clientId"_s);
    QCOMPARE(told("\"clientSecret\": \"clientSecret\"", "\"clientSecret\": \"owner\""),
             u"connector.reference /signIns/1/oauth/clientSecret"_s);
    QCOMPARE(told("\"provider\": \"github\"", "\"provider\": \"Git Hub\""),
             u"connector.id /signIns/1/oauth/provider"_s);
}

void OAuthProvidersTest::addressesAreFilled_data()
{
    using Given = QMap<QString, QString>;
    QTest::addColumn<QString>("provider");
    QTest::addColumn<Given>("given");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("token");
    const auto row = [](const char *name, const QString &provider, const Given &given, const QString &host,
                        const QString &token) {
        QTest::newRow(name) << provider << given << host << token;
    };
    row("none to fill", u"google"_s, {}, u"www.googleapis.com"_s, u"https://oauth2.googleapis.com/token"_s);
    row("by the connection's host", u"zendesk"_s, {}, u"acme.zendesk.com"_s,
        u"https://acme.zendesk.com/oauth/tokens"_s);
    row("by the data centre", u"zoho"_s, {}, u"sdpondemand.manageengine.eu"_s,
        u"https://accounts.zoho.eu/oauth/v2/token"_s);
    row("the usual", u"zoho"_s, {}, u"desk.example"_s, u"https://accounts.zoho.com/oauth/v2/token"_s);
    row("given", u"salesforce"_s, {{u"loginHost"_s, u"test.salesforce.com"_s}}, {},
        u"https://test.salesforce.com/services/oauth2/token"_s);
    row("missing", u"zendesk"_s, {}, {}, u"oauth.parameter.missing"_s);
    row("no host", u"zendesk"_s, {{u"host"_s, u"evil.example/x?"_s}}, {}, u"oauth.parameter.invalid"_s);
    row("user information", u"zendesk"_s, {{u"host"_s, u"a@evil.example"_s}}, {}, u"oauth.parameter.invalid"_s);
}

void OAuthProvidersTest::addressesAreFilled()
{
    QFETCH(const QString, provider);
    using Given = QMap<QString, QString>;
    QFETCH(const Given, given);
    QFETCH(const QString, host);
    QFETCH(const QString, token);
    const auto endpoints = endpointsOf(*findOAuthProvider(provider), given, host);
    QCOMPARE(endpoints ? endpoints->token : endpoints.error().id, token);
}

}

LENTERA_TEST(tst_oauthProviders, lentera::OAuthProvidersTest)
#include "tst_oauthProviders.moc"
