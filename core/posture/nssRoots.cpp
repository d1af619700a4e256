// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/rootStores.h"

#include <QAtomicInt>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int mostCertificates = 500;

// Columns are named by PKCS#11 attribute: a0 class, a11 value, a81 issuer, a82 serial number, ace536358 trust for TLS
// servers; class 0xce534353 is trust, 0xce534352 "trusted to issue" (nss/lib/util/pkcs11n.h).
static void readAdditions(RootSet &set, const QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(u"SELECT DISTINCT c.a11 FROM nssPublic c JOIN nssPublic t ON t.a81 = c.a81 AND t.a82 = c.a82 "
                    "WHERE c.a0 = x'00000001' AND t.a0 = x'CE534353' AND t.ace536358 = x'CE534352' LIMIT %1"_s.arg(
                        mostCertificates))) {
        set.problem = query.lastError().databaseText();
        return;
    }
    while (query.next())
        set.addDer(query.value(0).toByteArray());
}

// The list that is built into NSS is Mozilla's; Debian ships the same as single files.
static void addMozillasList(RootSet &set)
{
    const QDir folder(u"/usr/share/ca-certificates/mozilla"_s);
    for (const QString &name : folder.entryList({u"*.crt"_s}, QDir::Files).mid(0, mostCertificates)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            set.addPem(file.read(1 << 16));
    }
}

RootSet nssRoots(const QString &store, const QString &folder)
{
    RootSet set{.store = store, .place = folder};
    static QAtomicInt opened;
    const QString connection = u"lentera-nss-%1"_s.arg(opened.fetchAndAddRelaxed(1));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(folder + "/cert9.db"_L1);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=500"_s);
        if (database.open())
            readAdditions(set, database);
        else
            set.problem = database.lastError().databaseText();
    }
    QSqlDatabase::removeDatabase(connection);
    addMozillasList(set);
    return set;
}

}
