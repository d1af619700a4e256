// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace lentera {

//! A question to a TLS server, written by hand: it may offer what OpenSSL no longer knows (SSL 3.0, RC4, export
//! suites), and the answer costs this side no cryptography.
struct ClientHello {
    int version = 0x0303;
    QList<int> suites;
    QList<int> groups;     //!< named groups, RFC 8446 section 4.2.7
    QList<int> signatures; //!< signature schemes, RFC 8446 section 4.2.3; used from TLS 1.2 on
    QByteArray serverName; //!< A-labels; empty for none
    bool withKey = true;   //!< a key share for X25519; without one a TLS 1.3 server says which group it wants
    bool compressing = false;
    bool fallback = false; //!< TLS_FALLBACK_SCSV, RFC 7507
};

//! The record that carries \a hello.
QByteArray helloBytes(const ClientHello &hello);

}
