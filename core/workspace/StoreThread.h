// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenant/Store.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

#include <memory>

namespace lentera {

//! The one thread that holds the store: Qt SQL ties a connection to the thread that opened it. Jobs run one after the
//! other. Not a QThreadPool: a future of one lets whoever waits for it run a job that has not begun on its own thread.
class StoreThread {
public:
    StoreThread();
    //! Ends the store on its thread, after every job that was asked for.
    ~StoreThread();

    //! Opens the store and waits for it. Errors as Store::open().
    Result<void> open(const QString &path, const Clock &clock);

    //! Runs \a job with the store; its value arrives through the future.
    template <class Job>
    auto run(Job job) -> QFuture<std::invoke_result_t<Job, Store &>>
    {
        using Answer = std::invoke_result_t<Job, Store &>;
        const auto promise = std::make_shared<QPromise<Answer>>();
        const auto task = std::make_shared<Job>(std::move(job));
        QFuture<Answer> future = promise->future();
        promise->start();
        QMetaObject::invokeMethod(
            &m_place,
            [this, promise, task] {
                promise->addResult((*task)(*m_store));
                promise->finish();
            },
            Qt::QueuedConnection);
        return future;
    }

private:
    QThread m_thread;
    QObject m_place; //!< lives on the thread; jobs are queued to it
    std::unique_ptr<Store> m_store;
};

}
