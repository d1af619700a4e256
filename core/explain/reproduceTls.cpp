// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/reproduceTls.h"

#include "base/HostText.h"
#include "explain/Reproduce.h"
#include "explain/reproduceCheck.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! What a finding's command adds to a handshake: options before its end, a filter after it.
struct Addition {
    QLatin1StringView id; //!< or its beginning, up to a dot
    QLatin1StringView options;
    QLatin1StringView filter;
};

}

static constexpr std::array additions{
    Addition{"tls.suite.no-forward-secrecy"_L1, "-tls1_2 -cipher ECDHE:DHE"_L1, ""_L1},
    Addition{"tls.protocol.unsupported"_L1, "-no_tls1 -no_tls1_1"_L1, ""_L1},
    Addition{"tls.protocol.no-tls13"_L1, "-tls1_3"_L1, ""_L1},
    Addition{"tls.key-exchange."_L1, "-tls1_2 -cipher DHE:@SECLEVEL=0"_L1, "grep 'Temp Key'"_L1},
    Addition{"tls.renegotiation."_L1, "-tls1_2 -legacy_server_connect"_L1, "grep Renegotiation"_L1},
    Addition{"tls.master-secret."_L1, "-tls1_2"_L1, "grep 'Extended master secret'"_L1},
    Addition{"tls.ocsp."_L1, "-status"_L1, "grep -E 'OCSP response|Responder Id|Cert Status|Update:|Revocation'"_L1},
};

// `-tls1` for `TLSv1`, `-tls1_2` for `TLSv1.2`; OpenSSL has no option for SSLv3 any more.
static QString versionOption(const QString &version)
{
    return version.startsWith("TLSv"_L1) ? "-tls"_L1 + version.sliced(4).replace(u'.', u'_') : QString();
}

static QString optionsOf(const Finding &finding)
{
    const QString version = versionOption(finding.facts.value(u"version"_s));
    if (finding.id == "tls.protocol.obsolete"_L1)
        return version + " -cipher ALL:@SECLEVEL=0"_L1;
    if (finding.id == "tls.suite.weak"_L1 || finding.id == "tls.suite.static-key"_L1)
        return version + " -cipher "_L1 + shellWord(finding.facts.value(u"suite"_s) + ":@SECLEVEL=0"_L1);
    return {};
}

static QString with(QString handshake, const QString &options, const QString &filter)
{
    static const QString end = u" </dev/null"_s;
    if (!options.isEmpty())
        handshake.insert(handshake.size() - end.size(), u' ' + options.trimmed());
    return filter.isEmpty() ? handshake : handshake + " 2>&1 | "_L1 + filter;
}

// Without the name; what is verified is the same.
static QString unnamed(QString handshake)
{
    const qsizetype at = handshake.indexOf("-servername "_L1);
    if (at >= 0)
        handshake.replace(at, handshake.indexOf(u' ', at + 12) - at, u"-noservername"_s);
    return handshake;
}

// With TLS 1.3 a server judges the client's certificate after the handshake: its alert is to be waited for.
static QString patient(QString handshake)
{
    return "sleep 2 | "_L1 + handshake.remove(" </dev/null"_L1);
}

static bool isOneOf(const QString &id, std::initializer_list<QLatin1StringView> ids)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// The server's certificate, whatever a verification says of it; \a rest reads it from standard input.
static QString shown(QString handshake, const QString &rest)
{
    return handshake.remove(" -showcerts"_L1) + " 2>/dev/null | "_L1 + rest;
}

static QString x509(const QString &handshake, QLatin1StringView fields)
{
    return shown(handshake, "openssl x509 -noout "_L1 + fields);
}

// The same handshake with every address; several times where servers share one.
static QString everyAddress(QString handshake, const QString &addresses, int port)
{
    QStringList all = addresses.split(u", "_s, Qt::SkipEmptyParts);
    while (!all.isEmpty() && all.size() < 2)
        all << all << all << all;
    for (QString &address : all)
        address = shellWord(bracketed(address));
    static const QRegularExpression target(u"-connect .*? (?=-servername|-noservername)"_s);
    handshake.replace(target, u"-connect \"$a:%1\" "_s.arg(port));
    return u"for a in "_s + all.join(u' ') + u"; do "_s + x509(handshake, "-subject -enddate -fingerprint"_L1) +
           u"; done"_s;
}

// What the authority's own server, or its list, says of the certificate.
static QString revocationCommand(const Finding &finding, const QString &handshake, const QString &source)
{
    if (finding.facts.value(u"method"_s) == "crl"_L1)
        return x509(handshake, "-serial"_L1) + u"; curl -sS -m 20 "_s + shellWord(source) +
               u" | openssl crl -noout -text | grep 'Serial Number'"_s;
    return u"d=$(mktemp -d); "_s + handshake +
           u" 2>/dev/null | awk -v d=\"$d\" '/BEGIN CERT/ {n++} n {print > (d \"/\" n)}'; openssl ocsp -issuer "
           "\"$d/2\" -cert \"$d/1\" -VAfile \"$d/2\" -timeout 20 -url "_s +
           shellWord(source);
}

QString tlsCommand(const Finding &finding, const Connection &connection, const QString &handshake)
{
    const QString place = shellWord(connection.host() + u':' + QString::number(connection.port()));
    if (finding.id == "tls.store.differs"_L1)
        return "lentera-cli tls --stores "_L1 + place + wayOptions(connection);
    if (finding.id == "tls.compression.enabled"_L1) // most builds of openssl offer none
        return "lentera-cli tls "_L1 + place + wayOptions(connection);
    if (finding.id.startsWith("tls.client-certificate."_L1) && !connection.trust.clientCertificateFile.isEmpty() &&
        !isOneOf(finding.id, {"tls.client-certificate.refused"_L1, "tls.client-certificate.not-requested"_L1}))
        return "openssl x509 -noout -subject -issuer -dates -ext extendedKeyUsage -in "_L1 +
               shellWord(connection.trust.clientCertificateFile);
    if (!handshake.startsWith("openssl"_L1))
        return handshake; // curl in its place: openssl knows no SOCKS
    if (finding.id.startsWith("tls.backend."_L1))
        return everyAddress(handshake, finding.facts.value(u"addresses"_s), connection.port());
    if (const QString source = finding.facts.value(u"source"_s); source.startsWith("http"_L1))
        return revocationCommand(finding, handshake, source);
    if (finding.id == "tls.certificate.key-usage"_L1)
        return x509(handshake, "-subject -ext keyUsage"_L1);
    if (finding.id == "tls.certificate.no-alternative-names"_L1) // openssl itself still takes the common name
        return x509(handshake, "-subject -ext subjectAltName"_L1);
    if (isOneOf(finding.id, {"tls.client-certificate.refused"_L1, "tls.client-certificate.required"_L1}))
        return patient(handshake);
    if (finding.id == "tls.handshake.timeout"_L1)
        return "timeout 20 "_L1 + handshake;
    if (finding.id == "tls.sni.required"_L1)
        return with(unnamed(handshake), {}, u"grep -E 'subject|alert'"_s);
    if (const QString options = optionsOf(finding); !options.isEmpty())
        return with(handshake, options, {});
    for (const Addition &addition : additions)
        if (finding.id.startsWith(addition.id))
            return with(handshake, addition.options, addition.filter);
    return handshake;
}

}
