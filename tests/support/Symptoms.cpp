// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Symptoms.h"

#include "base/Redactor.h"
#include "explain/Reproduce.h"
#include "explain/ShellWord.h"
#include "support/LabRecord.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

using enum Symptom::Kind;

constexpr const char *byItself = R"(\b{id}\b)"; //!< lentera-cli names the finding again

//! Every finding that a check can give, in the order of their names.
constexpr std::array all{
    Symptom{"auth.access.anonymous", Prints, R"(HTTP/[0-9.]+ 200)"},
    Symptom{"auth.captcha.required", Prints, R"(CAPTCHA_CHALLENGE)"},
    Symptom{"auth.credential.expired", Prints, R"(HTTP/[0-9.]+ 401.*expired)"},
    Symptom{"auth.credential.harmful", Prints, R"(HTTP/[0-9.]+ {status}.*HTTP/[0-9.]+ {without})"},
    Symptom{"auth.credential.refused", Prints, R"(HTTP/[0-9.]+ 40[0-9]|UNAUTHORISED)"},
    Symptom{"auth.credential.required", Prints, R"(HTTP/[0-9.]+ 401)"},
    Symptom{"auth.scheme.unsupported", Prints, R"(HTTP/[0-9.]+ 401.*WWW-Authenticate: (Negotiate|NTLM))"},
    Symptom{"auth.token.wrong-site", Prints, R"(HTTP/[0-9.]+ 40[0-9])"},
    Symptom{"captive.portal.detected", Prints,
            R"(511 |Location: http|WISPAccessGatewayParam|no alternative certificate subject name)"},
    Symptom{"clock.offset.large", Prints, R"(^\w{3} .* UTC .*^Date: )"},
    Symptom{"clock.offset.severe", Prints, R"(^\w{3} .* UTC .*^Date: )"},
    Symptom{"config.client-certificate.key-mismatch", Prints, byItself},
    Symptom{"config.client-certificate.passphrase", Prints, byItself},
    Symptom{"config.client-certificate.unreadable", Prints, byItself},
    Symptom{"config.date.passed", NotRun, "a vendor's day, not a thing that a server shows"},
    Symptom{"config.date.soon", NotRun, "a vendor's day, not a thing that a server shows"},
    Symptom{"config.edition.mismatch", Prints, byItself},
    Symptom{"config.parameter.invalid", Prints, byItself},
    Symptom{"config.parameter.missing", Prints, byItself},
    Symptom{"config.parameter.unknown", Prints, byItself},
    Symptom{"config.signin.unsuitable", Prints, byItself},
    Symptom{"config.trust.unreadable", Prints, byItself},
    Symptom{"config.url.api-path", Prints, byItself},
    Symptom{"config.url.invalid", Prints, byItself},
    Symptom{"content.body.bom", Prints, R"(ef bb bf)"},
    Symptom{"content.body.empty", Prints, R"(HTTP/[0-9.]+ 200.*\r\n\r\n\s*\z)"},
    Symptom{"content.body.encoding", Prints, R"(e9)"},
    Symptom{"content.body.error-inside", Prints, R"(HTTP/[0-9.]+ 200.*(error|failed|success))"},
    Symptom{"content.body.invalid-json", Prints, R"(HTTP/[0-9.]+ 200.*\r\n\r\n)"},
    Symptom{"content.field.missing", Prints, R"(HTTP/[0-9.]+ 200.*\r\n\r\n.*\{)"},
    Symptom{"content.licence.missing", Prints, R"(licen[cs]e)"},
    Symptom{"content.page.html", Prints, R"(<!doctype html|<html|<title)"},
    Symptom{"content.page.login", Prints, R"(password|SAMLRequest|login|sign_in|Log in)"},
    Symptom{"content.reference.unknown", Prints, R"(HTTP/[0-9.]+ \d+)"},
    Symptom{"content.type.unexpected", Prints, R"(Content-Type: (?!application/json))"},
    Symptom{"credential.environment.works", Prints, R"(HTTP/[0-9.]+ 40[13].*HTTP/[0-9.]+ 200)"},
    Symptom{"credential.environment.other", Prints, byItself},
    Symptom{"credential.expiry.passed", Prints, byItself},
    Symptom{"credential.expiry.soon", Prints, byItself},
    Symptom{"credential.keychain.absent", Prints, R"(no keychain)"},
    Symptom{"credential.keychain.denied", Prints, byItself},
    Symptom{"credential.keychain.failed", Prints, byItself},
    Symptom{"credential.keychain.locked", Prints, R"(locked)"},
    Symptom{"credential.keychain.silent", Prints, R"(does not answer)"},
    Symptom{"credential.keychain.waiting", Prints, byItself},
    Symptom{"credential.value.encrypted", Prints, byItself},
    Symptom{"credential.value.missing", Prints, byItself},
    Symptom{"credential.value.placeholder", Prints, byItself},
    Symptom{"credential.value.quoted", Prints, byItself},
    Symptom{"credential.value.scheme-kept", Prints, byItself},
    Symptom{"credential.value.shape", Prints, byItself},
    Symptom{"credential.value.whitespace", Prints, byItself},
    Symptom{"dns.address.private", Prints, R"(\s10\.66\.0\.9$)"},
    Symptom{"dns.address.sinkhole", Prints, R"(IN\s+A\s+0\.0\.0\.0|CNAME\s+\S+)"},
    Symptom{"dns.alias.dangling", Prints, R"(NXDOMAIN.*CNAME\s+\S+)"},
    Symptom{"dns.alias.long", Prints, R"((CNAME[^\n]+\n){9})"},
    Symptom{"dns.alias.loop", Prints, R"(CNAME\s+\S+)"},
    Symptom{"dns.answer.changing", Prints, R"(\d+\.\d+\.\d+\.\d+)"},
    Symptom{"dns.answer.rewritten", Prints, R"(invalid\.\s+\d+\s+IN\s+A\s+)"},
    Symptom{"dns.answer.split", Prints,
            R"(\A;; Got answer.*IN\s+A\s|(NXDOMAIN.*127\.)|(127\..*NXDOMAIN)|127\.0\.0\.1.*127\.0\.0\.2)"},
    Symptom{"dns.answer.truncated", Prints, R"(flags: qr tc)"},
    Symptom{"dns.answer.wrong-id", Prints, R"(ID mismatch|timed out)"},
    Symptom{"dns.hosts.override", Prints, R"(^127\.0\.0\.[13]\b)"},
    Symptom{"dns.lookup.slow", Prints, R"(Query time: [0-9]{4})"},
    Symptom{"dns.name.invalid", NotRun, "the settings refuse such a name before it is asked for"},
    Symptom{"dns.name.no-address", Prints, R"(status: NOERROR.*ANSWER: 0)"},
    Symptom{"dns.name.not-found", Prints, R"(status: NXDOMAIN)"},
    Symptom{"dns.resolver.failed", Prints,
            R"(status: (SERVFAIL|NOTIMP|FORMERR)|malformed|bad packet|connection refused|end of file|timed out)"},
    Symptom{"dns.resolver.partly-failing", Prints, R"((SERVFAIL|REFUSED|timed out|connection refused).*127\.0\.0\.1)"},
    Symptom{"dns.resolver.refused", Prints, R"(status: REFUSED)"},
    Symptom{"dns.resolver.rewriting", Prints, R"(invalid\.\s+\d+\s+IN\s+A\s+)"},
    Symptom{"dns.resolver.timeout", Waits},
    Symptom{"dns.resolver.unreachable", Prints, R"(connection refused|unreachable)"},
    Symptom{"http.answer.empty", Prints, R"(curl: \(52\)|curl: \(56\))"},
    Symptom{"http.answer.intermittent", Prints, R"(\b{status}\b)"},
    Symptom{"http.answer.malformed", Prints, R"(curl: \((1|8|56)\))"},
    Symptom{"http.answer.slow", Prints, R"(first byte ([3-9]|\d\d)\.)"},
    Symptom{"http.answer.timeout", Waits},
    Symptom{"http.answer.unsteady", Prints, R"(200 .*503 |503 .*200 )"},
    Symptom{"http.body.bomb", Prints, R"((?<!\d)\d{8,})"},
    Symptom{"http.body.incomplete", Prints, R"(curl: \((18|56)\)|\AHTTP/[0-9.]+ [^\n]*\n(?:[^\r\n]+\r\n)*\z)"},
    Symptom{"http.body.slow", Prints, R"(total [3-9]\.)"},
    Symptom{"http.body.stalled", Waits},
    Symptom{"http.body.too-large", Prints, R"((?<!\d)\d{8,})"},
    Symptom{"http.connection.reset", Prints, R"(curl: \((35|56)\))"},
    Symptom{"http.encoding.invalid", Prints, R"(curl: \((61|23)\))"},
    Symptom{"http.gateway.bad", Prints, R"(HTTP/[0-9.]+ 502)"},
    Symptom{"http.gateway.origin", Prints, R"(HTTP/[0-9.]+ 52\d)"},
    Symptom{"http.gateway.timeout", Prints, R"(HTTP/[0-9.]+ 504)"},
    Symptom{"http.h2.failed", Prints, R"(was not closed cleanly)"},
    Symptom{"http.headers.slow", Prints, R"(total [3-9]\.)"},
    Symptom{"http.headers.too-large", Prints, R"((?<!\d)\d{6}|curl: \((27|56)\)|Too large)"},
    Symptom{"http.hsts.contradicted", Prints, R"(strict-transport-security)"},
    Symptom{"http.interim.endless", Prints, R"(HTTP/1.1 10\d.*HTTP/1.1 10\d)"},
    Symptom{"http.keep-alive.race", Prints, R"(died)"},
    Symptom{"http.latency.bimodal", Prints, R"(200 0\.0.*200 0\.1[5-9])"},
    Symptom{"http.legal.blocked", Prints, R"(HTTP/[0-9.]+ 451)"},
    Symptom{"http.length.conflict", Prints, R"(Content-Length: (\d+).*Content-Length: (?!\1\b))"},
    Symptom{"http.method.not-allowed", Prints, R"(HTTP/[0-9.]+ 405)"},
    Symptom{"http.path.not-found", Prints, R"(HTTP/[0-9.]+ (404|410)|4007)"},
    Symptom{"http.path.wrong-base", Prints, R"(nginx|Tomcat)"},
    Symptom{"http.port.expects-tls", Prints,
            R"(HTTP request was sent to HTTPS|plain HTTP|HTTPS server|HTTP/0\.9|curl: \(52\))"},
    Symptom{"http.protocol.invalid", Prints, R"(curl: \((1|8|56)\))"},
    Symptom{"http.redirect.downgrade", Prints, R"(Location: http://)"},
    Symptom{"http.redirect.login", Prints, R"(Location: \S+)"},
    Symptom{"http.redirect.loop", Prints, R"(Maximum \(10\) redirects)"},
    Symptom{"http.redirect.other-origin", Prints, R"(Location: \S+)"},
    Symptom{"http.redirect.too-many", Prints, R"(Maximum \(10\) redirects)"},
    Symptom{"http.redirect.upgrade", Prints, R"(Location: https://)"},
    Symptom{"http.request.bad", Prints, R"(HTTP/[0-9.]+ 400)"},
    Symptom{"http.request.blocked", Prints, R"(support ID)"},
    Symptom{"http.request.failed", NotRun, "only beside the finding that says why nothing could be sent"},
    Symptom{"http.request.misdirected", Prints, R"(HTTP/[0-9.]+ 421)"},
    Symptom{"http.request.timeout", Prints, R"(HTTP/[0-9.]+ 408)"},
    Symptom{"http.request.too-large", Prints, R"(HTTP/[0-9.]+ (413|414|431))"},
    Symptom{"http.request.unacceptable", Prints, R"(HTTP/[0-9.]+ {status})"},
    Symptom{"http.server.error", Prints, R"(HTTP/[0-9.]+ {status})"},
    Symptom{"http.service.maintenance", Prints, R"(maintenance)"},
    Symptom{"http.service.unavailable", Prints, R"(HTTP/[0-9.]+ 503)"},
    Symptom{"http.status.unexpected", Prints, R"(HTTP/[0-9.]+ {status})"},
    Symptom{"http.transport.insecure", Prints, R"(HTTP/[0-9.]+ 200)"},
    Symptom{"http.version.broken", Prints, R"(curl: \(\d+\).*HTTP/1\.[01] 200)"},
    Symptom{"proxy.answer.slow", Prints, R"(first byte [2-9]\.)"},
    Symptom{"proxy.answer.timeout", Waits},
    Symptom{"proxy.authentication.refused", Prints, R"(HTTP/[0-9.]+ 407)"},
    Symptom{"proxy.authentication.required", Prints, R"(HTTP/[0-9.]+ 407)"},
    Symptom{"proxy.authentication.unsupported", Prints, R"(HTTP/[0-9.]+ 407.*Proxy-Authenticate: (Negotiate|NTLM))"},
    Symptom{"proxy.authorization.removed", Prints, R"(HTTP/[0-9.]+ 401.*HTTP/[0-9.]+ 200)"},
    Symptom{"proxy.body.rewritten", Prints, R"(<html>.*application/json)"},
    Symptom{"proxy.connect.unsupported", Prints, R"(curl: \(97\)|HTTP/[0-9.]+ (405|400|501|404))"},
    Symptom{"proxy.connection.closed", Prints, R"(curl: \((52|56|97)\))"},
    Symptom{"proxy.connection.refused", Prints, R"(refused|Couldn't connect)"},
    Symptom{"proxy.connection.timeout", Waits},
    Symptom{"proxy.exception.near-miss", Prints, R"(practice\.test:1$)"},
    Symptom{"proxy.kind.wrong", Prints, R"(curl: \()"},
    Symptom{"proxy.name.not-found", Prints, R"(NXDOMAIN)"},
    Symptom{"proxy.pac.entries-dead", Prints, R"(refused)"},
    Symptom{"proxy.pac.entry-dead", Prints, R"(refused)"},
    Symptom{"proxy.pac.evaluator", Prints, byItself},
    Symptom{"proxy.pac.exception", Prints, byItself},
    Symptom{"proxy.pac.http-error", Prints, R"(HTTP/[0-9.]+ {status})"},
    Symptom{"proxy.pac.limit", Prints, byItself},
    Symptom{"proxy.pac.no-function", Prints, byItself},
    Symptom{"proxy.pac.not-a-script", Prints, R"(<html>)"},
    Symptom{"proxy.pac.redirected", Prints, R"(HTTP/[0-9.]+ 30\d.*Location:)"},
    Symptom{"proxy.pac.result-invalid", Prints, byItself},
    Symptom{"proxy.pac.syntax", Prints, byItself},
    Symptom{"proxy.pac.too-large", Prints, R"(Content-Length: \d{7,})"},
    Symptom{"proxy.pac.unreachable", Prints, R"(curl: \(7\)|No such file)"},
    Symptom{"proxy.port.denied", Prints, R"(HTTP/[0-9.]+ 403|SOCKS)"},
    Symptom{"proxy.protocol.mismatch", Prints, R"(curl: \()"},
    Symptom{"proxy.route.altered", Prints, R"(HTTP/[0-9.]+ 500.*HTTP/[0-9.]+ 200)"},
    Symptom{"proxy.route.needed", Prints, R"(curl: \(7\).*HTTP/[0-9.]+ 200)"},
    Symptom{"proxy.socks.failed", Prints, R"(curl: \(97\))"},
    Symptom{"proxy.target.denied", Prints, R"(HTTP/[0-9.]+ 403|curl: \(97\)[^\n]*\(2\))"},
    Symptom{"proxy.target.name-not-found", Prints, R"(ERR_DNS_FAIL|curl: \(97\))"},
    Symptom{"proxy.target.unreachable", Prints, R"(HTTP/[0-9.]+ 50\d|curl: \(97\))"},
    Symptom{"proxy.tls.failed", Prints, R"(curl: \((35|60)\))"},
    Symptom{"rate.limit.exceeded", Prints, R"(HTTP/[0-9.]+ 429|4015)"},
    Symptom{"rate.limit.near", Prints, R"(Remaining: 3)"},
    Symptom{"scope.permission.denied", Prints, R"(HTTP/[0-9.]+ 403)"},
    Symptom{"scope.scope.missing", Prints, R"(scope)"},
    Symptom{"tcp.address.partly-failing", Prints, R"(refused)"},
    Symptom{"tcp.backend.broken", Prints, R"(HTTP/[0-9.]+ 502.*HTTP/[0-9.]+ 200)"},
    Symptom{"tcp.connect.slow", Prints, R"(connect [1-9]\.)"},
    Symptom{"tcp.connection.closed", Prints, R"(succeeded|open)"},
    Symptom{"tcp.connection.denied", Prints, R"(denied|not permitted)"},
    Symptom{"tcp.connection.failed", Prints, R"(failed)"},
    Symptom{"tcp.connection.refused", Prints, R"(refused)"},
    Symptom{"tcp.connection.reset", Prints, R"(reset|succeeded|open)"},
    Symptom{"tcp.connection.timeout", Waits},
    Symptom{"tcp.connection.unreachable", Prints, R"(unreachable|No route)"},
    Symptom{"tcp.family.broken", Prints, R"(unreachable|No route)"},
    Symptom{"tcp.protocol.other", Prints, R"(0000000|PONG)"},
    Symptom{"tls.backend.certificates-differ", Prints, R"(Fingerprint=(\S+).*Fingerprint=(?!\1))"},
    Symptom{"tls.backend.certificates-vary", Prints, R"(Fingerprint=(\S+).*Fingerprint=(?!\1))"},
    Symptom{"tls.certificate.address-not-named", Prints, R"(IP address mismatch)"},
    Symptom{"tls.certificate.bad-signature", Prints, R"(certificate signature failure)"},
    Symptom{"tls.certificate.expired", Prints, R"(certificate has expired)"},
    Symptom{"tls.certificate.expires-soon", Prints, R"(NotAfter)"},
    Symptom{"tls.certificate.expires-this-month", Prints, R"(NotAfter)"},
    Symptom{"tls.certificate.expires-this-week", Prints, R"(NotAfter)"},
    Symptom{"tls.certificate.key-usage", Prints, R"(Key Usage:[^\n]*\n\s+Key Encipherment$)"},
    Symptom{"tls.certificate.lifetime-long", Prints, R"(NotAfter)"},
    Symptom{"tls.certificate.no-alternative-names", Prints, R"(\A(?!.*(DNS|IP Address):).*subject=)"},
    Symptom{"tls.certificate.not-yet-valid", Prints, R"(certificate is not yet valid)"},
    Symptom{"tls.certificate.revoked", Prints, R"(serial=([0-9A-F]+)\n.*Serial Number: \1)"},
    Symptom{"tls.certificate.self-signed", Prints, R"(self-signed certificate)"},
    Symptom{"tls.certificate.weak-key", Prints, R"(1024|key too)"},
    Symptom{"tls.certificate.weak-signature", Prints, R"(sigalg: \S*(SHA1|MD5))"},
    Symptom{"tls.certificate.wildcard-depth", Prints, R"(hostname mismatch)"},
    Symptom{"tls.certificate.wrong-host", Prints, R"(hostname mismatch)"},
    Symptom{"tls.certificate.wrong-purpose", Prints, R"(unsuitable certificate purpose)"},
    Symptom{"tls.chain.anchor-sent", Prints, R"(^ \d s:([^\n]+)\n   i:\1$)"},
    Symptom{"tls.chain.expired", Prints, R"(certificate has expired)"},
    Symptom{"tls.chain.extra", Prints, R"(^   i:([^\n]+)\n(?:(?!^ \d s:).)*^ \d s:(?!\1$))"},
    Symptom{"tls.chain.incomplete", Prints, R"(unable to get local issuer|unable to verify the first)"},
    Symptom{"tls.chain.invalid", Prints, R"(depth=[1-9][^\n]*\nverify error:)"},
    Symptom{"tls.chain.name-constraint", Prints, R"(permitted subtree violation)"},
    Symptom{"tls.chain.not-authority", Prints, R"(invalid CA certificate)"},
    Symptom{"tls.chain.order", Prints, R"( 1 s:)"},
    Symptom{"tls.chain.path-length", Prints, R"(path length constraint exceeded)"},
    Symptom{"tls.chain.unknown-root", Prints,
            R"(self-signed certificate in certificate chain|unable to get local issuer|unable to get issuer)"},
    Symptom{"tls.client-certificate.expired", Prints, R"(notAfter=)"},
    Symptom{"tls.client-certificate.not-requested", Prints,
            R"(\A(?!.*Requested Signature Algorithms).*No client certificate CA names sent)"},
    Symptom{"tls.client-certificate.not-yet-valid", Prints, R"(notBefore=)"},
    Symptom{"tls.client-certificate.refused", Prints, R"(alert (unknown ca|bad certificate|certificate unknown))"},
    Symptom{"tls.client-certificate.required", Prints, R"(Acceptable client certificate CA names|alert)"},
    Symptom{"tls.client-certificate.wrong-issuer", Prints, R"(issuer=)"},
    Symptom{"tls.client-certificate.wrong-purpose", Prints, R"(TLS Web Server Authentication)"},
    Symptom{"tls.compression.enabled", Prints, byItself},
    Symptom{"tls.handshake.closed", Prints, R"(unexpected eof|write:errno|no peer certificate)"},
    Symptom{"tls.handshake.failed", Prints, R"(error:[0-9A-F]+:SSL routines)"},
    Symptom{"tls.handshake.refused", Prints, R"(alert)"},
    Symptom{"tls.handshake.timeout", Waits},
    Symptom{"tls.interception.detected", Prints, R"(mitmproxy|inspection|self-signed)"},
    Symptom{"tls.key-exchange.weak-group", Prints, R"(Temp Key: (DH, 1024|ECDH, [^\n]*(160|192)))"},
    Symptom{"tls.master-secret.not-extended", Prints, R"(Extended master secret: no)"},
    Symptom{"tls.name.rejected", Prints, R"(unrecognized name.*)"},
    Symptom{"tls.name.unrecognised", Prints, R"(unrecognized name)"},
    Symptom{"tls.ocsp.revoked", Prints, R"(revoked)"},
    Symptom{"tls.ocsp.staple-invalid", Prints, R"(Responder Id: (?!CN = Lentera Test Intermediate))"},
    Symptom{"tls.ocsp.staple-missing", Prints, R"(no response sent)"},
    Symptom{"tls.ocsp.unreachable", Prints, R"(Error querying|Response Verify Failure|error)"},
    Symptom{"tls.protocol.no-tls13", Prints, R"(alert protocol version)"},
    Symptom{"tls.protocol.obsolete", Prints, R"(Protocol  : (SSLv3|TLSv1)(\.1)?$)"},
    Symptom{"tls.protocol.old", Prints, R"(Protocol  : TLSv1(\.1)?$)"},
    Symptom{"tls.protocol.plain-text", Prints,
            R"(wrong version number|packet length too long|record layer|unsupported protocol)"},
    Symptom{"tls.protocol.unsupported", Prints, R"(alert protocol version|unsupported protocol|no protocols)"},
    Symptom{"tls.renegotiation.insecure", Prints, R"(Renegotiation IS NOT supported)"},
    Symptom{"tls.sni.required", Prints, R"(subject)"},
    Symptom{"tls.store.differs", Prints, R"(nss)"},
    Symptom{"tls.suite.no-forward-secrecy", Prints, R"(handshake failure)"},
    Symptom{"tls.suite.static-key", Prints, R"(Cipher    : {suite})"},
    Symptom{"tls.suite.weak", Prints, R"(Cipher    : {suite})"},
    Symptom{"tls.trust.empty", Prints, R"(unable to get local issuer certificate)"},
    Symptom{"tls.trust.own-unsuitable", Prints, R"(Verify return code: (?!0).*Verify return code: 0)"},
    Symptom{"tls.trust.own-unused", Prints, R"(Verify return code: (?!0).*Verify return code: 0)"},
    Symptom{"tls.version.intolerant", Prints, R"(errno.*Verify return code: 0)"},
};

}

const Symptom *symptomOf(const QString &id)
{
    const auto *found =
        std::find_if(all.begin(), all.end(), [&](const Symptom &one) { return id == QLatin1StringView(one.id); });
    return found == all.end() ? nullptr : found;
}

QStringList symptomIds()
{
    QStringList ids;
    for (const Symptom &one : all)
        ids << QString::fromLatin1(one.id);
    return ids;
}

// The variables that stand for a plan's secrets and trust, as a colleague would set them.
static void setVariables(PastedCommand &shell, const Plan &plan, const EffectiveProxy &proxy)
{
    const auto set = [&shell](const QString &name, const SharedSecret &secret) {
        shell.set(name, QString::fromUtf8(secret->reveal()));
    };
    for (const CredentialField &field : plan.signIn.fields)
        for (const QString &variable : field.variables)
            if (plan.environmentCredential.contains(field.id) && plan.environmentVariables.contains(variable))
                set(variable, plan.environmentCredential.value(field.id));
    const bool both = !plan.environmentCredential.isEmpty();
    for (auto it = plan.credential.cbegin(); it != plan.credential.cend(); ++it)
        set(both ? storedVariable(it.key()) : shellVariable(it.key()), *it);
    if (plan.proxyPassword) {
        const QString userAndPassword = QString::fromUtf8(plan.proxyPassword->reveal());
        shell.set(u"LENTERA_PROXY_USER"_s, userAndPassword.section(u':', 0, 0));
        shell.set(u"LENTERA_PROXY_PASSWORD"_s, userAndPassword.section(u':', 1));
    }
    if (plan.connection.trust.roots != TrustRoots::System || !plan.connection.trust.ownRoots.isEmpty())
        shell.set(u"LENTERA_ROOTS"_s, shell.fileWith(u"roots.pem"_s, plan.connection.trust.ownRoots));
    for (const ProxyException &exception : proxy.exceptions)
        shell.set(exception.list, exception.entry);
    for (const char *store : {"SSL_CERT_FILE", "SSL_CERT_DIR"})
        if (qEnvironmentVariableIsSet(store))
            shell.set(QString::fromLatin1(store), qEnvironmentVariable(store));
}

// Whether nothing of a command can leave this machine: its names lead here by a rule, are the proxy's affair, or are
// asked for at a server of the test's own.
static bool staysHere(const Plan &plan, const EffectiveProxy &proxy)
{
    const QString scheme = QUrl(proxy.url).scheme();
    const QString host = plan.connection.host();
    return scheme.startsWith("http"_L1) || scheme == "socks5h"_L1 || !plan.connection.connectTo.isEmpty() ||
           !plan.connection.resolvers.isEmpty() || QHostAddress(host).isLoopback() || host == "localhost"_L1 ||
           qEnvironmentVariableIsSet("LENTERA_TEST_NAMESPACE");
}

QString showsNothingSecret(const Finding &finding, const RunResult &result, const Plan &plan)
{
    Redactor redactor;
    for (const CredentialField &field : plan.signIn.fields)
        for (const auto &values : {plan.credential, plan.environmentCredential})
            if (field.secret && values.contains(field.id))
                redactor.learn(field.id, *values.value(field.id));
    for (const SharedSecret &secret : {plan.proxyPassword, plan.otherProxyPassword, plan.clientKeyPassphrase})
        if (secret)
            redactor.learn(u"password"_s, *secret);
    const QString command = reproduceCommand(finding, plan.connection, plan.connector, result.proxy);
    return redactor.redacted(command) == command ? QString()
                                                 : u" {"_s + finding.id + u": a secret in "_s + command + u'}';
}

static QRegularExpression patternOf(const Symptom &symptom, const Facts &facts)
{
    QString pattern = QString::fromUtf8(symptom.text).replace("{id}"_L1, QString::fromLatin1(symptom.id));
    for (auto it = facts.cbegin(); it != facts.cend(); ++it)
        pattern.replace(u'{' + it.key() + u'}', QRegularExpression::escape(*it));
    return QRegularExpression(pattern, QRegularExpression::MultilineOption |
                                           QRegularExpression::DotMatchesEverythingOption |
                                           QRegularExpression::CaseInsensitiveOption);
}

QString showsTheSame(const QString &id, const QString &command, const PastedCommand &shell, const Facts &facts)
{
    const Symptom *symptom = symptomOf(id);
    if (!symptom)
        return u" {"_s + id + u": nobody has said what its command shows}"_s;
    if (symptom->kind == Symptom::Kind::NotRun)
        return {};
    const bool waits = symptom->kind == Symptom::Kind::Waits;
    const Pasted pasted = shell.run(command, waits ? 1000 : 30'000);
    const QString output = QString::fromUtf8(pasted.output);
    const QString end = pasted.ended ? u"ended with %1"_s.arg(pasted.status) : u"still waits"_s;
    if (const QString log = qEnvironmentVariable("LENTERA_LABS_LOG"); !log.isEmpty()) {
        QFile file(log);
        if (file.open(QIODevice::WriteOnly | QIODevice::Append))
            file.write("=== " + id.toUtf8() + ' ' + QTest::currentTestFunction() + '(' + QTest::currentDataTag() +
                       ")\n$ " + command.toUtf8() + '\n' + pasted.output.left(1500) + "\n--- " + end.toUtf8() + '\n');
    }
    if (waits != pasted.ended && output.contains(patternOf(*symptom, facts))) {
        LabRecord::shown(id);
        return {};
    }
    return u" {"_s + id + u": "_s + command + u'\n' + output + end + u'}';
}

QString showsTheSame(const Finding &finding, const RunResult &result, const Plan &plan)
{
    if (!staysHere(plan, result.proxy))
        return {};
    PastedCommand shell;
    setVariables(shell, plan, result.proxy);
    return showsTheSame(finding.id, reproduceCommand(finding, plan.connection, plan.connector, result.proxy), shell,
                        finding.facts);
}

}
