// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>

namespace lentera {

//! Hands the future's value to \a then on the thread of \a context, unless \a context is gone by then or the future was
//! cancelled. Use this, not QFuture::then(context, …): Qt 6.4 asserts there when the context died first.
template <class Value, class Then>
void whenDone(const QFuture<Value> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            then(watcher->result());
    });
    watcher->setFuture(future);
}

}
