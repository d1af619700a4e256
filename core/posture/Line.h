// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/ClientHello.h"
#include "posture/ServerFlight.h"
#include "probe/Tunnel.h"

#include <atomic>
#include <functional>
#include <semaphore>

namespace lentera {

//! The way to one server for many short connections: never more than 8 at once, and a bounded number in all.
//! Thread-safe; everything it refers to must outlive it.
class Line {
public:
    static constexpr int atOnce = 8;

    //! \a progress gets the number of connections so far, from any thread.
    Line(const Plan &plan, const Wait &wait, int most, std::function<void(int)> progress = {})
        : m_plan(plan), m_wait(wait), m_most(most), m_progress(std::move(progress))
    {
    }

    const Plan &plan() const { return m_plan; }
    //! How many connections were made.
    int made() const { return std::min(m_made.load(), m_most); }
    //! Whether something was left out: the budget or the time was used up, or a stop came.
    bool exhausted() const { return m_made > m_most || m_wait.over(); }

    //! Connects to \a address, calls talk(Tunnel &, Wait &), and closes; answers how connecting ended. Closed, without
    //! having connected, when the budget is used up.
    template <class Talk>
    Tunnel::End call(const QHostAddress &address, Talk talk)
    {
        const Turn turn(*this);
        if (exhausted() || ++m_made > m_most)
            return Tunnel::End::Closed;
        if (m_progress)
            m_progress(made());
        Tunnel tunnel;
        Wait budget = m_wait.within(std::chrono::milliseconds(m_plan.connection.timeouts.connect));
        const Tunnel::End end = tunnel.open(m_plan, address, budget);
        if (end == Tunnel::End::Open)
            talk(tunnel, budget);
        return end;
    }

private:
    struct Turn {
        explicit Turn(Line &line) : turns(line.m_turns) { turns.acquire(); }
        ~Turn() { turns.release(); }
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;
        std::counting_semaphore<atOnce> &turns;
    };

    const Plan &m_plan;
    const Wait m_wait;
    const int m_most;
    const std::function<void(int)> m_progress;
    std::atomic<int> m_made = 0;
    std::counting_semaphore<atOnce> m_turns{atOnce};
};

//! One address of a server, asked by hand-written hellos.
struct Endpoint {
    Line &line;
    QHostAddress address;
    QByteArray serverName; //!< A-labels; empty for none

    //! Sends \a hello, naming the server, and reads the answer.
    ServerFlight ask(ClientHello hello) const;
};

//! What the end of a tunnel means for the question that was asked through it.
seen::Answer answerOf(Tunnel::End end);

//! What a flight that was no acceptance says: the alert's name.
QString refusalText(const ServerFlight &flight);

}
