// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTls.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr std::array worded{400, 401, 403, 404, 405, 407, 408, 410, 413, 414, 421, 429, 431, 451};

static bool isWordedNowhereElse(int status)
{
    return status / 100 == 4 && std::find(worded.begin(), worded.end(), status) == worded.end();
}

static std::optional<Facts> judge(const Case &judged)
{
    if (certificateAnswer(judged) != CertificateAnswer::None || refusalOf(judged) != Refusal::None)
        return {};
    return badAnswer(judged, isWordedNowhereElse);
}

extern constinit const Check httpRequestUnacceptable{"http.request.unacceptable"_L1, Phase::Http, Severity::Failure,
                                                     judge};

}
