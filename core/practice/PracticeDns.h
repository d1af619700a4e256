// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QUdpSocket;

namespace lentera {

//! A DNS responder on a free UDP port of 127.0.0.1 that knows a few names (all at 127.0.0.1) and answers NXDOMAIN to
//! every other. Lives on the thread that made it (RFC 1035 wire format, one question a message).
class PracticeDns : public QObject {
    Q_OBJECT

public:
    explicit PracticeDns(QObject *parent = nullptr);

    //! Names this responder knows, in lower case.
    void setNames(QStringList names) { m_names = std::move(names); }
    //! 0 when no port could be had.
    quint16 port() const;

private:
    void answerPending();
    QByteArray answerTo(const QByteArray &question) const;

    QUdpSocket *m_socket;
    QStringList m_names;
};

}
