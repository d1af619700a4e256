// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/tlsNames.h"

#include "probe/openssl.h"

#include <openssl/ec.h>

using namespace Qt::StringLiterals;

namespace lentera {

QString alertName(int code)
{
    switch (code) {
    case SSL_AD_MISSING_EXTENSION:
        return u"missing extension"_s;
    case SSL_AD_CERTIFICATE_REQUIRED:
        return u"certificate required"_s;
    case SSL_AD_NO_APPLICATION_PROTOCOL:
        return u"no application protocol"_s;
    case SSL_AD_INAPPROPRIATE_FALLBACK:
        return u"inappropriate fallback"_s;
    default:
        return QString::fromLatin1(SSL_alert_desc_string_long(code));
    }
}

QString versionName(int version)
{
    switch (version) {
    case SSL3_VERSION:
        return u"SSLv3"_s;
    case TLS1_VERSION:
        return u"TLSv1"_s;
    case TLS1_1_VERSION:
        return u"TLSv1.1"_s;
    case TLS1_2_VERSION:
        return u"TLSv1.2"_s;
    case TLS1_3_VERSION:
        return u"TLSv1.3"_s;
    default:
        return {};
    }
}

QString keyExchangeName(SSL *ssl)
{
    EVP_PKEY *raw = nullptr;
    if (SSL_get_peer_tmp_key(ssl, &raw) != 1)
        return u"RSA"_s; // TLS 1.2 without an ephemeral key
    const openssl::Key key(raw);
    const char *type = EVP_PKEY_get0_type_name(key.get());
    if (EVP_PKEY_is_a(key.get(), "DH"))
        return u"DH %1"_s.arg(EVP_PKEY_get_bits(key.get()));
    char group[64] = {};
    if (!EVP_PKEY_is_a(key.get(), "EC") || EVP_PKEY_get_group_name(key.get(), group, sizeof group, nullptr) != 1)
        return QString::fromLatin1(type ? type : "");
    const char *nist = EC_curve_nid2nist(OBJ_sn2nid(group));
    return QString::fromLatin1(nist ? nist : group);
}

}
