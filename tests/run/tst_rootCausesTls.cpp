// SPDX-License-Identifier: GPL-3.0-or-later
#include "CertificateServers.h"
#include "FaultRun.h"
#include "support/TlsServer.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

//! What a server shows, what its client trusts, and under which host it is called.
struct TlsFault {
    CertificateShown shown;
    TrustSetting trust;
    QString expected;
    QString host = u"practice.test"_s;
};

//! Whole runs against nginx and `openssl s_server`: every fault of TLS has its root cause, and only that one.
class RootCausesTlsTest : public QObject {
    Q_OBJECT

    static constexpr long day = 24 * 3600;

    const TestIdentity m_root = TestAuthority::root();
    const TestIdentity m_otherRoot = TestAuthority::root("Another Root");
    const TestIdentity m_middle =
        TestAuthority::signedBy(m_root, {.commonName = "Lentera Test Intermediate", .names = {}, .authority = true});
    QList<std::pair<QByteArray, TlsFault>> m_faults;
    QTemporaryDir m_folder;

    TrustSetting own(const TestIdentity &root) const { return {TrustRoots::OwnOnly, root.pem(), {}, {}}; }
    TrustSetting systemAnd(const TestIdentity &root) const { return {TrustRoots::SystemAndOwn, root.pem(), {}, {}}; }
    TestIdentity leaf(const CertificateOrder &order) const { return TestAuthority::signedBy(m_middle, order); }
    CertificateShown whole(const TestIdentity &leaf) const { return {leaf.pem() + m_middle.pem(), leaf.keyPem()}; }
    static CertificateShown alone(const TestIdentity &leaf) { return {leaf.pem(), leaf.keyPem()}; }

    void fault(const char *name, const CertificateShown &shown, const TrustSetting &trust, const char *expected,
               const QString &host = u"practice.test"_s)
    {
        m_faults << std::pair(QByteArray(name), TlsFault{shown, trust, QString::fromLatin1(expected), host});
    }
    void addDates();
    void addChains();
    void addNames();
    void addProtocols();
    void addRows() const;
    static Connection connectionTo(const TlsFault &fault, int port);

    Nginx m_nginx;
    QList<int> m_nginxPorts;

private Q_SLOTS:
    void initTestCase();
    void nginx_data() { addRows(); }
    void nginx();
    void sServer_data() { addRows(); }
    void sServer();
    void nginxRejectsTheName();
    void unreadableFiles_data();
    void unreadableFiles();
    void factsNameTheCertificate();
    void aMachineWithoutRoots();
};

void RootCausesTlsTest::addDates()
{
    const TrustSetting trust = own(m_root);
    const TestIdentity expired = leaf({.validFrom = -9 * day, .validUntil = -2 * day});
    fault("a whole chain to a known root is healthy", whole(leaf({})), trust, "");
    fault("an expired certificate", whole(expired), trust, "tls.certificate.expired");
    fault("a certificate of tomorrow", whole(leaf({.validFrom = day})), trust, "tls.certificate.not-yet-valid");
    fault("a certificate of ten more days", whole(leaf({.validFrom = -80 * day, .validUntil = 10 * day})), trust,
          "tls.certificate.expires-soon");
    // Neither is why the other is there, and mending one leaves the other: two causes.
    fault("expired and for another host", whole(leaf({.names = "DNS:other.test", .validUntil = -day})), trust,
          "tls.certificate.expired tls.certificate.wrong-host");
    fault("expired and without its intermediate", alone(expired), trust,
          "tls.certificate.expired tls.chain.incomplete");
    const TestIdentity oldMiddle = TestAuthority::signedBy(
        m_root,
        {.commonName = "Old Intermediate", .names = {}, .validFrom = -9 * day, .validUntil = -day, .authority = true});
    const TestIdentity below = TestAuthority::signedBy(oldMiddle, {});
    fault("an expired intermediate", {below.pem() + oldMiddle.pem(), below.keyPem()}, trust, "tls.chain.expired");
    const TestIdentity nextMiddle = TestAuthority::signedBy(
        m_root, {.commonName = "Next Intermediate", .names = {}, .validFrom = day, .authority = true});
    const TestIdentity early = TestAuthority::signedBy(nextMiddle, {});
    fault("an intermediate of tomorrow", {early.pem() + nextMiddle.pem(), early.keyPem()}, trust, "tls.chain.invalid");
}

void RootCausesTlsTest::addChains()
{
    const TestIdentity self = TestAuthority::selfSigned({});
    fault("a self-signed certificate", alone(self), own(m_root), "tls.certificate.self-signed");
    fault("a self-signed certificate, no own roots", alone(self), {}, "tls.certificate.self-signed");
    fault("a self-signed certificate that is trusted is healthy", alone(self), own(self), "");

    const TestIdentity leaf = this->leaf({});
    const CertificateShown withRoot{leaf.pem() + m_middle.pem() + m_root.pem(), leaf.keyPem()};
    fault("an unknown root that is sent", withRoot, own(m_otherRoot), "tls.chain.unknown-root | tls.chain.anchor-sent");
    fault("an unknown root that is sent, no own roots", withRoot, {}, "tls.chain.unknown-root | tls.chain.anchor-sent");
    fault("an unknown root that is not sent", whole(leaf), own(m_otherRoot), "tls.chain.unknown-root");
    fault("an unknown root that is not sent, no own roots", whole(leaf), {}, "tls.chain.unknown-root");
    fault("own roots beside the system's are healthy", whole(leaf), systemAnd(m_root), "");
    fault("a root that is sent and known does no harm", withRoot, own(m_root), " | tls.chain.anchor-sent");
    const TestIdentity direct = TestAuthority::signedBy(m_root, {});
    fault("signed by an unknown root that is not sent", alone(direct), own(m_otherRoot), "tls.chain.unknown-root");
    fault("signed by a known root is healthy", alone(direct), own(m_root), "");

    fault("an intermediate is missing", alone(leaf), own(m_root), "tls.chain.incomplete");
    fault("an intermediate is missing, no own roots", alone(leaf), {}, "tls.chain.incomplete");
    fault("an intermediate is missing, other own roots", alone(leaf), systemAnd(m_otherRoot), "tls.chain.incomplete");
    fault("a missing intermediate that is trusted itself is healthy", alone(leaf), own(m_middle), "");
}

void RootCausesTlsTest::addNames()
{
    const TrustSetting trust = own(m_root);
    fault("another host's certificate", whole(leaf({.names = "DNS:other.test"})), trust, "tls.certificate.wrong-host");
    fault("a wildcard covers one label", whole(leaf({.names = "DNS:*.practice.test"})), trust, "",
          u"api.practice.test"_s);
    fault("a wildcard does not cover two labels", whole(leaf({.names = "DNS:*.practice.test"})), trust,
          "tls.certificate.wildcard-depth | tls.certificate.wrong-host", u"v1.api.practice.test"_s);
    fault("an address that is named is healthy", whole(leaf({.names = "IP:127.0.0.1"})), trust, "", u"127.0.0.1"_s);
    fault("an address that is not named", whole(leaf({})), trust,
          "tls.certificate.address-not-named | tls.certificate.wrong-host", u"127.0.0.1"_s);
    fault("an IPv6 address that is named is healthy", whole(leaf({.names = "IP:::1"})), trust, "", u"[::1]"_s);
    fault("an IPv6 address that is not named", whole(leaf({})), trust,
          "tls.certificate.address-not-named | tls.certificate.wrong-host", u"[::1]"_s);
    fault("a host with letters beyond ASCII is healthy", whole(leaf({.names = "DNS:xn--bcher-kva.test"})), trust, "",
          u"b\u00fccher.test"_s);
}

void RootCausesTlsTest::addProtocols()
{
    CertificateShown old = whole(leaf({}));
    old.oldProtocol = true;
    fault("nothing newer than TLS 1.0", old, own(m_root), "tls.protocol.unsupported");
    CertificateShown modern = whole(leaf({}));
    modern.newProtocol = true;
    fault("nothing older than TLS 1.3 is healthy", modern, own(m_root), "");
    fault("a signature with SHA-1", whole(leaf({.sha1 = true})), own(m_root), "tls.certificate.weak-signature");
    // By an authority of the same name that has another key.
    X509_up_ref(m_middle.certificate());
    const TestIdentity impostor(openssl::Certificate(m_middle.certificate()), openssl::Key(EVP_EC_gen("P-256")));
    fault("a signature by another key", whole(TestAuthority::signedBy(impostor, {})), own(m_root),
          "tls.certificate.bad-signature");
    fault("a key of 1024 bits", whole(leaf({.rsaBits = 1024})), own(m_root), "tls.certificate.weak-key");

    CertificateShown wanting = whole(leaf({}));
    wanting.clientAuthorities = m_root.pem();
    const auto with = [this](const TestIdentity &issuer, const QString &name) {
        const TestIdentity client = TestAuthority::signedBy(issuer, {.commonName = "client", .names = {}});
        TrustSetting trust = own(m_root);
        trust.clientCertificateFile = writtenTo(m_folder.path(), name, client.pem() + client.keyPem());
        return trust;
    };
    fault("a client certificate is wanted and there is none", wanting, own(m_root), "tls.client-certificate.required");
    fault("a client certificate of another authority", wanting, with(m_otherRoot, u"wrong.pem"_s),
          "tls.client-certificate.wrong-issuer | tls.client-certificate.refused");
    fault("the right client certificate is healthy", wanting, with(m_root, u"right.pem"_s), "");
}

void RootCausesTlsTest::initTestCase()
{
    addDates();
    addChains();
    addNames();
    addProtocols();
    for (const auto &[name, fault] : std::as_const(m_faults))
        m_nginxPorts << m_nginx.show(fault.shown);
    QVERIFY2(m_nginx.start(), m_nginx.output().constData());
}

void RootCausesTlsTest::addRows() const
{
    QTest::addColumn<int>("which");
    for (qsizetype i = 0; i < m_faults.size(); ++i)
        QTest::newRow(m_faults.at(i).first.constData()) << int(i);
}

Connection RootCausesTlsTest::connectionTo(const TlsFault &fault, int port)
{
    Connection connection = faultConnection(u"https://%1:%2"_s.arg(fault.host).arg(port));
    connection.timeouts.connect = 5000; // the servers are programs of their own on a busy machine
    connection.timeouts.idle = 5000;
    connection.trust = fault.trust;
    return connection;
}

void RootCausesTlsTest::nginx()
{
    QFETCH(const int, which);
    const TlsFault &fault = m_faults.at(which).second;
    QCOMPARE(told(faultRun(connectionTo(fault, m_nginxPorts.at(which)))), fault.expected);
}

void RootCausesTlsTest::sServer()
{
    QFETCH(const int, which);
    const TlsFault &fault = m_faults.at(which).second;
    SServer server;
    QVERIFY2(server.start(fault.shown), server.output().constData());
    QCOMPARE(told(faultRun(connectionTo(fault, server.port()))), fault.expected);
}

void RootCausesTlsTest::nginxRejectsTheName()
{
    Nginx nginx;
    const int port = nginx.serve(u"ssl"_s, u"ssl_reject_handshake on;"_s);
    QVERIFY2(nginx.start(), nginx.output().constData());
    QCOMPARE(told(faultRun(connectionTo({{}, own(m_root), {}}, port))), u"tls.name.unrecognised"_s);
}

void RootCausesTlsTest::unreadableFiles_data()
{
    QTest::addColumn<TrustSetting>("trust");
    QTest::addColumn<QString>("expected");
    const QString noKey = writtenTo(m_folder.path(), u"nokey.pem"_s, m_root.pem());
    QTest::newRow("own roots that are none")
        << TrustSetting{TrustRoots::OwnOnly, "hello", {}, {}} << u"config.trust.unreadable"_s;
    QTest::newRow("own roots that are empty")
        << TrustSetting{TrustRoots::SystemAndOwn, {}, {}, {}} << u"config.trust.unreadable"_s;
    QTest::newRow("a client certificate that is not there")
        << TrustSetting{TrustRoots::System, {}, u"/nowhere/client.pem"_s, {}}
        << u"config.client-certificate.unreadable"_s;
    QTest::newRow("a client certificate without its key")
        << TrustSetting{TrustRoots::System, {}, noKey, {}} << u"config.client-certificate.unreadable"_s;
}

void RootCausesTlsTest::unreadableFiles()
{
    QFETCH(const TrustSetting, trust);
    const TestIdentity identity = leaf({});
    const TlsServer server({.chain = identity.pem() + m_middle.pem(), .key = identity.keyPem()});
    QTEST(told(faultRun(connectionTo({{}, trust, {}}, server.port()))), "expected");
}

void RootCausesTlsTest::aMachineWithoutRoots()
{
    const TestIdentity identity = leaf({});
    const TlsServer server({.chain = identity.pem() + m_middle.pem(), .key = identity.keyPem()});
    const QByteArray nothing = writtenTo(m_folder.path(), u"nothing.pem"_s, "\n").toUtf8();
    qputenv("SSL_CERT_FILE", nothing);
    qputenv("SSL_CERT_DIR", nothing);
    const QString found = told(faultRun(connectionTo({{}, {}, {}}, server.port())));
    qunsetenv("SSL_CERT_FILE");
    qunsetenv("SSL_CERT_DIR");
    QCOMPARE(found, u"tls.trust.empty"_s);
}

void RootCausesTlsTest::factsNameTheCertificate()
{
    const TestIdentity identity =
        leaf({.commonName = "old", .names = "DNS:practice.test", .validFrom = -9 * day, .validUntil = -2 * day - 60});
    const TlsServer server({.chain = identity.pem() + m_middle.pem(), .key = identity.keyPem()});
    const FaultRun result = faultRun(connectionTo({{}, own(m_root), {}}, server.port()));
    QCOMPARE(told(result), u"tls.certificate.expired"_s);
    QCOMPARE(rootFact(result, u"days"_s), u"2"_s);
    QCOMPARE(rootFact(result, u"subject"_s), u"CN=old"_s);
    QCOMPARE(rootFact(result, u"issuer"_s), u"CN=Lentera Test Intermediate"_s);
    QCOMPARE(rootFact(result, u"host"_s), u"practice.test"_s);
    QVERIFY(rootFact(result, u"notAfter"_s) < rootFact(result, u"now"_s));
    QCOMPARE(drawn(result.steps), u"config:ok dns:ok tcp:ok tls:fail http:skipped<tls.certificate.expired "
                                  "content:skipped<tls.certificate.expired clock:skipped<tls.certificate.expired"_s);
}

}

LENTERA_TEST(tst_rootCausesTls, lentera::RootCausesTlsTest)
#include "tst_rootCausesTls.moc"
