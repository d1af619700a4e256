// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/reproduceTls.h"

#include "explain/Reproduce.h"

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
    Addition{"tls.protocol.no-tls13"_L1, "-tls1_3"_L1, ""_L1},
    Addition{"tls.key-exchange."_L1, "-tls1_2 -cipher DHE:@SECLEVEL=0"_L1, "grep 'Temp Key'"_L1},
    Addition{"tls.compression."_L1, "-tls1_2 -comp"_L1, "grep Compression"_L1},
    Addition{"tls.renegotiation."_L1, "-tls1_2 -legacy_server_connect"_L1, "grep Renegotiation"_L1},
    Addition{"tls.master-secret."_L1, "-tls1_2"_L1, "grep 'Extended master secret'"_L1},
    Addition{"tls.ocsp."_L1, "-status"_L1, "grep -A 12 'OCSP response'"_L1},
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
    if (!handshake.endsWith(end)) // curl in place of openssl, which knows no SOCKS
        return handshake;
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

QString tlsCommand(const Finding &finding, const Connection &connection, const QString &handshake)
{
    if (finding.id == "tls.store.differs"_L1)
        return "lentera-cli tls --stores "_L1 +
               shellWord(connection.host() + u':' + QString::number(connection.port()));
    if (finding.id.startsWith("tls.client-certificate."_L1) && !connection.trust.clientCertificateFile.isEmpty() &&
        finding.id != "tls.client-certificate.refused"_L1)
        return "openssl x509 -noout -subject -issuer -dates -ext extendedKeyUsage -in "_L1 +
               shellWord(connection.trust.clientCertificateFile);
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
