// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/certificateSeen.h"
#include "probe/openssl.h"

#include <array>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype mostEntries = 50;
static constexpr long statusRequest = 5; // RFC 7633: the TLS extension status_request

// Decodes an extension of the certificate; null when there is none or it is damaged.
template <class Extension, auto release>
static auto extensionOf(const X509 *certificate, int nid)
{
    return std::unique_ptr<Extension, openssl::Release<release>>(
        static_cast<Extension *>(X509_get_ext_d2i(certificate, nid, nullptr, nullptr)));
}

static QStringList keyUsagesOf(X509 *certificate)
{
    static constexpr std::array names{std::pair(KU_DIGITAL_SIGNATURE, "digitalSignature"),
                                      std::pair(KU_NON_REPUDIATION, "nonRepudiation"),
                                      std::pair(KU_KEY_ENCIPHERMENT, "keyEncipherment"),
                                      std::pair(KU_DATA_ENCIPHERMENT, "dataEncipherment"),
                                      std::pair(KU_KEY_AGREEMENT, "keyAgreement"),
                                      std::pair(KU_KEY_CERT_SIGN, "keyCertSign"),
                                      std::pair(KU_CRL_SIGN, "cRLSign")};
    const uint32_t usage = X509_get_key_usage(certificate);
    QStringList usages;
    if (usage == std::numeric_limits<uint32_t>::max()) // no such extension
        return usages;
    for (const auto &[bit, name] : names)
        if (usage & uint32_t(bit))
            usages << QString::fromLatin1(name);
    return usages;
}

static QString objectText(const ASN1_OBJECT *object)
{
    if (const int nid = OBJ_obj2nid(object); nid != NID_undef)
        return QString::fromLatin1(OBJ_nid2sn(nid));
    char text[128] = {};
    OBJ_obj2txt(text, sizeof text, object, 1);
    return QString::fromLatin1(text);
}

static QStringList purposesOf(const X509 *certificate)
{
    const auto purposes = extensionOf<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>(certificate, NID_ext_key_usage);
    QStringList names;
    for (int i = 0; purposes && i < sk_ASN1_OBJECT_num(purposes.get()) && names.size() < mostEntries; ++i)
        names << objectText(sk_ASN1_OBJECT_value(purposes.get(), i));
    return names;
}

static QStringList policiesOf(const X509 *certificate)
{
    const auto policies =
        extensionOf<CERTIFICATEPOLICIES, CERTIFICATEPOLICIES_free>(certificate, NID_certificate_policies);
    QStringList identifiers;
    for (int i = 0; policies && i < sk_POLICYINFO_num(policies.get()) && identifiers.size() < mostEntries; ++i) {
        char text[128] = {};
        OBJ_obj2txt(text, sizeof text, sk_POLICYINFO_value(policies.get(), i)->policyid, 1);
        identifiers << QString::fromLatin1(text);
    }
    return identifiers;
}

static void addConstraints(QStringList &to, const STACK_OF(GENERAL_SUBTREE) * subtrees, const QString &kind)
{
    for (int i = 0; i < sk_GENERAL_SUBTREE_num(subtrees) && to.size() < mostEntries; ++i)
        if (const QString name = generalNameText(sk_GENERAL_SUBTREE_value(subtrees, i)->base); !name.isEmpty())
            to << kind + u' ' + name;
}

static QStringList constraintsOf(const X509 *certificate)
{
    const auto limits = extensionOf<NAME_CONSTRAINTS, NAME_CONSTRAINTS_free>(certificate, NID_name_constraints);
    QStringList constraints;
    if (limits) {
        addConstraints(constraints, limits->permittedSubtrees, u"permitted"_s);
        addConstraints(constraints, limits->excludedSubtrees, u"excluded"_s);
    }
    return constraints;
}

static QStringList revocationListsOf(const X509 *certificate)
{
    const auto points = extensionOf<CRL_DIST_POINTS, CRL_DIST_POINTS_free>(certificate, NID_crl_distribution_points);
    QStringList urls;
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT_NAME *place = sk_DIST_POINT_value(points.get(), i)->distpoint;
        const GENERAL_NAMES *names = place && place->type == 0 ? place->name.fullname : nullptr;
        for (int j = 0; names && j < sk_GENERAL_NAME_num(names) && urls.size() < mostEntries; ++j)
            if (const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, j); name->type == GEN_URI)
                urls << QString::fromUtf8(
                    reinterpret_cast<const char *>(ASN1_STRING_get0_data(name->d.uniformResourceIdentifier)),
                    std::min(ASN1_STRING_length(name->d.uniformResourceIdentifier), 1024));
    }
    return urls;
}

static bool demandsStaple(const X509 *certificate)
{
    const auto features = extensionOf<TLS_FEATURE, TLS_FEATURE_free>(certificate, NID_tlsfeature);
    for (int i = 0; features && i < sk_ASN1_INTEGER_num(features.get()); ++i)
        if (ASN1_INTEGER_get(sk_ASN1_INTEGER_value(features.get(), i)) == statusRequest)
            return true;
    return false;
}

void noteLimits(seen::CertificateSeen &seen, X509 *certificate)
{
    seen.keyUsages = keyUsagesOf(certificate);
    seen.purposes = purposesOf(certificate);
    seen.policies = policiesOf(certificate);
    seen.nameConstraints = constraintsOf(certificate);
    seen.crlUrls = revocationListsOf(certificate);
    seen.pathLength = int(X509_get_pathlen(certificate));
    seen.mustStaple = demandsStaple(certificate);
}

}
