// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Observation.h"

#include <QHostAddress>

namespace lentera {

//! Marks in \a connects (one TcpSeen for each of \a addresses) the turn in which a client of RFC 8305 (happy eyeballs)
//! would try each address, the families in alternation, and the one that it would end up with: the next attempt begins
//! after 250 ms or when the one before has failed, the first connection wins.
void markTurns(QList<Observation> &connects, const QList<QHostAddress> &addresses);

}
