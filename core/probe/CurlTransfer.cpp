// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/CurlTransfer.h"

#include "base/HostText.h"
#include "probe/Route.h"
#include "probe/Trust.h"
#include "probe/openssl.h"

#include <QScopeGuard>

#include <algorithm>
#include <cstring>

#include <sys/socket.h>

namespace lentera {

using std::chrono::milliseconds;

static void initialiseOnce()
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(ready)
}

CurlTransfer::CurlTransfer()
{
    initialiseOnce();
    m_multi.reset(curl_multi_init());
    m_easy.reset(curl_easy_init());
    Q_CHECK_PTR(m_multi.get());
    Q_CHECK_PTR(m_easy.get());
    curl_easy_setopt(easy(), CURLOPT_ERRORBUFFER, m_words.data());
    curl_easy_setopt(easy(), CURLOPT_NOSIGNAL, 1L);
    // A name lookup cannot be cancelled; without this a stop would wait for its thread.
    curl_easy_setopt(easy(), CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy(), CURLOPT_NETRC, long(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy(), CURLOPT_SOCKOPTFUNCTION, &CurlTransfer::socketOpened);
    curl_easy_setopt(easy(), CURLOPT_SOCKOPTDATA, this);
}

CurlTransfer::~CurlTransfer()
{
    if (m_added)
        curl_multi_remove_handle(m_multi.get(), easy());
    m_easy.reset(); // before the multi handle, which owns its connection
}

void CurlTransfer::WipedList::operator()(curl_slist *list) const
{
    for (curl_slist *line = list; line; line = line->next)
        for (volatile char *c = line->data; *c != '\0'; ++c)
            *c = '\0';
    curl_slist_free_all(list);
}

void CurlTransfer::setList(CURLoption option, const QByteArrayList &lines)
{
    curl_slist *list = nullptr;
    for (const QByteArray &line : lines)
        list = curl_slist_append(list, line.constData());
    m_lists.emplace_back(list);
    curl_easy_setopt(easy(), option, list);
}

static QByteArray ascii(const QString &host)
{
    const QByteArray encoded = QUrl::toAce(host);
    return encoded.isEmpty() ? host.toUtf8() : encoded;
}

// libcurl undoes percent-encoding in both parts.
static void setProxyCredential(CURL *easy, const Secret &credential)
{
    const QByteArray &pair = credential.reveal();
    const qsizetype colon = pair.indexOf(':');
    QByteArray user = pair.left(colon < 0 ? pair.size() : colon).toPercentEncoding();
    QByteArray password = colon < 0 ? QByteArray() : pair.mid(colon + 1).toPercentEncoding();
    curl_easy_setopt(easy, CURLOPT_PROXYUSERNAME, user.constData());
    curl_easy_setopt(easy, CURLOPT_PROXYPASSWORD, password.constData());
    wipeBytes(user);
    wipeBytes(password);
}

// Kerberos needs a ticket of the desktop, which is nothing that a connection could be given.
static long proxySchemes(const QString &known)
{
    const QMap<QString, unsigned long> schemes{{QStringLiteral("Basic"), CURLAUTH_BASIC},
                                               {QStringLiteral("Digest"), CURLAUTH_DIGEST},
                                               {QStringLiteral("NTLM"), CURLAUTH_NTLM}};
    return long(schemes.value(known, CURLAUTH_BASIC | CURLAUTH_DIGEST | CURLAUTH_NTLM));
}

void CurlTransfer::setRoute(const Plan &plan, const QUrl &url, const QHostAddress &address)
{
    curl_easy_setopt(easy(), CURLOPT_URL, url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment).constData());
    curl_easy_setopt(easy(), CURLOPT_CONNECTTIMEOUT_MS, long(std::max(plan.connection.timeouts.connect, 1)));
    // Set in any case, the empty text for none: else libcurl reads http_proxy and no_proxy itself.
    curl_easy_setopt(easy(), CURLOPT_PROXY, plan.proxy.url.toUtf8().constData());
    curl_easy_setopt(easy(), CURLOPT_NOPROXY, "");
    if (plan.proxyPassword && !plan.proxy.direct()) {
        setProxyCredential(easy(), *plan.proxyPassword);
        curl_easy_setopt(easy(), CURLOPT_PROXYAUTH, proxySchemes(plan.proxyScheme));
    }

    const Hop target = targetHop(plan);
    const QString own = hostPort(QString::fromLatin1(ascii(plan.connection.host())), plan.connection.port());
    QByteArrayList connectTo;
    if (plan.proxy.direct() && !address.isNull())
        connectTo << (own + u':' + hostPort(address.toString(), target.port)).toUtf8();
    for (const QString &rule : plan.connection.connectTo)
        connectTo << rule.trimmed().toUtf8();
    setList(CURLOPT_CONNECT_TO, connectTo);
    if (plan.proxy.direct() || address.isNull())
        return;
    const ProxyEndpoint proxy = proxyEndpoint(plan.proxy.url);
    setList(CURLOPT_RESOLVE,
            {ascii(proxy.host) + ':' + QByteArray::number(proxy.port) + ':' + address.toString().toLatin1()});
}

int CurlTransfer::socketOpened(void *self, curl_socket_t socket, curlsocktype)
{
    static_cast<CurlTransfer *>(self)->m_socket = socket;
    return CURL_SOCKOPT_OK;
}

// Within curl_multi_perform(), libcurl reads HTTP/2 until there is something to deliver: a server that sends empty
// frames without end would keep it there for ever. Without its connection it comes back.
void CurlTransfer::recordCame(int sent, int, int type, const void *, size_t, SSL *, void *self)
{
    auto *transfer = static_cast<CurlTransfer *>(self);
    if (sent == 0 && type == SSL3_RT_HEADER && transfer->m_isOver && transfer->m_isOver())
        ::shutdown(transfer->m_socket, SHUT_RDWR);
}

CURLcode CurlTransfer::trustContext(CURL *, void *context, void *self)
{
    auto *transfer = static_cast<CurlTransfer *>(self);
    SSL_CTX_set_msg_callback(static_cast<SSL_CTX *>(context), &CurlTransfer::recordCame);
    SSL_CTX_set_msg_callback_arg(static_cast<SSL_CTX *>(context), self);
    const auto trust = applyTrust(static_cast<SSL_CTX *>(context), *transfer->m_trusting);
    if (transfer->m_dates == Dates::Overlooked)
        X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(static_cast<SSL_CTX *>(context)), X509_V_FLAG_NO_CHECK_TIME);
    if (trust)
        return CURLE_OK;
    transfer->m_trustProblem = trustDetail(trust.error());
    return CURLE_ABORTED_BY_CALLBACK;
}

void CurlTransfer::setTrust(const Plan &plan, Dates dates)
{
    m_trusting = &plan;
    m_dates = dates;
    // libcurl would add its own bundle to what trustContext loaded.
    for (const CURLoption option : {CURLOPT_CAINFO, CURLOPT_CAPATH, CURLOPT_PROXY_CAINFO, CURLOPT_PROXY_CAPATH})
        curl_easy_setopt(easy(), option, nullptr);
    curl_easy_setopt(easy(), CURLOPT_CA_CACHE_TIMEOUT, 0L);
    curl_easy_setopt(easy(), CURLOPT_SSL_CTX_FUNCTION, &CurlTransfer::trustContext);
    curl_easy_setopt(easy(), CURLOPT_SSL_CTX_DATA, this);
}

milliseconds CurlTransfer::idleLeft(milliseconds idle) const
{
    return m_lastByte.isValid() ? idle - milliseconds(m_lastByte.elapsed()) : idle;
}

void CurlTransfer::poll(curl_waitfd *sockets, unsigned count, milliseconds longest)
{
    const auto limit = std::clamp<qint64>(longest.count(), 0, 60'000);
    curl_multi_poll(m_multi.get(), sockets, count, int(limit), nullptr);
}

std::optional<CurlTransfer::Ended> CurlTransfer::endNow(const Wait &wait, milliseconds idle) const
{
    if (wait.stopped())
        return Ended::Stopped;
    if (wait.over())
        return Ended::Deadline;
    return idleLeft(idle) <= milliseconds::zero() ? std::optional(Ended::Idle) : std::nullopt;
}

CurlTransfer::Ended CurlTransfer::perform(Wait &wait, milliseconds idle)
{
    const std::stop_callback wake(wait.stopToken(), [this] { curl_multi_wakeup(m_multi.get()); });
    if (m_added)
        curl_multi_remove_handle(m_multi.get(), easy());
    m_added = curl_multi_add_handle(m_multi.get(), easy()) == CURLM_OK;
    m_lastByte.invalidate();
    m_words.front() = '\0';
    m_code = CURLE_OK;
    bool cut = false; // by us, within curl_multi_perform()
    m_isOver = [&] {
        return cut = cut || endNow(wait, idle).has_value();
    };
    const auto forget = qScopeGuard([this] { m_isOver = nullptr; });
    for (int running = 1; m_added;) {
        const bool failed = curl_multi_perform(m_multi.get(), &running) != CURLM_OK;
        const std::optional<Ended> ended = endNow(wait, idle);
        if (ended && (cut || running > 0))
            return *ended;
        if (failed || running == 0)
            break;
        poll(nullptr, 0, std::min(wait.remaining(), idleLeft(idle)));
    }
    int left = 0;
    m_code = CURLE_FAILED_INIT;
    while (const CURLMsg *message = curl_multi_info_read(m_multi.get(), &left))
        if (message->msg == CURLMSG_DONE)
            m_code = message->data.result;
    return Ended::Done;
}

Woken CurlTransfer::awaitSocket(short events, Wait &wait)
{
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(easy(), CURLINFO_ACTIVESOCKET, &socket);
    const std::stop_callback wake(wait.stopToken(), [this] { curl_multi_wakeup(m_multi.get()); });
    while (!wait.over()) {
        curl_waitfd watched{socket, events, 0};
        poll(&watched, 1, wait.remaining());
        if (watched.revents != 0)
            return Woken::Signal;
    }
    return wait.stopped() ? Woken::Stopped : Woken::Deadline;
}

QString CurlTransfer::detail() const
{
    if (trustFailed())
        return m_trustProblem;
    if (m_code == CURLE_OK)
        return {};
    const char *words = m_words.front() != '\0' ? m_words.data() : curl_easy_strerror(m_code);
    return QString::fromUtf8(words).trimmed();
}

qint64 CurlTransfer::number(CURLINFO info) const
{
    if ((info & CURLINFO_TYPEMASK) == CURLINFO_OFF_T) {
        curl_off_t value = 0;
        curl_easy_getinfo(easy(), info, &value);
        return value;
    }
    long value = 0;
    curl_easy_getinfo(easy(), info, &value);
    return value;
}

}
