// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Flip.h"
#include "plan/Plan.h"

namespace lentera {

//! A run that failed, as an experiment sees it.
struct FailedRun {
    const Case &judged;     //!< what the ladder and the experiments before saw
    const Finding &failure; //!< the first one on the ladder
    const Plan &plan;
    const QList<QHostAddress> &reachable; //!< addresses of the first hop that took a connection
};

//! The same ladder with one thing changed.
struct Variant {
    QString value; //!< as Observation::value
    Plan plan;
};

//! One thing to change, and when it is worth trying. Pure.
struct Experiment {
    seen::Variation variation;
    //! The plans to try, at most a handful; none when it would tell nothing, could do harm, or would repeat a refused
    //! authentication.
    QList<Variant> (*variants)(const FailedRun &);
};

QList<const Experiment *> allExperiments();

//! How far an experiment's ladder goes.
enum class UpTo { Handshake, Answer };
//! The failed run's plan, walked once more from the connection on, without retry and further experiments. The call is
//! the one that failed: the one without a credential when that did not get through.
Plan repeatedPlan(const FailedRun &run, UpTo end);

//! Whether the run failed before the system judged the credential.
bool isOnTheWay(const FailedRun &run);
//! Whether the system refused the credential, or what it may do: trying again could lock it.
bool authenticationRefused(const FailedRun &run);
//! Whether the handshake with the target broke off so that another ClientHello may do better.
bool handshakeBroke(const FailedRun &run);
//! Whether the chain ends in a root that the connection does not trust.
bool rootUnknown(const FailedRun &run);

}
