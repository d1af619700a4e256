// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Phase.h"
#include "probe/seen/Credential.h"
#include "probe/seen/Dns.h"
#include "probe/seen/Http.h"
#include "probe/seen/Mcp.h"
#include "probe/seen/Pac.h"
#include "probe/seen/Posture.h"
#include "probe/seen/Proxy.h"
#include "probe/seen/Tcp.h"
#include "probe/seen/Tls.h"
#include "probe/seen/Variation.h"

#include <variant>

//! What probes saw, as values (one file a kind in seen/). A probe never judges; an end that is not good is a successful
//! observation.
namespace lentera {

using Seen = std::variant<seen::DnsSeen, seen::TcpSeen, seen::ProxySeen, seen::TlsSeen, seen::HttpSeen,
                          seen::CredentialSeen, seen::PacSeen, seen::PostureSeen, seen::McpSeen>;

//! What one probe saw, and when.
struct Observation {
    Phase phase = Phase::Dns;
    double startedMs = 0; //!< since the start of the run
    double durationMs = 0;
    Seen seen;
    seen::Variation variation = seen::Variation::None;
    QString value; //!< what the variation put in place: an address, a resolver, a proxy; empty where it says all
};

struct Trial;

//! All observations of a run.
struct Evidence {
    QDateTime startedAt; //!< UTC
    QList<Observation> observations;

    //! Every observation of a kind that the ladder itself made, in the order in which they ended.
    template <class Kind>
    QList<const Kind *> all() const
    {
        return varied<Kind>(seen::Variation::None);
    }
    //! Those of an experiment.
    template <class Kind>
    QList<const Kind *> varied(seen::Variation variation) const
    {
        QList<const Kind *> found;
        for (const Observation &observation : observations)
            if (const auto *one = std::get_if<Kind>(&observation.seen); one && observation.variation == variation)
                found << one;
        return found;
    }
    //! The last observation of a kind; null when there is none.
    template <class Kind>
    const Kind *last() const
    {
        const QList<const Kind *> found = all<Kind>();
        return found.isEmpty() ? nullptr : found.last();
    }
    //! How many HTTP requests went to the target, those of the experiments too.
    int requestsSent() const;
    //! What the ladder itself saw.
    Evidence own() const;
    //! The experiments, in the order in which they began.
    QList<Trial> trials() const;
};

//! One experiment: what the same ladder saw with one thing changed, as evidence of its own.
struct Trial {
    seen::Variation variation = seen::Variation::None;
    QString value;
    Evidence evidence; //!< its observations as if the ladder itself had made them
};

//! `{"kind": "tcp", "phase": …, "startedMs": …, "durationMs": …, "seen": {…}}`, for an experiment also
//! `"variation": …, "value": …`.
QJsonObject observationJson(const Observation &observation);
//! Nothing when the kind or the variation is unknown.
std::optional<Observation> observationFromJson(const QJsonObject &json);

}
