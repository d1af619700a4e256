// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/PracticeHttps.h"

#include <QDateTime>
#include <QLocale>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype largestHead = 16 * 1024;
static constexpr std::chrono::seconds patience{20};

PracticeHttps::PracticeHttps(const PracticeChain &chain, PracticeHandler handler, QObject *parent)
    : QTcpServer(parent), m_handler(std::move(handler))
{
    m_configuration.setLocalCertificateChain(QSslCertificate::fromData(chain.certificates));
    m_configuration.setPrivateKey(QSslKey(chain.key, QSsl::Ec));
    m_configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients: none has a certificate
    listen(QHostAddress::LocalHost, 0);
}

static PracticeRequest requestFrom(const QByteArray &head)
{
    PracticeRequest request;
    const QByteArrayList lines = head.split('\n');
    const QByteArrayList start = lines.first().split(' ');
    const QByteArray target = start.value(1);
    request.path = target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
    for (const QByteArray &line : lines.mid(1))
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    return request;
}

static QByteArray bytesOf(const PracticeAnswer &answer)
{
    const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + answer.reason +
                       "\r\nDate: " + date.toLatin1() +
                       "\r\nServer: lentera-practice\r\nConnection: close\r\nContent-Length: " +
                       QByteArray::number(answer.body.size()) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    return bytes + "\r\n" + answer.body;
}

void PracticeHttps::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QSslSocket::errorOccurred, socket, &QObject::deleteLater);
    QTimer::singleShot(patience, socket, &QObject::deleteLater);
    connect(socket, &QSslSocket::readyRead, this, [this, socket] {
        const QByteArray head = socket->peek(largestHead);
        if (head.size() >= largestHead)
            return socket->abort();
        if (!head.contains("\r\n\r\n"))
            return;
        socket->disconnect(this);
        const PracticeAnswer answer = m_handler(requestFrom(head));
        QTimer::singleShot(answer.delay, socket, [socket, answer] {
            socket->write(bytesOf(answer));
            socket->disconnectFromHost();
        });
    });
    if (!socket->setSocketDescriptor(descriptor))
        return socket->deleteLater();
    socket->setSslConfiguration(m_configuration);
    socket->startServerEncryption();
}

}
