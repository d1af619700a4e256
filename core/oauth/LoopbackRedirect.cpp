// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/LoopbackRedirect.h"

#include <QTcpSocket>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

static constexpr qsizetype longestHead = 16 * 1024;
static constexpr qsizetype mostConnections = 16;
static const QString path = u"/callback"_s;

Result<void> LoopbackRedirect::listen(int port)
{
    if (!m_server.listen(QHostAddress::LocalHost, quint16(port)))
        return failure("oauth.listen"_L1, {{u"port"_s, QString::number(port)}, {u"reason"_s, m_server.errorString()}});
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
    return {};
}

QString LoopbackRedirect::address() const
{
    return u"http://%1:%2%3"_s.arg(m_host).arg(m_server.serverPort()).arg(path);
}

std::optional<RedirectAnswer> LoopbackRedirect::wait(Wait &wait,
                                                     const std::function<bool(const RedirectAnswer &)> &isRefused)
{
    m_isRefused = isRefused;
    const Woken woken = wait.untilCalled([this](auto done) { m_done = done; });
    m_done = nullptr;
    m_server.close();
    return woken == Woken::Signal ? std::exchange(m_answer, std::nullopt) : std::nullopt;
}

// Browsers open connections that they never use: each has its own place in the event loop, and nobody waits for one.
void LoopbackRedirect::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_server.findChildren<QTcpSocket *>().size() > mostConnections)
            socket->abort();
        else
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { read(*socket); });
    }
}

void LoopbackRedirect::read(QTcpSocket &socket)
{
    const QByteArray head = socket.peek(longestHead);
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0 && head.size() < longestHead)
        return;
    socket.readAll();
    socket.write(end < 0 ? QByteArray("HTTP/1.1 431 Too Large\r\nConnection: close\r\n\r\n")
                         : answerTo(head.left(end)));
    socket.flush();
    socket.disconnectFromHost();
    if (m_answer && m_done)
        m_done();
}

static QByteArray headerOf(const QByteArray &head, QByteArrayView name)
{
    for (const QByteArray &line : head.split('\n').mid(1))
        if (const qsizetype colon = line.indexOf(':');
            colon > 0 && QByteArrayView(line).first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    return {};
}

bool LoopbackRedirect::isOurHost(const QByteArray &head) const
{
    const QString port = u':' + QString::number(m_server.serverPort());
    const QString host = QString::fromLatin1(headerOf(head, "Host"));
    return host == m_host + port || host == "127.0.0.1"_L1 + port;
}

static QByteArray refusal(const QByteArray &status)
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}

static RedirectAnswer redirectFrom(const QByteArray &target)
{
    RedirectAnswer answer;
    const QUrlQuery query(QString::fromLatin1(target.mid(target.indexOf('?') + 1)).replace(u'+', u"%20"_s));
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (name == "code"_L1)
            answer.code = std::make_shared<const Secret>(value.toUtf8());
        else if (answer.parameters.size() < 20)
            answer.parameters.insert(name.left(60), value.left(1000));
    }
    return answer;
}

QByteArray LoopbackRedirect::answerTo(const QByteArray &head)
{
    const QByteArrayList words = head.left(head.indexOf('\r')).split(' ');
    if (!isOurHost(head))
        return refusal("421 Misdirected Request");
    // A page elsewhere that fetches this address in the background is not the browser that the person sent.
    const QByteArray mode = headerOf(head, "Sec-Fetch-Mode");
    if (!headerOf(head, "Origin").isEmpty() || (!mode.isEmpty() && mode != "navigate"))
        return refusal("403 Forbidden");
    const QByteArray target = words.value(1);
    if (words.value(0) != "GET")
        return refusal("405 Method Not Allowed");
    if (target.left(target.indexOf('?')) != path.toLatin1() || !target.contains('?'))
        return refusal("404 Not Found");
    if (m_answer)
        return refusal("410 Gone");
    m_answer = redirectFrom(target);
    return page(m_isRefused && m_isRefused(*m_answer));
}

QByteArray LoopbackRedirect::page(bool refused) const
{
    const QByteArray body =
        u"<!DOCTYPE html><meta charset=\"utf-8\"><title>%1</title><h1>%1</h1><p>%2</p>\n"_s
            .arg(m_page.title.toHtmlEscaped(), (refused ? m_page.refused : m_page.done).toHtmlEscaped())
            .toUtf8();
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n"
           "Content-Security-Policy: default-src 'none'\r\nReferrer-Policy: no-referrer\r\n"
           "X-Content-Type-Options: nosniff\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

}
