// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Reproduce.h"
#include "base/HostText.h"
#include "explain/Placeholders.h"
#include "explain/ReproduceNames.h"
#include "explain/ShellWord.h"
#include "explain/reproduceCheck.h"
#include "explain/reproduceHttp.h"
#include "explain/reproduceMcp.h"
#include "explain/reproduceProxy.h"
#include "explain/reproduceTls.h"
#include "plan/Request.h"
#include "probe/Route.h"
#include "signing/SigningSchemeFile.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! What every command needs to know.
struct Subject {
    const Finding &finding;
    const Connection &connection;
    const Connector &connector;
    const EffectiveProxy &proxy;
    SignIn signIn; //!< the kind that the connection uses

    QString fact(const char *name) const { return finding.facts.value(QLatin1StringView(name)); }
    QString lowImpactCall() const { return lentera::lowImpactCall(signIn, connection.parameters, connector); }
    QString host() const { return connection.host().isEmpty() ? fact("host") : connection.host(); }
};

struct Address {
    QString host;
    QString port;
};

}

// `IP`, `IP:PORT`, `[v6]:PORT`.
static Address addressFrom(const QString &text, const QString &defaultPort)
{
    static const QRegularExpression withPort(u"\\A(?:\\[([^\\]]+)\\]|([^:]+)):([0-9]{1,5})\\z"_s);
    const QRegularExpressionMatch match = withPort.match(text);
    if (match.hasMatch())
        return {match.captured(1) + match.captured(2), match.captured(3)};
    return {withoutBrackets(text), defaultPort};
}

static QString placeOf(const Address &address)
{
    return bracketed(address.host) + u':' + address.port;
}

// Where a tool without --connect-to must go: the last two parts of `HOST:PORT:ADDR:PORT` when the first two fit.
static Address connectAddress(const Subject &subject)
{
    static const QRegularExpression rule(u"\\A(\\[[^\\]]*\\]|[^:]*):([0-9]*):(\\[[^\\]]*\\]|[^:]*):([0-9]*)\\z"_s);
    Address address{subject.host(), QString::number(subject.connection.port())};
    for (const QString &entry : subject.connection.connectTo) {
        const QRegularExpressionMatch match = rule.match(entry);
        const bool hostFits = match.captured(1).isEmpty() || addressFrom(match.captured(1), {}).host == address.host;
        const bool portFits = match.captured(2).isEmpty() || match.captured(2) == address.port;
        if (!match.hasMatch() || !hostFits || !portFits)
            continue;
        if (!match.captured(3).isEmpty())
            address.host = addressFrom(match.captured(3), {}).host;
        if (!match.captured(4).isEmpty())
            address.port = match.captured(4);
        break;
    }
    return address;
}

static QString proxyHost(const Subject &subject)
{
    return QUrl(subject.proxy.url).host();
}

// The address that the finding is about, as words of a shell.
static Address testedAddress(const Subject &subject)
{
    Address address = connectAddress(subject);
    static const QRegularExpression separators(u"[,;\\s]+"_s);
    for (const char *name : {"address", "addresses", "failing"}) {
        const QString first = subject.fact(name).split(separators, Qt::SkipEmptyParts).value(0);
        if (first.isEmpty())
            continue;
        const QHostAddress whole(first); // a bare IPv6 address also looks like host and port
        address = whole.isNull() ? addressFrom(first, address.port) : Address{first, address.port};
        break;
    }
    return {shellWord(address.host), shellWord(address.port)};
}

static QString ncCommand(const Subject &subject)
{
    const Address address = testedAddress(subject);
    if (subject.finding.id == "tcp.protocol.other"_L1 || subject.finding.id == "tcp.connection.closed"_L1)
        return greetingCommand(subject.finding, address.host, address.port);
    return u"nc -vz -w 5 "_s + address.host + u' ' + address.port;
}

static QStringList certificateWords(const Subject &subject, const QString &certificate, const QString &key,
                                    const QString &type)
{
    const TrustSetting &trust = subject.connection.trust;
    if (trust.clientCertificateFile.isEmpty())
        return {};
    QStringList words{certificate, shellWord(trust.clientCertificateFile)};
    static const QRegularExpression pkcs12(u"\\.(p12|pfx)\\z"_s, QRegularExpression::CaseInsensitiveOption);
    if (!type.isEmpty() && pkcs12.match(trust.clientCertificateFile).hasMatch())
        words << type << u"P12"_s;
    if (!trust.clientKeyFile.isEmpty())
        words << key << shellWord(trust.clientKeyFile);
    return words;
}

static bool ownRoots(const Subject &subject)
{
    return subject.connection.trust.roots != TrustRoots::System;
}

static QString curlProxyWords(const Subject &subject)
{
    if (subject.proxy.direct())
        return subject.proxy.origin == "none"_L1 ? u" --noproxy '*'"_s : QString();
    QString words = u" -x "_s + shellWord(maskedUserInfo(subject.proxy.url));
    if (subject.finding.id.startsWith("proxy.authentication."_L1))
        words += " --proxy-anyauth --proxy-user \"$LENTERA_PROXY_USER:$LENTERA_PROXY_PASSWORD\""_L1;
    return words;
}

static const Call *callOf(const Subject &subject)
{
    for (const QString &id : {subject.fact("call"), subject.lowImpactCall(), subject.connector.reachCall}) {
        const auto call = subject.connector.calls.constFind(id);
        if (call != subject.connector.calls.cend())
            return &*call;
    }
    return nullptr;
}

static QString requestUrl(const Subject &subject, const Call *call)
{
    if (call)
        if (const Result<QUrl> url = callUrl(subject.connection, subject.connector, *call))
            return url->toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
    const QUrl base = subject.connection.baseUrl();
    return base.isEmpty() ? maskedUserInfo(subject.fact("url"))
                          : base.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
}

static bool isSignedIn(const Subject &subject, const Call &call)
{
    return call.id != subject.connector.reachCall || call.id == subject.lowImpactCall();
}

// The scheme that signs \a call; null where nothing is signed.
static const SigningScheme *schemeOf(const Subject &subject, const Call *call)
{
    if (!call || !isSignedIn(subject, *call) || subject.signIn.signing.scheme.isEmpty())
        return nullptr;
    return shippedSigningSchemes().find(subject.signIn.signing.scheme);
}

// The scheme's headers that hold a key id which is secret: the others come from `lentera-cli sign --headers`.
static QList<HeaderTemplate> secretHeaders(const Subject &subject, const Call &call)
{
    QList<HeaderTemplate> headers;
    const SigningScheme *scheme = schemeOf(subject, &call);
    if (!scheme || !scheme->secretKeyId)
        return headers;
    for (const SchemeHeader &header : scheme->headers)
        if (header.uses("keyId"))
            headers << HeaderTemplate{
                header.name, QString(header.value).replace("{keyId}"_L1, u'{' + subject.signIn.signing.keyId + u'}')};
    return headers;
}

// As in a request: a header of the sign-in replaces one of the same name in the call.
static QList<HeaderTemplate> headersOf(const Subject &subject, const Call &call)
{
    QList<HeaderTemplate> headers = call.headers;
    if (!isSignedIn(subject, call))
        return headers;
    for (const HeaderTemplate &own : subject.signIn.headers + secretHeaders(subject, call)) {
        headers.removeIf(
            [&](const HeaderTemplate &other) { return other.name.compare(own.name, Qt::CaseInsensitive) == 0; });
        headers << own;
    }
    return headers;
}

static QString headerWords(const Subject &subject, const QList<HeaderTemplate> &headers)
{
    QString words;
    for (const HeaderTemplate &header : headers)
        words += u" -H "_s + shellTemplate(header.name + ": "_L1 + header.value, subject.connection, subject.connector,
                                           subject.signIn);
    return words;
}

// The address that the connection's own resolver gives, as a word of a shell; empty where the system's is asked.
static QString lookedUp(const Subject &subject)
{
    const QString host = subject.host();
    const std::optional<ServerAddress> server = serverAddress(subject.connection.resolvers.value(0), 53);
    const bool ruled = connectAddress(subject).host != host;
    if (!server || ruled || !subject.proxy.direct() || !QHostAddress(host).isNull())
        return {};
    return u"\"$(dig +short @%1 -p %2 -q "_s.arg(server->address.toString()).arg(server->port) + shellWord(host) +
           u" -t A | tail -n 1)\""_s;
}

// The options that decide how curl gets to the target, as the run did.
static QString curlRoute(const Subject &subject)
{
    QString words;
    for (const QString &rule : subject.connection.connectTo)
        words += u" --connect-to "_s + shellWord(rule);
    if (const QString address = lookedUp(subject); !address.isEmpty())
        words += u" --resolve "_s + shellWord(placeOf({subject.host(), QString::number(subject.connection.port())})) +
                 u':' + address;
    words += curlProxyWords(subject);
    if (ownRoots(subject))
        words += " --cacert \"$LENTERA_ROOTS\""_L1;
    const QStringList certificate = certificateWords(subject, u"--cert"_s, u"--key"_s, u"--cert-type"_s);
    return certificate.isEmpty() ? words : words + u' ' + certificate.join(u' ');
}

static QString curlUrl(const QString &url)
{
    static const QRegularExpression globbing(u"[\\[\\]{}]"_s);
    return (url.contains(globbing) ? u" -g "_s : u" "_s) + shellWord(url);
}

// curl itself keeps Authorization from other hosts, but no other header that it was given.
static bool mayFollow(const Subject &subject)
{
    const QList<HeaderTemplate> &headers = subject.signIn.headers;
    return std::all_of(headers.cbegin(), headers.cend(), [](const HeaderTemplate &header) {
        return header.name.compare("Authorization"_L1, Qt::CaseInsensitive) == 0;
    });
}

static QString bodyWords(const Call &call)
{
    if (call.body.isEmpty())
        return {};
    const bool typed = std::any_of(call.headers.cbegin(), call.headers.cend(), [](const HeaderTemplate &header) {
        return header.name.compare("Content-Type"_L1, Qt::CaseInsensitive) == 0;
    });
    return (typed ? QString() : u" -H 'Content-Type: application/json'"_s) + u" --data-raw "_s +
           shellWord(QString::fromUtf8(call.body));
}

// Writes the headers of this one moment for curl; the secrets are variables of the shell, handed to nobody else.
static QString signingPipe(const Subject &subject, const SigningScheme *scheme, const Call *call)
{
    if (!scheme)
        return {};
    const SignInSigning &signing = subject.signIn.signing;
    QString environment;
    QString options = u" --secret-env "_s + shellVariable(signing.secret);
    if (!signing.keyId.isEmpty())
        options += u" --key-id-env "_s + shellVariable(signing.keyId);
    for (const QString &field : {signing.secret, signing.keyId})
        if (!field.isEmpty())
            environment += shellVariable(field) + u"=\"$"_s + shellVariable(field) + u"\" "_s;
    for (auto it = signing.parameters.cbegin(); it != signing.parameters.cend(); ++it)
        options += u" --param "_s + shellWord(it.key() + u'=' + *it);
    for (const HeaderTemplate &header : call->headers)
        options += u" --header "_s + shellTemplate(header.name + ": "_L1 + header.value, subject.connection,
                                                   subject.connector, subject.signIn);
    const QString body =
        call->body.isEmpty() ? QString() : u"printf %s "_s + shellWord(QString::fromUtf8(call->body)) + u" | "_s;
    return body + environment + u"lentera-cli sign --scheme "_s + shellWord(scheme->id) + u" --method "_s +
           shellWord(call->method) + u" --url "_s + shellWord(requestUrl(subject, call)) + options +
           (call->body.isEmpty() ? QString() : u" --body -"_s) + u" --headers | "_s;
}

static CurlWords curlWords(const Subject &subject)
{
    const Call *call = callOf(subject);
    QString options;
    if (subject.fact("onlyVersion") == "HTTP/1.1"_L1)
        options += " --http1.1"_L1;
    if (call && call->method != "GET"_L1)
        options += u" -X "_s + shellWord(call->method);
    options += curlRoute(subject);
    if (call)
        options += headerWords(subject, headersOf(subject, *call)) + bodyWords(*call);
    const SigningScheme *scheme = schemeOf(subject, call);
    if (scheme)
        options += " -H @-"_L1;
    return {signingPipe(subject, scheme, call), options, curlUrl(requestUrl(subject, call)),
            !scheme && mayFollow(subject)};
}

static QString curlProxyCommand(const Subject &subject)
{
    return u"curl -v -o /dev/null -m 20"_s + curlRoute(subject) + curlUrl(requestUrl(subject, nullptr));
}

// Nothing secret goes along, so that a certificate which the clock spoils need not stop it.
static QString timeCommand(const Subject &subject)
{
    return u"date -u; curl -sSk -o /dev/null -D - -m 20"_s + curlRoute(subject) +
           curlUrl(requestUrl(subject, nullptr)) + u" | grep -i '^date:'"_s;
}

static QString opensslCommand(const Subject &subject)
{
    const QString scheme = QUrl(subject.proxy.url).scheme();
    if (!subject.proxy.direct() && !scheme.startsWith("http"_L1))
        return curlProxyCommand(subject); // openssl knows no SOCKS
    const QString host = subject.host();
    const QString address = lookedUp(subject);
    QStringList words{u"openssl s_client -connect"_s,
                      address.isEmpty() ? shellWord(placeOf(connectAddress(subject)))
                                        : address + u':' + QString::number(subject.connection.port())};
    const bool isName = QHostAddress(host).isNull();
    if (isName && subject.fact("serverName") != "no"_L1)
        words << u"-servername"_s << shellWord(host);
    else
        words << u"-noservername"_s;
    words << (isName ? u"-verify_hostname"_s : u"-verify_ip"_s) << shellWord(host);
    if (const QString version = subject.fact("onlyVersion"); !version.isEmpty())
        words << (version == "TLS 1.3"_L1 ? u"-tls1_3"_s : u"-tls1_2"_s);
    words << u"-showcerts"_s;
    if (ownRoots(subject))
        words << u"-CAfile \"$LENTERA_ROOTS\""_s;
    if (subject.connection.trust.roots == TrustRoots::SystemAndOwn)
        words << u"-CApath /etc/ssl/certs"_s; // openssl leaves the system's roots out once -CAfile is given
    words << certificateWords(subject, u"-cert"_s, u"-key"_s,
                              {}); // openssl tells PKCS#12 by itself, and knows no option
    if (!subject.proxy.direct()) {
        const int port = QUrl(subject.proxy.url).port(scheme == "https"_L1 ? 443 : 80);
        words << u"-proxy"_s << shellWord(placeOf({proxyHost(subject), QString::number(port)}));
    }
    return words.join(u' ') + " </dev/null"_L1;
}

// The same request once through the proxy and once without it.
static QString bothWays(const Finding &finding, const Connection &connection, const Connector &connector,
                        const Subject &subject)
{
    const EffectiveProxy none{{}, u"none"_s};
    const Subject directly{finding, connection, connector, none, subject.signIn};
    return httpCommand(finding, curlWords(subject)) + u"; "_s + httpCommand(finding, curlWords(directly));
}

// Without a stored connection there is nothing to name: the same check is made of the address.
static QString lenteraCommand(const Subject &subject, const QString &command, WithSecrets secrets)
{
    const Connection &connection = subject.connection;
    if (connection.tenant.isEmpty() || connection.id.isEmpty())
        return checkCommand(connection, subject.connector, subject.signIn, secrets);
    return u"lentera-cli "_s + command + u' ' + shellWord(connection.tenant.text() + u'/' + connection.id.text());
}

//! What the keychain says of itself; all else shows only when an entry is read.
static bool isKeychainState(const QString &finding)
{
    return finding == "credential.keychain.locked"_L1 || finding == "credential.keychain.absent"_L1 ||
           finding == "credential.keychain.silent"_L1;
}

QString reproduceCommand(const Finding &finding, const Connection &connection, const Connector &connector,
                         const EffectiveProxy &proxy)
{
    if (const auto pair = flipCommand(finding, connection, connector, proxy))
        return *pair;
    const Subject subject{finding, connection, connector, proxy, chosenSignIn(connection, connector)};
    const QString area = finding.id.section(u'.', 0, 0);
    if (area == "mcp"_L1 && connector.kind == ConnectorKind::Process)
        return mcpReproduceCommand(connection.process);
    if (finding.id.startsWith("config.date."_L1))
        return lenteraCommand(subject, u"check"_s, WithSecrets::Yes);
    if (area == "config"_L1)
        return lenteraCommand(subject, u"connection lint"_s, WithSecrets::No);
    if (isKeychainState(finding.id) || area == "keychain"_L1)
        return u"lentera-cli credential status"_s;
    if (area == "credential"_L1)
        return lenteraCommand(subject, u"check"_s, WithSecrets::Yes);
    if (finding.id == "proxy.name.not-found"_L1)
        return nameCommand(finding, connection, proxyHost(subject));
    if (area == "dns"_L1)
        return nameCommand(finding, connection, subject.host());
    if (const QString command = reproduceProxyChoice(finding, connection); !command.isEmpty())
        return command;
    if (finding.id == "proxy.authorization.removed"_L1 || finding.id == "proxy.body.rewritten"_L1)
        return bothWays(finding, connection, connector, subject);
    if (finding.id == "proxy.answer.slow"_L1 || finding.id == "tcp.connect.slow"_L1)
        return httpCommand(finding, curlWords(subject));
    if (area == "proxy"_L1)
        return curlProxyCommand(subject);
    if (area == "tcp"_L1 || area == "net"_L1)
        return ncCommand(subject);
    if (area == "tls"_L1)
        return tlsCommand(finding, connection, opensslCommand(subject));
    return area == "clock"_L1 ? timeCommand(subject) : httpCommand(finding, curlWords(subject));
}

}
