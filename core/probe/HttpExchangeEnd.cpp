// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/HttpExchange.h"
#include "probe/Route.h"

#include <cerrno>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;

HttpEnd HttpExchange::endOf(CurlTransfer::Ended ended) const
{
    if (m_refused)
        return *m_refused;
    switch (ended) {
    case CurlTransfer::Ended::Stopped:
        return HttpEnd::Stopped;
    case CurlTransfer::Ended::Deadline:
    case CurlTransfer::Ended::Idle:
        return endOfSilence();
    case CurlTransfer::Ended::Done:
        break;
    }
    return endOfCode(m_transfer.code());
}

// Nothing more came: what was being waited for?
HttpEnd HttpExchange::endOfSilence() const
{
    if (m_headersEnded)
        return HttpEnd::StalledBody;
    if (m_requestStarted)
        return HttpEnd::TimedOut;
    if (waitsForProxy())
        return HttpEnd::ProxyFailed;
    if (m_transfer.number(CURLINFO_CONNECT_TIME_T) == 0)
        return HttpEnd::ConnectFailed;
    return m_tls ? HttpEnd::TlsFailed : HttpEnd::TimedOut;
}

// Not connected to the proxy, or it has not answered CONNECT yet. libcurl does not tell how far SOCKS came.
bool HttpExchange::waitsForProxy() const
{
    if (m_plan.proxy.direct())
        return false;
    if (m_transfer.number(CURLINFO_CONNECT_TIME_T) == 0)
        return true;
    const qint64 status = m_transfer.number(CURLINFO_HTTP_CONNECTCODE);
    return m_tls && proxyEndpoint(m_plan.proxy.url).scheme.startsWith("http"_L1) && (status < 200 || status > 299);
}

HttpEnd HttpExchange::endOfCode(CURLcode code) const
{
    switch (code) {
    case CURLE_OK:
    case CURLE_GOT_NOTHING:
        return m_headersEnded ? HttpEnd::Answered : endOfTransport();
    case CURLE_COULDNT_RESOLVE_HOST:
        return HttpEnd::NameFailed;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
        return HttpEnd::ProxyFailed;
    case CURLE_COULDNT_CONNECT:
        // Connected and reset before libcurl could look: the same as a reset a moment later.
        if (m_plan.proxy.direct() && m_transfer.number(CURLINFO_OS_ERRNO) == ECONNRESET)
            return HttpEnd::Reset;
        return m_plan.proxy.direct() ? HttpEnd::ConnectFailed : HttpEnd::ProxyFailed;
    case CURLE_OPERATION_TIMEDOUT:
        return endOfSilence();
    case CURLE_PARTIAL_FILE:
        return HttpEnd::Incomplete;
    case CURLE_BAD_CONTENT_ENCODING:
        return HttpEnd::BadEncoding;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
        return HttpEnd::NotHttp;
    case CURLE_HTTP2:
        return m_headersEnded ? HttpEnd::Incomplete : HttpEnd::NotHttp;
    case CURLE_HTTP2_STREAM:
        return m_headersEnded ? HttpEnd::Incomplete : HttpEnd::Reset;
    // libcurl's answer to a single header line of more than 100 KiB.
    case CURLE_OUT_OF_MEMORY:
        return m_requestStarted && !m_headersEnded ? HttpEnd::HeadersTooLarge : HttpEnd::Failed;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
        return endOfTransport();
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CLIENTCERT:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
        return HttpEnd::TlsFailed;
    default:
        return m_transfer.trustFailed() ? HttpEnd::TlsFailed : HttpEnd::Failed;
    }
}

// libcurl has one code for all that goes wrong on an open connection, and calls headers without an end a success: the
// rest is in its words.
HttpEnd HttpExchange::endOfTransport() const
{
    if (!m_requestStarted && waitsForProxy())
        return HttpEnd::ProxyFailed;
    const QString words = m_transfer.detail();
    const qint64 error = m_transfer.number(CURLINFO_OS_ERRNO);
    if (words.contains("SSL routines"_L1) && !words.contains("unexpected eof"_L1))
        return HttpEnd::TlsFailed; // TLS 1.3: a client certificate is refused only after the handshake
    if (error == ECONNRESET || error == EPIPE || words.contains("reset by peer"_L1, Qt::CaseInsensitive))
        return HttpEnd::Reset;
    if (words.contains("Too large response headers"_L1))
        return HttpEnd::HeadersTooLarge;
    if (words.contains("in chunked-encoding"_L1))
        return HttpEnd::NotHttp;
    return m_answer.status != 0 ? HttpEnd::Incomplete : HttpEnd::EmptyReply;
}

}
