// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownFindings.h"
#include "support/CliProgram.h"
#include "support/LoopbackProgram.h"
#include "support/OwnNamespace.h"
#include "support/TestAuthority.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;
using namespace lentera;

//! What OpenSSL cannot leave out, GnuTLS can. Its server listens on every address: the test starts itself once more in
//! a network namespace, where nobody reaches it.
class OtherTlsServersTest : public QObject {
    Q_OBJECT

    const TestIdentity m_root = TestAuthority::root();
    const TestIdentity m_leaf = TestAuthority::signedBy(m_root, {.rsaBits = 2048});
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase();
    void anExtensionIsMissing_data();
    void anExtensionIsMissing();
};

void OtherTlsServersTest::initTestCase()
{
    if (isInOwnNamespace())
        return;
    QCOMPARE(runInOwnNamespace(u"tst_otherTlsServers"_s), 0);
    QSKIP("ran in its namespace");
}

void OtherTlsServersTest::anExtensionIsMissing_data()
{
    QTest::addColumn<QString>("priority");
    QTest::addColumn<QString>("told");
    const QString secure = u"NORMAL:-VERS-ALL:+VERS-TLS1.2:+VERS-TLS1.3:-RSA"_s;
    QTest::newRow("none is healthy") << secure << QString();
    QTest::newRow("extended master secret, RFC 7627")
        << secure + u":%NO_SESSION_HASH"_s << u" | tls.master-secret.not-extended"_s;
    QTest::newRow("secure renegotiation, RFC 5746")
        << secure + u":%DISABLE_SAFE_RENEGOTIATION"_s << u"tls.renegotiation.insecure"_s;
}

void OtherTlsServersTest::anExtensionIsMissing()
{
    QFETCH(const QString, priority);
    QFETCH(const QString, told);
    const QString roots = writtenTo(m_folder.path(), u"root.pem"_s, m_root.pem());
    const int port = 5556;
    LoopbackProgram server;
    QVERIFY2(server.start(u"gnutls-serv"_s,
                          {u"--http"_s, u"--port"_s, QString::number(port), u"--priority"_s, priority,
                           u"--x509certfile"_s, writtenTo(m_folder.path(), u"leaf.pem"_s, m_leaf.pem()),
                           u"--x509keyfile"_s, writtenTo(m_folder.path(), u"leaf.key"_s, m_leaf.keyPem())},
                          "", port),
             server.output().constData());
    CliProgram cli(QProcessEnvironment::systemEnvironment());
    const CliAnswer answer =
        cli.run({u"tls"_s, u"practice.test:%1"_s.arg(port), u"--connect-to"_s,
                 u"practice.test:%1:127.0.0.1:%1"_s.arg(port), u"--only-ca"_s, roots, u"--no-proxy"_s, u"--json"_s});
    PastedCommand shell;
    shell.set(u"LENTERA_ROOTS"_s, roots);
    QCOMPARE(shownFindings(answer.json(), shell), told);
}

LENTERA_TEST(tst_otherTlsServers, OtherTlsServersTest)
#include "tst_otherTlsServers.moc"
