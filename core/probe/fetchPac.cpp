// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectionProblems.h"
#include "probe/CurlTransfer.h"
#include "probe/Pac.h"
#include "probe/Probes.h"
#include "probe/redirect.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::PacEnd;
using seen::PacSeen;
using std::chrono::milliseconds;

static constexpr int mostRedirects = 5;
static constexpr milliseconds longestFetch{5000};

static QByteArray failed(PacSeen &seen, PacEnd end, const QString &detail)
{
    seen.end = end;
    seen.detail = detail;
    return {};
}

static QByteArray readFile(const QString &path, PacSeen &seen)
{
    if (const QFileInfo file(path); file.exists() && !file.isFile()) // a pipe would block for ever
        return failed(seen, PacEnd::Unreachable, u"not a regular file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(seen, PacEnd::Unreachable, file.errorString());
    const QByteArray bytes = file.read(largestPac + 1);
    seen.bytes = bytes.size();
    return bytes;
}

namespace {

//! One answer: its body up to the limit, and where it leads.
class Fetch {
public:
    Fetch(const Plan &plan, PacSeen &seen) : m_plan(plan), m_seen(seen) {}

    //! False when there was no whole answer; \a seen says why.
    bool run(const QUrl &url, Wait &wait);
    const QByteArray &body() const { return m_body; }
    const QByteArray &location() const { return m_location; }

private:
    bool lookUp(const QUrl &url, Wait &wait);
    static size_t headerCame(char *data, size_t, size_t length, void *self);
    static size_t bodyCame(char *data, size_t, size_t length, void *self);

    const Plan &m_plan;
    PacSeen &m_seen;
    CurlTransfer m_transfer;
    QByteArray m_body;
    QByteArray m_location;
};

}

size_t Fetch::headerCame(char *data, size_t, size_t length, void *self)
{
    const QByteArray line(data, qsizetype(length));
    if (line.startsWith("HTTP/"))
        static_cast<Fetch *>(self)->m_location.clear();
    if (line.left(9).compare("location:", Qt::CaseInsensitive) == 0)
        static_cast<Fetch *>(self)->m_location = line.mid(9).trimmed();
    return length;
}

size_t Fetch::bodyCame(char *data, size_t, size_t length, void *self)
{
    auto *fetch = static_cast<Fetch *>(self);
    fetch->m_body.append(data, qsizetype(length));
    return fetch->m_body.size() > largestPac ? CURL_WRITEFUNC_ERROR : length;
}

// Asked before, so that a name that is not known and a port that refuses are told apart.
bool Fetch::lookUp(const QUrl &url, Wait &wait)
{
    const int port = url.port(url.scheme() == "https"_L1 ? 443 : 80);
    const QStringList &resolvers = m_plan.connection.resolvers;
    const Hop hop{url.host(), port, true};
    const seen::DnsSeen dns =
        resolvers.isEmpty() ? probeSystemDns(hop, wait) : probeNamedDns(hop, resolvers.first(), wait);
    if (dns.addresses.isEmpty()) {
        failed(m_seen, dns.end == seen::DnsEnd::Stopped ? PacEnd::Stopped : PacEnd::Unreachable,
               u"name lookup: %1 %2"_s.arg(toJson(dns.end).toString(), dns.detail).trimmed());
        return false;
    }
    if (dns.resolver == "literal"_L1)
        return true;
    QByteArrayList addresses;
    for (const seen::DnsAddress &address : dns.addresses)
        addresses << address.address.toLatin1();
    m_transfer.setList(CURLOPT_RESOLVE, {url.host(QUrl::FullyEncoded).toLatin1() + ':' + QByteArray::number(port) +
                                         ':' + addresses.join(',')});
    return true;
}

bool Fetch::run(const QUrl &url, Wait &wait)
{
    CURL *easy = m_transfer.easy();
    m_transfer.setRoute(m_plan, url, {});
    m_transfer.setTrust(m_plan);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Fetch::headerCame);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Fetch::bodyCame);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Lentera/" LENTERA_VERSION);
    if (!lookUp(url, wait))
        return false;
    switch (m_transfer.perform(wait, milliseconds(m_plan.connection.timeouts.idle))) {
    case CurlTransfer::Ended::Stopped:
        failed(m_seen, PacEnd::Stopped, {});
        return false;
    case CurlTransfer::Ended::Idle:
    case CurlTransfer::Ended::Deadline:
        failed(m_seen, PacEnd::Unreachable, u"timed out"_s);
        return false;
    case CurlTransfer::Ended::Done:
        break;
    }
    m_seen.bytes = m_body.size();
    m_seen.status = int(m_transfer.number(CURLINFO_RESPONSE_CODE));
    const char *type = nullptr;
    curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &type);
    m_seen.contentType = QString::fromUtf8(type ? type : "").section(u';', 0, 0).trimmed().left(100);
    if (m_transfer.code() == CURLE_OK || m_body.size() > largestPac)
        return true;
    failed(m_seen, PacEnd::Unreachable, m_transfer.detail());
    return false;
}

static QByteArray fetchUrl(Plan plan, QUrl url, PacSeen &seen, Wait &wait)
{
    plan.proxy = {}; // the way to the proxy's own file
    for (int hop = 0; hop <= mostRedirects; ++hop) {
        Fetch fetch(plan, seen);
        if (!fetch.run(url, wait))
            return {};
        if (const auto to = redirectTarget(seen.status, fetch.location(), url)) {
            if (!to->url.isValid() || to->seen.otherOrigin)
                return failed(seen, PacEnd::RedirectRefused, withoutUserInfo(to->seen.to));
            url = to->url;
            continue;
        }
        if (seen.status / 100 != 2)
            return failed(seen, PacEnd::HttpError, {});
        return fetch.body();
    }
    return failed(seen, PacEnd::RedirectRefused, withoutUserInfo(url.toString()));
}

QByteArray fetchPac(const Plan &plan, PacSeen &seen, Wait &wait)
{
    QElapsedTimer clock;
    clock.start();
    Wait fetching = wait.within(longestFetch);
    const QUrl url(plan.pac);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    const QString path = url.isLocalFile() ? url.toLocalFile() : plan.pac;
    QByteArray bytes = web ? fetchUrl(plan, url.adjusted(QUrl::RemoveUserInfo), seen, fetching) : readFile(path, seen);
    seen.fetchMs = double(clock.nsecsElapsed()) / 1e6;
    if (bytes.size() > largestPac)
        return failed(seen, PacEnd::TooLarge, {});
    return bytes;
}

}
