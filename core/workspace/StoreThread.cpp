// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/StoreThread.h"

namespace lentera {

StoreThread::StoreThread()
{
    m_place.moveToThread(&m_thread);
    m_thread.start();
}

StoreThread::~StoreThread()
{
    QMetaObject::invokeMethod(
        &m_place, [this] { m_store.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

Result<void> StoreThread::open(const QString &path, const Clock &clock)
{
    Result<void> opened;
    const auto job = [&]() -> Result<void> {
        auto store = Store::open(path, clock);
        if (!store)
            return failureOf(store);
        m_store = *std::move(store);
        return {};
    };
    QMetaObject::invokeMethod(
        &m_place, [&] { opened = job(); }, Qt::BlockingQueuedConnection);
    return opened;
}

}
