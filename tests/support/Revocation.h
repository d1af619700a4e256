// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestAuthority.h"

#include <openssl/ocsp.h>

namespace lentera {

//! What a test's authority says of the certificates that it issued.
class Revocation {
public:
    //! An OCSP answer (DER) about \a certificate: good, or revoked an hour ago.
    static QByteArray ocspAnswer(const TestIdentity &issuer, const TestIdentity &certificate, bool revoked)
    {
        OCSP_BASICRESP *basic = OCSP_BASICRESP_new();
        OCSP_CERTID *id = OCSP_cert_to_id(EVP_sha1(), certificate.certificate(), issuer.certificate());
        ASN1_TIME *before = X509_gmtime_adj(nullptr, -3600);
        ASN1_TIME *after = X509_gmtime_adj(nullptr, 3600);
        OCSP_basic_add1_status(basic, id, revoked ? V_OCSP_CERTSTATUS_REVOKED : V_OCSP_CERTSTATUS_GOOD,
                               OCSP_REVOKED_STATUS_KEYCOMPROMISE, revoked ? before : nullptr, before, after);
        OCSP_basic_sign(basic, issuer.certificate(), issuer.key(), EVP_sha256(), nullptr, 0);
        OCSP_RESPONSE *answer = OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic);
        unsigned char *der = nullptr;
        const int length = i2d_OCSP_RESPONSE(answer, &der);
        const QByteArray bytes(reinterpret_cast<const char *>(der), length);
        OPENSSL_free(der);
        OCSP_RESPONSE_free(answer);
        OCSP_BASICRESP_free(basic);
        OCSP_CERTID_free(id);
        ASN1_TIME_free(before);
        ASN1_TIME_free(after);
        return bytes;
    }
    //! A revocation list (DER) that names \a revoked.
    static QByteArray list(const TestIdentity &issuer, const TestIdentity &revoked)
    {
        X509_CRL *list = X509_CRL_new();
        ASN1_TIME *before = X509_gmtime_adj(nullptr, -3600);
        ASN1_TIME *after = X509_gmtime_adj(nullptr, 3600);
        X509_CRL_set_version(list, X509_CRL_VERSION_2);
        X509_CRL_set_issuer_name(list, X509_get_subject_name(issuer.certificate()));
        X509_CRL_set1_lastUpdate(list, before);
        X509_CRL_set1_nextUpdate(list, after);
        X509_REVOKED *entry = X509_REVOKED_new();
        X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(revoked.certificate()));
        X509_REVOKED_set_revocationDate(entry, before);
        X509_CRL_add0_revoked(list, entry);
        X509_CRL_sign(list, issuer.key(), EVP_sha256());
        unsigned char *der = nullptr;
        const int length = i2d_X509_CRL(list, &der);
        const QByteArray bytes(reinterpret_cast<const char *>(der), length);
        OPENSSL_free(der);
        X509_CRL_free(list);
        ASN1_TIME_free(before);
        ASN1_TIME_free(after);
        return bytes;
    }
};

}
