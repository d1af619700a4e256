// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/LoopbackProgram.h"
#include "support/runTests.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr const char *inside = "LENTERA_TEST_NAMESPACE";

//! Whole runs that ask the system's resolver, with a hosts file, resolv.conf, name servers on port 53 and routes of our
//! own: the test starts itself once more in a network namespace, where nothing is reached but itself.
class NamesOfTheSystemTest : public QObject {
    Q_OBJECT

    // What a namespace must be given, as a shell says it.
    QString setUp() const
    {
        return u"mount --bind \"$1/hosts\" /etc/hosts && mount --bind \"$1/resolv.conf\" /etc/resolv.conf && "
               "mount --bind \"$1/nsswitch.conf\" /etc/nsswitch.conf && ip link set lo up && "
               "ip route add unreachable 10.66.0.0/24 && ip -6 route add unreachable fd66::/64 && "
               "ip route add prohibit 10.67.0.0/24 && ip route add blackhole 10.68.0.0/24 && exec \"$2\" "
               "tst_namesOfTheSystem"_s;
    }
    bool write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
    static QStringList serverArguments(const QString &address)
    {
        return {u"--no-daemon"_s,       u"--conf-file=/dev/null"_s, u"--pid-file="_s,
                u"--bind-interfaces"_s, u"--user=root"_s,           u"--listen-address="_s + address,
                u"--port=53"_s,         u"--no-resolv"_s,           u"--no-hosts"_s,
                u"--local=/invalid/"_s};
    }
    Plan planTo(const QString &host, int port)
    {
        Connection connection = faultConnection(u"http://%1:%2"_s.arg(host).arg(port));
        connection.connectTo.clear();
        Plan plan = faultPlan(connection);
        plan.nameFiles = {};
        plan.experiments = true; // the names of this namespace lead nowhere else
        return plan;
    }

    QTemporaryDir m_folder;
    LoopbackProgram m_first;
    LoopbackProgram m_second;
    AnswerServer m_server{u"http"_s, QByteArrayList{answer("200 OK", {}, "ok")}};
    RefusedPort m_refused;

private Q_SLOTS:
    void initTestCase();
    void inTheNamespace_data();
    void inTheNamespace();
    void theServersBehindTheSystemAreTold();
};

void NamesOfTheSystemTest::initTestCase()
{
    if (qEnvironmentVariableIsSet(inside)) {
        const QStringList own{
            u"--host-record=first.corp,127.0.0.1"_s,      u"--host-record=moved.corp,127.0.0.1"_s,
            u"--host-record=here.corp,127.0.0.1"_s,       u"--local=/corp/"_s,
            u"--host-record=api.example.com,10.66.0.9"_s, u"--host-record=two.corp,127.0.0.1,fd66::9"_s,
            u"--host-record=desk.lab.corp,127.0.0.1"_s};
        const QStringList other{u"--host-record=second.corp,127.0.0.1"_s, u"--host-record=second.test,127.0.0.1"_s,
                                u"--local=/corp/"_s, u"--local=/test/"_s};
        QVERIFY2(m_first.start(u"dnsmasq"_s, serverArguments(u"127.0.0.1"_s) + own, "started, version"),
                 m_first.output().constData());
        QVERIFY2(m_second.start(u"dnsmasq"_s, serverArguments(u"127.0.0.2"_s) + other, "started, version"),
                 m_second.output().constData());
        return;
    }
    QVERIFY(write(u"hosts"_s, "127.0.0.1 localhost\n127.0.0.3 moved.corp\n127.0.0.1 here.corp\n127.0.0.1 only.corp\n"));
    QVERIFY(write(u"resolv.conf"_s, "nameserver 127.0.0.1\nnameserver 127.0.0.2\nsearch lab.corp\n"
                                    "options timeout:1 attempts:1\n"));
    QVERIFY(write(u"nsswitch.conf"_s, "hosts: files dns\n"));
    QProcess again;
    again.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(inside), u"1"_s);
    again.setProcessEnvironment(environment);
    again.start(u"unshare"_s, {u"--map-root-user"_s, u"--mount"_s, u"--net"_s, u"/bin/sh"_s, u"-c"_s, setUp(), u"sh"_s,
                               m_folder.path(), QCoreApplication::applicationFilePath()});
    QVERIFY2(again.waitForFinished(120'000), "it does not end");
    const QByteArray output = again.readAll();
    if (!output.contains("Start testing of"))
        QSKIP(("no namespace to be had: " + output).constData());
    if (again.exitCode() != 0)
        std::fputs(output.constData(), stderr); // QtTest would cut it
    QCOMPARE(again.exitCode(), 0);
    QSKIP("ran in its namespace");
}

void NamesOfTheSystemTest::inTheNamespace_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("open");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *host, bool open, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(host) << open << QString::fromLatin1(expected);
    };
    row("a name that the first server knows", "first.corp", true, "");
    row("a name that a search domain completes", "desk", true, "");
    row("localhost", "localhost", true, "");
    row("a name that only the second server knows", "second.corp", true, "dns.answer.split | dns.name.not-found");
    row("a name that nobody knows", "none.corp", true, "dns.name.not-found");
    row("the first server refuses and the system asks the second", "second.test", true, "");
    row("both refuse", "none.example.org", true, "dns.resolver.refused");
    row("the hosts file confirms DNS", "here.corp", true, "");
    row("the hosts file leads elsewhere", "moved.corp", true, "dns.hosts.override | tcp.connection.refused");
    row("the hosts file alone knows the name", "only.corp", true, "");
    row("the hosts file alone knows a name that fails", "only.corp", false,
        "dns.hosts.override | tcp.connection.refused");
    row("a public name with a private address", "api.example.com", true,
        "dns.address.private | tcp.connection.unreachable");
    row("IPv6 that leads nowhere beside IPv4", "two.corp", true, "tcp.family.broken");
    row("an address without a way", "10.66.0.9", true, "tcp.connection.unreachable");
    row("an address that this machine's firewall forbids", "10.67.0.9", true, "tcp.connection.denied");
    row("an address whose packets vanish here", "10.68.0.9", true, "tcp.connection.failed");
}

void NamesOfTheSystemTest::inTheNamespace()
{
    QFETCH(const QString, host);
    QFETCH(const bool, open);
    QTEST(told(faultRun(planTo(host, open ? m_server.port() : m_refused.port()))), "expected");
}

void NamesOfTheSystemTest::theServersBehindTheSystemAreTold()
{
    const FaultRun result = faultRun(planTo(u"second.corp"_s, m_server.port()));
    QCOMPARE(rootFact(result, u"answers"_s), u"system: EAI_NONAME; 127.0.0.1:53: NXDOMAIN; 127.0.0.2:53: 127.0.0.1"_s);
    QCOMPARE(result.evidence.varied<seen::DnsSeen>(seen::Variation::OtherResolver).size(), 2);
}

}

LENTERA_TEST(tst_namesOfTheSystem, lentera::NamesOfTheSystemTest)
#include "tst_namesOfTheSystem.moc"
