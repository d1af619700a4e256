// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/SystemAppearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr auto service = "org.freedesktop.portal.Desktop"_L1;
static constexpr auto path = "/org/freedesktop/portal/desktop"_L1;
static constexpr auto interface = "org.freedesktop.portal.Settings"_L1;
static constexpr auto appearance = "org.freedesktop.appearance"_L1;
static constexpr auto colourScheme = "color-scheme"_L1;

//! Without an address libdbus would start a bus of its own, and wait for it.
static bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
}

SystemAppearance::SystemAppearance(QObject *parent) : QObject(parent)
{
    if (hasSessionBus())
        QTimer::singleShot(0, this, &SystemAppearance::ask); // the window comes first
}

void SystemAppearance::ask()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    read << QString(appearance) << QString(colourScheme);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) // the value is a variant inside a variant
            take(reply.value().variant().value<QDBusVariant>().variant().toUInt());
    });
}

void SystemAppearance::settingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space == appearance && key == colourScheme)
        take(value.variant().toUInt());
}

void SystemAppearance::take(uint scheme)
{
    const bool dark = scheme == 1;
    if (dark == m_wantsDark)
        return;
    m_wantsDark = dark;
    Q_EMIT changed();
}

}
