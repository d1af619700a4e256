// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "ProxyPrograms.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

//! A file that squid's helpers can read and run, though squid gives its rights up before it starts them.
class SharedFile {
public:
    explicit SharedFile(const QByteArray &content)
    {
        const auto everybody =
            QFile::ReadOther | QFile::ExeOther | QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
        QFile file(path());
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        file.setPermissions(everybody);
        QFile::setPermissions(m_folder.path(), everybody);
    }
    QString path() const { return m_folder.filePath(QStringLiteral("shared")); }

private:
    QTemporaryDir m_folder;
};

//! Whole runs through squid, tinyproxy and dante as they are installed in the field.
class ProxyProgramsTest : public QObject {
    Q_OBJECT

    static Connection through(const QString &proxy, const QString &target)
    {
        Connection connection = faultConnection(target);
        connection.connectTo.clear();
        connection.proxy = {ProxySource::Manual, proxy, {}};
        connection.timeouts = {2000, 8000, 20'000};
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
        return connection;
    }
    static FaultRun signedIn(const Connection &connection, const QByteArray &userAndPassword)
    {
        Plan plan = faultPlan(connection);
        plan.proxyPassword = std::make_shared<const Secret>(QByteArray(userAndPassword));
        return faultRun(plan);
    }
    static QString local(const QString &scheme, int port) { return u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port); }
    void signInWith(const QByteArray &scheme, const QString &program);
    static QByteArrayList fine() { return {answer("200 OK", {}, "ok")}; }

private Q_SLOTS:
    void squidsRules();
    void squidWithoutItsTarget();
    void squidWithBasic();
    void squidWithDigest();
    void tinyproxy();
    void dante();
    void kindsThatAreMistaken();
};

// As in Dify's ssrf_proxy: CONNECT to 443 only.
void ProxyProgramsTest::squidsRules()
{
    const AnswerServer secure(u"https"_s, fine());
    const AnswerServer plain(u"http"_s, fine());
    const Squid strict("acl SSL_ports port 443\nacl forbidden dstdomain -n .forbidden.test\n"
                       "http_access deny CONNECT !SSL_ports\nhttp_access deny forbidden\nhttp_access allow all\n");
    QVERIFY2(strict.ready(), strict.output());
    const QString proxy = strict.url(u"http"_s);
    const FaultRun byPort = faultRun(through(proxy, secure.url()));
    QCOMPARE(told(byPort), u"proxy.port.denied"_s);
    QCOMPARE(rootFact(byPort, u"squid"_s), u"ERR_ACCESS_DENIED 0"_s);
    QCOMPARE(byPort.rootCauses().first().phase, Phase::Proxy);
    QCOMPARE(told(faultRun(through(proxy, u"https://api.forbidden.test"_s))), u"proxy.target.denied"_s);
    QCOMPARE(told(faultRun(through(proxy, u"https://api.forbidden.test:8443"_s))), u"proxy.target.denied"_s);
    QCOMPARE(told(faultRun(through(proxy, u"http://api.forbidden.test"_s))),
             u"proxy.target.denied | scope.permission.denied"_s);
    QCOMPARE(told(faultRun(through(proxy, plain.url()))), QString());
    // An answer that squid only passed on has its Via, and is the target's own.
    const AnswerServer refusing(u"http"_s, {answer("403 Forbidden")});
    QCOMPARE(told(faultRun(through(proxy, refusing.url()))), u"scope.permission.denied"_s);

    const Squid wide("acl SSL_ports port 443 " + QByteArray::number(secure.port()) +
                     "\nhttp_access deny CONNECT !SSL_ports\nhttp_access allow all\n");
    QVERIFY2(wide.ready(), wide.output());
    QCOMPARE(told(faultRun(through(wide.url(u"http"_s), secure.url()))), QString());
}

void ProxyProgramsTest::squidWithoutItsTarget()
{
    const RefusedPort refused;
    const Squid squid("http_access allow all\n");
    QVERIFY2(squid.ready(), squid.output());
    const QString proxy = squid.url(u"http"_s);
    QCOMPARE(told(faultRun(through(proxy, local(u"https"_s, refused.port())))), u"proxy.target.unreachable"_s);
    QCOMPARE(told(faultRun(through(proxy, local(u"http"_s, refused.port())))),
             u"proxy.target.unreachable | http.service.unavailable"_s);
    // Nobody answers its questions for names: that is ERR_CANNOT_FORWARD, not ERR_DNS_FAIL.
    QCOMPARE(told(faultRun(through(proxy, u"https://nowhere.test"_s))), u"proxy.target.unreachable"_s);
}

void ProxyProgramsTest::squidWithBasic()
{
    SharedFile helper("#!/bin/sh\nwhile read -r user word; do\n[ \"$user $word\" = \"anna word\" ] && echo OK || echo "
                      "ERR\ndone\n");
    signInWith("basic", helper.path());
}

void ProxyProgramsTest::squidWithDigest()
{
    SharedFile passwords("anna:word\n");
    signInWith("digest", u"/usr/lib/squid/digest_file_auth "_s + passwords.path());
}

// Over CONNECT and for a plain request: none, the right and a wrong password.
void ProxyProgramsTest::signInWith(const QByteArray &scheme, const QString &program)
{
    const AnswerServer secure(u"https"_s, fine());
    const AnswerServer plain(u"http"_s, fine());
    const Squid squid(Squid::signIn(scheme, program));
    QVERIFY2(squid.ready(), squid.output());
    for (const QString &target : {secure.url(), plain.url()}) {
        const Connection connection = through(squid.url(u"http"_s), target);
        const FaultRun without = faultRun(connection);
        QCOMPARE(told(without), u"proxy.authentication.required"_s);
        QCOMPARE(rootFact(without, u"usable"_s).toLower(), QString::fromLatin1(scheme));
        QCOMPARE(told(signedIn(connection, "anna:word")), QString());
        QCOMPARE(told(signedIn(connection, "anna:sword")), u"proxy.authentication.refused"_s);
    }
}

void ProxyProgramsTest::tinyproxy()
{
    const AnswerServer secure(u"https"_s, fine());
    const RefusedPort refused;
    const Tinyproxy strict("ConnectPort 443\n");
    QVERIFY2(strict.ready(), strict.output());
    QCOMPARE(told(faultRun(through(strict.url(u"http"_s), secure.url()))), u"proxy.port.denied"_s);
    const Tinyproxy open("");
    QVERIFY2(open.ready(), open.output());
    QCOMPARE(told(faultRun(through(open.url(u"http"_s), secure.url()))), QString());
    QCOMPARE(told(faultRun(through(open.url(u"http"_s), local(u"https"_s, refused.port())))),
             u"proxy.target.unreachable"_s);
    QCOMPARE(told(faultRun(through(open.url(u"http"_s), local(u"http"_s, refused.port())))),
             u"proxy.target.unreachable | http.server.error"_s);
    const Tinyproxy closed("BasicAuth anna word\n");
    QVERIFY2(closed.ready(), closed.output());
    const Connection connection = through(closed.url(u"http"_s), secure.url());
    QCOMPARE(told(faultRun(connection)), u"proxy.authentication.required"_s);
    QCOMPARE(told(signedIn(connection, "anna:word")), QString());
    QCOMPARE(told(signedIn(connection, "anna:sword")), u"proxy.authentication.refused"_s);
}

void ProxyProgramsTest::dante()
{
    const AnswerServer secure(u"https"_s, fine());
    const RefusedPort refused;
    const Dante dante("socks block { from: 0.0.0.0/0 to: 0.0.0.0/0 port = 8443 }\n");
    QVERIFY2(dante.ready(), dante.output());
    for (const QString &scheme : {u"socks5h"_s, u"socks5"_s}) {
        const QString proxy = dante.url(scheme);
        QCOMPARE(told(faultRun(through(proxy, secure.url()))), QString());
        QCOMPARE(told(faultRun(through(proxy, local(u"https"_s, refused.port())))), u"proxy.target.unreachable"_s);
        QCOMPARE(told(faultRun(through(proxy, local(u"https"_s, 8443)))), u"proxy.port.denied"_s);
        QCOMPARE(told(faultRun(through(proxy, u"https://192.0.2.1"_s))), u"proxy.target.denied"_s);
    }
    // dante has one word for a name that it does not know and a host without a way.
    QCOMPARE(told(faultRun(through(dante.url(u"socks5h"_s), u"https://nowhere.test"_s))),
             u"proxy.target.unreachable"_s);
}

void ProxyProgramsTest::kindsThatAreMistaken()
{
    const AnswerServer secure(u"https"_s, fine());
    const Squid squid("http_access allow all\n");
    QVERIFY2(squid.ready(), squid.output());
    const Dante dante("");
    QVERIFY2(dante.ready(), dante.output());
    const auto right = [&](const QString &proxy) {
        const FaultRun result = faultRun(through(proxy, secure.url()));
        const QString found = told(result);
        return found == "proxy.kind.wrong"_L1 ? rootFact(result, u"right"_s) : found;
    };
    QCOMPARE(right(dante.url(u"http"_s)), dante.url(u"socks5h"_s));
    QCOMPARE(right(dante.url(u"https"_s)), dante.url(u"socks5h"_s));
    QCOMPARE(right(squid.url(u"socks5h"_s)), squid.url(u"http"_s));
    QCOMPARE(right(squid.url(u"https"_s)), squid.url(u"http"_s));
    QCOMPARE(right(u"http://127.0.0.1:%1"_s.arg(secure.port())), secure.url());
    QCOMPARE(right(u"socks5://127.0.0.1:%1"_s.arg(secure.port())), secure.url());
}

}

LENTERA_TEST(tst_proxyPrograms, lentera::ProxyProgramsTest)
#include "tst_proxyPrograms.moc"
