// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/PracticeCertificates.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

template <auto release>
struct Free {
    template <class T>
    void operator()(T *object) const
    {
        release(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;

//! What tells one certificate of the authority from another.
struct Subject {
    QByteArray commonName;
    QByteArray constraints;
    QByteArray usage;
    QByteArray alternativeName; //!< empty for an authority
    long startDays;
    long endDays;
};

}

static Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

static bool addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

static bool setNames(X509 *certificate, X509 *issuer, const QByteArray &commonName)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    const auto add = [name](const char *field, const QByteArray &value) {
        return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                                          reinterpret_cast<const unsigned char *>(value.constData()), -1, -1, 0) == 1;
    };
    return add("O", "Lentera Practice") && add("CN", commonName) &&
           X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1;
}

static bool setSerial(X509 *certificate)
{
    quint64 serial = 0;
    return RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1) == 1;
}

// A null issuer makes a certificate that signs itself.
static Certificate sign(const Subject &subject, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey)
{
    static constexpr long secondsOfDay = 86'400;
    Certificate certificate(X509_new());
    X509 *const made = certificate.get();
    X509 *const parent = issuer ? issuer : made;
    const bool good = made && X509_set_version(made, X509_VERSION_3) == 1 && setSerial(made) &&
                      setNames(made, parent, subject.commonName) && X509_set_pubkey(made, key) == 1 &&
                      X509_gmtime_adj(X509_getm_notBefore(made), subject.startDays * secondsOfDay) &&
                      X509_gmtime_adj(X509_getm_notAfter(made), subject.endDays * secondsOfDay) &&
                      addExtension(made, parent, NID_basic_constraints, subject.constraints) &&
                      addExtension(made, parent, NID_key_usage, subject.usage) &&
                      addExtension(made, parent, NID_subject_key_identifier, "hash") &&
                      addExtension(made, parent, NID_authority_key_identifier, "keyid:always") &&
                      (subject.alternativeName.isEmpty() ||
                       addExtension(made, parent, NID_subject_alt_name, subject.alternativeName)) &&
                      X509_sign(made, issuerKey ? issuerKey : key, EVP_sha256()) > 0;
    return good ? std::move(certificate) : nullptr;
}

static QByteArray contents(BIO *bio)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio, &bytes);
    return QByteArray(bytes, size);
}

static QByteArray pem(X509 *certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return contents(bio.get());
}

static QByteArray pem(EVP_PKEY *key)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return contents(bio.get());
}

static tl::unexpected<Error> opensslFailure()
{
    char text[256] = "";
    ERR_error_string_n(ERR_get_error(), text, sizeof text);
    return failure("practice.start"_L1, {{u"reason"_s, QString::fromLatin1(text)}});
}

struct PracticeAuthority::Private {
    Key rootKey;
    Certificate root;
    Key intermediateKey;
    Certificate intermediate;
};

PracticeAuthority::PracticeAuthority(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

PracticeAuthority::~PracticeAuthority() = default;

Result<std::unique_ptr<PracticeAuthority>> PracticeAuthority::make()
{
    static const QByteArray signing = "critical,keyCertSign,cRLSign";
    auto parts = std::make_unique<Private>();
    parts->rootKey = newKey();
    parts->root = sign({"Lentera Practice Root CA", "critical,CA:TRUE", signing, {}, -30, 3650}, parts->rootKey.get(),
                       nullptr, nullptr);
    parts->intermediateKey = newKey();
    if (parts->root)
        parts->intermediate =
            sign({"Lentera Practice Intermediate CA", "critical,CA:TRUE,pathlen:0", signing, {}, -30, 1825},
                 parts->intermediateKey.get(), parts->root.get(), parts->rootKey.get());
    if (!parts->intermediate)
        return opensslFailure();
    return std::unique_ptr<PracticeAuthority>(new PracticeAuthority(std::move(parts)));
}

QByteArray PracticeAuthority::root() const
{
    return pem(d->root.get());
}

Result<PracticeChain> PracticeAuthority::issue(const QString &host, PracticeValidity validity,
                                               PracticeSending sending) const
{
    const Key key = newKey();
    const bool expired = validity == PracticeValidity::Expired;
    const Certificate leaf = sign({host.toLatin1(), "critical,CA:FALSE", "critical,digitalSignature",
                                   "DNS:" + host.toLatin1(), expired ? -400 : -10, expired ? -12 : 365},
                                  key.get(), d->intermediate.get(), d->intermediateKey.get());
    if (!leaf)
        return opensslFailure();
    QByteArray certificates = pem(leaf.get());
    if (sending == PracticeSending::WholeChain)
        certificates += pem(d->intermediate.get());
    return PracticeChain{certificates, pem(key.get())};
}

}
