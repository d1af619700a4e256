// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ProxyLine.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::ProxyEnd;
using std::chrono::milliseconds;

static constexpr milliseconds patience{800};

// A ClientHello of TLS 1.2 without extensions: whoever speaks TLS answers it with a record, if only an alert.
static QByteArray clientHello()
{
    const QByteArray random(32, 'l');
    const QByteArray suites = QByteArray::fromHex("000cc02fc030c02bc02c009c002f");
    const QByteArray body = QByteArray::fromHex("0303") + random + QByteArray(1, 0) + suites + QByteArray("\1\0", 2);
    const auto length = [](qsizetype size) {
        return QByteArray(1, char(size >> 8)) + QByteArray(1, char(size & 0xff));
    };
    const QByteArray handshake = QByteArray("\1\0", 2) + length(body.size()) + body;
    return QByteArray("\x16\3\1", 3) + length(handshake.size()) + handshake;
}

QString schemeSpokenBy(const QByteArray &first)
{
    if (first.startsWith("HTTP/"))
        return u"http"_s;
    if (first.startsWith("SSH-"))
        return u"ssh"_s;
    if (first.startsWith("\x15\3") || first.startsWith("\x16\3"))
        return u"https"_s;
    return first.size() >= 2 && first[0] == 5 && (first[1] == 0 || first[1] == 2 || first[1] == '\xff') ? u"socks5"_s
                                                                                                        : QString();
}

static QString answerTo(const QByteArray &greeting, const Plan &plan, ProxyEndpoint proxy, const QHostAddress &address,
                        Wait &wait)
{
    Wait brief = wait.within(patience);
    ProxyLine line(plan, brief);
    proxy.scheme = u"http"_s; // a bare connection
    if (line.open(proxy, address) != ProxyLine::Got::Enough)
        return {};
    line.send(greeting);
    line.read([](const QByteArray &bytes) { return bytes.size() >= 5 || !schemeSpokenBy(bytes).isEmpty(); });
    return schemeSpokenBy(line.received());
}

// A web server on a TLS port tells in plain HTTP what it wants.
static bool wantsTls(const seen::ProxySeen &seen)
{
    return seen.end == ProxyEnd::Denied && seen.status == 400;
}

QString proxySpeaks(const Plan &plan, const ProxyEndpoint &proxy, const QHostAddress &address,
                    const seen::ProxySeen &seen, Wait &wait)
{
    const bool strange = seen.end == ProxyEnd::NotAProxy || seen.end == ProxyEnd::Closed ||
                         seen.end == ProxyEnd::TimedOut || seen.end == ProxyEnd::TlsFailed;
    if (!seen.speaks.isEmpty() || (!strange && !wantsTls(seen)))
        return seen.speaks;
    const bool socks = proxy.scheme.startsWith("socks"_L1);
    QByteArrayList greetings;
    if (socks || proxy.scheme == "https"_L1)
        greetings << "OPTIONS * HTTP/1.0\r\n\r\n";
    if (!socks && !wantsTls(seen))
        greetings << QByteArray("\5\2\0\2", 4);
    if (proxy.scheme != "https"_L1)
        greetings << clientHello();
    for (const QByteArray &greeting : greetings)
        if (const QString speaks = answerTo(greeting, plan, proxy, address, wait);
            !speaks.isEmpty() && speaks != proxy.scheme)
            return speaks;
    return {};
}

}
