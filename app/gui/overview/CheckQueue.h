// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <stop_token>

namespace lentera {

//! Checks many connections, at most eight at once, and tells the desk as each begins and ends.
class CheckQueue : public QObject {
    Q_OBJECT
public:
    explicit CheckQueue(Desk &desk);

    //! Adds what is not being checked already; adds to what goes on, else begins.
    void add(const QList<Selection> &wanted);
    //! Drops what waits and breaks off what runs; it ends within 200 ms.
    void stop();

    bool isRunning() const { return m_ticket != 0; }
    int done() const { return m_done; }
    int total() const { return m_total; }

Q_SIGNALS:
    void changed(); //!< begun, gone on, or ended

private:
    void startNext();
    void check(const Selection &next);
    void ended(const Selection &checked, const Result<RunRecord> &record);
    void finish();
    void forget();

    Desk &m_desk;
    QList<Selection> m_waiting;
    std::stop_source m_stop;
    int m_ticket = 0; //!< of Desk::beginWork(); 0 while nothing goes on
    int m_round = 0;  //!< answers of an earlier workspace are dropped
    int m_running = 0;
    int m_done = 0;
    int m_total = 0;
    int m_failing = 0;
    bool m_errorTold = false; //!< the first of many equal errors is enough
};

}
