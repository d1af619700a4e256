// SPDX-License-Identifier: GPL-3.0-or-later
#include "CertificateServers.h"
#include "FaultRun.h"
#include "support/TlsServer.h"
#include "support/runTests.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace lentera {

//! Whole runs against servers that demand a client certificate: in TLS 1.2, inside TLS 1.3, and in nginx's 400 pages.
class MutualTlsTest : public QObject {
    Q_OBJECT

    static constexpr long day = 24 * 3600;

    const TestIdentity m_root = TestAuthority::root();
    const TestIdentity m_clients = TestAuthority::root("Clients CA");
    const TestIdentity m_stranger = TestAuthority::root("Another CA");
    const TestIdentity m_server = TestAuthority::signedBy(m_root, {});
    QTemporaryDir m_folder;
    Nginx m_nginx;
    int m_port = 0;

    static CertificateOrder client() { return {.commonName = "connector", .names = {}}; }
    static CertificateOrder with(CertificateOrder order, int nid, const QByteArray &value)
    {
        order.extensions.insert(nid, value);
        return order;
    }
    static CertificateOrder lasting(long from, long until)
    {
        CertificateOrder order = client();
        order.validFrom = from;
        order.validUntil = until;
        return order;
    }
    Connection connectionTo(int port, const QString &file, const QString &key = {}) const
    {
        Connection connection = faultConnection(u"https://practice.test:%1"_s.arg(port));
        connection.timeouts.connect = 5000;
        connection.timeouts.idle = 5000;
        connection.trust = {TrustRoots::OwnOnly, m_root.pem(), file, key};
        return connection;
    }
    QString file(const QString &name, const QByteArray &content) const
    {
        return writtenTo(m_folder.path(), name, content);
    }
    QString runOpenSsl(const QStringList &arguments) const;
    QString legacyBundle(const TestIdentity &identity) const;

private Q_SLOTS:
    void initTestCase();
    void everyFaultHasItsCause_data();
    void everyFaultHasItsCause();
    void oneThatNobodyAsksForDoesNoHarm();
    void theServerSaysNoMoreThanNo();
    void bundlesAreRead_data();
    void bundlesAreRead();
};

void MutualTlsTest::initTestCase()
{
    CertificateShown shown{m_server.pem(), m_server.keyPem()};
    shown.clientAuthorities = m_clients.pem();
    m_port = m_nginx.show(shown);
    QVERIFY2(m_nginx.start(), m_nginx.output().constData());
}

void MutualTlsTest::everyFaultHasItsCause_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("expected");
    const auto signedBy = [](const TestIdentity &issuer, const CertificateOrder &order) {
        const TestIdentity identity = TestAuthority::signedBy(issuer, order);
        return identity.pem() + identity.keyPem();
    };
    const QString refused = u" | tls.client-certificate.refused"_s;
    QTest::newRow("the right one is healthy") << signedBy(m_clients, client()) << QString();
    QTest::newRow("none") << QByteArray() << u"tls.client-certificate.required"_s;
    QTest::newRow("expired") << signedBy(m_clients, lasting(-9 * day, -day))
                             << u"tls.client-certificate.expired"_s + refused;
    QTest::newRow("of tomorrow") << signedBy(m_clients, lasting(day, 9 * day))
                                 << u"tls.client-certificate.not-yet-valid"_s + refused;
    QTest::newRow("of another authority")
        << signedBy(m_stranger, client()) << u"tls.client-certificate.wrong-issuer"_s + refused;
    QTest::newRow("meant for servers") << signedBy(m_clients, with(client(), NID_ext_key_usage, "serverAuth"))
                                       << u"tls.client-certificate.wrong-purpose"_s + refused;
    QTest::newRow("meant for clients is healthy")
        << signedBy(m_clients, with(client(), NID_ext_key_usage, "clientAuth")) << QString();
    const TestIdentity one = TestAuthority::signedBy(m_clients, client());
    const TestIdentity other = TestAuthority::signedBy(m_clients, client());
    QTest::newRow("with another's key") << one.pem() + other.keyPem() << u"config.client-certificate.key-mismatch"_s;
    QTest::newRow("with a locked key") << one.pem() + one.keyPem("secret") << u"config.client-certificate.passphrase"_s;
}

void MutualTlsTest::everyFaultHasItsCause()
{
    QFETCH(const QByteArray, pem);
    QFETCH(const QString, expected);
    const QString path = pem.isEmpty() ? QString() : file(u"client.pem"_s, pem);
    QCOMPARE(told(faultRun(connectionTo(m_port, path))), expected);
    for (const int newest : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        const TlsServer server({.chain = m_server.pem(),
                                .key = m_server.keyPem(),
                                .newestVersion = newest,
                                .clientAuthorities = m_clients.pem()});
        QCOMPARE(told(faultRun(connectionTo(server.port(), path))), expected);
    }
}

void MutualTlsTest::oneThatNobodyAsksForDoesNoHarm()
{
    const TestIdentity one = TestAuthority::signedBy(m_clients, client());
    const TlsServer server({.chain = m_server.pem(), .key = m_server.keyPem()});
    QCOMPARE(told(faultRun(connectionTo(server.port(), file(u"unasked.pem"_s, one.pem() + one.keyPem())))),
             u" | tls.client-certificate.not-requested"_s);
}

// It names no authorities of which it would take one.
void MutualTlsTest::theServerSaysNoMoreThanNo()
{
    const TestIdentity stranger = TestAuthority::signedBy(m_stranger, client());
    const QString port = QString::number(freePort());
    LoopbackProgram server;
    QVERIFY2(server.start(u"openssl"_s,
                          {u"s_server"_s, u"-4"_s, u"-www"_s, u"-accept"_s, u"127.0.0.1:"_s + port, u"-cert"_s,
                           file(u"server.pem"_s, m_server.pem()), u"-key"_s, file(u"server.key"_s, m_server.keyPem()),
                           u"-verify_return_error"_s, u"-Verify"_s, u"3"_s, u"-verifyCAfile"_s,
                           file(u"clients.pem"_s, m_clients.pem())},
                          "ACCEPT"),
             server.output().constData());
    const QString path = file(u"stranger.pem"_s, stranger.pem() + stranger.keyPem());
    QCOMPARE(told(faultRun(connectionTo(port.toInt(), path))), u"tls.client-certificate.refused"_s);
}

QString MutualTlsTest::runOpenSsl(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.start(u"openssl"_s, arguments);
    openssl.waitForFinished();
    return openssl.exitCode() == 0 ? QString() : QString::fromLocal8Bit(openssl.readAllStandardError());
}

// As Windows and old Java wrote them: RC2 with 40 bits for the certificate, triple DES for the key, SHA-1.
QString MutualTlsTest::legacyBundle(const TestIdentity &identity) const
{
    const QString path = m_folder.path() + "/legacy.p12"_L1;
    const QString problem = runOpenSsl(
        {u"pkcs12"_s, u"-export"_s, u"-legacy"_s, u"-in"_s, file(u"legacy.pem"_s, identity.pem()), u"-inkey"_s,
         file(u"legacy.key"_s, identity.keyPem()), u"-passout"_s, u"pass:open sesame"_s, u"-out"_s, path});
    return problem.isEmpty() ? path : problem;
}

void MutualTlsTest::bundlesAreRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<QString>("expected");
    const TestIdentity identity = TestAuthority::signedBy(m_clients, client());
    const QString legacy = legacyBundle(identity);
    const QString modern = file(u"modern.p12"_s, identity.pkcs12("open sesame"));
    QTest::newRow("a modern bundle") << modern << QByteArray("open sesame") << QString();
    QTest::newRow("a bundle with RC2 and triple DES") << legacy << QByteArray("open sesame") << QString();
    QTest::newRow("a bundle with the wrong passphrase")
        << legacy << QByteArray("open barley") << u"config.client-certificate.passphrase"_s;
    QTest::newRow("a bundle without its passphrase")
        << modern << QByteArray() << u"config.client-certificate.passphrase"_s;
}

void MutualTlsTest::bundlesAreRead()
{
    QFETCH(const QString, path);
    QFETCH(QByteArray, passphrase);
    QFETCH(const QString, expected);
    Plan plan = faultPlan(connectionTo(m_port, path));
    if (!passphrase.isEmpty())
        plan.clientKeyPassphrase = std::make_shared<const Secret>(std::move(passphrase));
    QCOMPARE(told(faultRun(plan)), expected);
}

}

LENTERA_TEST(tst_mutualTls, lentera::MutualTlsTest)
#include "tst_mutualTls.moc"
