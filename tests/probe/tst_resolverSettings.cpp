// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ResolverSettings.h"
#include "support/runTests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

class ResolverSettingsTest : public QObject {
    Q_OBJECT

    QString written(const QByteArray &content)
    {
        QFile file(m_folder.filePath(u"file"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        return file.fileName();
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void resolvConf_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("servers");
        QTest::addColumn<QString>("search");
        QTest::addColumn<int>("dots");
        QTest::newRow("nothing") << QByteArray() << QString() << QString() << 1;
        QTest::newRow("a server") << QByteArray("nameserver 10.0.0.1\n") << u"10.0.0.1"_s << QString() << 1;
        QTest::newRow("three at most")
            << QByteArray("nameserver 10.0.0.1\nnameserver ::1\nnameserver 10.0.0.3\nnameserver 10.0.0.4\n")
            << u"10.0.0.1 ::1 10.0.0.3"_s << QString() << 1;
        QTest::newRow("search domains and options") << QByteArray("search corp.test lab.test\noptions edns0 ndots:3\n")
                                                    << QString() << u"corp.test lab.test"_s << 3;
        QTest::newRow("the last of domain and search counts")
            << QByteArray("search corp.test\ndomain lab.test\n") << QString() << u"lab.test"_s << 1;
        QTest::newRow("comments, tabs, Windows line ends")
            << QByteArray("# nameserver 10.0.0.9\r\nnameserver\t10.0.0.1 ; first\r\n") << u"10.0.0.1"_s << QString()
            << 1;
        QTest::newRow("a wild number of dots")
            << QByteArray("options ndots:9999999999\n") << QString() << QString() << 0;
        QTest::newRow("words without meaning") << QByteArray("nameserver\nsearch\n\0\n") << QString() << QString() << 1;
    }
    void resolvConf()
    {
        QFETCH(const QByteArray, content);
        const ResolverSettings settings = resolverSettings(written(content));
        QTEST(settings.servers.join(u' '), "servers");
        QTEST(settings.search.join(u' '), "search");
        QTEST(settings.dots, "dots");
    }

    void aFileThatIsNotThereSaysNothing()
    {
        QVERIFY(resolverSettings(m_folder.filePath(u"none"_s)).servers.isEmpty());
        QVERIFY(hostsFileAddresses(QString(), "desk.test").isEmpty());
    }

    void hostsFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("found");
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("the name") << QByteArray("127.0.0.1 localhost\n10.0.0.7 desk.test\n") << u"10.0.0.7"_s;
        QTest::newRow("an alias in other letters") << QByteArray("10.0.0.7\tdesk Desk.TEST # moved\n") << u"10.0.0.7"_s;
        QTest::newRow("both families") << QByteArray("10.0.0.7 desk.test\nFD00::7 desk.test") << u"10.0.0.7 fd00::7"_s;
        QTest::newRow("a comment") << QByteArray("# 10.0.0.7 desk.test\n10.0.0.8 x # desk.test\n") << QString();
        QTest::newRow("a part of another name") << QByteArray("10.0.0.7 desk.test.example mydesk.test\n") << QString();
        QTest::newRow("no address") << QByteArray("desk.test desk.test\n") << QString();
    }
    void hostsFile()
    {
        QFETCH(const QByteArray, content);
        QTEST(hostsFileAddresses(written(content), "desk.test").join(u' '), "found");
    }
};

}

LENTERA_TEST(tst_resolverSettings, lentera::ResolverSettingsTest)
#include "tst_resolverSettings.moc"
