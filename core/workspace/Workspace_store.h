// SPDX-License-Identifier: GPL-3.0-or-later
// The template of Workspace::store(); included by Workspace.h only.
#pragma once

#include <QtConcurrentRun>

namespace lentera {

template <class Job>
auto Workspace::store(Job job) -> QFuture<std::invoke_result_t<Job, Store &>>
{
    return QtConcurrent::run(&storeThread(), [this, job = std::move(job)]() mutable { return job(openStore()); });
}

}
