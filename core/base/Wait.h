// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QObject>

#include <chrono>
#include <stop_token>
#include <utility>

namespace lentera {

enum class Woken { Signal, Deadline, Stopped };

//! Blocks the calling worker thread until a signal, the deadline or a stop request, whichever is first.
//! Never use it on the GUI thread.
class Wait {
public:
    Wait(std::stop_token stop, std::chrono::milliseconds budget) : m_stop(std::move(stop)), m_deadline(budget) {}

    //! Runs \a start, then blocks until \a sender emits one of \a signals.
    template <class Sender, class Start, class... Signals>
    Woken until(Sender *sender, Start &&start, Signals... signals)
    {
        QEventLoop loop;
        bool signalled = false;
        const auto wake = [&] {
            signalled = true;
            loop.quit();
        };
        (QObject::connect(sender, signals, &loop, wake), ...);
        std::forward<Start>(start)();
        if (!signalled)
            sleep(loop, m_deadline);
        return woken(signalled);
    }

    //! Runs \a start with a function that ends the wait when this thread calls it, then blocks until it does.
    template <class Start>
    Woken untilCalled(Start &&start)
    {
        QEventLoop loop;
        bool called = false;
        const auto done = [&] {
            called = true;
            loop.quit();
        };
        std::forward<Start>(start)(done);
        if (!called)
            sleep(loop, m_deadline);
        return woken(called);
    }

    //! Sleeps \a pause, less if the deadline or a stop comes first.
    Woken pause(std::chrono::milliseconds pause);

    //! A wait on the same stop request that ends after \a budget or with this one, whichever is first.
    Wait within(std::chrono::milliseconds budget) const;

    bool stopped() const { return m_stop.stop_requested(); }
    bool over() const { return stopped() || m_deadline.hasExpired(); }
    std::chrono::milliseconds remaining() const { return std::chrono::milliseconds(m_deadline.remainingTime()); }
    const std::stop_token &stopToken() const { return m_stop; }

private:
    void sleep(QEventLoop &loop, QDeadlineTimer until);
    Woken woken(bool signalled) const
    {
        return signalled ? Woken::Signal : m_stop.stop_requested() ? Woken::Stopped : Woken::Deadline;
    }

    std::stop_token m_stop;
    QDeadlineTimer m_deadline;
};

}
