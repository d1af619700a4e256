// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/PracticeDns.h"

#include <QNetworkDatagram>
#include <QUdpSocket>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype headerSize = 12;

PracticeDns::PracticeDns(QObject *parent) : QObject(parent), m_socket(new QUdpSocket(this))
{
    connect(m_socket, &QUdpSocket::readyRead, this, &PracticeDns::answerPending);
    m_socket->bind(QHostAddress::LocalHost, 0);
}

quint16 PracticeDns::port() const
{
    return m_socket->localPort();
}

void PracticeDns::answerPending()
{
    while (m_socket->hasPendingDatagrams()) {
        const QNetworkDatagram datagram = m_socket->receiveDatagram();
        if (const QByteArray answer = answerTo(datagram.data()); !answer.isEmpty())
            m_socket->writeDatagram(datagram.makeReply(answer));
    }
}

//! The name of the first question and the place after it; an empty name when the message is malformed.
static QString nameIn(const QByteArray &message, qsizetype &at)
{
    QStringList labels;
    while (at < message.size() && message.at(at) != 0) {
        const qsizetype length = uchar(message.at(at));
        if (length > 63 || at + 1 + length >= message.size())
            return {};
        labels << QString::fromLatin1(message.mid(at + 1, length));
        at += 1 + length;
    }
    ++at;
    return labels.join(u'.').toLower();
}

QByteArray PracticeDns::answerTo(const QByteArray &question) const
{
    qsizetype at = headerSize;
    const QString name = question.size() > headerSize ? nameIn(question, at) : QString();
    if (name.isEmpty() || at + 4 > question.size())
        return {};
    static constexpr quint16 typeA = 1;
    const bool known = m_names.contains(name);
    const bool address = known && qFromBigEndian<quint16>(question.constData() + at) == typeA;
    QByteArray answer = question.left(at + 4); // header and question; an EDNS record is not repeated
    answer[2] = char(0x84);                    // a response, authoritative
    answer[3] = char(known ? 0x80 : 0x83);     // recursion available; NXDOMAIN for what is not known
    for (int i = 4; i < headerSize; ++i)
        answer[i] = 0;
    answer[5] = 1;
    answer[7] = char(address ? 1 : 0);
    if (address) // the question's name by pointer, A, IN, 60 s, 4 bytes
        answer +=
            QByteArray::fromHex("c00c00010001") + QByteArray::fromHex("0000003c0004") + QByteArray::fromHex("7f000001");
    return answer;
}

}
