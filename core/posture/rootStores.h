// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/Acquaintance.h"

namespace lentera {

//! Certificates that some program on this machine trusts as roots.
struct RootSet {
    QString store; //!< as StoreSeen
    QString place;
    QString problem; //!< why it could not be read; empty when it was
    std::vector<openssl::Certificate> roots;

    void addPem(const QByteArray &pem);
    void addDer(const QByteArray &der);
};

//! A Java key store's trusted certificates: JKS, JCEKS or PKCS#12 with the usual passphrase.
RootSet javaRoots(const QString &path);
//! What a browser trusts that keeps its own additions in the NSS database of \a folder, beside Mozilla's list.
RootSet nssRoots(const QString &store, const QString &folder);
//! A PEM bundle.
RootSet pemRoots(const QString &store, const QString &path);
//! The roots that are built into node, asked of the program itself (5 s at most); nothing when it is not installed.
std::optional<RootSet> nodeRoots(const Wait &wait);

//! Every trust store of other programs that is found in its usual place, 16 at most.
std::vector<RootSet> foundRootSets(const Wait &wait);

//! Whether the chain that came ends in the system's store, in the connection's own (\a own), and in those of other
//! programs on this machine. Dates and names are not judged: they are the same everywhere.
QList<seen::StoreSeen> examineStores(const Plan &plan, const HandshakeMade &made, X509_STORE *own, const Wait &wait);

}
