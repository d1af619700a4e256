// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "CertificateServers.h"
#include "FaultRun.h"
#include "explain/Reproduce.h"
#include "support/runTests.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace lentera {

using Handler = LoopbackServer::Handler;

}
Q_DECLARE_METATYPE(lentera::Handler)

namespace lentera {

//! Whole runs to servers that speak something else than HTTP and TLS, by their first words.
class GreetingsTest : public QObject {
    Q_OBJECT

    static Handler says(const QByteArray &bytes)
    {
        return [bytes](LoopbackPeer &peer) {
            peer.write(bytes);
            peer.waitForClose();
        };
    }
    static Connection connectionTo(const QString &scheme, int port)
    {
        return faultConnection(u"%1://practice.test:%2"_s.arg(scheme).arg(port));
    }

private Q_SLOTS:
    void protocols_data();
    void protocols();
    void aCloseAtOnce();
    void healthyServersAreNotListenedTo();
};

void GreetingsTest::protocols_data()
{
    QTest::addColumn<Handler>("handler");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("symptom");
    const auto row = [](const char *protocol, const Handler &handler, const char *symptom) {
        QTest::newRow(protocol) << handler << QString::fromLatin1(protocol) << QString::fromLatin1(symptom);
    };
    row("SSH", says("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"), "S   S   H   -   2");
    row("SMTP", says("220 mail.test ESMTP Postfix\r\n"), "2   2   0");
    row("FTP", says("220 (vsFTPd 3.0.3)\r\n"), "F   T   P");
    row("POP3", says("+OK Dovecot ready.\r\n"), "O   K");
    row("IMAP", says("* OK [CAPABILITY IMAP4rev1] ready.\r\n"), "I   M   A   P");
    row("MySQL",
        says(QByteArray("\x10\0\0\0\x0a"
                        "8.0.36\0abcdefgh",
                        20)),
        "8   .   0");
    row("VNC", says("RFB 003.008\n"), "R   F   B");
    // It reads the length of a packet out of whatever comes and closes when that is absurd.
    row(
        "PostgreSQL",
        [](LoopbackPeer &peer) {
            if (peer.readBytes(8) == QByteArray("\0\0\0\x08\x04\xd2\x16\x2f", 8)) {
                peer.write("N");
                peer.waitForClose();
            }
        },
        "N");
    // Commands end with a line; one that it does not know is an error, and a Host header ends the connection.
    row(
        "Redis",
        [](LoopbackPeer &peer) {
            while (true) {
                const QByteArray line = peer.readUntil("\n");
                if (line.isEmpty() || line.startsWith("Host:"))
                    return;
                peer.write(line.startsWith("PING") ? "+PONG\r\n" : "-ERR unknown command\r\n");
            }
        },
        "PONG");
}

void GreetingsTest::protocols()
{
    QFETCH(const Handler, handler);
    QFETCH(const QString, symptom);
    for (const QString &scheme : {u"http"_s, u"https"_s}) {
        const LoopbackServer server(handler);
        const Connection connection = connectionTo(scheme, server.port());
        const FaultRun result = faultRun(connection);
        QCOMPARE(causesOf(result).section(u" |"_s, 0, 0), u"tcp.protocol.other"_s);
        QTEST(rootFact(result, u"protocol"_s), "protocol");
        QProcess shell;
        const QString command = reproduceCommand(result.rootCauses().first(), connection, shipped(connection.connector),
                                                 {QString(), u"none"_s});
        shell.setProcessChannelMode(QProcess::MergedChannels);
        shell.start(u"/bin/sh"_s, {u"-c"_s, command});
        QVERIFY2(shell.waitForFinished(20'000), qPrintable(command));
        const QByteArray printed = shell.readAll();
        QVERIFY2(printed.contains(symptom.toUtf8()), qPrintable(command + u'\n' + QString::fromUtf8(printed)));
        LabRecord::cause(u"tcp.protocol.other"_s);
        LabRecord::shown(u"tcp.protocol.other"_s);
    }
}

void GreetingsTest::aCloseAtOnce()
{
    const LoopbackServer server([](LoopbackPeer &) {});
    for (const QString &scheme : {u"http"_s, u"https"_s}) {
        // Whether the client's first words meet the close or the reset that follows it is a matter of time.
        const FaultRun result = faultRun(connectionTo(scheme, server.port()));
        QCOMPARE(told(result).section(u" |"_s, 0, 0), u"tcp.connection.closed"_s);
    }
}

void GreetingsTest::healthyServersAreNotListenedTo()
{
    const AnswerServer server(u"http"_s, QByteArrayList{answer("500 Internal Server Error", {}, "no")});
    const FaultRun result = faultRun(faultConnection(server.url()));
    QCOMPARE(told(result), u"http.server.error"_s);
    QVERIFY(result.evidence.varied<seen::TcpSeen>(seen::Variation::Again).isEmpty());
}

}

LENTERA_TEST(tst_greetings, lentera::GreetingsTest)
#include "tst_greetings.moc"
