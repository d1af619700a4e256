// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ProxyLine.h"

#include <QMetaEnum>
#include <QNetworkProxy>
#include <QSslConfiguration>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using Got = ProxyLine::Got;
using std::chrono::milliseconds;

// The connection's own roots count for its proxy as well: behind a company's proxy both come from the same authority.
static QSslConfiguration trusting(const TrustSetting &trust)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    const QList<QSslCertificate> own = QSslCertificate::fromData(trust.ownRoots, QSsl::Pem);
    if (trust.roots == TrustRoots::OwnOnly)
        configuration.setCaCertificates(own);
    else if (trust.roots == TrustRoots::SystemAndOwn)
        configuration.addCaCertificates(own);
    return configuration;
}

ProxyLine::ProxyLine(const Plan &plan, Wait &wait) : m_plan(plan), m_wait(wait)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(limit);
}

Got ProxyLine::ended(Woken woken)
{
    if (woken == Woken::Stopped)
        return Got::Stopped;
    if (woken == Woken::Deadline)
        return Got::TimedOut;
    m_error = QString::fromLatin1(QMetaEnum::fromType<QAbstractSocket::SocketError>().valueToKey(m_socket.error()));
    return m_socket.error() == QAbstractSocket::RemoteHostClosedError ? Got::Closed : Got::Failed;
}

Got ProxyLine::open(const ProxyEndpoint &proxy, const QHostAddress &address)
{
    Wait connecting = m_wait.within(milliseconds(m_plan.connection.timeouts.connect));
    const Woken woken = connecting.until(
        &m_socket, [&] { m_socket.connectToHost(address, quint16(proxy.port)); }, &QAbstractSocket::connected,
        &QAbstractSocket::errorOccurred);
    if (m_socket.state() != QAbstractSocket::ConnectedState)
        return ended(woken);
    return proxy.scheme == "https"_L1 ? encrypt(proxy.host) : Got::Enough;
}

Got ProxyLine::encrypt(const QString &name)
{
    m_socket.setSslConfiguration(trusting(m_plan.connection.trust));
    m_socket.setPeerVerifyName(name);
    Wait shaking = m_wait.within(milliseconds(m_plan.connection.timeouts.connect));
    const Woken woken = shaking.until(
        &m_socket, [&] { m_socket.startClientEncryption(); }, &QSslSocket::encrypted, &QAbstractSocket::errorOccurred,
        &QAbstractSocket::disconnected);
    if (m_socket.isEncrypted() && m_socket.state() == QAbstractSocket::ConnectedState)
        return Got::Enough;
    const Got got = ended(woken);
    if (woken == Woken::Signal)
        m_error = u"TLS: "_s + m_socket.errorString();
    return got;
}

void ProxyLine::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

Got ProxyLine::read(const std::function<bool(const QByteArray &)> &enough)
{
    while (true) {
        if (m_wait.over()) // a proxy that always has something to say would never let us wait
            return ended(m_wait.stopped() ? Woken::Stopped : Woken::Deadline);
        m_received += m_socket.read(limit - m_received.size());
        if (enough(m_received))
            return Got::Enough;
        if (m_received.size() >= limit)
            return Got::Flooded;
        if (m_socket.state() != QAbstractSocket::ConnectedState)
            return Got::Closed;
        Wait quiet = m_wait.within(milliseconds(m_plan.connection.timeouts.idle));
        const Woken woken = quiet.until(
            &m_socket, [] {}, &QIODevice::readyRead, &QAbstractSocket::disconnected, &QAbstractSocket::errorOccurred);
        if (woken != Woken::Signal)
            return ended(woken);
    }
}

Got ProxyLine::readBytes(qsizetype size)
{
    return read([size](const QByteArray &received) { return received.size() >= size; });
}

QByteArray ProxyLine::take(qsizetype size)
{
    QByteArray taken = m_received.first(std::min(size, m_received.size()));
    m_received.remove(0, taken.size());
    return taken;
}

seen::ProxyEnd proxyEnd(Got got)
{
    switch (got) {
    case Got::Closed:
        return seen::ProxyEnd::Closed;
    case Got::TimedOut:
        return seen::ProxyEnd::TimedOut;
    case Got::Stopped:
        return seen::ProxyEnd::Stopped;
    case Got::Flooded:
        return seen::ProxyEnd::NotAProxy;
    case Got::Enough:
    case Got::Failed:
        break;
    }
    return seen::ProxyEnd::Failed;
}

}
