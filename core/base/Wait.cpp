// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Wait.h"

#include <QTimer>

#include <algorithm>

namespace lentera {

void Wait::sleep(QEventLoop &loop, QDeadlineTimer until)
{
    QTimer::singleShot(std::chrono::milliseconds(std::max<qint64>(until.remainingTime(), 0)), Qt::PreciseTimer, &loop,
                       &QEventLoop::quit);
    const std::stop_callback wake(
        m_stop, [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
    loop.exec();
}

Woken Wait::pause(std::chrono::milliseconds pause)
{
    QEventLoop loop;
    const bool whole = pause < remaining();
    sleep(loop, QDeadlineTimer(std::min(pause, remaining())));
    return woken(whole && !stopped());
}

Wait Wait::within(std::chrono::milliseconds budget) const
{
    return Wait(m_stop, std::min(budget, remaining()));
}

}
