// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ProxyLine.h"

#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::ProxyEnd;
using Got = ProxyLine::Got;

namespace {

struct Reply {
    QLatin1StringView text;
    ProxyEnd end;
};

}

// RFC 1928 section 6, by number.
static constexpr std::array replies{
    Reply{{}, ProxyEnd::TunnelOpen},
    Reply{"general SOCKS server failure"_L1, ProxyEnd::Failed},
    Reply{"connection not allowed by ruleset"_L1, ProxyEnd::Denied},
    Reply{"network unreachable"_L1, ProxyEnd::TargetUnreachable},
    Reply{"host unreachable"_L1, ProxyEnd::TargetUnreachable},
    Reply{"connection refused"_L1, ProxyEnd::TargetUnreachable},
    Reply{"TTL expired"_L1, ProxyEnd::TargetUnreachable},
    Reply{"command not supported"_L1, ProxyEnd::Unsupported},
    Reply{"address type not supported"_L1, ProxyEnd::Unsupported},
};

static bool end(seen::ProxySeen &seen, ProxyEnd as, const QString &detail)
{
    seen.end = as;
    seen.detail = detail;
    return false;
}

// Reads \a size bytes; the first must be \a version. False when the conversation is over.
static bool expect(ProxyLine &line, qsizetype size, char version, seen::ProxySeen &seen)
{
    const Got got = line.read([&](const QByteArray &bytes) {
        return bytes.size() >= size || (!bytes.isEmpty() && bytes[0] != version); // a web server waits for more from us
    });
    if (got != Got::Enough)
        return end(seen, proxyEnd(got), line.error());
    if (line.received().at(0) == version)
        return true;
    seen.speaks = schemeSpokenBy(line.received());
    return end(seen, ProxyEnd::NotAProxy,
               u"first byte 0x%1"_s.arg(quint8(line.received().at(0)), 2, 16, QLatin1Char('0')));
}

// RFC 1929. The message is a Secret: it carries the password as it is.
static bool signIn(ProxyLine &line, const Secret &userAndPassword, seen::ProxySeen &seen)
{
    const QByteArray &both = userAndPassword.reveal();
    const qsizetype colon = both.indexOf(':');
    const qsizetype userSize = colon < 0 ? both.size() : colon;
    const qsizetype passwordSize = colon < 0 ? 0 : both.size() - colon - 1;
    if (userSize < 1 || userSize > 255 || passwordSize > 255)
        return end(seen, ProxyEnd::Failed, u"user name or password longer than SOCKS5 can carry"_s);
    QByteArray message;
    message.reserve(3 + userSize + passwordSize); // growing would leave copies behind
    message.append('\1').append(char(userSize)).append(both.constData(), userSize);
    message.append(char(passwordSize)).append(both.constData() + both.size() - passwordSize, passwordSize);
    line.send(Secret(std::move(message)).reveal());
    if (!expect(line, 2, '\1', seen))
        return false;
    return line.take(2).at(1) == 0 || end(seen, ProxyEnd::AuthenticationRequired, u"user name or password refused"_s);
}

static bool negotiate(ProxyLine &line, const SharedSecret &password, seen::ProxySeen &seen)
{
    line.send(password ? QByteArray("\5\2\0\2", 4) : QByteArray("\5\1\0", 3));
    if (!expect(line, 2, '\5', seen))
        return false;
    const int method = quint8(line.take(2).at(1));
    if (method == 0)
        return true;
    if (method == 2 && password)
        return signIn(line, *password, seen);
    if (method == 0xff)
        return end(seen, ProxyEnd::AuthenticationRequired, u"no acceptable method"_s);
    return end(seen, ProxyEnd::NotAProxy, u"method %1 was not offered"_s.arg(method));
}

// ATYP and DST.ADDR; empty when the name is too long or none.
static QByteArray destination(const Hop &target, const QHostAddress &resolved)
{
    const AskedName name = askedName(target.host);
    const QHostAddress address = name.literal.isNull() ? resolved : name.literal;
    if (address.isNull())
        return name.ascii.isEmpty() ? QByteArray() : "\3" + QByteArray(1, char(name.ascii.size())) + name.ascii;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 four = qToBigEndian(address.toIPv4Address());
        return "\1" + QByteArray(reinterpret_cast<const char *>(&four), 4);
    }
    const Q_IPV6ADDR six = address.toIPv6Address();
    return "\4" + QByteArray(reinterpret_cast<const char *>(&six), 16);
}

// The size of a whole reply, told by its first five bytes.
static qsizetype replySize(const QByteArray &reply)
{
    switch (reply.at(3)) {
    case 1:
        return 10;
    case 3:
        return 7 + qsizetype(quint8(reply.at(4)));
    case 4:
        return 22;
    default:
        return 5; // nothing more can be known of it
    }
}

void askSocksProxy(ProxyLine &line, const Plan &plan, const Hop &target, const QHostAddress &resolved,
                   seen::ProxySeen &seen)
{
    const QByteArray to = destination(target, resolved);
    if (to.isEmpty()) {
        end(seen, ProxyEnd::Failed, u"target name"_s);
        return;
    }
    if (!negotiate(line, plan.proxyPassword, seen))
        return;
    const quint16 port = qToBigEndian(quint16(target.port));
    line.send(QByteArray("\5\1\0", 3) + to + QByteArray(reinterpret_cast<const char *>(&port), 2));
    if (!expect(line, 2, '\5', seen))
        return;
    const size_t code = quint8(line.received().at(1));
    seen.reply = int(code);
    if (code != 0) { // some servers cut a refusal short
        const Reply reply = code < replies.size() ? replies[code] : Reply{"unassigned reply"_L1, ProxyEnd::Failed};
        end(seen, reply.end, u"reply %1: %2"_s.arg(code).arg(reply.text));
        return;
    }
    if (expect(line, 5, '\5', seen) && expect(line, replySize(line.received()), '\5', seen))
        seen.end = ProxyEnd::TunnelOpen;
}

}
