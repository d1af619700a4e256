// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>
#include <sys/prctl.h>

namespace lentera {

//! A login session of its own for tests: a private home, message bus and gnome-keyring, far from the user's own.
//! Nothing of it outlives the object or the test program. Start it, hand environment() to a program under test, or take
//! it over with AdoptedEnvironment; say after each step: `QVERIFY2(session.trouble().isEmpty(),
//! qPrintable(session.trouble()));`.
class KeyringSession {
public:
    //! Desktop: programs of this machine are started on the bus when called, e.g. the keyring's prompter.
    enum class Services { None, Desktop };

    //! Starts the bus; \a display is that of the programs on it (empty: none).
    explicit KeyringSession(Services services = Services::None, const QString &display = {});
    ~KeyringSession();

    //! Why the session is not what the test asked for; empty while all is well.
    const QString &trouble() const { return m_trouble; }

    //! Starts the service with an unlocked keyring; the first time makes it.
    void startUnlocked() { startKeyring("correct horse", "boolean false"); }
    //! Starts the service on the keyring of an earlier startUnlocked(), as after a login without its password.
    void startLocked() { startKeyring({}, "boolean true"); }
    //! Starts the service in a home that has no keyring.
    void startWithoutKeyring() { startKeyring({}, {}); }
    //! Locks the running service's keyring.
    void lock();
    //! Starts the service anew with its keyring unlocked.
    void unlock() { stopKeyring(), startUnlocked(); }
    void stopKeyring();
    //! The service stays on the bus and answers nothing until thaw().
    void freeze() { ::kill(pid_t(m_keyring.processId()), SIGSTOP); }
    void thaw() { ::kill(pid_t(m_keyring.processId()), SIGCONT); }

    //! The password that opens the keyring.
    static QByteArray password() { return "correct horse"; }
    QProcessEnvironment environment() const { return m_environment; }
    QString home() const { return m_home.path(); }
    //! What \a program prints in this session.
    QByteArray output(const QString &program, const QStringList &arguments);
    //! Starts \a program in this session, as \a process.
    void start(QProcess &process, const QString &program, const QStringList &arguments);
    //! The bytes that `secret-tool lookup` finds for \a key of Lentera's; nothing when it finds none.
    std::optional<QByteArray> lookup(const QString &key);

private:
    void startBus(Services services);
    void startKeyring(const QByteArray &password, const QByteArray &lockedProperty);
    void awaitKeyring(const QByteArray &lockedProperty);
    bool isInstalled(const QString &program, const QString &package);
    void prepare(QProcess &process, const QString &program, const QStringList &arguments);

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_bus;
    QProcess m_keyring;
    QString m_trouble;
};

//! Puts an environment in the place of this process's own, until it is destroyed. Where no other thread runs yet.
class AdoptedEnvironment {
public:
    explicit AdoptedEnvironment(const QProcessEnvironment &environment)
        : m_before(QProcessEnvironment::systemEnvironment())
    {
        replace(environment);
    }
    ~AdoptedEnvironment() { replace(m_before); }
    AdoptedEnvironment(const AdoptedEnvironment &) = delete;
    AdoptedEnvironment &operator=(const AdoptedEnvironment &) = delete;

private:
    static void replace(const QProcessEnvironment &environment)
    {
        for (const QString &name : QProcessEnvironment::systemEnvironment().keys())
            qunsetenv(qPrintable(name));
        for (const QString &name : environment.keys())
            qputenv(qPrintable(name), environment.value(name).toLocal8Bit());
    }

    QProcessEnvironment m_before;
};

inline KeyringSession::KeyringSession(Services services, const QString &display)
{
    using namespace Qt::StringLiterals;
    m_environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"WAYLAND_DISPLAY", "DISPLAY", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                             "XDG_CURRENT_DESKTOP", "KDE_FULL_SESSION", "GNOME_KEYRING_CONTROL"})
        m_environment.remove(QString::fromLatin1(name));
    if (!display.isEmpty())
        m_environment.insert(u"DISPLAY"_s, display);
    m_environment.insert(u"HOME"_s, m_home.path());
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.filePath(u"run"_s));
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir(m_home.path()).mkdir(u"run"_s) || !QFile::setPermissions(m_home.filePath(u"run"_s), owner))
        m_trouble = u"no private home: %1"_s.arg(m_home.errorString());
    if (m_trouble.isEmpty() && isInstalled(u"dbus-daemon"_s, u"dbus"_s) &&
        isInstalled(u"gnome-keyring-daemon"_s, u"gnome-keyring"_s) &&
        isInstalled(u"secret-tool"_s, u"libsecret-tools"_s))
        startBus(services);
}

inline KeyringSession::~KeyringSession()
{
    stopKeyring();
    m_bus.kill();
    m_bus.waitForFinished();
}

inline bool KeyringSession::isInstalled(const QString &program, const QString &package)
{
    using namespace Qt::StringLiterals;
    if (QStandardPaths::findExecutable(program).isEmpty())
        m_trouble = u"%1 is not installed; packaging/test does it: apt-get install %2"_s.arg(program, package);
    return m_trouble.isEmpty();
}

inline void KeyringSession::prepare(QProcess &process, const QString &program, const QStringList &arguments)
{
    process.setProgram(program);
    process.setArguments(arguments);
    process.setProcessEnvironment(m_environment);
    // A test that is killed leaves no daemon behind.
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

inline void KeyringSession::startBus(Services services)
{
    using namespace Qt::StringLiterals;
    QFile configuration(m_home.filePath(u"bus.conf"_s));
    if (!configuration.open(QIODevice::WriteOnly)) {
        m_trouble = configuration.errorString();
        return;
    }
    configuration.write("<busconfig><type>session</type><auth>EXTERNAL</auth><listen>unix:dir=" +
                        m_environment.value(u"XDG_RUNTIME_DIR"_s).toUtf8() + "</listen>" +
                        (services == Services::Desktop ? "<standard_session_servicedirs/>" : "") +
                        "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                        "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n");
    configuration.close();
    prepare(m_bus, u"dbus-daemon"_s,
            {u"--nofork"_s, u"--print-address"_s, u"--config-file"_s, configuration.fileName()});
    m_bus.start(QIODevice::ReadOnly);
    const QDeadlineTimer deadline(10'000);
    while (!m_bus.canReadLine() && m_bus.waitForReadyRead(int(deadline.remainingTime()))) {
    }
    const QString address = QString::fromUtf8(m_bus.readLine()).trimmed();
    if (address.isEmpty())
        m_trouble = u"dbus-daemon: %1"_s.arg(QString::fromUtf8(m_bus.readAllStandardError()));
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, address);
}

inline void KeyringSession::startKeyring(const QByteArray &password, const QByteArray &lockedProperty)
{
    using namespace Qt::StringLiterals;
    if (!m_trouble.isEmpty())
        return;
    QStringList arguments{u"--foreground"_s, u"--components=secrets"_s};
    if (!password.isEmpty())
        arguments << u"--unlock"_s;
    prepare(m_keyring, u"gnome-keyring-daemon"_s, arguments);
    m_keyring.setStandardOutputFile(m_home.filePath(u"keyring.log"_s), QIODevice::Append);
    m_keyring.setStandardErrorFile(m_home.filePath(u"keyring.log"_s), QIODevice::Append);
    m_keyring.start();
    m_keyring.write(password);
    if (!password.isEmpty())
        m_keyring.waitForBytesWritten();
    m_keyring.closeWriteChannel();
    if (m_keyring.waitForStarted())
        awaitKeyring(lockedProperty);
    else
        m_trouble = u"gnome-keyring-daemon: %1"_s.arg(m_keyring.errorString());
}

//! Asks until the service's answer is the wanted one; gnome-keyring tells nobody when it is ready.
inline void KeyringSession::awaitKeyring(const QByteArray &lockedProperty)
{
    using namespace Qt::StringLiterals;
    const QStringList call{u"--session"_s, u"--print-reply"_s, u"--reply-timeout=1000"_s};
    const QStringList owned{u"--dest=org.freedesktop.DBus"_s, u"/"_s, u"org.freedesktop.DBus.NameHasOwner"_s,
                            u"string:org.freedesktop.secrets"_s};
    const QStringList locked{u"--dest=org.freedesktop.secrets"_s, u"/org/freedesktop/secrets/aliases/default"_s,
                             u"org.freedesktop.DBus.Properties.Get"_s, u"string:org.freedesktop.Secret.Collection"_s,
                             u"string:Locked"_s};
    const QDeadlineTimer deadline(10'000);
    do {
        // A call to a name without an owner would start a second service, where the bus has service files.
        const bool there = output(u"dbus-send"_s, call + owned).contains("boolean true");
        if (there && (lockedProperty.isEmpty() || output(u"dbus-send"_s, call + locked).contains(lockedProperty)))
            return;
    } while (!deadline.hasExpired() && m_keyring.state() == QProcess::Running && !m_keyring.waitForFinished(20));
    m_trouble = u"gnome-keyring-daemon does not say \"Locked: %1\""_s.arg(QString::fromUtf8(lockedProperty));
}

inline void KeyringSession::lock()
{
    using namespace Qt::StringLiterals;
    output(u"dbus-send"_s,
           {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
            u"org.freedesktop.Secret.Service.Lock"_s, u"array:objpath:/org/freedesktop/secrets/aliases/default"_s});
    awaitKeyring("boolean true");
}

inline void KeyringSession::stopKeyring()
{
    if (m_keyring.state() == QProcess::NotRunning)
        return;
    thaw();
    m_keyring.terminate();
    if (!m_keyring.waitForFinished(5000)) {
        m_keyring.kill();
        m_keyring.waitForFinished();
    }
}

inline QByteArray KeyringSession::output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    prepare(process, program, arguments);
    process.start();
    process.closeWriteChannel();
    process.waitForFinished(10'000);
    return process.readAllStandardOutput();
}

inline void KeyringSession::start(QProcess &process, const QString &program, const QStringList &arguments)
{
    prepare(process, program, arguments);
    process.start();
    process.closeWriteChannel();
}

inline std::optional<QByteArray> KeyringSession::lookup(const QString &key)
{
    using namespace Qt::StringLiterals;
    const QByteArray base64 = output(u"secret-tool"_s, {u"lookup"_s, u"user"_s, key, u"server"_s, u"Lentera"_s});
    if (base64.isEmpty())
        return {};
    return QByteArray::fromBase64(base64);
}

}
