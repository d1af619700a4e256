// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/rootStores.h"
#include "support/TestAuthority.h"
#include "support/runTests.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lentera {

//! Other programs' trust stores: read, and bounded when they are damaged.
class RootStoresTest : public QObject {
    Q_OBJECT

    const TestIdentity m_root = TestAuthority::root();
    QTemporaryDir m_folder;

    static QByteArray number(quint32 value, int size)
    {
        QByteArray bytes;
        for (int i = size - 1; i >= 0; --i)
            bytes += char(value >> (8 * i));
        return bytes;
    }
    static QByteArray text(const QByteArray &value) { return number(quint32(value.size()), 2) + value; }
    QByteArray der() const
    {
        unsigned char *bytes = nullptr;
        const int length = i2d_X509(m_root.certificate(), &bytes);
        const QByteArray result(reinterpret_cast<const char *>(bytes), length);
        OPENSSL_free(bytes);
        return result;
    }
    // As keytool writes it, without the digest at its end.
    QByteArray keyStore(quint32 entries) const
    {
        const QByteArray root = der();
        return number(0xfeedfeed, 4) + number(2, 4) + number(entries, 4) + number(2, 4) + text("test root") +
               QByteArray(8, '\0') + text("X.509") + number(quint32(root.size()), 4) + root;
    }
    RootSet read(const QByteArray &bytes) const { return javaRoots(writtenTo(m_folder.path(), u"store"_s, bytes)); }

private Q_SLOTS:
    void aKeyStoreIsRead();
    void damagedKeyStoresSaySo_data();
    void damagedKeyStoresSaySo();
    void aPkcs12StoreIsRead();
    void aBundleIsRead();
};

void RootStoresTest::aKeyStoreIsRead()
{
    const RootSet set = read(keyStore(1));
    QCOMPARE(set.problem, QString());
    QCOMPARE(set.roots.size(), size_t(1));
    QCOMPARE(X509_cmp(set.roots.front().get(), m_root.certificate()), 0);
}

void RootStoresTest::damagedKeyStoresSaySo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("cut") << keyStore(1).chopped(40);
    QTest::newRow("promises more than it has") << keyStore(1'000'000);
    QTest::newRow("another format") << QByteArray("hello, world, this is no key store");
    QTest::newRow("empty") << QByteArray();
    QByteArray long_ = keyStore(1);
    long_.replace(long_.indexOf("X.509") + 5, 4, QByteArray("\xff\xff\xff\xff", 4));
    QTest::newRow("a length beyond the end") << long_;
}

void RootStoresTest::damagedKeyStoresSaySo()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!read(bytes).problem.isEmpty());
}

void RootStoresTest::aPkcs12StoreIsRead()
{
    const RootSet set = read(m_root.pkcs12("changeit"));
    QCOMPARE(set.problem, QString());
    QVERIFY(!read(m_root.pkcs12("another")).problem.isEmpty());
}

void RootStoresTest::aBundleIsRead()
{
    const QString path = writtenTo(m_folder.path(), u"bundle.pem"_s, "# a comment\n" + m_root.pem() + m_root.pem());
    QCOMPARE(pemRoots(u"python-certifi"_s, path).roots.size(), size_t(2));
    QVERIFY(!pemRoots(u"python-certifi"_s, u"/nowhere/cacert.pem"_s).problem.isEmpty());
}

}

LENTERA_TEST(tst_rootStores, lentera::RootStoresTest)
#include "tst_rootStores.moc"
