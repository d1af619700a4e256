// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "definition/Connection.h"
#include "definition/Connector.h"
#include "definition/Phase.h"
#include "probe/Observation.h"

#include <optional>

namespace lentera {

struct Flip;

//! All that a check may look at: what was seen, and of what.
struct Case {
    const Evidence &evidence;
    const Connection &connection;
    const Connector &connector;
    QList<Flip> flips = {};     //!< filled in by judgeAll()
    QList<Error> problems = {}; //!< of the connection's settings; filled in by judgeAll()

    //! The last answer to a call made with the credential (or to the only call, when there is no credential).
    const seen::HttpSeen *signedAnswer() const;
    //! The last answer of any call; the one that failed first when there are several.
    const seen::HttpSeen *answer() const;
    //! The handshake with the target.
    const seen::TlsSeen *tls() const { return evidence.last<seen::TlsSeen>(); }
    //! The experiment that changed this and came further than the ladder did; null when there is none.
    const Flip *flip(seen::Variation variation) const;
};

//! A pure judgement of a run's evidence. The id also names resources/explanations/<id>.md, which words the finding and
//! its rows of evidence from the facts.
struct Check {
    QLatin1StringView id;
    Phase phase;
    Severity severity;
    //! Nothing when all is well; else what the explanation may quote.
    std::optional<Facts> (*judge)(const Case &);
    //! Ids (or beginnings of ids that end in a dot) of findings that this one explains beside those of later phases,
    //! separated by blanks or commas.
    QLatin1StringView explains = {};
    //! More of them that only follow in some cases; null when there are none.
    QStringList (*explainsHere)(const Case &) = nullptr;
};

//! What is wrong with the user's system, as values.
struct Finding {
    QString id;
    Phase phase = Phase::Http;
    Severity severity = Severity::Failure;
    Facts facts;
    QStringList explains;  //!< ids of findings that this one explains beside those of later phases
    QStringList explained; //!< ids of findings and names of phases that reduction folded under this one
    bool rootCause = false;

    bool operator==(const Finding &) const = default;
};

//! An experiment that came further than the ladder did: the one thing that it changed is where the cause lies.
struct Flip {
    seen::Variation variation = seen::Variation::None;
    QString value;
    Evidence evidence;  //!< of the experiment
    Finding failure;    //!< that the ladder met and the experiment did not
    bool whole = false; //!< the experiment met no failure at all
};

QList<const Check *> allChecks();

//! Every check and every answer rule of the connector, then root-cause reduction. Pure: the same case always gives the
//! same findings, ordered by phase, then severity, then id.
QList<Finding> judgeAll(const Case &judged);

}
