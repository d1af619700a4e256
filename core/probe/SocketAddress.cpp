// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/SocketAddress.h"

#include <net/if.h>
#include <netinet/in.h>

#include <cstring>

namespace lentera {

static quint32 scopeOf(const QHostAddress &address)
{
    const QByteArray scope = address.scopeId().toLatin1();
    bool number = false;
    const uint index = scope.toUInt(&number);
    return number || scope.isEmpty() ? index : if_nametoindex(scope.constData());
}

SocketAddress::SocketAddress(const QHostAddress &address, int port)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        sockaddr_in four{};
        four.sin_family = AF_INET;
        four.sin_port = htons(quint16(port));
        four.sin_addr.s_addr = htonl(address.toIPv4Address());
        std::memcpy(&storage, &four, sizeof four);
        length = sizeof four;
    } else {
        sockaddr_in6 six{};
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(quint16(port));
        six.sin6_scope_id = scopeOf(address);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&six.sin6_addr, &bytes, sizeof bytes);
        std::memcpy(&storage, &six, sizeof six);
        length = sizeof six;
    }
}

}
