// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// Resolvers give up somewhere between 8 and 16 links, each at a length of its own.
static constexpr qsizetype mostLinks = 8;

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::DnsSeen *lookup : everyLookup(judged))
        if (lookup->chain.size() > mostLinks && aliasFault(*lookup) != AliasFault::Loop)
            return targetFactsWith(judged, {{u"resolver"_s, lookup->resolver},
                                            {u"links"_s, QString::number(lookup->chain.size())},
                                            {u"chain"_s, chainText(*lookup)}});
    return {};
}

extern constinit const Check dnsAliasLong{"dns.alias.long"_L1, Phase::Dns, Severity::Warning, judge,
                                          "dns.name.no-address dns.name.not-found dns.resolver."_L1};

}
