// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/chainPath.h"

#include "probe/certificateSeen.h"

namespace lentera {

static int placeIn(const STACK_OF(X509) * sent, const X509 *certificate)
{
    for (int i = 0; i < sk_X509_num(sent); ++i)
        if (X509_cmp(sk_X509_value(sent, i), certificate) == 0)
            return i;
    return -1;
}

static bool endsNowhere(const QList<seen::VerifyProblem> &problems)
{
    return std::any_of(problems.cbegin(), problems.cend(), [](const seen::VerifyProblem &problem) {
        return problem.code == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT ||
               problem.code == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY ||
               problem.code == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE ||
               problem.code == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT ||
               problem.code == X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN;
    });
}

QList<seen::PathLinkSeen> pathOf(const HandshakeMade &made)
{
    QList<seen::PathLinkSeen> path;
    if (!made.ssl)
        return path;
    const STACK_OF(X509) *sent = SSL_get_peer_cert_chain(made.ssl.get());
    const STACK_OF(X509) *built = SSL_get0_verified_chain(made.ssl.get());
    const STACK_OF(X509) *chain = built ? built : sent;
    for (int i = 0; i < sk_X509_num(chain); ++i) {
        const X509 *certificate = sk_X509_value(chain, i);
        seen::PathLinkSeen link{.subject = nameText(X509_get_subject_name(certificate)),
                                .issuer = nameText(X509_get_issuer_name(certificate)),
                                .sha256 = digestOf(certificate),
                                .sentAt = placeIn(sent, certificate)};
        for (const seen::VerifyProblem &problem : made.problems)
            if (problem.depth == i)
                link.problems << problem.name;
        path << link;
    }
    if (path.isEmpty())
        return path;
    const bool open = endsNowhere(made.problems);
    path.last().anchor = !open;
    if (open && path.last().subject != path.last().issuer)
        path << seen::PathLinkSeen{.subject = path.last().issuer};
    return path;
}

}
