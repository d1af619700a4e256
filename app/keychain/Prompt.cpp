// SPDX-License-Identifier: GPL-3.0-or-later
#include "Prompt.h"

#include "Bus.h"

#include <QDBusServiceWatcher>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr QLatin1StringView promptInterface{"org.freedesktop.Secret.Prompt"};

Prompt::Prompt(const QString &service, const QString &path) : m_service(service), m_path(path) {}

Prompt::Answer Prompt::show()
{
    Bus bus;
    bus.connection().connect(m_service, m_path, promptInterface, u"Completed"_s, this,
                             SLOT(completed(bool, QDBusVariant)));
    const QDBusServiceWatcher watcher(m_service, bus.connection(), QDBusServiceWatcher::WatchForUnregistration);
    connect(&watcher, &QDBusServiceWatcher::serviceUnregistered, &m_loop, &QEventLoop::quit);
    const QDBusMessage shown = bus.ask({m_service, m_path, promptInterface, u"Prompt"_s}, {QString()});
    if (shown.type() == QDBusMessage::ErrorMessage)
        return Lost;
    m_loop.exec();
    return m_answer;
}

void Prompt::completed(bool dismissed, const QDBusVariant &)
{
    m_answer = dismissed ? Dismissed : Agreed;
    m_loop.quit();
}

}
