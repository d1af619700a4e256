// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Redactor.h"
#include "base/Wait.h"
#include "run/DiagnosticRun.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHostAddress>

namespace lentera {

//! One walk up the ladder: which step runs, what it observed so far, what that forbids. Lives on the run's thread.
class Ladder {
public:
    //! \a startedAt is the moment that dates are judged against. The references must outlive this object.
    Ladder(const Plan &plan, QByteArray fingerprintKey, const QDateTime &startedAt, Wait wait,
           const RunWatcher &watcher);

    //! Walks every step and judges what was seen.
    void walk();
    //! Asks beside the ladder what tells causes apart: askFurther().
    void inquire();

    const Evidence &evidence() const { return m_evidence; }
    //! What the evidence was judged to mean.
    const QList<Finding> &findings() const { return m_findings; }
    //! The plan with the proxy that a PAC file chose in the file's place; the file stays where it chose none.
    const Plan &plan() const { return m_plan; }
    const QList<Step> &steps() const { return m_steps; }
    //! The addresses of the first hop that took a connection, in the order in which they did.
    const QList<QHostAddress> &reachable() const { return m_reachable; }

private:
    using Probe = void (Ladder::*)();

    void climb(Step &step);
    void chooseProxy();
    void inspectTheCredential();
    void askResolvers();
    void connectToAddresses();
    void askProxy();
    void shakeHands();
    void startServer();
    void callForReach();
    void callSigned();
    void call(const QString &callId, Phase phase);

    Probe probeOf(Phase phase) const;
    void takeTimes(Step &step) const;
    template <class Kind>
    void observe(Phase phase, double startedMs, Kind seen);
    void record(Observation observation);
    void recordAll(double startedMs, QList<Observation> observations); // their times count from startedMs
    double elapsedMs() const;
    void judge();
    const Finding *blockerOf(Phase phase) const;
    void report(Step &step, StepStatus status);
    QHostAddress address() const { return m_reachable.isEmpty() ? QHostAddress() : m_reachable.first(); }

    Plan m_plan;
    QByteArray m_fingerprintKey;
    const RunWatcher &m_watcher;
    Wait m_wait;
    Redactor m_redactor;
    QElapsedTimer m_clock;
    Evidence m_evidence;
    QList<Finding> m_findings;
    QList<Step> m_steps;
    QList<QHostAddress> m_addresses;
    QList<QHostAddress> m_reachable;
};

//! The status that a step's own findings give it: the worst of them, or ok.
StepStatus worstStatus(const QList<Finding> &findings, Phase phase);

}
