// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/systemProxy.h"

#include "base/Wait.h"

#include <QFile>
#include <QNetworkProxyFactory>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lentera {

using std::chrono::milliseconds;

#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)

static QString urlOf(const QNetworkProxy &proxy)
{
    const QString scheme = proxy.type() == QNetworkProxy::Socks5Proxy ? u"socks5h"_s : u"http"_s;
    return u"%1://%2:%3"_s.arg(scheme, proxy.hostName()).arg(proxy.port());
}

Result<SystemProxy> systemProxy(const QUrl &target, std::stop_token)
{
    SystemProxy system;
#ifdef Q_OS_WIN
    system.desktop = u"windows"_s;
#else
    system.desktop = u"macos"_s;
#endif
    for (const QNetworkProxy &proxy : QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(target)))
        if (!proxy.hostName().isEmpty()) {
            system.proxies.insert(target.scheme(), urlOf(proxy));
            break;
        }
    return system;
}

#else

static constexpr milliseconds patience{2000};
static constexpr qint64 longestAnswer = 256 * 1024;

static tl::unexpected<Error> unreadable(const QString &desktop, const QString &reason)
{
    return failure("proxy.system.unreadable"_L1, {{u"desktop"_s, desktop}, {u"reason"_s, reason}});
}

// Not through Qt: there libproxy runs PAC scripts and asks name servers within this process, for as long as it takes.
static Result<SystemProxy> fromGnome(const QString &program, std::stop_token stop)
{
    Wait wait(std::move(stop), patience);
    QProcess child;
    child.setProgram(program);
    child.setArguments({u"list-recursively"_s, u"org.gnome.system.proxy"_s});
    child.setStandardInputFile(QProcess::nullDevice());
    child.setStandardErrorFile(QProcess::nullDevice());
    const Woken woken = wait.until(
        &child, [&] { child.start(QIODevice::ReadOnly); }, &QProcess::finished, &QProcess::errorOccurred);
    const bool ended = child.state() == QProcess::NotRunning;
    const QByteArray printed = child.read(longestAnswer);
    child.kill();
    child.waitForFinished();
    if (woken == Woken::Stopped)
        return failure("run.stopped"_L1);
    if (!ended)
        return unreadable(u"gnome"_s, u"gsettings: timed out"_s);
    // Without the schema there is no such desktop here.
    return child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0 ? gnomeProxy(printed) : SystemProxy();
}

static Result<SystemProxy> fromKde()
{
    QFile file(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/kioslaverc"_L1);
    if (!file.exists())
        return SystemProxy{u"kde"_s, {}, {}, {}};
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(u"kde"_s, u"kioslaverc: "_s + file.errorString());
    EnvironmentVariables variables;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        variables.insert(name, environment.value(name));
    return kdeProxy(file.read(longestAnswer), variables);
}

Result<SystemProxy> systemProxy(const QUrl &, std::stop_token stop)
{
    const QString desktops = qEnvironmentVariable("XDG_CURRENT_DESKTOP");
    if (desktops.split(u':').contains("KDE"_L1, Qt::CaseInsensitive))
        return fromKde();
    const QString gsettings = QStandardPaths::findExecutable(u"gsettings"_s);
    return gsettings.isEmpty() ? SystemProxy() : fromGnome(gsettings, std::move(stop));
}

#endif

}
