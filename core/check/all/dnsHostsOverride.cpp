// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// A name that DNS does not know at all may be there by intention: it is only suspect when it leads nowhere.
static bool differs(const Case &judged, const seen::DnsSeen &file, const seen::DnsSeen &dns)
{
    return resolved(dns) ? whollyDifferent(file, dns) : denied(dns) && noConnection(judged);
}

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::DnsSeen *file : ownLookups(judged))
        for (const seen::DnsSeen *dns : judged.evidence.varied<seen::DnsSeen>(seen::Variation::OtherResolver))
            if (fromHostsFile(*file) && differs(judged, *file, *dns))
                return targetFactsWith(judged, {{u"address"_s, file->hostsFile.join(", "_L1)},
                                                {u"answer"_s, answerText(*dns)},
                                                {u"resolver"_s, dns->resolver}});
    return {};
}

extern constinit const Check dnsHostsOverride{"dns.hosts.override"_L1, Phase::Dns, Severity::Warning, judge,
                                              "tcp. tls. dns.address. dns.answer. proxy.route.needed"_L1};

}
