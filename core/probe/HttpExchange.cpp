// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/HttpExchange.h"

#include "definition/HttpDate.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;

static constexpr qint64 mostHeaderBytes = 256 << 10;
static constexpr qint64 mostBodyBytes = 16 << 20;
static constexpr qsizetype mostKeptBytes = 128 << 10;
static constexpr qsizetype mostKeptInterim = 20;
static constexpr qint64 bombFrom = 1 << 20;
static constexpr qint64 bombRatio = 100;

QByteArray RawAnswer::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

QDateTime dateOf(const RawAnswer &answer)
{
    return httpDate(QString::fromLatin1(answer.header("Date")));
}

QDateTime freshDate(const RawAnswer &answer)
{
    return answer.header("Age").trimmed().toLongLong() > 0 ? QDateTime() : dateOf(answer);
}

QByteArrayList RawAnswer::codings() const
{
    QByteArrayList found;
    // A transfer coding is undone first, so it was applied last; libcurl has undone the chunks.
    for (const QByteArrayView name : {QByteArrayView("Content-Encoding"), QByteArrayView("Transfer-Encoding")})
        for (const auto &[key, value] : headers)
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                for (const QByteArray &coding : value.toLower().split(','))
                    found << coding.trimmed();
    found.removeIf([](const QByteArray &coding) {
        return coding.isEmpty() || coding == "identity" || coding == "none" || coding == "chunked";
    });
    return found;
}

bool HttpExchange::refuse(HttpEnd end, const QString &detail)
{
    m_refused = end;
    m_answer.detail = detail;
    return false;
}

// Of an interim answer (RFC 9110, section 15.2), which others follow, or of the answer itself.
void HttpExchange::noteHeadEnd()
{
    m_headersEnded = m_answer.status >= 200 || m_answer.status == 101;
    m_answer.receivedAt = QDateTime::currentDateTimeUtc();
    m_answer.phases.headers = double(m_clock.nsecsElapsed()) / 1e6;
    if (m_headersEnded)
        return;
    ++m_answer.interimCount;
    if (m_answer.interim.size() < mostKeptInterim)
        m_answer.interim << m_answer.status;
}

bool HttpExchange::acceptHeader(QByteArrayView line)
{
    m_headerBytes += line.size();
    if (m_headerBytes > mostHeaderBytes)
        return refuse(HttpEnd::HeadersTooLarge);
    if (m_headersEnded && m_answer.status == 407 && line.startsWith("HTTP/")) {
        m_headersEnded = false; // libcurl has signed in to the proxy and asked again
        m_answer.sent = std::min(m_answer.sent, 1);
    }
    if (m_headersEnded)
        return true; // trailers
    const QByteArrayView text = line.trimmed();
    if (line.startsWith("HTTP/")) { // also after an interim answer such as 103
        const QList<QByteArray> words = text.toByteArray().split(' ');
        m_answer.headers.clear();
        m_answer.httpVersion = words.first();
        m_answer.status = words.value(1).toInt();
    } else if (text.isEmpty()) {
        noteHeadEnd();
    } else if ((line[0] == ' ' || line[0] == '\t') && !m_answer.headers.isEmpty()) {
        m_answer.headers.last().second += ' ' + text.toByteArray(); // a folded line, RFC 9112 section 5.2
    } else if (const qsizetype colon = text.indexOf(':'); colon > 0 && !m_headersEnded) {
        m_answer.headers << std::pair(text.first(colon).toByteArray(), text.sliced(colon + 1).trimmed().toByteArray());
    }
    return true;
}

bool HttpExchange::acceptDecoded(QByteArrayView bytes)
{
    m_answer.bodyBytes += bytes.size();
    m_answer.body += bytes.first(std::min(bytes.size(), mostKeptBytes - m_answer.body.size())).toByteArray();
    if (m_answer.bodyBytes > bombFrom && m_answer.bodyBytes / bombRatio > m_codedBytes)
        return refuse(HttpEnd::DecompressionBomb);
    return m_answer.bodyBytes <= mostBodyBytes || refuse(HttpEnd::BodyTooLarge);
}

bool HttpExchange::acceptBody(QByteArrayView bytes)
{
    m_codedBytes += bytes.size();
    if (!m_decoder)
        m_decoder.emplace(m_answer.codings());
    const auto state = m_decoder->feed(bytes, [this](QByteArrayView decoded) { return acceptDecoded(decoded); });
    // libcurl takes an answer without a status line for HTTP/0.9: its bytes are the evidence.
    if (m_answer.status == 0)
        return refuse(HttpEnd::NotHttp);
    if (state == ContentDecoder::State::Invalid)
        return refuse(HttpEnd::BadEncoding, m_decoder->detail());
    return state == ContentDecoder::State::Good;
}

size_t HttpExchange::headerCame(char *data, size_t, size_t length, void *self)
{
    auto *exchange = static_cast<HttpExchange *>(self);
    exchange->m_transfer.pulse();
    return exchange->acceptHeader({data, qsizetype(length)}) ? length : 0;
}

size_t HttpExchange::bodyCame(char *data, size_t, size_t length, void *self)
{
    auto *exchange = static_cast<HttpExchange *>(self);
    exchange->m_transfer.pulse();
    return exchange->acceptBody({data, qsizetype(length)}) ? length : CURL_WRITEFUNC_ERROR;
}

int HttpExchange::requestStarts(void *self, char *, char *, int, int)
{
    auto *exchange = static_cast<HttpExchange *>(self);
    exchange->m_requestStarted = true;
    ++exchange->m_answer.sent;
    exchange->m_transfer.pulse();
    return CURL_PREREQFUNC_OK;
}

// A line break in a value would let it write headers of its own: such a request is not sent.
bool HttpExchange::setHeaders(const Request &request, const QUrl &url)
{
    const auto headers = headersToSend(request, url, QDateTime::currentDateTimeUtc());
    if (!headers)
        return false;
    QByteArrayList lines;
    bool agent = false;
    bool type = false;
    for (const RequestHeader &header : *headers) {
        for (const char forbidden : {'\r', '\n', '\0'})
            if (header.name.contains(forbidden) || header.value.contains(forbidden))
                return false;
        type = type || header.name.compare("Content-Type", Qt::CaseInsensitive) == 0;
        agent = agent || header.name.compare("User-Agent", Qt::CaseInsensitive) == 0;
        lines << (header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value);
    }
    if (!agent)
        lines << "User-Agent: Lentera/" LENTERA_VERSION;
    if (request.method == "POST" && request.body.isEmpty())
        lines << "Content-Type:"; // nothing to name the type of
    else if (request.method == "POST" && !type)
        lines << "Content-Type: application/json";
    m_transfer.setList(CURLOPT_HTTPHEADER, lines);
    for (QByteArray &line : lines)
        wipeBytes(line);
    return true;
}

void HttpExchange::setMethod(const QByteArray &method, const QByteArray &body)
{
    CURL *easy = m_transfer.easy();
    if (method == "GET")
        curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    else if (method == "HEAD")
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    else if (method == "POST") {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.size()));
        curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, body.constData());
    } else
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method.constData());
}

void HttpExchange::prepare(const Request &request, const QUrl &url, const QHostAddress &address)
{
    CURL *easy = m_transfer.easy();
    m_tls = url.scheme() == "https"_L1;
    m_transfer.setRoute(m_plan, url, address);
    m_transfer.setTrust(m_plan, m_dates);
    setMethod(request.method, request.body);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, long(m_plan.http1 ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 1L); // see acceptBody
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, ContentDecoder::accepted);
    curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L); // see ContentDecoder
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &HttpExchange::headerCame);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &HttpExchange::bodyCame);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &HttpExchange::requestStarts);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
}

RawAnswer HttpExchange::run(const Request &request, const QUrl &url, const QHostAddress &address, Wait &wait)
{
    if (!setHeaders(request, url)) {
        m_answer.detail = u"header: line break"_s;
        return std::move(m_answer);
    }
    prepare(request, url, address);
    m_clock.start();
    const auto ended = m_transfer.perform(wait, std::chrono::milliseconds(m_plan.connection.timeouts.idle));
    if (ended == CurlTransfer::Ended::Done && m_transfer.code() == CURLE_OK && m_decoder && !m_decoder->complete())
        refuse(HttpEnd::Incomplete, u"%1: ends too early"_s.arg(QString::fromUtf8(m_answer.codings().join(", "))));
    m_answer.end = endOf(ended);
    if (!m_refused) // else the words would be about our own refusal
        m_answer.detail = m_transfer.detail();
    if (ended == CurlTransfer::Ended::Idle || ended == CurlTransfer::Ended::Deadline)
        m_answer.detail = u"timed out"_s;
    noteNumbers();
    return std::move(m_answer);
}

void HttpExchange::noteNumbers()
{
    const auto milliseconds = [this](CURLINFO info) {
        const qint64 microseconds = m_transfer.number(info);
        return microseconds > 0 ? double(microseconds) / 1000.0 : -1.0;
    };
    m_answer.phases.namelookup = milliseconds(CURLINFO_NAMELOOKUP_TIME_T);
    m_answer.phases.connect = milliseconds(CURLINFO_CONNECT_TIME_T);
    m_answer.phases.appconnect = milliseconds(CURLINFO_APPCONNECT_TIME_T);
    m_answer.phases.pretransfer = milliseconds(CURLINFO_PRETRANSFER_TIME_T);
    m_answer.phases.starttransfer = milliseconds(CURLINFO_STARTTRANSFER_TIME_T);
    m_answer.phases.total = milliseconds(CURLINFO_TOTAL_TIME_T);
    m_answer.wireBytes = m_transfer.number(CURLINFO_SIZE_DOWNLOAD_T);
    m_answer.reused = m_answer.sent > 1 || (m_answer.sent == 1 && m_transfer.number(CURLINFO_NUM_CONNECTS) == 0);
    const char *address = nullptr;
    curl_easy_getinfo(m_transfer.easy(), CURLINFO_PRIMARY_IP, &address);
    m_answer.remoteAddress = QString::fromLatin1(address ? address : "");
}

}
