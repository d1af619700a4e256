// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/Verdict.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

Standing standingOf(const QString &verdict)
{
    if (verdict == "ok"_L1)
        return Standing::Ok;
    if (verdict == "warn"_L1)
        return Standing::Warning;
    return verdict == "fail"_L1 ? Standing::Failure : Standing::Unknown;
}

Standing worseOf(Standing one, Standing other)
{
    return std::max(one, other);
}

}
