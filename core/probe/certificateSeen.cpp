// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/certificateSeen.h"

#include "probe/openssl.h"

#include <QHostAddress>
#include <QTimeZone>

#include <ctime>

#include <openssl/ec.h>
#include <openssl/pem.h>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype longestName = 1024;
static constexpr qsizetype mostNames = 200;

QString nameText(const X509_NAME *name)
{
    const openssl::Bio bio(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    return QString::fromUtf8(openssl::content(bio.get())).left(longestName);
}

static QString text(const ASN1_STRING *string)
{
    unsigned char *utf8 = nullptr;
    const int length = string ? ASN1_STRING_to_UTF8(&utf8, string) : -1;
    const QString result = length > 0 ? QString::fromUtf8(reinterpret_cast<char *>(utf8), length) : QString();
    OPENSSL_free(utf8);
    return result.left(longestName);
}

static QByteArray bytes(const ASN1_STRING *string)
{
    return string
               ? QByteArray(reinterpret_cast<const char *>(ASN1_STRING_get0_data(string)), ASN1_STRING_length(string))
               : QByteArray();
}

static QString commonName(const X509_NAME *name)
{
    const int index = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    return index < 0 ? QString() : text(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
            QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC};
}

static QString addressText(const QByteArray &raw)
{
    const auto *octets = reinterpret_cast<const quint8 *>(raw.constData());
    if (raw.size() == 4)
        return QHostAddress(quint32(octets[0]) << 24 | quint32(octets[1]) << 16 | quint32(octets[2]) << 8 | octets[3])
            .toString();
    if (raw.size() == 8 || raw.size() == 32) // with a mask, in name constraints
        return addressText(raw.first(raw.size() / 2)) + u'/' + addressText(raw.sliced(raw.size() / 2));
    return raw.size() == 16 ? QHostAddress(octets).toString() : QString::fromLatin1(raw.toHex());
}

QString generalNameText(const GENERAL_NAME *name)
{
    switch (name->type) {
    case GEN_DNS:
        return u"DNS:"_s + text(name->d.dNSName);
    case GEN_IPADD:
        return u"IP:"_s + addressText(bytes(name->d.iPAddress));
    case GEN_EMAIL:
        return u"email:"_s + text(name->d.rfc822Name);
    default:
        return {};
    }
}

static QStringList alternativeNames(X509 *certificate)
{
    const openssl::Names names(
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    QStringList result;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()) && result.size() < mostNames; ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DNS || name->type == GEN_IPADD)
            result << generalNameText(name);
    }
    return result;
}

static QString authorityIssuer(X509 *certificate)
{
    const GENERAL_NAMES *names = X509_get0_authority_issuer(certificate);
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names); ++i)
        if (const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, i); name->type == GEN_DIRNAME)
            return nameText(name->d.directoryName);
    return {};
}

// Authority information access: where the issuer's certificate or the revocation answer can be fetched.
static QStringList accessUrls(X509 *certificate, int method)
{
    auto *access =
        static_cast<AUTHORITY_INFO_ACCESS *>(X509_get_ext_d2i(certificate, NID_info_access, nullptr, nullptr));
    QStringList urls;
    for (int i = 0; access && i < sk_ACCESS_DESCRIPTION_num(access) && urls.size() < mostNames; ++i) {
        const ACCESS_DESCRIPTION *description = sk_ACCESS_DESCRIPTION_value(access, i);
        if (OBJ_obj2nid(description->method) == method && description->location->type == GEN_URI)
            urls << text(description->location->d.uniformResourceIdentifier);
    }
    AUTHORITY_INFO_ACCESS_free(access);
    return urls;
}

static QString keyTypeOf(const EVP_PKEY *key)
{
    const char *name = EVP_PKEY_get0_type_name(key);
    const QString type = QString::fromLatin1(name ? name : "");
    if (type == "ED25519"_L1 || type == "ED448"_L1)
        return u"Ed"_s + type.mid(2);
    char group[64] = {};
    if (type != "EC"_L1 || EVP_PKEY_get_group_name(key, group, sizeof group, nullptr) != 1)
        return type;
    const char *nist = EC_curve_nid2nist(OBJ_sn2nid(group));
    return u"EC "_s + QString::fromLatin1(nist ? nist : group);
}

static QString serialText(const ASN1_INTEGER *serial)
{
    return QString::fromLatin1(bytes(serial).toHex().toUpper());
}

static QString signatureText(const X509 *certificate)
{
    const X509_ALGOR *algorithm = nullptr;
    X509_get0_signature(nullptr, &algorithm, certificate);
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    char name[128] = {};
    OBJ_obj2txt(name, sizeof name, object, 0);
    return QString::fromLatin1(name);
}

static QString pemText(const X509 *certificate)
{
    const openssl::Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), const_cast<X509 *>(certificate));
    return QString::fromLatin1(openssl::content(bio.get()));
}

static QString digestText(const X509 *certificate)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    X509_digest(certificate, EVP_sha256(), digest, &length);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(digest), int(length)).toHex());
}

seen::CertificateSeen certificateSeen(X509 *certificate)
{
    seen::CertificateSeen seen;
    const X509_NAME *subject = X509_get_subject_name(certificate);
    seen.subject = nameText(subject);
    seen.issuer = nameText(X509_get_issuer_name(certificate));
    seen.commonName = commonName(subject);
    seen.names = alternativeNames(certificate);
    seen.notBefore = timeOf(X509_get0_notBefore(certificate));
    seen.notAfter = timeOf(X509_get0_notAfter(certificate));
    seen.serial = serialText(X509_get0_serialNumber(certificate));
    seen.sha256 = digestText(certificate);
    if (const EVP_PKEY *key = X509_get0_pubkey(certificate)) {
        seen.keyType = keyTypeOf(key);
        seen.keyBits = EVP_PKEY_get_bits(key);
    }
    seen.signatureAlgorithm = signatureText(certificate);
    seen.selfIssued = X509_NAME_cmp(subject, X509_get_issuer_name(certificate)) == 0;
    seen.selfSigned = X509_self_signed(certificate, 1) == 1;
    seen.authority = X509_check_ca(certificate) == 1;
    seen.authorityKeyId = QString::fromLatin1(bytes(X509_get0_authority_key_id(certificate)).toHex());
    seen.subjectKeyId = QString::fromLatin1(bytes(X509_get0_subject_key_id(certificate)).toHex());
    seen.authorityIssuer = authorityIssuer(certificate);
    seen.issuerUrls = accessUrls(certificate, NID_ad_ca_issuers);
    seen.ocspUrls = accessUrls(certificate, NID_ad_OCSP);
    noteLimits(seen, certificate);
    seen.pem = pemText(certificate);
    ERR_clear_error();
    return seen;
}

}
