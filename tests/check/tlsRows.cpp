// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::TlsEnd;
using seen::TlsSeen;

static TlsSeen with(const QList<seen::VerifyProblem> &problems)
{
    TlsSeen tls = goodTls();
    tls.problems = problems;
    return tls;
}

static TlsSeen with(int code, int depth = 0)
{
    return with({{code, u"X509_V_ERR"_s, depth, u"CN=x"_s}});
}

static TlsSeen ending(TlsEnd end)
{
    TlsSeen tls = goodTls();
    tls.end = end;
    tls.chain.clear();
    tls.detail = u"in OpenSSL's words"_s;
    return tls;
}

static TlsSeen alerting(int code, bool requested = false, bool sent = false)
{
    TlsSeen tls = ending(TlsEnd::Alert);
    tls.alertCode = code;
    tls.alert = u"an alert"_s;
    tls.clientCertificateRequested = requested;
    tls.clientCertificateSent = sent;
    return tls;
}

// Only the server's own certificate came, and its issuer is not known here.
static TlsSeen leafOnly(const QString &issuer)
{
    TlsSeen tls = with({{20, u"X509_V_ERR"_s, 0, {}}, {21, u"X509_V_ERR"_s, 0, {}}});
    tls.chain = {tls.chain.first()};
    tls.chain.first().issuer = issuer;
    return tls;
}

static QList<CheckRow> certificateRows()
{
    TlsSeen soon = goodTls();
    soon.chain.first().notBefore = rowTime().addDays(-77);
    soon.chain.first().notAfter = rowTime().addDays(13);
    TlsSeen week = goodTls();
    week.chain.first().notAfter = rowTime().addDays(6);
    TlsSeen month = goodTls();
    month.chain.first().notBefore = rowTime().addDays(-300);
    month.chain.first().notAfter = rowTime().addDays(29);
    TlsSeen later = month;
    later.chain.first().notAfter = rowTime().addDays(31);
    TlsSeen brief = goodTls();
    brief.chain.first().notBefore = rowTime().addDays(-3);
    brief.chain.first().notAfter = rowTime().addDays(3);
    TlsSeen expired = with(10);
    expired.chain.first().notAfter = rowTime().addDays(-3);
    return {
        row("a good chain is no finding", {goodTls()}, {}),
        row("an expired leaf is an expired certificate", {expired}, {u"tls.certificate.expired"_s}),
        row("an expired intermediate is an expired chain", {with(10, 1)}, {u"tls.chain.expired"_s}),
        row("a leaf from the future is not yet valid", {with(9)}, {u"tls.certificate.not-yet-valid"_s}),
        row("an intermediate from the future is an invalid chain", {with(9, 1)}, {u"tls.chain.invalid"_s}),
        row("another name is the wrong host", {with(62)}, {u"tls.certificate.wrong-host"_s}),
        row("another address is the wrong host", {with(64)}, {u"tls.certificate.wrong-host"_s}),
        row("a self-signed leaf is that alone", {with(18)}, {u"tls.certificate.self-signed"_s}),
        row("a revoked leaf is revoked", {with(23)}, {u"tls.certificate.revoked"_s}),
        row("a short key is weak", {with(66)}, {u"tls.certificate.weak-key"_s}),
        row("an authority's short key is weak", {with(67, 1)}, {u"tls.certificate.weak-key"_s}),
        row("SHA-1 is weak", {with(68, 1)}, {u"tls.certificate.weak-signature"_s}),
        row("a client's certificate has the wrong purpose", {with(26)}, {u"tls.certificate.wrong-purpose"_s}),
        row("a wrong signature is bad", {with(7)}, {u"tls.certificate.bad-signature"_s}),
        row("any other problem is an invalid chain", {with(33, 1)}, {u"tls.chain.invalid"_s}),
        row("13 days are soon", {soon}, {u"tls.certificate.expires-soon"_s}),
        row("6 days are this week", {week}, {u"tls.certificate.expires-this-week"_s}),
        row("29 days are this month", {month}, {u"tls.certificate.expires-this-month"_s}),
        row("31 days are later", {later}, {}),
        row("half the life of a short-lived certificate is left", {brief}, {}),
        row("two faults of one certificate are both told", {with({{10, u"a"_s, 0, {}}, {62, u"b"_s, 0, {}}})},
            {u"tls.certificate.expired"_s, u"tls.certificate.wrong-host"_s}),
    };
}

static QList<CheckRow> rootRows()
{
    TlsSeen withAddress = leafOnly(u"CN=Anything"_s);
    withAddress.chain.first().issuerUrls = {u"http://ca.example.com/ca.crt"_s};
    TlsSeen issuedByRoot = withAddress;
    issuedByRoot.chain.first().authorityIssuer = u"CN=Anything"_s;
    TlsSeen issuedBelowRoot = leafOnly(u"CN=Some Root"_s);
    issuedBelowRoot.chain.first().authorityIssuer = u"CN=Another"_s;
    TlsSeen sameOrganisation = leafOnly(u"CN=Network,O=Acme\\, Inc."_s);
    sameOrganisation.trustedNames = {u"CN=Acme R1,O=Acme\\, Inc."_s};
    TlsSeen sameWord = leafOnly(u"CN=Lentera Practice Services"_s);
    sameWord.trustedNames = {u"CN=Lentera Practice"_s};
    TlsSeen stranger = leafOnly(u"CN=Inspection"_s);
    stranger.trustedNames = {u"CN=Lentera Practice"_s};
    TlsSeen rootSent = leafOnly(u"CN=Missing Sub CA"_s);
    seen::CertificateSeen root{.subject = u"CN=R"_s, .issuer = u"CN=R"_s, .selfIssued = true, .selfSigned = true};
    rootSent.chain << root;
    TlsSeen noRoots = leafOnly(u"CN=Anything Issuing CA"_s);
    noRoots.trustedRoots = 0;
    TlsSeen ring = leafOnly(u"CN=b"_s);
    ring.chain.first().subject = u"CN=a"_s;
    ring.chain << seen::CertificateSeen{.subject = u"CN=b"_s, .issuer = u"CN=a"_s};
    return {
        row("a self-signed root that was sent is unknown", {with(19, 2)}, {u"tls.chain.unknown-root"_s}),
        row("intermediates without a known root: the root is unknown", {with(20, 1)}, {u"tls.chain.unknown-root"_s}),
        row("a leaf that says where its issuer is lacks it", {withAddress}, {u"tls.chain.incomplete"_s}),
        row("a leaf whose issuer issued itself lacks trust in it", {issuedByRoot}, {u"tls.chain.unknown-root"_s}),
        row("a leaf whose issuer was issued by another lacks it", {issuedBelowRoot}, {u"tls.chain.incomplete"_s}),
        row("an issuer that calls itself root is one", {leafOnly(u"CN=Acme Root CA"_s)}, {u"tls.chain.unknown-root"_s}),
        row("an issuer that calls itself intermediate is left out", {leafOnly(u"CN=Acme Intermediate 2"_s)},
            {u"tls.chain.incomplete"_s}),
        row("an issuing CA is left out", {leafOnly(u"CN=Acme Issuing CA"_s)}, {u"tls.chain.incomplete"_s}),
        row("an issuer of a trusted organisation is left out", {sameOrganisation}, {u"tls.chain.incomplete"_s}),
        row("an issuer that shares a name with a trusted root is left out", {sameWord}, {u"tls.chain.incomplete"_s}),
        row("a stranger's root is unknown", {stranger}, {u"tls.chain.unknown-root"_s}),
        row("a root that was sent does not replace the intermediate", {rootSent}, {u"tls.chain.incomplete"_s}),
        row("names that form a ring end somewhere", {ring}, {u"tls.chain.unknown-root"_s}),
        row("without any root here nothing is said of the chain", {noRoots}, {u"tls.trust.empty"_s}),
    };
}

static QList<CheckRow> handshakeRows()
{
    TlsSeen ssh = ending(TlsEnd::PlainText);
    ssh.firstBytes = "SSH-2.0-OpenSSH_9.2\r\n";
    TlsSeen old = goodTls();
    old.protocol = u"TLSv1.1"_s;
    TlsSeen midway = ending(TlsEnd::Reset);
    midway.chain = goodTls().chain;
    TlsSeen afterwards = alerting(116, true);
    afterwards.end = TlsEnd::Established;
    afterwards.alertAfterHandshake = true;
    TlsSeen optional = goodTls();
    optional.clientCertificateRequested = true;
    TlsSeen trust = ending(TlsEnd::LocalFailure);
    trust.detail = u"trust: no-certificate"_s;
    TlsSeen key = ending(TlsEnd::LocalFailure);
    key.detail = u"client-certificate: key-mismatch"_s;
    TlsSeen passphrase = key;
    passphrase.detail = u"client-certificate: passphrase-wrong"_s;
    TlsSeen missing = key;
    missing.detail = u"client-certificate: missing"_s;
    const seen::TcpSeen refused = connectTo(u"10.0.0.7"_s, seen::TcpEnd::Refused);
    seen::HttpSeen nginx = answer(400, "<html><center>No required SSL certificate was sent</center></html>",
                                  {{u"Content-Type"_s, u"text/html"_s}});
    seen::HttpSeen nginxRefuses =
        answer(400, "<html><center>The SSL certificate error</center></html>", {{u"Content-Type"_s, u"text/html"_s}});
    return {
        row("another protocol on the port is plain text", {ssh},
            {u"tcp.protocol.other"_s, u"tls.protocol.plain-text"_s}),
        row("no version in common is unsupported", {ending(TlsEnd::VersionMismatch)}, {u"tls.protocol.unsupported"_s}),
        row("TLS 1.1 is old", {old}, {u"tls.protocol.old"_s}),
        row("an alert is a refusal", {alerting(40)}, {u"tls.handshake.refused"_s}),
        row("unrecognized_name is about the name", {alerting(112)}, {u"tls.name.unrecognised"_s}),
        row("an alert without the certificate that was asked for wants it", {alerting(40, true)},
            {u"tls.client-certificate.required"_s}),
        row("an alert after TLS 1.3 wants it too", {afterwards}, {u"tls.client-certificate.required"_s}),
        row("an alert after a client certificate refuses it", {alerting(48, true, true)},
            {u"tls.client-certificate.refused"_s}),
        row("a client certificate that is only welcome is no finding", {optional}, {}),
        row("nginx asks for one in an answer", {optional, nginx}, {u"tls.client-certificate.required"_s}),
        row("nginx refuses one in an answer", {goodTls(), nginxRefuses}, {u"tls.client-certificate.refused"_s}),
        row("closed without a word is closed", {ending(TlsEnd::Closed)}, {u"tls.handshake.closed"_s}),
        row("a reset after certificates came is closed", {midway}, {u"tls.handshake.closed"_s}),
        row("silence is a time-out", {ending(TlsEnd::TimedOut)}, {u"tls.handshake.timeout"_s}),
        row("the rest has failed", {ending(TlsEnd::Failed)}, {u"tls.handshake.failed"_s}),
        row("no second connection has failed", {ending(TlsEnd::ConnectFailed)}, {u"tls.handshake.failed"_s}),
        row("no connection that TCP explains says nothing more", {refused, ending(TlsEnd::ConnectFailed)},
            {u"tcp.connection.refused"_s}),
        row("a stopped handshake is no finding", {ending(TlsEnd::Stopped)}, {}),
        row("own roots that are none are unreadable", {trust}, {u"config.trust.unreadable"_s}),
        row("a file that is not there is unreadable", {missing}, {u"config.client-certificate.unreadable"_s}),
        row("a key of another certificate is a mismatch", {key}, {u"config.client-certificate.key-mismatch"_s}),
        row("a wrong passphrase is about the passphrase", {passphrase}, {u"config.client-certificate.passphrase"_s}),
    };
}

QList<CheckRow> tlsRows()
{
    return certificateRows() + rootRows() + handshakeRows();
}

}
