// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Tunnel.h"

#include "probe/Route.h"

#include <cerrno>

using namespace Qt::StringLiterals;

namespace lentera {

Tunnel::End Tunnel::open(const Plan &plan, const QHostAddress &address, Wait &wait)
{
    CURL *easy = m_transfer.easy();
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(plan.connection.host());
    url.setPort(plan.connection.port());
    m_transfer.setRoute(plan, url, address);
    m_transfer.setTrust(plan); // for an https proxy; the target is judged by TlsHandshake
    curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTPPROXYTUNNEL, plan.proxy.direct() ? 0L : 1L);
    switch (m_transfer.perform(wait)) {
    case CurlTransfer::Ended::Done:
        break;
    case CurlTransfer::Ended::Stopped:
        return End::Stopped;
    case CurlTransfer::Ended::Deadline:
    case CurlTransfer::Ended::Idle:
        m_detail = u"timed out"_s;
        return End::TimedOut;
    }
    m_detail = m_transfer.detail();
    if (m_transfer.code() == CURLE_OPERATION_TIMEDOUT)
        return End::TimedOut;
    if (plan.proxy.direct() && m_transfer.number(CURLINFO_OS_ERRNO) == ECONNRESET)
        return End::Reset; // connected and reset before libcurl could look
    return m_transfer.code() == CURLE_OK ? End::Open : End::Failed;
}

Tunnel::End Tunnel::await(short events, Wait &wait)
{
    switch (m_transfer.awaitSocket(events, wait)) {
    case Woken::Signal:
        return End::Open;
    case Woken::Stopped:
        return End::Stopped;
    case Woken::Deadline:
        break;
    }
    return End::TimedOut;
}

Tunnel::End Tunnel::endOf(CURLcode code)
{
    m_detail = QString::fromUtf8(curl_easy_strerror(code));
    const qint64 error = m_transfer.number(CURLINFO_OS_ERRNO);
    if (error == ECONNRESET || error == EPIPE)
        return End::Reset;
    return End::Failed;
}

Tunnel::End Tunnel::read(QByteArray &to, Wait &wait)
{
    std::array<char, 16'384> buffer;
    for (;;) {
        size_t length = 0;
        const CURLcode code = curl_easy_recv(m_transfer.easy(), buffer.data(), buffer.size(), &length);
        if (code == CURLE_OK) {
            to.append(buffer.data(), qsizetype(length));
            return length > 0 ? End::Open : End::Closed;
        }
        if (code != CURLE_AGAIN)
            return endOf(code);
        if (const End waited = await(CURL_WAIT_POLLIN, wait); waited != End::Open)
            return waited;
    }
}

Tunnel::End Tunnel::write(const QByteArray &bytes, Wait &wait)
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        size_t length = 0;
        const CURLcode code =
            curl_easy_send(m_transfer.easy(), bytes.constData() + sent, size_t(bytes.size() - sent), &length);
        sent += qsizetype(length);
        if (code == CURLE_OK)
            continue;
        if (code != CURLE_AGAIN)
            return endOf(code);
        if (const End waited = await(CURL_WAIT_POLLOUT, wait); waited != End::Open)
            return waited;
    }
    return End::Open;
}

}
