// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Reproduce.h"
#include "explain/ShellWord.h"
#include "support/runTests.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

static Connector desk()
{
    Connector connector;
    connector.id = u"desk"_s;
    ParameterField baseUrl;
    baseUrl.id = u"baseUrl"_s;
    ParameterField portal;
    portal.id = u"portal"_s;
    connector.parameters = {baseUrl, portal};
    Call me;
    me.id = u"me"_s;
    me.path = u"/api/me"_s;
    me.headers = {{u"Accept"_s, u"application/json"_s}, {u"X-Portal"_s, u"{portal}"_s}};
    Call probe;
    probe.id = u"probe"_s;
    probe.method = u"HEAD"_s;
    probe.path = u"/login"_s;
    connector.calls = {{u"me"_s, me}, {u"probe"_s, probe}};
    connector.reachCall = u"probe"_s;
    SignIn token;
    token.id = u"token"_s;
    token.call = u"me"_s;
    CredentialField email;
    email.id = u"email"_s;
    CredentialField apiToken;
    apiToken.id = u"apiToken"_s;
    token.fields = {email, apiToken};
    token.headers = {{u"Authorization"_s, u"Basic {base64(email:apiToken)}"_s}};
    SignIn key;
    key.id = u"key"_s;
    key.call = u"me"_s;
    key.fields = {apiToken};
    key.headers = {{u"Authorization"_s, u"Bearer {apiToken}"_s}, {u"accept"_s, u"text/plain"_s}};
    connector.signIns = {token, key};
    return connector;
}

static Connection stored(const QString &url = u"https://desk.example/"_s)
{
    Connection connection;
    connection.tenant = TenantId(u"acme"_s);
    connection.id = ConnectionId(u"servicedesk"_s);
    connection.connector = u"desk"_s;
    connection.parameters = {{u"baseUrl"_s, url}, {u"portal"_s, u"it's"_s}};
    return connection;
}

static QString command(const QString &id, const Connection &connection, const Facts &facts = {},
                       const EffectiveProxy &proxy = {QString(), u"none"_s})
{
    const Finding finding{id, Phase::Http, Severity::Failure, facts, {}, {}, true};
    return reproduceCommand(finding, connection, desk(), proxy);
}

// What a POSIX shell makes of \a words; one argument a line, each in brackets.
static QByteArray argumentsIn(const QString &words, const QStringList &environment = {})
{
    QProcess shell;
    shell.setEnvironment(environment + QStringList{u"PATH=/usr/bin:/bin"_s, u"LC_ALL=C.UTF-8"_s});
    shell.start(u"/bin/sh"_s, {u"-c"_s, u"printf '[%s]\\n' "_s + words});
    if (!shell.waitForFinished(20'000))
        return "the shell did not end";
    return shell.readAllStandardOutput() + shell.readAllStandardError();
}

class ReproduceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWordSurvivesTheShell_data();
    void aWordSurvivesTheShell();
    void aWordHoldsNothingThatATerminalActsOn();
    void plainWordsStayReadable();
    void credentialsAreVariables_data();
    void credentialsAreVariables();
    void theShellMakesTheHeaderThatTheRunSent();
    void commands_data();
    void commands();
    void ownRootsAndClientCertificate();
    void connectToRulesAreFollowed();
    void aProxyIsUsed();
    void anAddHocConnectionIsCheckedByItsAddress();
    void aHostileConnectionStaysOneCommand();
    void noPasswordOfAnAddressIsShown();
};

void ReproduceTest::aWordSurvivesTheShell_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("plain") << u"desk.example"_s;
    QTest::newRow("blanks and quotes") << u" it's \"so\" \\ "_s;
    QTest::newRow("only quotes") << u"''''"_s;
    QTest::newRow("substitution") << u"$(touch /tmp/x) `id` ${HOME} $HOME !! ~"_s;
    QTest::newRow("operators") << u"; rm -rf / & | < > * ? [a] {b,c} # %"_s;
    QTest::newRow("line breaks") << u"a\nb\n\nc\n"_s;
    QTest::newRow("carriage return and tab") << u"a\rb\tc"_s;
    QTest::newRow("a terminal's escape") << u"\x1b]0;owned\x07"_s;
    QTest::newRow("every control character") << [] {
        QString text;
        for (char16_t c = 1; c < 0xa0; ++c)
            text += QChar(c);
        return text;
    }();
    QTest::newRow("hidden direction") << u"a\u202eb\u2066c\u200bd\ufeff"_s;
    QTest::newRow("beyond the first plane") << u"é 漢 🏮"_s;
    QTest::newRow("like an option") << u"-rf"_s;
    QTest::newRow("like a command of zsh") << u"=ls"_s;
    QTest::newRow("like an assignment") << u"PATH=/x"_s;
}

void ReproduceTest::aWordSurvivesTheShell()
{
    QFETCH(const QString, text);
    QCOMPARE(argumentsIn(shellWord(text)), '[' + text.toUtf8() + "]\n");
}

void ReproduceTest::aWordHoldsNothingThatATerminalActsOn()
{
    const QString word = shellWord(u"\x03\x04\x15\x1b\x7f\u009b\u202e"_s);
    for (const QChar c : word)
        QVERIFY2(c.unicode() >= 0x20 && c.unicode() < 0x7f, qPrintable(word));
    QCOMPARE(shellWord(QString(u"a\0b"_s)), u"'ab'"_s); // no argument can hold NUL
}

void ReproduceTest::plainWordsStayReadable()
{
    QCOMPARE(shellWord(u"https://desk.example/a-b_c"_s), u"https://desk.example/a-b_c"_s);
    QCOMPARE(shellWord(u"https://desk.example/?a=1&b"_s), u"'https://desk.example/?a=1&b'"_s);
    QCOMPARE(shellWord(u"it's"_s), u"'it'\\''s'"_s);
}

void ReproduceTest::credentialsAreVariables_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("text alone") << u"Accept: x/y"_s << u"'Accept: x/y'"_s;
    QTest::newRow("a field") << u"X: {apiToken}"_s << u"'X: '\"$LENTERA_API_TOKEN\""_s;
    QTest::newRow("a parameter") << u"X: {portal}!"_s << u"'X: ''it'\\''s''!'"_s;
    QTest::newRow("a name that nobody knows") << u"{who}"_s << u"\"$LENTERA_WHO\""_s;
    QTest::newRow("base64") << u"Basic {base64(email:apiToken)}"_s
                            << u"'Basic '\"$(printf %s \"$LENTERA_EMAIL\":\"$LENTERA_API_TOKEN\" | base64 -w 0)\""_s;
    QTest::newRow("nothing") << QString() << u"''"_s;
}

void ReproduceTest::credentialsAreVariables()
{
    QFETCH(const QString, text);
    const Connector connector = desk();
    QTEST(shellTemplate(text, stored(), connector, connector.signIns.first()), "word");
}

void ReproduceTest::theShellMakesTheHeaderThatTheRunSent()
{
    const Connector connector = desk();
    const QString word = shellTemplate(u"Authorization: Basic {base64(email:apiToken)} {portal}"_s, stored(), connector,
                                       connector.signIns.first());
    const QByteArray made = argumentsIn(word, {u"LENTERA_EMAIL=me@desk.example"_s, u"LENTERA_API_TOKEN=to ken$%*'"_s});
    QCOMPARE(made, "[Authorization: Basic " + "me@desk.example:to ken$%*'"_ba.toBase64() + " it's]\n");
}

void ReproduceTest::commands_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Facts>("facts");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *name, const QString &id, const Facts &facts, const QString &line) {
        QTest::newRow(name) << id << facts << line;
    };
    row("the system's resolver", u"dns.name.not-found"_s, {{u"resolver"_s, u"system"_s}},
        u"dig +time=3 +tries=1 +noall +comments +answer -q desk.example -t A -q desk.example -t AAAA"_s);
    row("a named resolver", u"dns.resolver.timeout"_s, {{u"resolver"_s, u"127.0.0.1:5353"_s}},
        u"dig +time=3 +tries=1 +noall +comments +answer @127.0.0.1 -p 5353 -q desk.example -t A -q desk.example -t AAAA"_s);
    row("a resolver of IP version 6", u"dns.resolver.timeout"_s, {{u"resolver"_s, u"[::1]:53"_s}},
        u"dig +time=3 +tries=1 +noall +comments +answer @::1 -p 53 -q desk.example -t A -q desk.example -t AAAA"_s);
    row("a connection", u"tcp.connection.refused"_s, {}, u"nc -vz -w 5 desk.example 443"_s);
    row("one of several addresses", u"tcp.connection.refused"_s, {{u"addresses"_s, u"10.0.0.1, 10.0.0.2"_s}},
        u"nc -vz -w 5 10.0.0.1 443"_s);
    row("an address with its port", u"tcp.connection.timeout"_s, {{u"failing"_s, u"[2001:db8::1]:8443"_s}},
        u"nc -vz -w 5 2001:db8::1 8443"_s);
    row("an address of IP version 6", u"tcp.connection.timeout"_s, {{u"address"_s, u"2001:db8::1"_s}},
        u"nc -vz -w 5 2001:db8::1 443"_s);
    row("a handshake", u"tls.certificate.expired"_s, {},
        u"openssl s_client -connect desk.example:443 -servername desk.example -verify_hostname desk.example "
        "-showcerts </dev/null"_s);
    const QString signedCall =
        u"curl -sS -i --noproxy '*' -H 'Accept: application/json' -H 'X-Portal: ''it'\\''s' -H 'Authorization: Basic '"
        "\"$(printf %s \"$LENTERA_EMAIL\":\"$LENTERA_API_TOKEN\" | base64 -w 0)\" https://desk.example/api/me"_s;
    row("a refused credential", u"auth.credential.refused"_s, {}, signedCall);
    row("a rate limit", u"rate.limit.exceeded"_s, {}, signedCall);
    row("a clock", u"clock.offset.severe"_s, {},
        u"date -u; curl -sSk -o /dev/null -D - -m 20 --noproxy '*' https://desk.example/ | grep -i '^date:'"_s);
    row("the call that was answered", u"http.path.not-found"_s, {{u"call"_s, u"probe"_s}},
        u"curl -sS -i -X HEAD --noproxy '*' https://desk.example/login"_s);
    row("the keychain", u"credential.keychain.locked"_s, {}, u"lentera-cli credential status"_s);
    row("a credential's value", u"credential.value.quoted"_s, {}, u"lentera-cli check acme/servicedesk"_s);
    row("the settings", u"config.parameter.missing"_s, {}, u"lentera-cli connection lint acme/servicedesk"_s);
}

void ReproduceTest::commands()
{
    QFETCH(const QString, id);
    QFETCH(const Facts, facts);
    QTEST(command(id, stored(), facts), "command");
}

void ReproduceTest::ownRootsAndClientCertificate()
{
    Connection connection = stored(u"https://[::1]:8443/"_s);
    connection.trust = {TrustRoots::SystemAndOwn, "pem", u"/my keys/me.p12"_s, {}};
    connection.signIn = u"key"_s;
    QCOMPARE(command(u"tls.chain.unknown-root"_s, connection),
             u"openssl s_client -connect '[::1]:8443' -noservername -verify_ip ::1 -showcerts "
             "-CAfile \"$LENTERA_ROOTS\" -CApath /etc/ssl/certs -cert '/my keys/me.p12' </dev/null"_s);
    QVERIFY(command(u"http.answer.empty"_s, connection).contains("--cert '/my keys/me.p12' --cert-type P12 "_L1));
    connection.trust = {TrustRoots::OwnOnly, "pem", u"/me.pem"_s, u"/me.key"_s};
    QCOMPARE(command(u"auth.credential.refused"_s, connection),
             u"curl -sS -i --noproxy '*' --cacert \"$LENTERA_ROOTS\" --cert /me.pem --key /me.key -H 'X-Portal: "
             "''it'\\''s' -H 'Authorization: Bearer '\"$LENTERA_API_TOKEN\" -H 'accept: text/plain' -g "
             "'https://[::1]:8443/api/me'"_s);
}

void ReproduceTest::connectToRulesAreFollowed()
{
    Connection connection = stored();
    connection.connectTo = {u"other.example:443:10.0.0.9:1"_s, u"desk.example:443:[::1]:9443"_s};
    QVERIFY(
        command(u"tls.handshake.failed"_s, connection).contains("-connect '[::1]:9443' -servername desk.example"_L1));
    QCOMPARE(command(u"tcp.connection.refused"_s, connection), u"nc -vz -w 5 ::1 9443"_s);
    QVERIFY(command(u"http.answer.timeout"_s, connection)
                .contains("--connect-to other.example:443:10.0.0.9:1 --connect-to 'desk.example:443:[::1]:9443'"_L1));
}

void ReproduceTest::aProxyIsUsed()
{
    const EffectiveProxy http{u"http://proxy.example:3128"_s, u"setting"_s};
    const EffectiveProxy socks{u"socks5h://proxy.example:1080"_s, u"setting"_s};
    QCOMPARE(command(u"proxy.target.denied"_s, stored(), {}, http),
             u"curl -v -o /dev/null -m 20 -x http://proxy.example:3128 https://desk.example/"_s);
    QVERIFY(command(u"proxy.authentication.required"_s, stored(), {}, http)
                .contains("--proxy-user \"$LENTERA_PROXY_USER:$LENTERA_PROXY_PASSWORD\""_L1));
    QVERIFY(command(u"proxy.name.not-found"_s, stored(), {}, http).contains("-q proxy.example -t A "_L1));
    QVERIFY(command(u"tls.handshake.failed"_s, stored(), {}, http).contains("-proxy proxy.example:3128"_L1));
    QVERIFY(command(u"tls.handshake.failed"_s, stored(), {}, socks).startsWith("curl -v "_L1)); // openssl has no SOCKS
    QVERIFY(command(u"http.answer.empty"_s, stored(), {}, socks).contains("-x socks5h://proxy.example:1080 "_L1));
}

void ReproduceTest::anAddHocConnectionIsCheckedByItsAddress()
{
    Connection connection = stored();
    connection.tenant = {};
    QCOMPARE(command(u"config.parameter.missing"_s, connection),
             u"lentera-cli check --connector desk --url https://desk.example/ --param 'portal=it'\\''s'"_s);
    connection.signIn = u"key"_s;
    connection.proxy.source = ProxySource::None;
    connection.trust.roots = TrustRoots::OwnOnly;
    connection.connectTo = {u"::127.0.0.1:"_s};
    QCOMPARE(command(u"credential.value.quoted"_s, connection),
             u"lentera-cli check --connector desk --url https://desk.example/ --param 'portal=it'\\''s' --auth key "
             "--no-proxy --only-ca \"$LENTERA_ROOTS\" --connect-to ::127.0.0.1: --secret-env "
             "apiToken=LENTERA_API_TOKEN"_s);
}

void ReproduceTest::aHostileConnectionStaysOneCommand()
{
    Connection connection = stored();
    connection.parameters[u"portal"_s] = u"'; touch owned; $(touch owned) `touch owned`"_s;
    connection.connectTo = {u"a:1:b:2'; touch owned"_s};
    const QString line = command(u"http.server.error"_s, connection);
    QVERIFY(line.startsWith("curl "_L1));
    const QByteArray arguments = argumentsIn(line.mid(5));
    QVERIFY2(arguments.contains("[X-Portal: '; touch owned; $(touch owned) `touch owned`]\n"), arguments.constData());
    QVERIFY2(arguments.contains("[a:1:b:2'; touch owned]\n"), arguments.constData());
}

void ReproduceTest::noPasswordOfAnAddressIsShown()
{
    Connection connection = stored(u"https://me:hunter2@desk.example/"_s);
    const EffectiveProxy proxy{u"http://me:hunter2@proxy.example:3128"_s, u"setting"_s};
    for (const QString &id : {u"dns.a.b"_s, u"tcp.a.b"_s, u"proxy.a.b"_s, u"tls.a.b"_s, u"http.a.b"_s, u"clock.a.b"_s})
        QVERIFY2(!command(id, connection, {}, proxy).contains("hunter2"_L1), qPrintable(id));
    connection.tenant = {};
    QVERIFY(!command(u"config.a.b"_s, connection, {}, proxy).contains("hunter2"_L1));
}

}

LENTERA_TEST(tst_reproduce, lentera::ReproduceTest)
#include "tst_reproduce.moc"
