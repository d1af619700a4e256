// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/Proxy.h"
#include "probe/systemProxy.h"
#include "support/runTests.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

//! What a connection that goes by \a system would use.
static QString used(const SystemProxy &system, const QString &url = u"https://api.example.com"_s)
{
    Connection connection;
    connection.parameters = {{u"baseUrl"_s, url}};
    connection.proxy.source = ProxySource::System;
    const EffectiveProxy proxy = effectiveProxy(connection, {}, system);
    const SharedSecret password = proxyPasswordFrom(connection, {}, system);
    return (proxy.direct() ? u"direct"_s : proxy.url) + u", "_s + proxy.origin +
           (password ? u", signed in as "_s + QString::fromUtf8(password->reveal()) : QString());
}

class SystemProxyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kde_data();
    void kde();
    void gnome();
    void gnomeAsItPrints();
    void aDesktopThatDoesNotAnswer();
};

void SystemProxyTest::kde_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &settings, const char *expected) {
        QTest::newRow(name) << QByteArray("[$Version]\nProxyType=1\n\n[Proxy Settings]\n" + settings +
                                          "\n[Other]\nhttpsProxy=http://wrong 1\n")
                            << QString::fromLatin1(expected);
    };
    row("none", "ProxyType=0\nhttpsProxy=http://p 3128", "direct, system:kde");
    row("by hand", "ProxyType=1\nhttpsProxy=http://p 3128\nhttpProxy=http://q 1", "http://p:3128, system:kde");
    row("with a colon", "ProxyType=1\nhttpsProxy=p:3128", "http://p:3128, system:kde");
    row("SOCKS alone", "ProxyType=1\nsocksProxy=socks://p 1080", "socks5h://p:1080, system:kde");
    row("an exception", "ProxyType=1\nhttpsProxy=http://p 3128\nNoProxyFor=localhost,.example.com",
        "direct, system-exception:.example.com");
    row("a PAC file", "ProxyType=2\nProxy Config Script=http://wpad.example/p.pac",
        "direct, pac:http://wpad.example/p.pac");
    row("discovery", "ProxyType=3", "direct, pac:http://wpad/wpad.dat");
    row("variables", "ProxyType=4\nhttpsProxy=https_proxy\nNoProxyFor=no_proxy", "http://v:1, system:kde");
    row("a password", "ProxyType=1\nhttpsProxy=http://ann:pw@p 3128", "http://p:3128, system:kde, signed in as ann:pw");
    row("nothing", "", "direct, system:kde");
}

void SystemProxyTest::kde()
{
    QFETCH(const QByteArray, settings);
    QTEST(used(kdeProxy(settings, {{u"https_proxy"_s, u"v:1"_s}, {u"no_proxy"_s, u"other.org"_s}})), "expected");
}

void SystemProxyTest::gnome()
{
    const QByteArray hosts = "org.gnome.system.proxy ignore-hosts ['localhost', '10.0.0.0/8', \"its.example\"]\n"
                             "org.gnome.system.proxy.http host 'p'\norg.gnome.system.proxy.http port 8080\n"
                             "org.gnome.system.proxy.http authentication-password 'hunter2'\n"
                             "org.gnome.system.proxy.https host 's'\norg.gnome.system.proxy.https port 8443\n"
                             "org.gnome.system.proxy.socks host 'fd00::1'\norg.gnome.system.proxy.socks port 0\n"
                             "org.gnome.system.proxy autoconfig-url 'http://wpad.example/p.pac'\n";
    const auto mode = [&](const QByteArray &word) {
        return gnomeProxy(hosts + "org.gnome.system.proxy mode '" + word + "'\n");
    };
    QCOMPARE(used(mode("none")), u"direct, system:gnome"_s);
    QCOMPARE(used(mode("manual")), u"http://s:8443, system:gnome"_s);
    QCOMPARE(used(mode("manual"), u"http://api.example.com"_s), u"http://p:8080, system:gnome"_s);
    QCOMPARE(used(mode("manual"), u"https://10.1.2.3"_s), u"direct, system-exception:10.0.0.0/8"_s);
    QCOMPARE(used(mode("manual"), u"https://its.example"_s), u"direct, system-exception:its.example"_s);
    QCOMPARE(used(mode("auto")), u"direct, pac:http://wpad.example/p.pac"_s);
    QCOMPARE(used(gnomeProxy("org.gnome.system.proxy mode 'auto'\n")), u"direct, pac:http://wpad/wpad.dat"_s);
    QCOMPARE(used(gnomeProxy("")), u"direct, system:gnome"_s);
    QCOMPARE(used({}), u"direct, system:none"_s);
}

// What this machine's gsettings really print, from settings of our own.
void SystemProxyTest::gnomeAsItPrints()
{
    QVERIFY2(!QStandardPaths::findExecutable(u"gsettings"_s).isEmpty(), "apt-get install libglib2.0-bin");
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    qputenv("GSETTINGS_BACKEND", "keyfile");
    qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    const auto set = [](const QString &schema, const QString &key, const QString &value) {
        QProcess::execute(u"gsettings"_s, {u"set"_s, u"org.gnome.system.proxy"_s + schema, key, value});
    };
    set({}, u"mode"_s, u"'manual'"_s);
    set({}, u"ignore-hosts"_s, u"['*.example.org']"_s);
    set(u".https"_s, u"host"_s, u"'proxy.example'"_s);
    set(u".https"_s, u"port"_s, u"3128"_s);
    const auto system = systemProxy(QUrl(u"https://api.example.com"_s), {});
    QVERIFY(system);
    QCOMPARE(used(*system), u"http://proxy.example:3128, system:gnome"_s);
    QCOMPARE(used(*system, u"https://a.example.org"_s), u"direct, system-exception:*.example.org"_s);
}

void SystemProxyTest::aDesktopThatDoesNotAnswer()
{
    const QTemporaryDir folder;
    QFile fake(folder.filePath(u"gsettings"_s));
    QVERIFY(fake.open(QIODevice::WriteOnly));
    fake.write("#!/bin/sh\nexec tail -f /dev/null\n");
    fake.close();
    QVERIFY(fake.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toLocal8Bit() + ':' + path);
    QElapsedTimer clock;
    clock.start();
    const auto system = systemProxy(QUrl(u"https://api.example.com"_s), {});
    std::stop_source stopped;
    stopped.request_stop();
    const auto none = systemProxy(QUrl(u"https://api.example.com"_s), stopped.get_token());
    qputenv("PATH", path);
    QVERIFY(!system);
    QCOMPARE(system.error().id, u"proxy.system.unreadable"_s);
    QVERIFY(clock.elapsed() < 4000);
    QCOMPARE(none.error().id, u"run.stopped"_s);
}

}

LENTERA_TEST(tst_systemProxy, lentera::SystemProxyTest)
#include "tst_systemProxy.moc"
