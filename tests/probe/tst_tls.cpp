// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Probes.h"
#include "probe/Trust.h"
#include "support/LoopbackProgram.h"
#include "support/ProbePlans.h"
#include "support/StoppedJob.h"
#include "support/TlsServer.h"
#include "support/runTests.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

//! What a server sends and what its client trusts.
struct Situation {
    QByteArray chain;
    QByteArray key;
    QByteArray trusted;
};

}
Q_DECLARE_METATYPE(lentera::Situation)

namespace lentera {

static const QString problemPrefix = u"X509_V_ERR_"_s;

// `Established`, or `Established: CERT_HAS_EXPIRED@0`.
static QString summary(const seen::TlsSeen &seen)
{
    QStringList problems;
    for (const seen::VerifyProblem &problem : seen.problems)
        problems << problem.name.mid(problemPrefix.size()) + u'@' + QString::number(problem.depth);
    const QString end = QString::fromLatin1(QMetaEnum::fromType<seen::TlsEnd>().valueToKey(int(seen.end)));
    return problems.isEmpty() ? end : end + u": "_s + problems.join(u' ');
}

static seen::TlsSeen handshake(const Plan &plan, std::chrono::milliseconds budget = 20s)
{
    Wait wait({}, budget);
    return probeTls(plan, loopback, wait);
}

static Plan trusting(const QByteArray &roots, int port)
{
    Plan plan = practicePlan(u"https"_s, port);
    plan.connection.trust.roots = TrustRoots::OwnOnly;
    plan.connection.trust.ownRoots = roots;
    return plan;
}

static seen::HttpEnd httpEnd(const Plan &plan)
{
    Wait wait({}, 20s);
    return probeHttp(plan, getFrom(plan), loopback, wait).end;
}

class TlsTest : public QObject {
    Q_OBJECT

    const TestIdentity m_root = TestAuthority::root();
    const TestIdentity m_otherRoot = TestAuthority::root("Another Root");
    const TestIdentity m_middle =
        TestAuthority::signedBy(m_root, {.commonName = "Lentera Test Intermediate", .names = {}, .authority = true});
    const TestIdentity m_leaf = leaf({});
    QTemporaryDir m_folder;

    TestIdentity leaf(const CertificateOrder &order) const { return TestAuthority::signedBy(m_middle, order); }
    // The leaf with its intermediate, trusted by the right root.
    Situation served(const TestIdentity &identity) const
    {
        return {identity.pem() + m_middle.pem(), identity.keyPem(), m_root.pem()};
    }
    TlsServer::Settings good() const { return {.chain = m_leaf.pem() + m_middle.pem(), .key = m_leaf.keyPem()}; }
    Plan identified(int port, const QString &certificate, const QString &key = {}, const QByteArray &passphrase = {})
    {
        Plan plan = trusting(m_root.pem(), port);
        plan.connection.trust.clientCertificateFile = certificate;
        plan.connection.trust.clientKeyFile = key;
        if (!passphrase.isEmpty())
            plan.clientKeyPassphrase = std::make_shared<const Secret>(QByteArray(passphrase));
        return plan;
    }

private Q_SLOTS:
    void certificatesAreJudgedAsCurlDoes_data()
    {
        QTest::addColumn<Situation>("situation");
        QTest::addColumn<QString>("expected");
        const long day = 24 * 3600;

        QTest::newRow("a whole chain to a trusted root is verified") << served(m_leaf) << u"Established"_s;
        QTest::newRow("a trusted intermediate is enough")
            << Situation{m_leaf.pem(), m_leaf.keyPem(), m_middle.pem()} << u"Established"_s;
        QTest::newRow("a wildcard for a whole top-level domain covers nothing")
            << served(leaf({.commonName = "w", .names = "DNS:*.test"})) << u"Established: HOSTNAME_MISMATCH@0"_s;
        QTest::newRow("the common name counts when there are no names")
            << served(leaf({.names = {}})) << u"Established"_s;
        QTest::newRow("an expired certificate")
            << served(leaf({.validFrom = -9 * day, .validUntil = -day})) << u"Established: CERT_HAS_EXPIRED@0"_s;
        QTest::newRow("a certificate of the future")
            << served(leaf({.validFrom = day})) << u"Established: CERT_NOT_YET_VALID@0"_s;
        QTest::newRow("another host's certificate")
            << served(leaf({.names = "DNS:other.test"})) << u"Established: HOSTNAME_MISMATCH@0"_s;
        QTest::newRow("expired and for another host: both are told")
            << served(leaf({.names = "DNS:other.test", .validFrom = -9 * day, .validUntil = -day}))
            << u"Established: HOSTNAME_MISMATCH@0 CERT_HAS_EXPIRED@0"_s;
        const TestIdentity own = TestAuthority::selfSigned({});
        QTest::newRow("a self-signed certificate")
            << Situation{own.pem(), own.keyPem(), m_root.pem()} << u"Established: DEPTH_ZERO_SELF_SIGNED_CERT@0"_s;
        QTest::newRow("a self-signed certificate that is trusted")
            << Situation{own.pem(), own.keyPem(), own.pem()} << u"Established"_s;
        QTest::newRow("an unknown root that is sent")
            << Situation{m_leaf.pem() + m_middle.pem() + m_root.pem(), m_leaf.keyPem(), m_otherRoot.pem()}
            << u"Established: SELF_SIGNED_CERT_IN_CHAIN@2"_s;
        QTest::newRow("an unknown root that is not sent")
            << Situation{m_leaf.pem() + m_middle.pem(), m_leaf.keyPem(), m_otherRoot.pem()}
            << u"Established: UNABLE_TO_GET_ISSUER_CERT_LOCALLY@1"_s;
        QTest::newRow("an intermediate is missing") << Situation{m_leaf.pem(), m_leaf.keyPem(), m_root.pem()}
                                                    << u"Established: UNABLE_TO_GET_ISSUER_CERT_LOCALLY@0"_s;
        QTest::newRow("an RSA key of 1024 bits")
            << served(leaf({.rsaBits = 1024})) << u"Established: EE_KEY_TOO_SMALL@0"_s;
        const TestIdentity oldMiddle = TestAuthority::signedBy(m_root, {.commonName = "Old Intermediate",
                                                                        .names = {},
                                                                        .validFrom = -9 * day,
                                                                        .validUntil = -day,
                                                                        .authority = true});
        const TestIdentity below = TestAuthority::signedBy(oldMiddle, {});
        QTest::newRow("an expired intermediate")
            << Situation{below.pem() + oldMiddle.pem(), below.keyPem(), m_root.pem()}
            << u"Established: CERT_HAS_EXPIRED@1"_s;
    }

    void certificatesAreJudgedAsCurlDoes()
    {
        QFETCH(const Situation, situation);
        QFETCH(const QString, expected);
        const TlsServer server({.chain = situation.chain, .key = situation.key});
        const Plan plan = trusting(situation.trusted, server.port());
        const seen::TlsSeen seen = handshake(plan);
        QCOMPARE(summary(seen), expected);
        QCOMPARE(seen.verified(), expected == "Established"_L1);
        // Both probes must tell the same story.
        QCOMPARE(httpEnd(plan), seen.verified() ? seen::HttpEnd::Answered : seen::HttpEnd::TlsFailed);
    }

    void addressesAreVerifiedAsAddresses_data()
    {
        QTest::addColumn<QByteArray>("names");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the address is named") << QByteArray("IP:127.0.0.1") << u"Established"_s;
        QTest::newRow("only a name is") << QByteArray("DNS:practice.test") << u"Established: IP_ADDRESS_MISMATCH@0"_s;
    }

    void addressesAreVerifiedAsAddresses()
    {
        QFETCH(const QByteArray, names);
        const TestIdentity identity = leaf({.names = names});
        const TlsServer server({.chain = identity.pem() + m_middle.pem(), .key = identity.keyPem()});
        Plan plan = trusting(m_root.pem(), server.port());
        plan.connection.parameters[u"baseUrl"_s] = u"https://127.0.0.1:%1"_s.arg(server.port());
        QTEST(summary(handshake(plan)), "expected");
    }

    void theHandshakeIsDescribed()
    {
        const TestIdentity identity = leaf({.commonName = "Jäger, GmbH",
                                            .names = "DNS:practice.test,IP:127.0.0.1",
                                            .issuerUrl = "http://ca.test/i.crt"});
        const TlsServer server({.chain = identity.pem() + m_middle.pem(), .key = identity.keyPem()});
        const seen::TlsSeen seen = handshake(trusting(m_root.pem(), server.port()));
        QCOMPARE(seen.host, u"practice.test"_s);
        QCOMPARE(seen.address, u"127.0.0.1"_s);
        QCOMPARE(seen.port, server.port());
        QCOMPARE(seen.protocol, u"TLSv1.3"_s);
        QCOMPARE(seen.cipher, u"TLS_AES_256_GCM_SHA384"_s);
        QCOMPARE(seen.keyExchange, u"X25519"_s);
        QCOMPARE(seen.trust, u"own"_s);
        QCOMPARE(seen.trustedRoots, 1);
        QCOMPARE(seen.trustedNames, QStringList{u"CN=Lentera Test Root"_s});
        QCOMPARE(seen.verifiedDepth, 3);
        QCOMPARE(seen.chain.size(), 2);

        const seen::CertificateSeen &own = seen.chain.first();
        QCOMPARE(own.subject, u"CN=Jäger\\, GmbH"_s);
        QCOMPARE(own.issuer, u"CN=Lentera Test Intermediate"_s);
        QCOMPARE(own.commonName, u"Jäger, GmbH"_s);
        QCOMPARE(own.names, (QStringList{u"DNS:practice.test"_s, u"IP:127.0.0.1"_s}));
        QCOMPARE(own.keyType, u"EC P-256"_s);
        QCOMPARE(own.keyBits, 256);
        QCOMPARE(own.signatureAlgorithm, u"ecdsa-with-SHA256"_s);
        QCOMPARE(own.authorityKeyId, seen.chain.last().subjectKeyId);
        QCOMPARE(own.authorityKeyId.size(), 40);
        QCOMPARE(own.issuerUrls, QStringList{u"http://ca.test/i.crt"_s});
        QCOMPARE(own.pem.toLatin1(), identity.pem());
        QCOMPARE(own.sha256.size(), 64);
        QVERIFY(!own.serial.isEmpty() && !own.authority && !own.selfIssued && !own.selfSigned);
        QVERIFY(own.notBefore < QDateTime::currentDateTimeUtc() && own.notAfter > QDateTime::currentDateTimeUtc());
        QVERIFY(seen.chain.last().authority);
        QVERIFY(seen.firstBytes.isEmpty() && !seen.clientCertificateRequested);
    }

    void systemRootsAreUsed_data()
    {
        QTest::addColumn<TrustRoots>("roots");
        QTest::addColumn<QByteArray>("own");
        QTest::addColumn<bool>("verified");
        QTest::newRow("system") << TrustRoots::System << QByteArray() << true;
        QTest::newRow("system and own") << TrustRoots::SystemAndOwn << m_otherRoot.pem() << true;
        QTest::newRow("own only leaves the system's out") << TrustRoots::OwnOnly << m_otherRoot.pem() << false;
    }

    void systemRootsAreUsed()
    {
        QFETCH(const TrustRoots, roots);
        QFETCH(const bool, verified);
        QFETCH(const QByteArray, own);
        qputenv("SSL_CERT_FILE", writtenTo(m_folder.path(), u"system.pem"_s, m_root.pem()).toLocal8Bit());
        qputenv("SSL_CERT_DIR", "/nowhere");
        const TlsServer server(good());
        Plan plan = trusting(own, server.port());
        plan.connection.trust.roots = roots;
        const seen::TlsSeen seen = handshake(plan);
        const seen::HttpEnd http = httpEnd(plan);
        qunsetenv("SSL_CERT_FILE");
        qunsetenv("SSL_CERT_DIR");
        QCOMPARE(seen.verified(), verified);
        QCOMPARE(seen.trust, trustName(roots));
        QCOMPARE(seen.trustedRoots, roots == TrustRoots::SystemAndOwn ? 2 : 1);
        QCOMPARE(http, verified ? seen::HttpEnd::Answered : seen::HttpEnd::TlsFailed);
    }

    void aFolderOfRootsIsLookedUpByName()
    {
        const QTemporaryDir roots;
        const auto hash = uint(X509_subject_name_hash(m_root.certificate()));
        writtenTo(roots.path(), u"%1.0"_s.arg(hash, 8, 16, QChar(u'0')), m_root.pem());
        qputenv("SSL_CERT_DIR", roots.path().toLocal8Bit());
        const TlsServer server(good());
        const Plan plan = practicePlan(u"https"_s, server.port());
        const seen::TlsSeen seen = handshake(plan);
        const seen::HttpEnd http = httpEnd(plan);
        qunsetenv("SSL_CERT_DIR");
        QVERIFY(seen.verified());
        QCOMPARE(seen.trustedRoots, -1);
        QCOMPARE(http, seen::HttpEnd::Answered);
    }

    void aMachineWithoutRootsTrustsNobody()
    {
        qputenv("SSL_CERT_DIR", "/nowhere");
        qputenv("SSL_CERT_FILE", "/nowhere/roots.pem");
        const TlsServer server(good());
        const seen::TlsSeen seen = handshake(practicePlan(u"https"_s, server.port()));
        qunsetenv("SSL_CERT_DIR");
        qunsetenv("SSL_CERT_FILE");
        QVERIFY(!seen.verified());
        QCOMPARE(seen.trustedRoots, 0);
    }

    void unreadableTrustIsOurOwnFailure_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<QString>("detail");
        QTest::newRow("nothing") << QByteArray() << u"trust: empty"_s;
        QTest::newRow("no PEM") << QByteArray("hello") << u"trust: no-certificate"_s;
        QTest::newRow("a key") << m_root.keyPem() << u"trust: no-certificate"_s;
        QTest::newRow("a damaged second certificate")
            << m_root.pem() + QByteArray(m_root.pem()).replace(80, 20, "") << u"trust: damaged-certificate"_s;
    }

    void unreadableTrustIsOurOwnFailure()
    {
        QFETCH(const QByteArray, pem);
        const TlsServer server(good());
        const Plan plan = trusting(pem, server.port());
        const seen::TlsSeen seen = handshake(plan);
        QCOMPARE(seen.end, seen::TlsEnd::LocalFailure);
        QTEST(seen.detail, "detail");
        QCOMPARE(server.connections(), 0);
        QCOMPARE(httpEnd(plan), seen::HttpEnd::TlsFailed);
    }

    void clientCertificates_data()
    {
        QTest::addColumn<int>("newestVersion");
        QTest::addColumn<QString>("client"); // none, right, wrong
        QTest::addColumn<bool>("accepted");
        for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
            const char *name = version == TLS1_2_VERSION ? "TLS 1.2" : "TLS 1.3";
            QTest::addRow("%s, none", name) << version << u"none"_s << false;
            QTest::addRow("%s, of another authority", name) << version << u"wrong"_s << false;
            QTest::addRow("%s, right", name) << version << u"right"_s << true;
        }
    }

    void clientCertificates()
    {
        QFETCH(const int, newestVersion);
        QFETCH(const QString, client);
        QFETCH(const bool, accepted);
        TlsServer::Settings settings = good();
        settings.newestVersion = newestVersion;
        settings.clientAuthorities = m_root.pem();
        const TlsServer server(settings);
        const TestIdentity identity =
            TestAuthority::signedBy(client == "right"_L1 ? m_root : m_otherRoot, {.commonName = "client", .names = {}});
        const QString file = writtenTo(m_folder.path(), u"client.pem"_s, identity.pem() + identity.keyPem());
        const Plan plan = identified(server.port(), client == "none"_L1 ? QString() : file);

        const seen::TlsSeen seen = handshake(plan);
        QVERIFY(seen.clientCertificateRequested);
        QCOMPARE(seen.acceptableAuthorities, QStringList{u"CN=Lentera Test Root"_s});
        QCOMPARE(seen.clientCertificateSent, client != "none"_L1);
        QCOMPARE(seen.verified(), accepted);
        QCOMPARE(seen.alert.isEmpty(), accepted);
        QCOMPARE(seen.alertAfterHandshake, !accepted && newestVersion == TLS1_3_VERSION);
        QCOMPARE(seen.end == seen::TlsEnd::Established, accepted || newestVersion == TLS1_3_VERSION);
        if (newestVersion == TLS1_3_VERSION && client == "none"_L1)
            QCOMPARE(seen.alert, u"certificate required"_s);
        QCOMPARE(httpEnd(plan), accepted ? seen::HttpEnd::Answered : seen::HttpEnd::TlsFailed);
    }

    void clientCertificateFiles_data()
    {
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<QString>("detail");
        const TestIdentity identity = TestAuthority::signedBy(m_root, {.commonName = "client", .names = {}});
        const QByteArray pem = identity.pem();
        const QByteArray locked = identity.keyPem("open sesame");
        QTest::newRow("PEM with its key in another file") << pem << identity.keyPem() << QByteArray() << QString();
        QTest::newRow("PEM with an encrypted key") << pem << locked << QByteArray("open sesame") << QString();
        QTest::newRow("PKCS#12") << identity.pkcs12("pw") << QByteArray() << QByteArray("pw") << QString();
        QTest::newRow("a passphrase is missing")
            << pem << locked << QByteArray() << u"client-certificate: passphrase-missing"_s;
        QTest::newRow("a wrong passphrase")
            << pem << locked << QByteArray("wrong") << u"client-certificate: passphrase-wrong"_s;
        QTest::newRow("PKCS#12 with a wrong passphrase")
            << identity.pkcs12("pw") << QByteArray() << QByteArray("no") << u"client-certificate: passphrase-wrong"_s;
        QTest::newRow("another certificate's key")
            << pem << m_root.keyPem() << QByteArray() << u"client-certificate: key-mismatch"_s;
        QTest::newRow("no key at all") << pem << QByteArray() << QByteArray() << u"client-certificate: no-key"_s;
        QTest::newRow("neither PEM nor PKCS#12")
            << QByteArray("0123456789") << QByteArray() << QByteArray() << u"client-certificate: no-certificate"_s;
    }

    void clientCertificateFiles()
    {
        QFETCH(const QByteArray, certificate);
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, passphrase);
        TlsServer::Settings settings = good();
        settings.clientAuthorities = m_root.pem();
        const TlsServer server(settings);
        const QString keyFile = key.isEmpty() ? QString() : writtenTo(m_folder.path(), u"key"_s, key);
        const Plan plan =
            identified(server.port(), writtenTo(m_folder.path(), u"certificate"_s, certificate), keyFile, passphrase);
        const seen::TlsSeen seen = handshake(plan);
        QTEST(seen.detail, "detail");
        QCOMPARE(seen.end, seen.detail.isEmpty() ? seen::TlsEnd::Established : seen::TlsEnd::LocalFailure);
        QCOMPARE(seen.clientCertificateSent, seen.detail.isEmpty());
    }

    void aClientCertificateThatIsNotThere()
    {
        const seen::TlsSeen seen = handshake(identified(1, m_folder.filePath(u"nothing.pem"_s)));
        QCOMPARE(seen.detail, u"client-certificate: missing"_s);
    }

    void oldProtocolsAreAMismatch_data()
    {
        QTest::addColumn<int>("newestVersion");
        QTest::addColumn<QString>("protocol");
        QTest::newRow("TLS 1.0") << TLS1_VERSION << u"TLSv1"_s;
        QTest::newRow("TLS 1.1") << TLS1_1_VERSION << u"TLSv1.1"_s;
    }

    void oldProtocolsAreAMismatch()
    {
        QFETCH(const int, newestVersion);
        TlsServer::Settings settings = good();
        settings.newestVersion = newestVersion;
        const TlsServer server(settings);
        const seen::TlsSeen seen = handshake(trusting(m_root.pem(), server.port()));
        QCOMPARE(seen.end, seen::TlsEnd::VersionMismatch);
        QTEST(seen.protocol, "protocol");
    }

    void plainTextIsRecognised_data()
    {
        QTest::addColumn<QByteArray>("banner");
        QTest::newRow("an HTTP server's refusal") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
        QTest::newRow("SMTP") << QByteArray("220 mail.test ESMTP\r\n");
        QTest::newRow("two bytes and the end") << QByteArray("no");
        QTest::newRow("a binary greeting") << QByteArray::fromHex("4a0000000a352e372e33");
    }

    void plainTextIsRecognised()
    {
        QFETCH(const QByteArray, banner);
        const LoopbackServer server([&banner](LoopbackPeer &peer) {
            peer.readBytes(100);
            peer.write(banner);
        });
        const seen::TlsSeen seen = handshake(trusting(m_root.pem(), server.port()));
        QCOMPARE(seen.end, seen::TlsEnd::PlainText);
        QCOMPARE(seen.firstBytes, banner);
    }

    void brokenHandshakes_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<seen::TlsEnd>("end");
        QTest::newRow("reset") << u"reset"_s << seen::TlsEnd::Reset;
        QTest::newRow("closed") << u"close"_s << seen::TlsEnd::Closed;
        QTest::newRow("alert") << u"alert"_s << seen::TlsEnd::Alert;
        QTest::newRow("silent") << u"silence"_s << seen::TlsEnd::TimedOut;
        QTest::newRow("rubbish in a TLS record") << u"rubbish"_s << seen::TlsEnd::Failed;
    }

    void brokenHandshakes()
    {
        QFETCH(const QString, how);
        const LoopbackServer server([&how](LoopbackPeer &peer) {
            peer.readBytes(100);
            if (how == "reset"_L1)
                return peer.reset();
            peer.readBytes(peer.readBytes(0).size()); // nothing is left unread: the close must not become a reset
            if (how == "alert"_L1)
                peer.write(QByteArray::fromHex("15030300020270"));
            if (how == "rubbish"_L1)
                peer.write(QByteArray::fromHex("160303000401020304"));
            if (how == "silence"_L1)
                peer.waitForClose();
        });
        const seen::TlsSeen seen = handshake(trusting(m_root.pem(), server.port()), how == "silence"_L1 ? 150ms : 20s);
        QTEST(seen.end, "end");
        if (how == "alert"_L1)
            QCOMPARE(seen.alert + QString::number(seen.alertCode), u"unrecognized name112"_s);
    }

    void aRefusedConnectionIsNoHandshake()
    {
        const RefusedPort refused;
        const seen::TlsSeen seen = handshake(trusting(m_root.pem(), refused.port()));
        QCOMPARE(seen.end, seen::TlsEnd::ConnectFailed);
        QVERIFY(!seen.detail.isEmpty());
    }

    void aStopEndsTheHandshake()
    {
        const LoopbackServer server([](LoopbackPeer &peer) { peer.waitForClose(); });
        seen::TlsSeen seen;
        QVERIFY(
            endsWhenStopped([&](Wait &wait) { seen = probeTls(trusting(m_root.pem(), server.port()), loopback, wait); },
                            [&] { return server.connections() > 0; }));
        QCOMPARE(seen.end, seen::TlsEnd::Stopped);
    }

    void realServers_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("expected");
        QTest::newRow("openssl s_server, healthy") << QStringList() << u"Established"_s;
        QTest::newRow("openssl s_server, TLS 1.2") << QStringList{u"-tls1_2"_s} << u"Established"_s;
        QTest::newRow("openssl s_server, TLS 1.1 only")
            << QStringList{u"-tls1_1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s} << u"VersionMismatch"_s;
    }

    void realServers()
    {
        QFETCH(const QStringList, options);
        LoopbackProgram server;
        const QStringList certificate{u"-cert"_s,       writtenTo(m_folder.path(), u"leaf.pem"_s, m_leaf.pem()),
                                      u"-key"_s,        writtenTo(m_folder.path(), u"leaf.key"_s, m_leaf.keyPem()),
                                      u"-cert_chain"_s, writtenTo(m_folder.path(), u"middle.pem"_s, m_middle.pem())};
        const QStringList start{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-www"_s};
        QVERIFY2(server.start(u"openssl"_s, start + certificate + options, "ACCEPT 127.0.0.1:"),
                 server.output().constData());
        const QByteArray output = server.output();
        const int port = output.mid(output.indexOf("ACCEPT 127.0.0.1:") + 17).trimmed().toInt();
        QTEST(summary(handshake(trusting(m_root.pem(), port))), "expected");
    }
};

}

LENTERA_TEST(tst_tls, lentera::TlsTest)
#include "tst_tls.moc"
