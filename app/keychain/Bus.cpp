// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bus.h"

#include <QDBusError>
#include <QDBusVariant>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr std::chrono::milliseconds budget{1500};

//! Never lets the bus library look further: it would start a bus of its own, on which nobody else is.
static QDBusConnection sessionBus()
{
    const bool named = !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS");
    const QString usual = qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus"_L1;
    return named || QFileInfo::exists(usual) ? QDBusConnection::sessionBus() : QDBusConnection(u"none"_s);
}

Bus::Bus() : m_connection(sessionBus()), m_deadline(budget) {}

static BusMethod ofTheBus(const QString &name)
{
    return {u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, name};
}

bool Bus::offers(const QString &service)
{
    if (ask(ofTheBus(u"NameHasOwner"_s), {service}).arguments().value(0).toBool())
        return true;
    return ask(ofTheBus(u"ListActivatableNames"_s)).arguments().value(0).toStringList().contains(service);
}

QDBusMessage Bus::ask(const BusMethod &method, const QVariantList &arguments)
{
    QDBusMessage question = QDBusMessage::createMethodCall(method.service, method.path, method.interface, method.name);
    question.setArguments(arguments);
    // No time at all would mean the library's own 25 s.
    return m_connection.call(question, QDBus::Block, int(std::max<qint64>(m_deadline.remainingTime(), 1)));
}

QDBusMessage Bus::property(const QString &service, const QString &path, const QString &interface, const QString &name)
{
    return ask({service, path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s}, {interface, name});
}

QString Bus::programBehind(const QString &service)
{
    const uint pid = ask(ofTheBus(u"GetConnectionUnixProcessID"_s), {service}).arguments().value(0).toUInt();
    // Not /proc/<pid>/exe: keyring daemons forbid to look at it.
    QFile commandLine(u"/proc/%1/cmdline"_s.arg(pid));
    if (pid == 0 || !commandLine.open(QIODevice::ReadOnly))
        return {};
    const QByteArray program = commandLine.read(4096).split('\0').value(0);
    return QFileInfo(QString::fromLocal8Bit(program)).fileName();
}

bool isSilence(const QDBusMessage &answer)
{
    switch (QDBusError(answer).type()) {
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return true;
    default:
        return false;
    }
}

KeychainStatus stateBehind(const QDBusMessage &answer)
{
    if (isSilence(answer))
        return {KeychainState::Silent, {}, u"no answer"_s};
    return {KeychainState::Absent, {}, answer.errorName()};
}

}
