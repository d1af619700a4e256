// SPDX-License-Identifier: GPL-3.0-or-later
#include "CertificateServers.h"
#include "FaultRun.h"
#include "explain/Reproduce.h"
#include "support/runTests.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace lentera {

//! What nginx shows on a port, what its client trusts, and under which host it is called.
struct ChainFault {
    QByteArray name;
    int port;
    QByteArray roots;
    QString expected;
    QString host;
};

//! Whole runs against nginx with chains that were put together wrongly, and with unusual ones that are right.
class RootCausesChainsTest : public QObject {
    Q_OBJECT

    const TestIdentity m_root = TestAuthority::root();
    const TestIdentity m_oldRoot = TestAuthority::root("Older Root");
    const TestIdentity m_middle = authority(m_root, "Lentera Test Intermediate");
    const TestIdentity m_policy = authority(m_root, "Lentera Policy CA");
    const TestIdentity m_issuing = authority(m_policy, "Lentera Issuing CA");
    Nginx m_nginx;
    QList<ChainFault> m_faults;

    static TestIdentity authority(const TestIdentity &issuer, const QByteArray &name,
                                  const QMap<int, QByteArray> &extensions = {})
    {
        return TestAuthority::signedBy(issuer,
                                       {.commonName = name, .names = {}, .authority = true, .extensions = extensions});
    }
    void fault(const char *name, const QByteArray &chain, const TestIdentity &leaf, const char *expected,
               const QString &host = u"practice.test"_s, const QByteArray &roots = {})
    {
        const int port = m_nginx.show({chain, leaf.keyPem()});
        m_faults << ChainFault{name, port, roots.isEmpty() ? m_root.pem() : roots, QString::fromLatin1(expected), host};
    }
    static Connection connectionTo(const ChainFault &fault)
    {
        Connection connection = faultConnection(u"https://%1:%2"_s.arg(fault.host).arg(fault.port));
        connection.timeouts.connect = 5000;
        connection.timeouts.idle = 5000;
        connection.trust = {TrustRoots::OwnOnly, fault.roots, {}, {}};
        return connection;
    }
    void addOrders();
    void addLimits();
    void addLeaves();

private Q_SLOTS:
    void initTestCase();
    void nginx_data();
    void nginx();
    void anInspectionProductIsNamed();
    void commandsShowTheSame_data();
    void commandsShowTheSame();
};

void RootCausesChainsTest::addOrders()
{
    const TestIdentity leaf = TestAuthority::signedBy(m_issuing, {});
    const QByteArray issuing = m_issuing.pem();
    const QByteArray policy = m_policy.pem();
    fault("a long chain in order is healthy", leaf.pem() + issuing + policy, leaf, "");
    fault("a chain in the wrong order", leaf.pem() + policy + issuing, leaf, "tls.chain.order");
    fault("a root that is sent does no harm", leaf.pem() + issuing + policy + m_root.pem(), leaf,
          " | tls.chain.anchor-sent");
    fault("a stranger in the chain does no harm", leaf.pem() + issuing + policy + m_middle.pem(), leaf,
          " | tls.chain.extra");
    // The same authority under two roots: old clients know the older one.
    const TestIdentity crossed = TestAuthority::crossSigned(m_root, m_oldRoot);
    fault("a cross-signed root is healthy", leaf.pem() + issuing + policy + crossed.pem(), leaf, "");
    fault("a cross-signed root is healthy for old clients", leaf.pem() + issuing + policy + crossed.pem(), leaf, "",
          u"practice.test"_s, m_oldRoot.pem());
}

void RootCausesChainsTest::addLimits()
{
    const TestIdentity server = TestAuthority::signedBy(m_middle, {.commonName = "no authority", .names = {}});
    const TestIdentity below = TestAuthority::signedBy(server, {});
    fault("signed by what is no authority", below.pem() + server.pem() + m_middle.pem(), below,
          "tls.chain.not-authority | tls.certificate.wrong-purpose");
    const TestIdentity limited =
        authority(m_root, "Limited CA", {{NID_name_constraints, "critical,permitted;DNS:internal.test"}});
    const TestIdentity outside = TestAuthority::signedBy(limited, {});
    fault("a name outside the authority's limits", outside.pem() + limited.pem(), outside, "tls.chain.name-constraint");
    const TestIdentity wide =
        authority(m_root, "Wide CA", {{NID_name_constraints, "critical,permitted;DNS:practice.test"}});
    const TestIdentity inside = TestAuthority::signedBy(wide, {});
    fault("a name inside the authority's limits is healthy", inside.pem() + wide.pem(), inside, "");
    const TestIdentity last = authority(m_root, "Last CA", {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"}});
    const TestIdentity further = authority(last, "Further CA");
    const TestIdentity deep = TestAuthority::signedBy(further, {});
    fault("more authorities than allowed", deep.pem() + further.pem() + last.pem(), deep, "tls.chain.path-length");
}

void RootCausesChainsTest::addLeaves()
{
    const auto shown = [this](const char *name, const CertificateOrder &order, const char *expected,
                              const QString &host = u"practice.test"_s) {
        const TestIdentity leaf = TestAuthority::signedBy(m_middle, order);
        fault(name, leaf.pem() + m_middle.pem(), leaf, expected, host);
    };
    shown("a common name alone", {.names = {}}, "tls.certificate.no-alternative-names");
    shown("many names are healthy", {.names = "DNS:www.practice.test,DNS:practice.test,IP:192.0.2.1"}, "");
    shown("an address as a DNS name", {.names = "DNS:127.0.0.1"},
          "tls.certificate.address-not-named | tls.certificate.wrong-host", u"127.0.0.1"_s);
    shown("for clients alone", {.extensions = {{NID_ext_key_usage, "clientAuth"}}}, "tls.certificate.wrong-purpose");
    shown("must-staple without a staple", {.extensions = {{NID_tlsfeature, "status_request"}}},
          "tls.ocsp.staple-missing");
    shown("6 of 7 days are gone, as planned", {.validFrom = -2 * 24 * 3600L, .validUntil = 5 * 24 * 3600L}, "");
    shown("6 days of 90 are left", {.validFrom = -84 * 24 * 3600L, .validUntil = 6 * 24 * 3600L},
          "tls.certificate.expires-this-week");
    shown("25 days of 365 are left", {.validFrom = -340 * 24 * 3600L, .validUntil = 25 * 24 * 3600L},
          " | tls.certificate.expires-this-month");
}

void RootCausesChainsTest::initTestCase()
{
    addOrders();
    addLimits();
    addLeaves();
    QVERIFY2(m_nginx.start(), m_nginx.output().constData());
}

void RootCausesChainsTest::nginx_data()
{
    QTest::addColumn<int>("which");
    for (qsizetype i = 0; i < m_faults.size(); ++i)
        QTest::newRow(m_faults.at(i).name.constData()) << int(i);
}

void RootCausesChainsTest::nginx()
{
    QFETCH(const int, which);
    QCOMPARE(told(faultRun(connectionTo(m_faults.at(which)))), m_faults.at(which).expected);
}

void RootCausesChainsTest::anInspectionProductIsNamed()
{
    const TestIdentity product = TestAuthority::root("mitmproxy");
    const TestIdentity leaf = TestAuthority::signedBy(product, {});
    SServer server;
    QVERIFY2(server.start({leaf.pem(), leaf.keyPem()}), server.output().constData());
    Connection connection = faultConnection(u"https://practice.test:%1"_s.arg(server.port()));
    connection.timeouts.connect = 5000;
    connection.timeouts.idle = 5000;
    const FaultRun unknown = faultRun(connection);
    QCOMPARE(told(unknown), u"tls.interception.detected | tls.chain.unknown-root"_s);
    QCOMPARE(rootFact(unknown, u"product"_s), u"mitmproxy"_s);
    connection.trust = {TrustRoots::OwnOnly, product.pem(), {}, {}};
    QCOMPARE(told(faultRun(connection)), u"tls.interception.detected"_s);
}

void RootCausesChainsTest::commandsShowTheSame_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("symptom");
    const auto add = [](const char *fault, const char *symptom) {
        QTest::newRow(fault) << QByteArray(fault) << QByteArray(symptom);
    };
    add("signed by what is no authority", "invalid CA certificate");
    add("a name outside the authority's limits", "permitted subtree violation");
    add("more authorities than allowed", "path length constraint exceeded");
    add("an address as a DNS name", "IP address mismatch");
    add("must-staple without a staple", "no response sent");
    add("a chain in the wrong order", " 1 s:CN = Lentera Policy CA");
}

void RootCausesChainsTest::commandsShowTheSame()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const QByteArray, symptom);
    const auto it =
        std::find_if(m_faults.cbegin(), m_faults.cend(), [&](const ChainFault &one) { return one.name == fault; });
    QVERIFY(it != m_faults.cend());
    const Connection connection = connectionTo(*it);
    const QList<Finding> roots = faultRun(connection).rootCauses();
    QCOMPARE(roots.size(), 1);
    const QString command = reproduceCommand(roots.first(), connection, shipped(connection.connector), {});
    const QTemporaryDir folder;
    QProcess shell;
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.setEnvironment({u"PATH=/usr/bin:/bin"_s, u"LENTERA_ROOTS="_s + writtenTo(folder.path(), u"r"_s, it->roots)});
    shell.start(u"/bin/sh"_s, {u"-c"_s, command});
    QVERIFY(shell.waitForFinished());
    const QByteArray output = shell.readAll();
    QVERIFY2(output.contains(symptom), output.constData());
}

}

LENTERA_TEST(tst_rootCausesChains, lentera::RootCausesChainsTest)
#include "tst_rootCausesChains.moc"
