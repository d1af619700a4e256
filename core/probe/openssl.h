// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

//! Owners of OpenSSL's objects, for the probes' own use.
namespace lentera::openssl {

template <auto release>
struct Release {
    template <class Object>
    void operator()(Object *object) const
    {
        release(object);
    }
};

using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Context = std::unique_ptr<SSL_CTX, Release<SSL_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Release<GENERAL_NAMES_free>>;
using Pkcs12 = std::unique_ptr<PKCS12, Release<PKCS12_free>>;
using Session = std::unique_ptr<SSL, Release<SSL_free>>;
using Store = std::unique_ptr<X509_STORE, Release<X509_STORE_free>>;

//! A BIO that reads from \a bytes, which must outlive it.
inline Bio reader(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

//! What has been written to a memory BIO.
inline QByteArray content(BIO *bio)
{
    const char *start = nullptr;
    const long length = BIO_get_mem_data(bio, &start);
    return length > 0 ? QByteArray(start, length) : QByteArray();
}

//! OpenSSL's words for the oldest error in this thread's queue; empties the queue.
inline QString takeReason()
{
    const unsigned long error = ERR_peek_error();
    const char *reason = ERR_reason_error_string(error);
    const QString text = reason ? QString::fromLatin1(reason) : error ? QString::number(error, 16) : QString();
    ERR_clear_error();
    return text;
}

}
