// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/rootStores.h"

#include <QDataStream>
#include <QFile>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 largestStore = 8 << 20;
static constexpr quint32 jks = 0xfeedfeed;
static constexpr quint32 jceks = 0xcececece;
static constexpr quint32 trustedEntry = 2;

namespace {

// The format has no public standard: sun.security.provider.JavaKeyStore of the OpenJDK sources, engineLoad.
class JavaKeyStoreReader {
public:
    explicit JavaKeyStoreReader(const QByteArray &bytes) : m_stream(bytes) {} // big-endian, as Java writes

    void readInto(RootSet &set)
    {
        const quint32 magic = number32();
        const quint32 version = number32();
        if ((magic != jks && magic != jceks) || version != 2) {
            set.problem = u"no key store of a known version"_s;
            return;
        }
        const quint32 count = number32();
        for (quint32 i = 0; i < count && !broken(); ++i)
            if (!readEntry(set)) {
                set.problem = u"holds keys, which are not read"_s;
                return;
            }
        if (broken())
            set.problem = u"damaged"_s;
    }

private:
    bool readEntry(RootSet &set)
    {
        if (number32() != trustedEntry)
            return broken(); // a key and its chain: no root
        block(number16());   // alias
        block(8);            // date
        block(number16());   // type of certificate
        set.addDer(block(number32()));
        return true;
    }
    quint32 number32()
    {
        quint32 number = 0;
        m_stream >> number;
        return number;
    }
    quint32 number16()
    {
        quint16 number = 0;
        m_stream >> number;
        return number;
    }
    QByteArray block(quint32 size)
    {
        if (size > quint32(m_stream.device()->bytesAvailable())) {
            m_stream.setStatus(QDataStream::ReadPastEnd);
            return {};
        }
        QByteArray bytes(qsizetype(size), '\0');
        m_stream.readRawData(bytes.data(), int(size));
        return bytes;
    }
    bool broken() const { return m_stream.status() != QDataStream::Ok; }

    QDataStream m_stream;
};

}

// Java's own passphrase for stores that need no secrecy; newer ones have none.
static void readPkcs12(RootSet &set, const QByteArray &bytes)
{
    const openssl::Bio bio = openssl::reader(bytes);
    const openssl::Pkcs12 bundle(d2i_PKCS12_bio(bio.get(), nullptr));
    for (const char *passphrase : {"changeit", ""}) {
        EVP_PKEY *key = nullptr;
        X509 *own = nullptr;
        STACK_OF(X509) *chain = nullptr;
        if (!bundle || PKCS12_parse(bundle.get(), passphrase, &key, &own, &chain) != 1)
            continue;
        EVP_PKEY_free(key);
        X509_free(own);
        while (X509 *root = sk_X509_pop(chain))
            set.roots.emplace_back(root);
        sk_X509_free(chain);
        return;
    }
    set.problem = u"another passphrase"_s;
    ERR_clear_error();
}

RootSet javaRoots(const QString &path)
{
    RootSet set{.store = u"java"_s, .place = path};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestStore) {
        set.problem = u"not readable"_s;
        return set;
    }
    const QByteArray bytes = file.readAll();
    if (bytes.startsWith('\x30')) // DER: PKCS#12
        readPkcs12(set, bytes);
    else
        JavaKeyStoreReader(bytes).readInto(set);
    return set;
}

}
