// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Wait.h"
#include "run/DiagnosticRun.h"
#include "run/Experiment.h"

#include <QElapsedTimer>

namespace lentera {

//! Makes the experiments of a failed run (design.md section 2): safe methods only, at most twelve with what was asked
//! beside the ladder, and no more once one came further than the ladder did. Lives on the run's thread.
class Laboratory {
public:
    //! \a clock runs since the start of the run. The references must outlive this object.
    Laboratory(const Plan &plan, QByteArray fingerprintKey, Wait wait, const RunWatcher &watcher,
               const QElapsedTimer &clock);

    //! Adds to \a evidence what the experiments saw; nothing when the ladder met no failure. \a findings are what the
    //! evidence means so far, \a reachable the addresses of the first hop that took a connection.
    void examine(Evidence &evidence, const QList<Finding> &findings, const QList<QHostAddress> &reachable);

private:
    void make(seen::Variation variation, const Variant &variant, Evidence &evidence) const;

    const Plan &m_plan;
    QByteArray m_fingerprintKey;
    Wait m_wait;
    const RunWatcher &m_watcher;
    const QElapsedTimer &m_clock;
};

}
