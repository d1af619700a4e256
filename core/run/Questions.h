// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Wait.h"
#include "check/Check.h"
#include "plan/Plan.h"

namespace lentera {

//! Asks for the first hop's name: the system's resolver, or at once each server that the connection names. The first
//! two of those are also asked for a name that cannot exist where the plan allows experiments. Times are from the call
//! on.
QList<Observation> askForName(const Plan &plan, Wait &wait);

//! What is asked beside the ladder once it has ended, to tell causes apart; tagged as experiments. At most six lookups
//! and one connection, and where nothing failed at most one lookup of 300 ms. Never through a proxy:
//! - each server of resolv.conf, when the system's resolver failed or the hosts file answered in its place;
//! - the same resolver again, when the name or the connections failed;
//! - the system's resolver for a name that cannot exist, when what the name led to failed;
//! - the first words of a server that speaks neither TLS nor HTTP.
QList<Observation> askFurther(const Plan &plan, const Evidence &evidence, const QList<Finding> &findings, Wait &wait);

}
