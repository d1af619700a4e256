// SPDX-License-Identifier: GPL-3.0-or-later
#include "Prompt.h"

#include "Bus.h"

#include <QDBusServiceWatcher>
#include <QSocketNotifier>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int standardInput = 0;
static constexpr QLatin1StringView promptInterface{"org.freedesktop.Secret.Prompt"};

Prompt::Prompt(const QString &service, const QString &path) : m_service(service), m_path(path) {}

bool Prompt::show()
{
    Bus bus;
    bus.connection().connect(m_service, m_path, promptInterface, u"Completed"_s, this, SLOT(completed()));
    const QDBusServiceWatcher watcher(m_service, bus.connection(), QDBusServiceWatcher::WatchForUnregistration);
    connect(&watcher, &QDBusServiceWatcher::serviceUnregistered, &m_loop, &QEventLoop::quit);
    const QDBusMessage shown = bus.ask({m_service, m_path, promptInterface, u"Prompt"_s}, {QString()});
    if (shown.type() == QDBusMessage::ErrorMessage)
        return false;
    const QSocketNotifier input(standardInput, QSocketNotifier::Read);
    connect(&input, &QSocketNotifier::activated, this, &Prompt::dismiss);
    m_loop.exec();
    return m_answered;
}

void Prompt::dismiss()
{
    Bus().ask({m_service, m_path, promptInterface, u"Dismiss"_s});
    completed();
}

void Prompt::completed()
{
    m_answered = true;
    m_loop.quit();
}

}
