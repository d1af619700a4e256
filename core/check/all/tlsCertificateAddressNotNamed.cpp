// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (!tlsProblem(judged, {verify::addressMismatch}, Depth::Any) || QHostAddress(judged.tls()->host).isNull())
        return {};
    return certificateFacts(judged, 0);
}

extern constinit const Check tlsCertificateAddressNotNamed{"tls.certificate.address-not-named"_L1, Phase::Tls,
                                                           Severity::Failure, judge, "tls.certificate.wrong-host"_L1};

}
