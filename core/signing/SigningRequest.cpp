// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/SigningRequest.h"

#include "definition/HeaderText.h"

#include <QByteArrayList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype mostHeaders = 200;

static bool sameName(const QByteArray &a, const QByteArray &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

std::optional<QByteArray> SigningRequest::header(const QByteArray &name) const
{
    QByteArrayList values;
    for (const SigningHeaderLine &line : headers)
        if (sameName(line.name, name))
            values << line.value.trimmed();
    return values.isEmpty() ? std::nullopt : std::optional(values.join(','));
}

void SigningRequest::setHeader(const QByteArray &name, const QByteArray &value)
{
    const auto isIt = [&](const SigningHeaderLine &line) {
        return sameName(line.name, name);
    };
    const auto found = std::find_if(headers.begin(), headers.end(), isIt);
    if (found == headers.end())
        headers << SigningHeaderLine{name, value};
    else
        found->value = value;
}

static tl::unexpected<Error> wrongUrl(const QString &url)
{
    return failure("config.url.invalid"_L1,
                   {{u"parameter"_s, u"--url"_s}, {u"url"_s, url}, {u"reason"_s, u"syntax"_s}});
}

static QByteArray withoutUsualPort(const QByteArray &scheme, const QByteArray &host)
{
    const QByteArray usual = scheme == "https" ? ":443" : ":80";
    return host.endsWith(usual) ? host.chopped(usual.size()) : host;
}

static bool isWritten(const QByteArray &url)
{
    return std::all_of(url.cbegin(), url.cend(),
                       [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
}

// Path and query of what follows the host.
static void setTarget(SigningRequest &request, const QByteArray &target)
{
    const QByteArray sent = target.left(target.indexOf('#') < 0 ? target.size() : target.indexOf('#'));
    const qsizetype mark = sent.indexOf('?');
    request.path = mark < 0 ? sent : sent.first(mark);
    request.query = mark < 0 ? QByteArray() : sent.mid(mark + 1);
    if (request.path.isEmpty())
        request.path = "/";
}

static bool splitUrl(SigningRequest &request, const QByteArray &url)
{
    const qsizetype colon = url.indexOf("://");
    request.scheme = colon < 0 ? QByteArray() : url.first(colon).toLower();
    if (request.scheme != "https" && request.scheme != "http")
        return false;
    const QByteArray rest = url.mid(colon + 3);
    const auto end = std::find_if(rest.cbegin(), rest.cend(), [](char c) { return c == '/' || c == '?' || c == '#'; });
    request.host = withoutUsualPort(request.scheme, rest.first(end - rest.cbegin()));
    setTarget(request, rest.mid(end - rest.cbegin()));
    return !request.host.isEmpty();
}

Result<SigningRequest> requestTo(const QByteArray &method, const QString &url)
{
    const QByteArray bytes = url.trimmed().toUtf8();
    SigningRequest request;
    request.method = method;
    const bool split = isWritten(bytes) && splitUrl(request, bytes);
    if (request.host.contains('@'))
        return failure("cli.secret-in-url"_L1, {{u"option"_s, u"--url"_s}});
    if (!split)
        return wrongUrl(url);
    if (!isHeaderName(method))
        return failure("signing.request.invalid"_L1, {{u"line"_s, u"1"_s}});
    return request;
}

Result<SigningHeaderLine> headerLineFrom(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    const SigningHeaderLine header{line.first(std::max<qsizetype>(colon, 0)).trimmed(), line.mid(colon + 1).trimmed()};
    if (colon < 1 || !isHeaderName(header.name) || !isHeaderValue(header.value))
        return failure("signing.header.invalid"_L1, {{u"found"_s, QString::fromUtf8(header.name)}});
    return header;
}

namespace {

class RequestReader {
public:
    explicit RequestReader(const QByteArray &text) : m_text(text) {}

    Result<SigningRequest> read()
    {
        if (!requestLine(nextLine()) || !headers())
            return failure("signing.request.invalid"_L1, {{u"line"_s, QString::number(m_line)}});
        m_request.body = m_text.mid(m_at);
        if (const auto host = m_request.header("Host"))
            m_request.host = withoutUsualPort(m_request.scheme, *host);
        if (m_request.host.isEmpty() || m_request.body.size() > largestSignedBody)
            return failure("signing.request.invalid"_L1, {{u"line"_s, QString::number(m_line)}});
        return m_request;
    }

private:
    QByteArray nextLine()
    {
        const qsizetype end = m_text.indexOf('\n', m_at);
        QByteArray line = end < 0 ? m_text.mid(m_at) : m_text.sliced(m_at, end - m_at);
        m_at = end < 0 ? m_text.size() : end + 1;
        ++m_line;
        if (line.endsWith('\r'))
            line.chop(1);
        return line;
    }
    bool requestLine(const QByteArray &line)
    {
        const qsizetype blank = line.indexOf(' ');
        const qsizetype version = line.lastIndexOf(" HTTP/");
        if (blank < 1 || !isHeaderName(line.first(blank)))
            return false;
        m_request.method = line.first(blank);
        const QByteArray target = line.sliced(blank + 1, (version > blank ? version : line.size()) - blank - 1);
        if (target.startsWith('/')) {
            setTarget(m_request, target);
            return true;
        }
        return splitUrl(m_request, target) && !m_request.host.contains('@');
    }
    bool headers()
    {
        while (m_at < m_text.size() && m_request.headers.size() < mostHeaders) {
            const QByteArray line = nextLine();
            if (line.isEmpty())
                return true;
            if ((line.startsWith(' ') || line.startsWith('\t')) && !m_request.headers.isEmpty()) {
                m_request.headers.last().value += ' ' + line.trimmed();
                continue;
            }
            const Result<SigningHeaderLine> header = headerLineFrom(line);
            if (!header)
                return false;
            m_request.headers << *header;
        }
        return m_request.headers.size() < mostHeaders;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    int m_line = 0;
    SigningRequest m_request;
};

}

Result<SigningRequest> readRequestText(const QByteArray &text)
{
    return RequestReader(text).read();
}

}
