// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"

namespace lentera {

//! One thing that may be seen, and the findings that it must give: exactly these, no others.
struct CheckRow {
    const char *name; //!< a sentence
    Evidence evidence;
    QStringList expected;
    Connection connection;
    Connector connector;
};

QList<CheckRow> ownRows();   //!< settings, credential, clock
QList<CheckRow> hopRows();   //!< DNS, TCP
QList<CheckRow> nameRows();  //!< DNS answers compared, families, greetings
QList<CheckRow> proxyRows(); //!< proxies, PAC files, captive portals
QList<CheckRow> tlsRows();
QList<CheckRow> chainRows();   //!< what one handshake shows of chain, names, client certificate and who signed
QList<CheckRow> postureRows(); //!< the full examination of a server's TLS
QList<CheckRow> httpRows();
QList<CheckRow> flipRows();     //!< experiments
QList<CheckRow> answerRows();   //!< refusals and contents
QList<CheckRow> exchangeRows(); //!< pace, lengths, who answered, encodings

//! When every run of the rows began.
QDateTime rowTime();
//! A connection to \a url with the connector of the rows.
Connection rowConnection(const QString &url = QStringLiteral("https://api.example.com"));
//! Calls `get` (JSON with /id) and `reach`, signs in with a bearer token.
Connector rowConnector();

Evidence evidenceOf(const QList<Seen> &all);
//! The same, but each took \a durationMs.
Evidence evidenceOf(const QList<Seen> &all, double durationMs);
//! A row with the usual connection and connector.
CheckRow row(const char *name, const QList<Seen> &all, const QStringList &expected);

seen::DnsSeen lookup(seen::DnsEnd end, const QStringList &addresses = {});
seen::TcpSeen connectTo(const QString &address, seen::TcpEnd end);
//! A finished handshake without problems: leaf and intermediate were sent.
seen::TlsSeen goodTls();
//! A signed answer to `get`.
seen::HttpSeen answer(int status, const QByteArray &body = R"({"id":1})",
                      const QList<seen::HttpHeader> &headers = {
                          {QStringLiteral("Content-Type"), QStringLiteral("application/json")}});
//! A signed request to `get` that brought no whole answer.
seen::HttpSeen broken(seen::HttpEnd end);

}
