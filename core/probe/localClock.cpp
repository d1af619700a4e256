// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/localClock.h"

#ifdef Q_OS_LINUX
#include <sys/timex.h>
#endif

namespace lentera {

seen::LocalClock readLocalClock()
{
#ifdef Q_OS_LINUX
    // As systemd's timedated judges: the kernel's error estimate grows to 16 s when nothing disciplines the clock.
    static constexpr long unsynchronisedMicroseconds = 16'000'000;
    timex state{};
    if (::adjtimex(&state) < 0)
        return {};
    return {true, state.maxerror < unsynchronisedMicroseconds, double(state.maxerror) / 1000};
#else
    return {};
#endif
}

}
