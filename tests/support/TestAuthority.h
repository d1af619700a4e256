// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/openssl.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QFile>
#include <QMap>
#include <QString>

#include <atomic>

#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace lentera {

//! What a test's certificate shall say.
struct CertificateOrder {
    QByteArray commonName = "practice.test";
    QByteArray names = "DNS:practice.test"; //!< subject alternative names as openssl.cnf writes them; may be empty
    long validFrom = -3600;                 //!< seconds from now
    long validUntil = 90L * 24 * 3600;
    int rsaBits = 0; //!< 0 for an EC P-256 key
    bool authority = false;
    QByteArray issuerUrl;               //!< authority information access; may be empty
    bool sha1 = false;                  //!< signed as nobody should any more
    QMap<int, QByteArray> extensions{}; //!< by NID, as openssl.cnf writes them; in place of the usual ones
};

//! A certificate with its key.
class TestIdentity {
public:
    TestIdentity(openssl::Certificate certificate, openssl::Key key)
        : m_certificate(std::move(certificate)), m_key(std::move(key))
    {
    }

    X509 *certificate() const { return m_certificate.get(); }
    EVP_PKEY *key() const { return m_key.get(); }
    QByteArray pem() const
    {
        const openssl::Bio bio(BIO_new(BIO_s_mem()));
        PEM_write_bio_X509(bio.get(), certificate());
        return openssl::content(bio.get());
    }
    //! Encrypted when \a passphrase is not empty.
    QByteArray keyPem(const QByteArray &passphrase = {}) const
    {
        const openssl::Bio bio(BIO_new(BIO_s_mem()));
        PEM_write_bio_PKCS8PrivateKey(bio.get(), key(), passphrase.isEmpty() ? nullptr : EVP_aes_256_cbc(),
                                      passphrase.constData(), int(passphrase.size()), nullptr, nullptr);
        return openssl::content(bio.get());
    }
    QByteArray pkcs12(const QByteArray &passphrase) const
    {
        const openssl::Pkcs12 bundle(
            PKCS12_create(passphrase.constData(), "test", key(), certificate(), nullptr, 0, 0, 0, 0, 0));
        const openssl::Bio bio(BIO_new(BIO_s_mem()));
        i2d_PKCS12_bio(bio.get(), bundle.get());
        return openssl::content(bio.get());
    }

private:
    openssl::Certificate m_certificate;
    openssl::Key m_key;
};

//! Makes certificates for a test's servers and clients, in memory.
class TestAuthority {
public:
    //! Self-signed.
    static TestIdentity selfSigned(const CertificateOrder &order) { return issue(order, nullptr); }
    static TestIdentity root(const QByteArray &commonName = "Lentera Test Root")
    {
        return selfSigned({.commonName = commonName, .names = {}, .authority = true});
    }
    static TestIdentity signedBy(const TestIdentity &issuer, const CertificateOrder &order)
    {
        return issue(order, &issuer);
    }
    //! The same subject and key as \a subject's, signed by \a issuer.
    static TestIdentity crossSigned(const TestIdentity &subject, const TestIdentity &issuer)
    {
        openssl::Certificate crossed(X509_dup(subject.certificate()));
        EVP_PKEY_up_ref(subject.key());
        X509_set_issuer_name(crossed.get(), X509_get_subject_name(issuer.certificate()));
        const int keyId = X509_get_ext_by_NID(crossed.get(), NID_authority_key_identifier, -1);
        if (keyId >= 0)
            X509_EXTENSION_free(X509_delete_ext(crossed.get(), keyId)); // it names the subject itself
        X509_sign(crossed.get(), issuer.key(), EVP_sha256());
        return {std::move(crossed), openssl::Key(subject.key())};
    }

private:
    static TestIdentity issue(const CertificateOrder &order, const TestIdentity *issuer)
    {
        openssl::Key key(order.rsaBits > 0 ? EVP_RSA_gen(static_cast<unsigned>(order.rsaBits)) : EVP_EC_gen("P-256"));
        openssl::Certificate certificate(X509_new());
        X509 *x = certificate.get();
        X509_set_version(x, X509_VERSION_3);
        static std::atomic<long> serial = 4096;
        ASN1_INTEGER_set(X509_get_serialNumber(x), ++serial);
        X509_gmtime_adj(X509_getm_notBefore(x), order.validFrom);
        X509_gmtime_adj(X509_getm_notAfter(x), order.validUntil);
        X509_set_pubkey(x, key.get());
        X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char *>(order.commonName.constData()), -1, -1, 0);
        X509_set_issuer_name(x, X509_get_subject_name(issuer ? issuer->certificate() : x));
        addExtensions(x, issuer ? issuer->certificate() : x, order);
        X509_sign(x, issuer ? issuer->key() : key.get(), order.sha1 ? EVP_sha1() : EVP_sha256());
        return {std::move(certificate), std::move(key)};
    }
    static void addExtensions(X509 *x, X509 *issuer, const CertificateOrder &order)
    {
        X509V3_CTX context;
        X509V3_set_ctx(&context, issuer, x, nullptr, nullptr, 0);
        const std::unique_ptr<CONF, decltype(&NCONF_free)> sections(NCONF_new(nullptr), &NCONF_free);
        X509V3_set_nconf(&context, sections.get()); // policies look for sections of their own
        const auto put = [&](int nid, const QByteArray &value) {
            X509_EXTENSION *extension = X509V3_EXT_nconf_nid(sections.get(), &context, nid, value.constData());
            if (!extension)
                qFatal("openssl does not take the extension %d: %s", nid, value.constData());
            X509_add_ext(x, extension, -1);
            X509_EXTENSION_free(extension);
        };
        const auto add = [&](int nid, const QByteArray &value) {
            if (!order.extensions.contains(nid))
                put(nid, value);
        };
        add(NID_basic_constraints, order.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
        if (order.authority)
            add(NID_key_usage, "critical,keyCertSign,cRLSign");
        add(NID_subject_key_identifier, "hash");
        add(NID_authority_key_identifier, "keyid");
        if (!order.names.isEmpty())
            add(NID_subject_alt_name, order.names);
        if (!order.issuerUrl.isEmpty())
            add(NID_info_access, "caIssuers;URI:" + order.issuerUrl);
        for (auto it = order.extensions.cbegin(); it != order.extensions.cend(); ++it)
            put(it.key(), it.value());
    }
};

//! Writes \a content to a file in \a folder and answers its path.
inline QString writtenTo(const QString &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder + u'/' + name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
}

}
