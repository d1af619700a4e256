// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/CliProgram.h"
#include "support/KeyringSession.h"
#include "support/VirtualScreen.h"

namespace lentera {

//! A desktop of its own for windows under test: screen, window manager, message bus, keyring, accessibility bus, and a
//! profile of Lentera. Nothing of it outlives the object; trouble() says why it is not what the test needs.
class TestDesktop {
public:
    TestDesktop();
    ~TestDesktop();

    const QString &trouble() const { return m_trouble; }
    //! Its keyring is not started yet.
    KeyringSession &session() { return m_session; }
    const KeyringSession &session() const { return m_session; }
    //! The command line on the same profile.
    CliProgram &cli() { return m_cli; }
    //! Of the bus on which windows tell assistive programs about themselves.
    const QString &accessibilityBus() const { return m_address; }
    //! Starts a program on this desktop; it gets \a signal when the test program dies. What went wrong, else empty.
    QString launch(QProcess &process, const QString &program, const QStringList &arguments, int signal = SIGKILL);

private:
    bool isInstalled(const QString &program, const QString &package);
    void startWindowManager();
    void startAccessibilityBus();

    VirtualScreen m_screen;
    KeyringSession m_session{KeyringSession::Services::None, m_screen.display()};
    CliProgram m_cli{m_session.environment()};
    QString m_trouble;
    QString m_address;
    QProcess m_manager;
    QProcess m_bus;
};

inline TestDesktop::TestDesktop()
{
    using namespace Qt::StringLiterals;
    m_trouble = m_session.trouble();
    if (m_trouble.isEmpty() && m_screen.display().isEmpty())
        m_trouble = u"Xvfb does not start; packaging/test installs it: apt-get install xvfb"_s;
    const bool ready = m_trouble.isEmpty() && isInstalled(u"openbox"_s, u"openbox"_s) &&
                       isInstalled(u"xdotool"_s, u"xdotool"_s) &&
                       isInstalled(u"/usr/libexec/at-spi-bus-launcher"_s, u"at-spi2-core"_s) &&
                       isInstalled(u"/usr/bin/python3"_s, u"python3-gi"_s);
    if (!ready)
        return;
    for (const auto &name : {u"QT_ACCESSIBILITY"_s, u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s})
        m_cli.environment().insert(name, u"1"_s);
    m_cli.environment().insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    startWindowManager();
    if (m_trouble.isEmpty())
        startAccessibilityBus();
}

inline TestDesktop::~TestDesktop()
{
    m_bus.terminate(); // it then ends the bus that it started
    if (!m_bus.waitForFinished(5000))
        m_bus.kill();
    m_manager.kill();
    for (QProcess *process : {&m_bus, &m_manager})
        process->waitForFinished();
}

inline bool TestDesktop::isInstalled(const QString &program, const QString &package)
{
    if (QStandardPaths::findExecutable(program).isEmpty())
        m_trouble =
            QStringLiteral("%1 is not installed; packaging/test does it: apt-get install %2").arg(program, package);
    return m_trouble.isEmpty();
}

inline QString TestDesktop::launch(QProcess &process, const QString &program, const QStringList &arguments, int signal)
{
    process.setProcessEnvironment(m_cli.environment());
    process.setChildProcessModifier([signal] { ::prctl(PR_SET_PDEATHSIG, signal); });
    process.start(program, arguments);
    return process.waitForStarted() ? QString() : QStringLiteral("%1: %2").arg(program, process.errorString());
}

//! Answers when it manages windows: one that was there before it never gets the keyboard from it.
inline void TestDesktop::startWindowManager()
{
    using namespace Qt::StringLiterals;
    m_trouble = launch(m_manager, u"openbox"_s, {u"--sm-disable"_s});
    const QDeadlineTimer deadline(30'000);
    bool manages = false;
    while (!manages && m_trouble.isEmpty() && !deadline.hasExpired())
        manages = m_session.output(u"xdotool"_s, {u"get_num_desktops"_s}).toInt() > 0; // 0 without one
    if (!manages && m_trouble.isEmpty())
        m_trouble = u"openbox does not manage the screen: "_s + QString::fromUtf8(m_manager.readAllStandardError());
}

inline void TestDesktop::startAccessibilityBus()
{
    using namespace Qt::StringLiterals;
    m_bus.setStandardOutputFile(QProcess::nullDevice());
    m_trouble = launch(m_bus, u"/usr/libexec/at-spi-bus-launcher"_s, {u"--launch-immediately"_s}, SIGTERM);
    const QStringList call{u"--session"_s, u"--print-reply=literal"_s, u"--dest=org.a11y.Bus"_s, u"/org/a11y/bus"_s,
                           u"org.a11y.Bus.GetAddress"_s};
    const QDeadlineTimer deadline(10'000);
    while (m_address.isEmpty() && m_trouble.isEmpty() && !deadline.hasExpired())
        m_address = QString::fromUtf8(m_session.output(u"dbus-send"_s, call)).trimmed();
    if (m_address.isEmpty() && m_trouble.isEmpty())
        m_trouble = u"at-spi-bus-launcher gives no bus: "_s + QString::fromUtf8(m_bus.readAllStandardError());
}

}
