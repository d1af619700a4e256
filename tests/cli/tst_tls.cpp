// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/CertificateServers.h"
#include "shownFindings.h"
#include "support/CliProgram.h"
#include "support/DnsResponder.h"
#include "support/LoopbackServer.h"
#include "support/Relay.h"
#include "support/Revocation.h"
#include "support/runTests.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

//! `lentera-cli tls` against nginx in eight configurations and against servers with faults of their own.
class TlsCommandTest : public QObject {
    Q_OBJECT

    const TestIdentity m_root = TestAuthority::root();
    const TestIdentity m_middle =
        TestAuthority::signedBy(m_root, {.commonName = "Lentera Test Intermediate", .names = {}, .authority = true});
    const TestIdentity m_rsa = TestAuthority::signedBy(m_middle, {.rsaBits = 2048});
    const TestIdentity m_ec = TestAuthority::signedBy(m_middle, {});
    const TestIdentity m_other =
        TestAuthority::signedBy(m_middle, {.commonName = "default", .names = "DNS:default.test"});
    QTemporaryDir m_folder;
    const QString m_roots = writtenTo(m_folder.path(), u"root.pem"_s, m_root.pem());
    CliProgram m_cli{QProcessEnvironment::systemEnvironment()};
    Nginx m_nginx;
    QMap<QString, int> m_ports;
    const QString m_modern = u"ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM; "_s;

    QString shows(const TestIdentity &identity, const QString &name);
    CliAnswer ask(int port, const QStringList &more = {});
    QString told(const QJsonObject &document, const QString &opensslSettings = {}) const;
    static QString versions(const QJsonObject &document);
    static QJsonObject version(const QJsonObject &document, const QString &name);
    static QStringList suites(const QJsonObject &document, const QString &name);

private Q_SLOTS:
    void initTestCase();
    void configurations_data();
    void configurations();
    void orderAndKeysAreTold();
    void sessionsAreTold();
    void theNameMatters();
    void everySuiteIsFound();
    void twoBackEndsAreTold_data();
    void twoBackEndsAreTold();
    void compressionIsTold();
    void revocationIsAskedOnlyWhenAllowed();
    void aListNamesTheRevoked();
    void staplesAreRead();
    void storesAreCompared();
    void theReportIsForPeople();
    void theChainIsSaved();
    void whatIsNoTlsIsNotExamined();
    void aHostMustBeOne();
    void proxiesAreUsed();
    void certificatesOfThemselves_data();
    void certificatesOfThemselves();
    void weakParametersAreTold();
    void anOldVersionIsToldWhereItIsStillSpoken();
    void sslscanSeesTheSame();
};

QString TlsCommandTest::shows(const TestIdentity &identity, const QString &name)
{
    return u"ssl_certificate %1; ssl_certificate_key %2; "_s.arg(
        writtenTo(m_folder.path(), name + u".pem"_s, identity.pem() + m_middle.pem()),
        writtenTo(m_folder.path(), name + u".key"_s, identity.keyPem()));
}

void TlsCommandTest::initTestCase()
{
    const QString rsa = shows(m_rsa, u"rsa"_s);
    const QString ec = shows(m_ec, u"ec"_s);
    const QString answer = u" location / { return 200 ok; }"_s;
    const auto serve = [&](const QString &name, const QString &words) {
        m_ports.insert(name, m_nginx.serve(u"ssl"_s, words + answer));
    };
    const QString modern = u"ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384"_s;
    serve(u"modern"_s,
          rsa + u"ssl_protocols TLSv1.2 TLSv1.3; ssl_prefer_server_ciphers on; ssl_ciphers %1;"_s.arg(modern));
    serve(u"client's order"_s, rsa + u"ssl_protocols TLSv1.2; ssl_ciphers %1;"_s.arg(modern));
    serve(u"old versions"_s,
          rsa + u"ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers ECDHE-RSA-AES128-SHA:%1:@SECLEVEL=0;"_s.arg(
                    modern));
    serve(u"tls 1.3"_s, ec + u"ssl_protocols TLSv1.3;"_s);
    serve(u"two keys"_s,
          rsa + ec + u"ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM; ssl_prefer_server_ciphers on;"_s);
    serve(u"fixed key"_s, rsa + u"ssl_protocols TLSv1.2; ssl_ciphers AES128-GCM-SHA256:AES128-SHA;"_s);
    serve(u"fixed key beside others"_s,
          rsa + u"ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM:AES128-GCM-SHA256;"_s);
    serve(u"weak"_s,
          rsa + u"ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM:NULL-SHA256:ADH-AES128-SHA:@SECLEVEL=0;"_s);
    serve(u"client certificate"_s,
          rsa +
              u"ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers %1; ssl_verify_client on; ssl_client_certificate %2;"_s.arg(
                  modern, m_roots));
    serve(u"everything"_s,
          rsa + u"ssl_protocols TLSv1.2; ssl_ciphers ALL:@SECLEVEL=0; ssl_prefer_server_ciphers on;"_s);
    QVERIFY2(m_nginx.start(), m_nginx.output().constData());
}

CliAnswer TlsCommandTest::ask(int port, const QStringList &more)
{
    const QString rule = u"practice.test:%1:127.0.0.1:%1"_s.arg(port);
    return m_cli.run(QStringList{u"tls"_s, u"practice.test:%1"_s.arg(port), u"--connect-to"_s, rule, u"--only-ca"_s,
                                 m_roots, u"--no-proxy"_s, u"--json"_s} +
                     more);
}

QString TlsCommandTest::told(const QJsonObject &document, const QString &opensslSettings) const
{
    PastedCommand shell;
    shell.set(u"LENTERA_ROOTS"_s, m_roots);
    if (!opensslSettings.isEmpty())
        shell.set(u"OPENSSL_CONF"_s, opensslSettings);
    return shownFindings(document, shell);
}

QJsonObject TlsCommandTest::version(const QJsonObject &document, const QString &name)
{
    for (const QJsonValue &value : document.value("posture"_L1).toObject().value("versions"_L1).toArray())
        if (value.toObject().value("version"_L1).toString() == name)
            return value.toObject();
    return {};
}

QString TlsCommandTest::versions(const QJsonObject &document)
{
    QStringList accepted;
    for (const QString &name : {u"SSLv3"_s, u"TLSv1"_s, u"TLSv1.1"_s, u"TLSv1.2"_s, u"TLSv1.3"_s})
        if (version(document, name).value("answer"_L1).toString() == "Accepted"_L1)
            accepted << name;
    return accepted.join(u' ');
}

QStringList TlsCommandTest::suites(const QJsonObject &document, const QString &name)
{
    QStringList names;
    for (const QJsonValue &suite : version(document, name).value("suites"_L1).toArray())
        names << suite.toObject().value("name"_L1).toString();
    return names;
}

void TlsCommandTest::configurations_data()
{
    QTest::addColumn<QString>("versions");
    QTest::addColumn<QString>("told");
    QTest::addColumn<int>("status");
    QTest::newRow("modern") << u"TLSv1.2 TLSv1.3"_s << QString() << 0;
    QTest::newRow("client's order") << u"TLSv1.2"_s << u" | tls.protocol.no-tls13"_s << 0;
    QTest::newRow("old versions") << u"TLSv1 TLSv1.1 TLSv1.2 TLSv1.3"_s << u"tls.protocol.obsolete"_s << 0;
    QTest::newRow("tls 1.3") << u"TLSv1.3"_s << QString() << 0;
    QTest::newRow("two keys") << u"TLSv1.2 TLSv1.3"_s << QString() << 0;
    QTest::newRow("fixed key") << u"TLSv1.2"_s << u"tls.suite.no-forward-secrecy | tls.protocol.no-tls13"_s << 0;
    QTest::newRow("fixed key beside others") << u"TLSv1.2 TLSv1.3"_s << u" | tls.suite.static-key"_s << 0;
    QTest::newRow("weak") << u"TLSv1.2 TLSv1.3"_s << u"tls.suite.weak"_s << 0;
    QTest::newRow("client certificate") << u"TLSv1.2 TLSv1.3"_s << QString() << 0;
}

void TlsCommandTest::configurations()
{
    QFETCH(const QString, versions);
    QFETCH(const QString, told);
    QFETCH(const int, status);
    const CliAnswer answer = ask(m_ports.value(QString::fromUtf8(QTest::currentDataTag())));
    const QJsonObject document = answer.json();
    QCOMPARE(document.value("schema"_L1).toString(), u"lentera.tls/1"_s);
    QCOMPARE(TlsCommandTest::versions(document), versions);
    QCOMPARE(this->told(document), told);
    QCOMPARE(answer.status, status);
}

void TlsCommandTest::orderAndKeysAreTold()
{
    const QJsonObject modern = ask(m_ports.value(u"modern"_s)).json();
    QCOMPARE(version(modern, u"TLSv1.2"_s).value("preference"_L1).toString(), u"Server"_s);
    QCOMPARE(suites(modern, u"TLSv1.2"_s).join(u' '), u"ECDHE-RSA-AES128-GCM-SHA256 ECDHE-RSA-AES256-GCM-SHA384"_s);
    const QJsonObject posture = modern.value("posture"_L1).toObject();
    const QStringList groups = version(modern, u"TLSv1.3"_s).value("groups"_L1).toVariant().toStringList();
    for (const char *group : {"X25519", "P-256", "P-384", "P-521", "X448"})
        QVERIFY2(groups.contains(QLatin1StringView(group)), group);
    QVERIFY(posture.value("signatureAlgorithms"_L1).toVariant().toStringList().contains(u"rsa_pss_rsae_sha256"_s));
    QCOMPARE(posture.value("compression"_L1).toString(), u"No"_s);
    QCOMPARE(posture.value("secureRenegotiation"_L1).toString(), u"Yes"_s);
    QCOMPARE(posture.value("extendedMasterSecret"_L1).toString(), u"Yes"_s);
    QCOMPARE(posture.value("fallbackGuard"_L1).toString(), u"Yes"_s);
    QVERIFY(posture.value("connections"_L1).toInt() <= 200);
    QVERIFY(posture.value("complete"_L1).toBool());

    const QJsonObject free = ask(m_ports.value(u"client's order"_s)).json();
    QCOMPARE(version(free, u"TLSv1.2"_s).value("preference"_L1).toString(), u"Client"_s);
    QCOMPARE(version(free, u"TLSv1.3"_s).value("answer"_L1).toString(), u"Refused"_s);
    QCOMPARE(version(free, u"TLSv1.3"_s).value("detail"_L1).toString(), u"protocol version"_s);
    const QJsonObject only13 = ask(m_ports.value(u"tls 1.3"_s)).json().value("posture"_L1).toObject();
    QCOMPARE(only13.value("signatureAlgorithms"_L1).toVariant().toStringList(),
             QStringList{u"ecdsa_secp256r1_sha256"_s});
}

void TlsCommandTest::sessionsAreTold()
{
    const QJsonObject posture = ask(m_ports.value(u"modern"_s)).json().value("posture"_L1).toObject();
    QCOMPARE(posture.value("ticket"_L1).toString(), u"Yes"_s);
    QCOMPARE(posture.value("sessionId"_L1).toString(), u"No"_s); // nginx keeps no sessions unless told to
    QCOMPARE(posture.value("psk"_L1).toString(), u"Yes"_s);
    const QJsonObject demanding = ask(m_ports.value(u"client certificate"_s)).json().value("posture"_L1).toObject();
    QCOMPARE(demanding.value("clientCertificateAsked"_L1).toVariant().toStringList(),
             (QStringList{u"TLSv1.2"_s, u"TLSv1.3"_s}));
    QCOMPARE(demanding.value("acceptableAuthorities"_L1).toVariant().toStringList(),
             QStringList{u"CN=Lentera Test Root"_s});
}

void TlsCommandTest::theNameMatters()
{
    Nginx nginx;
    const QString place = u"127.0.0.1:%1"_s.arg(freePort());
    nginx.serveAt(place, u"ssl default_server"_s,
                  shows(m_other, u"other"_s) + m_modern + u"server_name default.test; return 200;"_s);
    nginx.serveAt(place, u"ssl"_s, shows(m_ec, u"named"_s) + m_modern + u"server_name practice.test; return 200;"_s);
    QVERIFY2(nginx.start(), nginx.output().constData());
    const int port = place.section(u':', 1).toInt();
    QCOMPARE(told(ask(port).json()), u" | tls.sni.required"_s);
    const QString rule = u"default.test:%1:127.0.0.1:%1"_s.arg(port);
    QCOMPARE(told(ask(port, {u"--servername"_s, u"default.test"_s, u"--connect-to"_s, rule}).json()), QString());
}

void TlsCommandTest::everySuiteIsFound()
{
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"ciphers"_s, u"-s"_s, u"-tls1_2"_s, u"ALL:@SECLEVEL=0"_s});
    QVERIFY(openssl.waitForFinished());
    QStringList expected = QString::fromLatin1(openssl.readAll()).trimmed().split(u':');
    // What needs another key, parameters that nginx was not given, or a secret in common.
    static const QRegularExpression others(u"^TLS_|^A?DHE?-|PSK|SRP|ECDSA"_s);
    expected.removeIf([](const QString &name) { return name.contains(others); });
    QStringList found = suites(ask(m_ports.value(u"everything"_s)).json(), u"TLSv1.2"_s);
    expected.sort();
    found.sort();
    QVERIFY(expected.size() > 20);
    QCOMPARE(found.join(u'\n'), expected.join(u'\n'));
}

// Two addresses for every name.
static QByteArray twoAddresses(int type, const QByteArray &query)
{
    if (type != DnsResponder::typeA)
        return DnsResponder::empty(query, 0);
    QByteArray answer = DnsResponder::record(query, type, QByteArray("\x7f\0\0\1", 4));
    const QByteArray second = DnsResponder::record(query, type, QByteArray("\x7f\0\0\2", 4));
    answer[7] = 2;
    return answer + second.sliced(DnsResponder::empty(query, 0).size());
}

void TlsCommandTest::twoBackEndsAreTold_data()
{
    QTest::addColumn<long>("daysLeft");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one is about to expire") << 20L << u"tls.backend.certificates-differ"_s;
    QTest::newRow("both are good") << 60L << u" | tls.backend.certificates-vary"_s;
}

void TlsCommandTest::twoBackEndsAreTold()
{
    QFETCH(const long, daysLeft);
    QFETCH(const QString, expected);
    static constexpr long day = 86400;
    const TestIdentity other =
        TestAuthority::signedBy(m_middle, {.validFrom = -80 * day, .validUntil = daysLeft * day});
    Nginx nginx;
    const int port = freePort();
    nginx.serveAt(u"127.0.0.1:%1"_s.arg(port), u"ssl"_s, shows(m_ec, u"new"_s) + m_modern + u"return 200;"_s);
    nginx.serveAt(u"127.0.0.2:%1"_s.arg(port), u"ssl"_s, shows(other, u"old"_s) + m_modern + u"return 200;"_s);
    QVERIFY2(nginx.start(), nginx.output().constData());
    const DnsResponder names(twoAddresses);
    const CliAnswer answer = m_cli.run({u"tls"_s, u"practice.test:%1"_s.arg(port), u"--resolver"_s, names.address(),
                                        u"--only-ca"_s, m_roots, u"--no-proxy"_s, u"--json"_s});
    QCOMPARE(told(answer.json()), expected);
}

//! Leads to \a port; to a client that offers compression the server there seems to take it. Nothing of today does: of
//! the server's own flight one byte is another.
static void compress(LoopbackPeer &peer, int port)
{
    static constexpr qsizetype session = 43; // RFC 5246, 7.4.1.2: behind the random bytes
    QByteArray hello = peer.readBytes(session + 1);
    if (hello.size() <= session)
        return; // whether it listens was asked
    hello += peer.readBytes((quint8(hello.at(3)) << 8 | quint8(hello.at(4))) + 5 - hello.size());
    const qsizetype suites = session + 1 + quint8(hello.at(session));
    const qsizetype methods = suites + 2 + (quint8(hello.at(suites)) << 8 | quint8(hello.at(suites + 1)));
    if (!hello.mid(methods + 1, quint8(hello.at(methods))).contains('\1'))
        return Relay::carryTo(port, peer, hello);
    const Descriptor target = Relay::connectedTo(port);
    LoopbackPeer server(target);
    server.write(hello);
    QByteArray flight = server.readBytes(session + 1);
    flight += server.readBytes(quint8(flight.at(session)) + 3);
    flight[flight.size() - 1] = '\1';
    peer.write(flight + server.takeAhead());
    Relay::carry(peer.descriptor(), target);
}

void TlsCommandTest::compressionIsTold()
{
    Nginx nginx;
    const int port = nginx.serve(u"ssl"_s, shows(m_ec, u"plain"_s) + m_modern + u"return 200;"_s);
    QVERIFY2(nginx.start(), nginx.output().constData());
    const LoopbackServer compressing([port](LoopbackPeer &peer) { compress(peer, port); });
    QCOMPARE(told(ask(compressing.port()).json()), u"tls.compression.enabled"_s);
}

void TlsCommandTest::revocationIsAskedOnlyWhenAllowed()
{
    QByteArray statement;
    const LoopbackServer responder([&](LoopbackPeer &peer) {
        peer.readUntil("\r\n\r\n");
        peer.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/ocsp-response\r\n"
                   "Content-Length: " +
                   QByteArray::number(statement.size()) + "\r\n\r\n" + statement);
    });
    const QByteArray place = "OCSP;URI:http://127.0.0.1:" + QByteArray::number(responder.port());
    const TestIdentity leaf = TestAuthority::signedBy(m_middle, {.extensions = {{NID_info_access, place}}});
    Nginx nginx;
    const int port = nginx.serve(u"ssl"_s, shows(leaf, u"ocsp"_s) + m_modern + u"return 200;"_s);
    QVERIFY2(nginx.start(), nginx.output().constData());
    statement = Revocation::ocspAnswer(m_middle, leaf, true);
    QCOMPARE(told(ask(port).json()), QString());
    QCOMPARE(responder.connections(), 0);
    const CliAnswer revoked = ask(port, {u"--revocation"_s});
    QCOMPARE(told(revoked.json()), u"tls.ocsp.revoked"_s);
    QCOMPARE(revoked.status, 3);
    statement = Revocation::ocspAnswer(m_middle, leaf, false);
    QCOMPARE(told(ask(port, {u"--revocation"_s}).json()), QString());
    statement = Revocation::ocspAnswer(m_root, leaf, false);
    QCOMPARE(told(ask(port, {u"--revocation"_s}).json()), u" | tls.ocsp.unreachable"_s);
}

void TlsCommandTest::aListNamesTheRevoked()
{
    QByteArray list;
    const LoopbackServer place([&](LoopbackPeer &peer) {
        peer.readUntil("\r\n\r\n");
        peer.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + list);
    });
    const QByteArray url = "URI:http://127.0.0.1:" + QByteArray::number(place.port()) + "/list.crl";
    const TestIdentity leaf = TestAuthority::signedBy(m_middle, {.extensions = {{NID_crl_distribution_points, url}}});
    Nginx nginx;
    const int port = nginx.serve(u"ssl"_s, shows(leaf, u"crl"_s) + m_modern + u"return 200;"_s);
    QVERIFY2(nginx.start(), nginx.output().constData());
    list = Revocation::list(m_middle, leaf);
    QCOMPARE(told(ask(port, {u"--revocation"_s}).json()), u"tls.certificate.revoked"_s);
    list = Revocation::list(m_middle, m_ec);
    QCOMPARE(told(ask(port, {u"--revocation"_s}).json()), QString());
}

void TlsCommandTest::staplesAreRead()
{
    Nginx nginx;
    const auto stapling = [&](const QString &name, const TestIdentity &signer, bool revoked) {
        const QString file = writtenTo(m_folder.path(), name, Revocation::ocspAnswer(signer, m_ec, revoked));
        return nginx.serve(u"ssl"_s, shows(m_ec, name) + m_modern +
                                         u"ssl_stapling on; ssl_stapling_file %1; return 200;"_s.arg(file));
    };
    const int good = stapling(u"good.staple"_s, m_middle, false);
    const int bad = stapling(u"bad.staple"_s, m_middle, true);
    const int strange = stapling(u"strange.staple"_s, m_root, false);
    QVERIFY2(nginx.start(), nginx.output().constData());
    QCOMPARE(told(ask(good).json()), QString());
    QCOMPARE(told(ask(bad).json()), u"tls.ocsp.revoked"_s);
    QCOMPARE(told(ask(strange).json()), u"tls.ocsp.staple-invalid"_s);
}

// A home with a browser's own database that trusts the test's root; the system's store does not.
void TlsCommandTest::storesAreCompared()
{
    const QTemporaryDir home;
    const QString database = home.path() + "/.pki/nssdb"_L1;
    QDir().mkpath(database);
    QProcess certutil;
    certutil.start(u"certutil"_s, {u"-N"_s, u"--empty-password"_s, u"-d"_s, u"sql:"_s + database});
    QVERIFY(certutil.waitForFinished());
    certutil.start(u"certutil"_s, {u"-A"_s, u"-d"_s, u"sql:"_s + database, u"-n"_s, u"test root"_s, u"-t"_s, u"C,,"_s,
                                   u"-a"_s, u"-i"_s, m_roots});
    QVERIFY(certutil.waitForFinished());
    QCOMPARE(certutil.exitCode(), 0);
    CliProgram cli{QProcessEnvironment::systemEnvironment()};
    cli.environment().insert(u"HOME"_s, home.path());
    const int port = m_ports.value(u"modern"_s);
    const CliAnswer answer =
        cli.run({u"tls"_s, u"practice.test:%1"_s.arg(port), u"--connect-to"_s,
                 u"practice.test:%1:127.0.0.1:%1"_s.arg(port), u"--no-proxy"_s, u"--json"_s, u"--stores"_s});
    QCOMPARE(told(answer.json()), u"tls.chain.unknown-root | tls.store.differs"_s);
    QMap<QString, bool> trusted;
    for (const QJsonValue &value : answer.json().value("posture"_L1).toObject().value("stores"_L1).toArray())
        trusted.insert(value.toObject().value("store"_L1).toString(), value.toObject().value("trusted"_L1).toBool());
    QCOMPARE(trusted.value(u"system"_s, true), false);
    QCOMPARE(trusted.value(u"nss"_s, false), true);
}

void TlsCommandTest::theReportIsForPeople()
{
    const int port = m_ports.value(u"modern"_s);
    const QStringList words{u"tls"_s,          u"practice.test:%1"_s.arg(port),
                            u"--connect-to"_s, u"practice.test:%1:127.0.0.1:%1"_s.arg(port),
                            u"--only-ca"_s,    m_roots,
                            u"--no-proxy"_s};
    const QString english = QString::fromUtf8(m_cli.run(words).out);
    for (const QString &text : {u"Protocol versions"_s, u"Cipher suites of TLSv1.2, in the server's order"_s,
                                u"ECDHE-RSA-AES128-GCM-SHA256"_s, u"signed by Lentera Test Root"_s})
        QVERIFY2(english.contains(text), qPrintable(english));
    const QString indonesian = QString::fromUtf8(m_cli.run(words + QStringList{u"--lang"_s, u"id"_s}).out);
    QVERIFY2(indonesian.contains("Versi protokol"_L1), qPrintable(indonesian));
}

void TlsCommandTest::theChainIsSaved()
{
    const QString path = m_folder.path() + "/saved.pem"_L1;
    QCOMPARE(ask(m_ports.value(u"modern"_s), {u"--pem"_s, path}).status, 0);
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), m_rsa.pem() + m_middle.pem());
}

void TlsCommandTest::whatIsNoTlsIsNotExamined()
{
    const LoopbackServer ssh([](LoopbackPeer &peer) {
        peer.write("SSH-2.0-OpenSSH_9.2\r\n");
        peer.waitForClose();
    });
    const CliAnswer answer = ask(ssh.port());
    QCOMPARE(told(answer.json()), u"tcp.protocol.other | tls.protocol.plain-text"_s);
    QVERIFY(answer.json().value("posture"_L1).isNull());
    QCOMPARE(answer.status, 3);
}

void TlsCommandTest::aHostMustBeOne()
{
    QCOMPARE(m_cli.run({u"tls"_s, u"https://"_s}).status, 2);
    QCOMPARE(m_cli.run({u"tls"_s}).status, 1);
}

void TlsCommandTest::proxiesAreUsed()
{
    const Relay relay(m_ports.value(u"modern"_s));
    for (const QString &scheme : {u"http"_s, u"socks5h"_s}) {
        const CliAnswer answer =
            m_cli.run({u"tls"_s, u"practice.test"_s, u"--proxy"_s, u"%1://127.0.0.1:%2"_s.arg(scheme).arg(relay.port()),
                       u"--only-ca"_s, m_roots, u"--json"_s});
        QCOMPARE(versions(answer.json()), u"TLSv1.2 TLSv1.3"_s);
        QCOMPARE(told(answer.json()), QString());
    }
    QVERIFY(relay.asked().contains("practice.test"));
}

void TlsCommandTest::certificatesOfThemselves_data()
{
    static constexpr long day = 86400;
    QTest::addColumn<CertificateOrder>("order");
    QTest::addColumn<QString>("told");
    QTest::newRow("a public one of 530 days")
        << CertificateOrder{.validFrom = -10 * day,
                            .validUntil = 520 * day,
                            .extensions = {{NID_certificate_policies, "2.23.140.1.2.1"}}}
        << u"tls.certificate.lifetime-long"_s;
    QTest::newRow("an own one of 530 days is healthy")
        << CertificateOrder{.validFrom = -10 * day, .validUntil = 520 * day} << QString();
    QTest::newRow("a public one of 90 days is healthy")
        << CertificateOrder{.validFrom = -10 * day,
                            .validUntil = 80 * day,
                            .extensions = {{NID_certificate_policies, "2.23.140.1.2.1"}}}
        << QString();
    QTest::newRow("one whose key may not sign")
        << CertificateOrder{.rsaBits = 2048, .extensions = {{NID_key_usage, "critical,keyEncipherment"}}}
        << u"tls.certificate.key-usage"_s;
}

void TlsCommandTest::certificatesOfThemselves()
{
    QFETCH(const CertificateOrder, order);
    QFETCH(const QString, told);
    Nginx nginx;
    const int port = nginx.serve(u"ssl"_s, shows(TestAuthority::signedBy(m_middle, order), u"itself"_s) + m_modern +
                                               u"return 200;"_s);
    QVERIFY2(nginx.start(), nginx.output().constData());
    QCOMPARE(this->told(ask(port).json()), told);
}

void TlsCommandTest::weakParametersAreTold()
{
    QProcess openssl;
    const QString file = m_folder.path() + "/dh1024.pem"_L1;
    openssl.start(u"openssl"_s, {u"genpkey"_s, u"-genparam"_s, u"-algorithm"_s, u"DH"_s, u"-pkeyopt"_s,
                                 u"dh_rfc5114:1"_s, u"-out"_s, file});
    QVERIFY(openssl.waitForFinished());
    Nginx nginx;
    const int port = nginx.serve(u"ssl"_s, shows(m_rsa, u"weak-group"_s) +
                                               u"ssl_protocols TLSv1.2 TLSv1.3; ssl_dhparam %1; "
                                               "ssl_ciphers ECDHE+AESGCM:DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0; "
                                               "return 200;"_s.arg(file));
    QVERIFY2(nginx.start(), nginx.output().constData());
    QCOMPARE(told(ask(port).json()), u"tls.key-exchange.weak-group"_s);
}

// A machine may be set up to speak what Debian's own settings refuse.
void TlsCommandTest::anOldVersionIsToldWhereItIsStillSpoken()
{
    const QString settings = writtenTo(m_folder.path(), u"openssl.cnf"_s,
                                       "openssl_conf=c\n[c]\nssl_conf=s\n[s]\nsystem_default=d\n[d]\n"
                                       "MinProtocol=TLSv1\nCipherString=DEFAULT:@SECLEVEL=0\n");
    Nginx nginx;
    const int port = nginx.serve(u"ssl"_s, shows(m_rsa, u"old"_s) +
                                               u"ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0; return 200;"_s);
    QVERIFY2(nginx.start(), nginx.output().constData());
    CliProgram cli(QProcessEnvironment::systemEnvironment());
    cli.environment().insert(u"OPENSSL_CONF"_s, settings);
    const CliAnswer answer =
        cli.run({u"check"_s, u"--url"_s, u"https://practice.test:%1/"_s.arg(port), u"--connect-to"_s,
                 u"practice.test:%1:127.0.0.1:%1"_s.arg(port), u"--only-ca"_s, m_roots, u"--no-proxy"_s, u"--json"_s});
    QCOMPARE(told(answer.json(), settings), u"tls.protocol.old"_s);
}

void TlsCommandTest::sslscanSeesTheSame()
{
    QProcess bench;
    bench.setProcessChannelMode(QProcess::MergedChannels);
    bench.start(u"python3"_s,
                {QStringLiteral(SOURCE_DIR "/tests/bench/tls-posture"), u"--program"_s,
                 QStringLiteral(BIN_DIR "/lentera-cli"), u"--peers"_s, u"sslscan"_s, u"--runs"_s, u"0"_s});
    QVERIFY(bench.waitForFinished(240'000));
    const QByteArray output = bench.readAll();
    QVERIFY2(bench.exitCode() == 0 && output.count("sslscan: the same") == 8, output.constData());
}

}

LENTERA_TEST(tst_tls, lentera::TlsCommandTest)
#include "tst_tls.moc"
