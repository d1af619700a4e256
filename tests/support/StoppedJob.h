// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Wait.h"

#include <chrono>
#include <functional>
#include <future>
#include <stop_token>
#include <thread>

namespace lentera {

//! Runs \a job on a thread of its own, as a pool does, with a minute to wait; asks it to stop once \a underWay holds,
//! or when that does not come about in 5 s. True when the job then ended within a second.
inline bool endsWhenStopped(const std::function<void(Wait &)> &job, const std::function<bool()> &underWay)
{
    std::stop_source stop;
    std::promise<void> ended;
    std::future<void> end = ended.get_future();
    std::thread worker([&] {
        Wait wait(stop.get_token(), std::chrono::minutes(1));
        job(wait);
        ended.set_value();
    });
    const auto latest = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!underWay() && std::chrono::steady_clock::now() < latest)
        std::this_thread::yield();
    stop.request_stop();
    const bool inTime = end.wait_for(std::chrono::seconds(1)) == std::future_status::ready;
    worker.join();
    return inTime;
}

}
