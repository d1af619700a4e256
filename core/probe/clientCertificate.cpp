// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/clientCertificate.h"

#include "probe/certificateSeen.h"
#include "probe/openssl.h"

#include <QFile>

#include <cstring>

#include <openssl/pem.h>
#include <openssl/provider.h>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 largestFile = 1 << 20;

namespace {

using Chain =
    std::unique_ptr<STACK_OF(X509), decltype([](STACK_OF(X509) * chain) { sk_X509_pop_free(chain, X509_free); })>;

struct Identity {
    openssl::Certificate certificate;
    openssl::Key key;
    Chain chain;
};

}

static auto unreadable(const QString &reason)
{
    ERR_clear_error();
    return failure("config.client-certificate.unreadable"_L1, {{u"reason"_s, reason}});
}

static Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(u"missing"_s);
    QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile)
        return unreadable(u"too-large"_s);
    return content;
}

// Without this callback OpenSSL would ask on the terminal.
static int givePassphrase(char *buffer, int size, int, void *secret)
{
    const auto *passphrase = static_cast<const Secret *>(secret);
    if (!passphrase || passphrase->length() > size)
        return -1;
    std::memcpy(buffer, passphrase->reveal().constData(), size_t(passphrase->length()));
    return int(passphrase->length());
}

// OpenSSL's old ciphers (RC2, 40-bit RC4), with which Windows and Java wrapped keys until lately, in a library context
// of their own: nothing else in this program can use them.
class OldCiphers {
public:
    OldCiphers()
        : m_library(OSSL_LIB_CTX_new()), m_usual(OSSL_PROVIDER_load(m_library.get(), "default")),
          m_old(OSSL_PROVIDER_load(m_library.get(), "legacy"))
    {
    }
    OSSL_LIB_CTX *library() const { return m_library.get(); }

private:
    using Provider = std::unique_ptr<OSSL_PROVIDER, openssl::Release<OSSL_PROVIDER_unload>>;

    std::unique_ptr<OSSL_LIB_CTX, openssl::Release<OSSL_LIB_CTX_free>> m_library; // does not unload what was loaded
    Provider m_usual;
    Provider m_old;
};

static Result<Identity> parsedPkcs12(PKCS12 *bundle, const Secret *passphrase)
{
    EVP_PKEY *key = nullptr;
    X509 *certificate = nullptr;
    STACK_OF(X509) *chain = nullptr;
    ERR_clear_error();
    if (!PKCS12_parse(bundle, passphrase ? passphrase->reveal().constData() : nullptr, &key, &certificate, &chain)) {
        if (ERR_GET_REASON(ERR_peek_last_error()) == PKCS12_R_MAC_VERIFY_FAILURE)
            return unreadable(passphrase ? u"passphrase-wrong"_s : u"passphrase-missing"_s);
        return unreadable(openssl::takeReason());
    }
    return Identity{openssl::Certificate(certificate), openssl::Key(key), Chain(chain)};
}

// The same in the program's own library context, so that nothing depends on the old ciphers afterwards.
static openssl::Certificate moved(const X509 *certificate)
{
    unsigned char *der = nullptr;
    const int length = i2d_X509(certificate, &der);
    const unsigned char *start = der;
    openssl::Certificate copy(length > 0 ? d2i_X509(nullptr, &start, length) : nullptr);
    OPENSSL_free(der);
    return copy;
}

static openssl::Key moved(const EVP_PKEY *key)
{
    unsigned char *der = nullptr;
    const int length = key ? i2d_PrivateKey(key, &der) : 0;
    const unsigned char *start = der;
    openssl::Key copy(length > 0 ? d2i_AutoPrivateKey(nullptr, &start, length) : nullptr);
    OPENSSL_clear_free(der, size_t(std::max(length, 0)));
    return copy;
}

static Identity moved(const Identity &old)
{
    Identity identity;
    if (old.certificate)
        identity.certificate = moved(old.certificate.get());
    identity.key = moved(old.key.get());
    identity.chain.reset(sk_X509_new_null());
    for (int i = 0; i < sk_X509_num(old.chain.get()); ++i)
        sk_X509_push(identity.chain.get(), moved(sk_X509_value(old.chain.get(), i)).release());
    return identity;
}

static Result<Identity> fromPkcs12(const QByteArray &content, const Secret *passphrase)
{
    const OldCiphers old;
    const openssl::Bio bio = openssl::reader(content);
    PKCS12 *raw = PKCS12_init_ex(NID_pkcs7_data, old.library(), nullptr);
    const bool read = d2i_PKCS12_bio(bio.get(), &raw) != nullptr; // frees and clears raw when it fails
    const openssl::Pkcs12 bundle(raw);
    if (!read)
        return unreadable(u"no-certificate"_s);
    const auto identity = parsedPkcs12(bundle.get(), passphrase);
    if (!identity)
        return failureOf(identity);
    return moved(*identity);
}

static Chain chainAfterFirst(BIO *bio)
{
    Chain chain(sk_X509_new_null());
    while (X509 *further = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr))
        sk_X509_push(chain.get(), further);
    ERR_clear_error();
    return chain;
}

static Result<Identity> fromPem(const QByteArray &certificates, QByteArray &key, const Secret *passphrase)
{
    const openssl::Bio bio = openssl::reader(certificates);
    Identity identity;
    identity.certificate.reset(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!identity.certificate)
        return unreadable(u"no-certificate"_s);
    identity.chain = chainAfterFirst(bio.get());

    const openssl::Bio keyBio = openssl::reader(key);
    identity.key.reset(
        PEM_read_bio_PrivateKey(keyBio.get(), nullptr, givePassphrase, const_cast<Secret *>(passphrase)));
    const bool present = key.contains("PRIVATE KEY-----");
    const bool encrypted = key.contains("ENCRYPTED");
    if (identity.key)
        return identity;
    if (!present)
        return unreadable(u"no-key"_s);
    if (encrypted)
        return unreadable(passphrase ? u"passphrase-wrong"_s : u"passphrase-missing"_s);
    return unreadable(u"damaged-key"_s);
}

static Result<Identity> identityOf(const TrustSetting &trust, const Secret *passphrase)
{
    auto content = contentOf(trust.clientCertificateFile);
    if (!content)
        return failureOf(content);
    if (!content->contains("-----BEGIN"))
        return fromPkcs12(*content, passphrase);
    auto key = trust.clientKeyFile.isEmpty() ? content : contentOf(trust.clientKeyFile);
    if (!key)
        return failureOf(key);
    auto identity = fromPem(*content, *key, passphrase);
    wipeBytes(*key);
    wipeBytes(*content);
    return identity;
}

Result<void> offerClientCertificate(SSL_CTX *context, const TrustSetting &trust, const SharedSecret &passphrase)
{
    if (trust.clientCertificateFile.isEmpty())
        return {};
    const auto identity = identityOf(trust, passphrase.get());
    if (!identity)
        return failureOf(identity);
    if (!identity->certificate)
        return unreadable(u"no-certificate"_s);
    if (!identity->key)
        return unreadable(u"no-key"_s);
    ERR_clear_error();
    if (X509_check_private_key(identity->certificate.get(), identity->key.get()) != 1)
        return unreadable(u"key-mismatch"_s);
    if (SSL_CTX_use_cert_and_key(context, identity->certificate.get(), identity->key.get(), identity->chain.get(), 1) !=
        1)
        return unreadable(openssl::takeReason());
    return {};
}

QList<seen::CertificateSeen> offeredCertificates(SSL_CTX *context)
{
    QList<seen::CertificateSeen> offered;
    X509 *own = SSL_CTX_get0_certificate(context);
    if (!own)
        return offered;
    offered << certificateSeen(own);
    STACK_OF(X509) *chain = nullptr;
    SSL_CTX_get0_chain_certs(context, &chain);
    for (int i = 0; i < sk_X509_num(chain) && i < 10; ++i)
        offered << certificateSeen(sk_X509_value(chain, i));
    return offered;
}

}
