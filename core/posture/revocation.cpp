// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/revocation.h"

#include "posture/fetch.h"
#include "probe/SystemRoots.h"
#include "probe/certificateSeen.h"

#include <openssl/ocsp.h>
#include <openssl/pem.h>

#include <future>
#include <vector>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::RevocationSeen;
using seen::Standing;

static constexpr qsizetype mostPlaces = 2;
static constexpr long clockTolerance = 300; // seconds

namespace {

using OcspAnswer = std::unique_ptr<OCSP_RESPONSE, openssl::Release<OCSP_RESPONSE_free>>;
using OcspBasic = std::unique_ptr<OCSP_BASICRESP, openssl::Release<OCSP_BASICRESP_free>>;
using OcspId = std::unique_ptr<OCSP_CERTID, openssl::Release<OCSP_CERTID_free>>;
using OcspQuestion = std::unique_ptr<OCSP_REQUEST, openssl::Release<OCSP_REQUEST_free>>;
using RevocationList = std::unique_ptr<X509_CRL, openssl::Release<X509_CRL_free>>;

//! A certificate and who issued it, as far as it is known; both belong to the handshake.
struct Issued {
    X509 *certificate = nullptr;
    X509 *issuer = nullptr;
};

}

static Issued issuedOf(const HandshakeMade &made)
{
    Issued issued{.certificate = made.certificate()};
    if (!issued.certificate)
        return issued;
    for (const STACK_OF(X509) * chain :
         {SSL_get0_verified_chain(made.ssl.get()), SSL_get_peer_cert_chain(made.ssl.get())})
        for (int i = 0; i < sk_X509_num(chain) && !issued.issuer; ++i)
            if (X509_check_issued(sk_X509_value(chain, i), issued.certificate) == X509_V_OK)
                issued.issuer = sk_X509_value(chain, i);
    return issued;
}

// The issuer, or whom it named for the purpose, must have signed; nobody else counts, whoever this machine trusts.
static bool signedByIssuer(OCSP_BASICRESP *basic, X509 *issuer)
{
    const openssl::Store store = emptyRootStore();
    X509_STORE_add_cert(store.get(), issuer);
    const bool good = OCSP_basic_verify(basic, nullptr, store.get(), 0) == 1;
    ERR_clear_error();
    return good;
}

static void readStatus(RevocationSeen &seen, OCSP_BASICRESP *basic, const Issued &issued)
{
    // The responder may have named the certificate by another hash: compare with the one that it used.
    int status = V_OCSP_CERTSTATUS_UNKNOWN;
    int reason = 0;
    ASN1_GENERALIZEDTIME *revoked = nullptr;
    ASN1_GENERALIZEDTIME *from = nullptr;
    ASN1_GENERALIZEDTIME *until = nullptr;
    bool found = false;
    for (const EVP_MD *hash : {EVP_sha1(), EVP_sha256()}) {
        const OcspId id(OCSP_cert_to_id(hash, issued.certificate, issued.issuer));
        if (!found)
            found = OCSP_resp_find_status(basic, id.get(), &status, &reason, &revoked, &from, &until) == 1;
    }
    if (!found) {
        seen.standing = Standing::Invalid;
        seen.detail = u"about another certificate"_s;
        return;
    }
    seen.thisUpdate = timeOf(from);
    seen.nextUpdate = timeOf(until);
    seen.revokedAt = timeOf(revoked);
    seen.standing = status == V_OCSP_CERTSTATUS_GOOD      ? Standing::Good
                    : status == V_OCSP_CERTSTATUS_REVOKED ? Standing::Revoked
                                                          : Standing::Unknown;
    if (status == V_OCSP_CERTSTATUS_REVOKED && reason >= 0)
        seen.detail = QString::fromLatin1(OCSP_crl_reason_str(reason));
    if (status != V_OCSP_CERTSTATUS_REVOKED && OCSP_check_validity(from, until, clockTolerance, -1) != 1)
        seen.standing = Standing::Stale;
    ERR_clear_error();
}

static void readOcsp(RevocationSeen &seen, const unsigned char *der, long length, const Issued &issued)
{
    const OcspAnswer answer(d2i_OCSP_RESPONSE(nullptr, &der, length));
    const OcspBasic basic(answer ? OCSP_response_get1_basic(answer.get()) : nullptr);
    seen.standing = Standing::Invalid;
    if (!answer)
        seen.detail = u"no OCSP answer"_s;
    else if (!basic)
        seen.detail = QString::fromLatin1(OCSP_response_status_str(OCSP_response_status(answer.get())));
    else if (!issued.issuer)
        seen.detail = u"issuer not known"_s;
    else if (!signedByIssuer(basic.get(), issued.issuer))
        seen.detail = u"not signed by the issuer"_s;
    else
        readStatus(seen, basic.get(), issued);
    ERR_clear_error();
}

std::optional<RevocationSeen> stapleSeen(const HandshakeMade &made)
{
    const unsigned char *der = nullptr;
    const long length = made.ssl ? SSL_get_tlsext_status_ocsp_resp(made.ssl.get(), &der) : -1;
    if (length <= 0)
        return {};
    RevocationSeen seen{.method = u"staple"_s};
    readOcsp(seen, der, length, issuedOf(made));
    return seen;
}

static QByteArray ocspQuestion(const Issued &issued)
{
    const OcspQuestion question(OCSP_REQUEST_new());
    OCSP_request_add0_id(question.get(), OCSP_cert_to_id(EVP_sha1(), issued.certificate, issued.issuer));
    unsigned char *der = nullptr;
    const int length = i2d_OCSP_REQUEST(question.get(), &der);
    const QByteArray bytes(reinterpret_cast<const char *>(der), std::max(length, 0));
    OPENSSL_free(der);
    return bytes;
}

static RevocationSeen askResponder(const Plan &plan, const QString &url, const Issued &issued, const Wait &wait)
{
    RevocationSeen seen{.method = u"ocsp"_s, .url = url};
    if (!issued.issuer) {
        seen.detail = u"issuer not known"_s;
        return seen;
    }
    const Fetched fetched = fetch(plan, url, ocspQuestion(issued), "application/ocsp-request", wait);
    seen.detail = fetched.problem;
    if (fetched.problem.isEmpty())
        readOcsp(seen, reinterpret_cast<const unsigned char *>(fetched.body.constData()), long(fetched.body.size()),
                 issued);
    return seen;
}

static RevocationList listFrom(const QByteArray &bytes)
{
    const openssl::Bio bio = openssl::reader(bytes);
    return RevocationList(bytes.contains("-----BEGIN") ? PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr)
                                                       : d2i_X509_CRL_bio(bio.get(), nullptr));
}

static void readList(RevocationSeen &seen, X509_CRL *list, const Issued &issued)
{
    seen.thisUpdate = timeOf(X509_CRL_get0_lastUpdate(list));
    seen.nextUpdate = timeOf(X509_CRL_get0_nextUpdate(list));
    if (!issued.issuer || X509_CRL_verify(list, X509_get0_pubkey(issued.issuer)) != 1) {
        seen.standing = Standing::Invalid;
        seen.detail = u"not signed by the issuer"_s;
        return;
    }
    X509_REVOKED *entry = nullptr;
    const int found = X509_CRL_get0_by_cert(list, &entry, issued.certificate);
    seen.standing = found == 1 ? Standing::Revoked : Standing::Good;
    if (found == 1)
        seen.revokedAt = timeOf(X509_REVOKED_get0_revocationDate(entry));
    else if (seen.nextUpdate.isValid() && X509_cmp_current_time(X509_CRL_get0_nextUpdate(list)) < 0)
        seen.standing = Standing::Stale;
}

static RevocationSeen readFetchedList(const Plan &plan, const QString &url, const Issued &issued, const Wait &wait)
{
    RevocationSeen seen{.method = u"crl"_s, .url = url};
    const Fetched fetched = fetch(plan, url, {}, {}, wait);
    seen.detail = fetched.problem;
    if (!fetched.problem.isEmpty())
        return seen;
    seen.standing = Standing::Invalid;
    if (const RevocationList list = listFrom(fetched.body))
        readList(seen, list.get(), issued);
    else
        seen.detail = u"no revocation list"_s;
    ERR_clear_error();
    return seen;
}

QList<RevocationSeen> askAuthorities(const Plan &plan, const HandshakeMade &made, const Wait &wait)
{
    const Issued issued = issuedOf(made);
    if (!issued.certificate)
        return {};
    const seen::CertificateSeen certificate = certificateSeen(issued.certificate);
    std::vector<std::future<RevocationSeen>> asked;
    for (const QString &url : certificate.ocspUrls.mid(0, mostPlaces))
        asked.push_back(std::async(std::launch::async, [&, url] { return askResponder(plan, url, issued, wait); }));
    for (const QString &url : certificate.crlUrls.mid(0, mostPlaces))
        asked.push_back(std::async(std::launch::async, [&, url] { return readFetchedList(plan, url, issued, wait); }));
    QList<RevocationSeen> seen;
    for (auto &one : asked)
        seen << one.get();
    return seen;
}

}
