// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/LoopbackProgram.h"
#include "support/runTests.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lentera {

static const QByteArray configuration = R"(
daemon off; master_process off; pid @FOLDER@/pid; error_log stderr notice; events {}
http {
    access_log off;
    client_body_temp_path @FOLDER@; proxy_temp_path @FOLDER@; fastcgi_temp_path @FOLDER@;
    uwsgi_temp_path @FOLDER@; scgi_temp_path @FOLDER@;
    large_client_header_buffers 1 1k;
    proxy_read_timeout 300ms;
    server {
        listen 127.0.0.1:@PORT@;
        location /refused { proxy_pass @HTTP@127.0.0.1:@REFUSED@; }
        location /silent { proxy_pass @HTTP@127.0.0.1:@SILENT@; }
        location /off { return 503; }
        location /ok { return 200 'ok'; }
    }
}
)";

//! A real nginx before back ends that are ill: its pages are told from those of the product.
class GatewaysTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    RefusedPort m_refused;
    LoopbackServer m_silent{[](LoopbackPeer &peer) {
        peer.waitForClose();
    }};
    int m_port = freePort();
    LoopbackProgram m_nginx;

private Q_SLOTS:
    void initTestCase()
    {
        QByteArray own = configuration;
        own.replace("@FOLDER@", m_folder.path().toUtf8())
            .replace("@HTTP@", "http:/"
                               "/")
            .replace("@PORT@", QByteArray::number(m_port))
            .replace("@REFUSED@", QByteArray::number(m_refused.port()))
            .replace("@SILENT@", QByteArray::number(m_silent.port()));
        QFile file(m_folder.filePath(u"nginx.conf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(own);
        file.close();
        QVERIFY2(m_nginx.start(u"nginx"_s, {u"-p"_s, m_folder.path(), u"-e"_s, u"stderr"_s, u"-c"_s, file.fileName()},
                               "event method", m_port),
                 m_nginx.output().constData());
    }

    void pages_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expected");
        QTest::newRow("no back end there") << u"refused"_s << u"http.gateway.bad"_s;
        QTest::newRow("a back end that does not answer") << u"silent"_s << u"http.gateway.timeout"_s;
        QTest::newRow("switched off") << u"off"_s << u"http.service.unavailable"_s;
        QTest::newRow("nothing at this address") << u"nowhere"_s << u"http.path.wrong-base"_s;
        QTest::newRow("a URL of 2 KB") << u"ok/"_s + QString(2000, u'x') << u"http.request.too-large"_s;
        QTest::newRow("it works") << u"ok"_s << QString();
    }

    void pages()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, expected);
        const FaultRun result = faultRun(faultConnection(u"http://127.0.0.1:%1/%2"_s.arg(m_port).arg(path)));
        QCOMPARE(told(result), expected);
        if (!expected.isEmpty())
            QCOMPARE(rootFact(result, u"gateway"_s), u"nginx"_s);
    }
};

}

LENTERA_TEST(tst_gateways, lentera::GatewaysTest)
#include "tst_gateways.moc"
