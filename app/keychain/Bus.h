// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenant/CredentialStore.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDeadlineTimer>

namespace lentera {

//! A method of an object on the bus.
struct BusMethod {
    QString service;
    QString path;
    QString interface;
    QString name;
};

//! Questions to the session bus that block, and take at most 1.5 s together.
class Bus {
public:
    Bus();

    bool isConnected() const { return m_connection.isConnected(); }
    //! Whether \a service runs, or would be started when somebody calls it.
    bool offers(const QString &service);
    //! The answer, or a message of type ErrorMessage.
    QDBusMessage ask(const BusMethod &method, const QVariantList &arguments = {});
    QDBusMessage property(const QString &service, const QString &path, const QString &interface, const QString &name);
    //! The program behind \a service, e.g. `gnome-keyring-daemon`; empty when it cannot be known.
    QString programBehind(const QString &service);

    QDBusConnection &connection() { return m_connection; }

private:
    QDBusConnection m_connection;
    QDeadlineTimer m_deadline;
};

//! Whether \a answer is none: its time was over.
bool isSilence(const QDBusMessage &answer);
//! The state of a service that gave the error \a answer: silent, or absent with the error's name.
KeychainStatus stateBehind(const QDBusMessage &answer);

}
