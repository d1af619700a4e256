// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FirstBytes.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

namespace {

struct Words {
    QByteArray bytes;
    QString address;
};

}

static QString connectedAddress(const Case &judged)
{
    for (const seen::TcpSeen *connect : judged.evidence.all<seen::TcpSeen>())
        if (connect->end == seen::TcpEnd::Connected)
            return connect->address;
    return judged.connection.host();
}

// What the server said in place of TLS or HTTP, wherever it was seen first.
static QList<Words> wordsOf(const Case &judged)
{
    QList<Words> words;
    const seen::TlsSeen *tls = judged.tls();
    if (tls && tls->end == seen::TlsEnd::Established)
        return words; // the port is one of TLS, whatever speaks inside
    if (tls && tls->end == seen::TlsEnd::PlainText)
        words << Words{tls->firstBytes, tls->address};
    if (const seen::HttpSeen *request = brokenRequest(judged);
        request && request->end == seen::HttpEnd::NotHttp && request->proxy.isEmpty())
        words << Words{request->body.left(64), connectedAddress(judged)};
    for (const seen::TcpSeen *greeting : judged.evidence.varied<seen::TcpSeen>(seen::Variation::Again))
        words << Words{greeting->firstBytes, greeting->address};
    return words;
}

static std::optional<Facts> judge(const Case &judged)
{
    for (const Words &words : wordsOf(judged)) {
        const QString protocol = protocolOf(words.bytes);
        if (protocol.isEmpty() || protocol == "HTTP"_L1 || protocol == "TLS"_L1)
            continue;
        return targetFactsWith(
            judged,
            {{u"protocol"_s, protocol}, {u"address"_s, words.address}, {u"firstBytes"_s, printable(words.bytes)}});
    }
    return {};
}

extern constinit const Check tcpProtocolOther{"tcp.protocol.other"_L1, Phase::Tcp, Severity::Failure, judge,
                                              "tcp.connection.reset tcp.connection.closed"_L1};

}
