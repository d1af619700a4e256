// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/DnsResponder.h"

namespace lentera {

//! Answers that labs of name resolution are made of.
namespace names {

inline const QByteArray here = QByteArray::fromHex("7f000001");      //!< 127.0.0.1
inline const QByteArray elsewhere = QByteArray::fromHex("7f000002"); //!< 127.0.0.2

//! Every name has these addresses of IPv4, and none of IPv6.
inline DnsResponder::Handler knowing(const QByteArrayList &addresses, int ttl = 60)
{
    return [=](int type, const QByteArray &query) {
        QByteArray answer = DnsResponder::empty(query, 0);
        for (const QByteArray &address : addresses)
            if (type == DnsResponder::typeA)
                answer = DnsResponder::with(answer, DnsResponder::nameOf(query), type, address, ttl);
        return answer;
    };
}
//! The response code (RFC 1035 section 4.1.1) and nothing else.
inline DnsResponder::Handler coded(int rcode)
{
    return [rcode](int, const QByteArray &query) {
        return DnsResponder::empty(query, rcode);
    };
}
inline DnsResponder::Handler silent()
{
    return [](int, const QByteArray &) {
        return QByteArray();
    };
}
//! The name leads over \a links to the last of them, which has \a addresses; the answer bears the code \a rcode.
inline DnsResponder::Handler aliased(const QByteArrayList &links, const QByteArrayList &addresses, int rcode = 0)
{
    return [=](int type, const QByteArray &query) {
        QByteArray answer = DnsResponder::empty(query, rcode);
        QByteArray name = DnsResponder::nameOf(query);
        for (const QByteArray &link : links) {
            answer = DnsResponder::with(answer, name, DnsResponder::typeCname, DnsResponder::wireName(link), 300);
            name = link;
        }
        for (const QByteArray &address : addresses)
            if (type == DnsResponder::typeA)
                answer = DnsResponder::with(answer, name, type, address);
        return answer;
    };
}
//! \a answered, cut short.
inline DnsResponder::Handler cut(const DnsResponder::Handler &answered)
{
    return [=](int type, const QByteArray &query) {
        return DnsResponder::truncated(answered(type, query));
    };
}
//! \a answered under another id; the first \a times, for ever with -1.
inline DnsResponder::Handler forged(const DnsResponder::Handler &answered, int times = -1)
{
    return [=, left = std::make_shared<std::atomic<int>>(times)](int type, const QByteArray &query) {
        QByteArray answer = answered(type, query);
        if (*left != 0) {
            answer[0] = char(answer.at(0) ^ 0x55);
            --*left;
        }
        return answer;
    };
}
//! The first \a times as \a first says, then as \a second.
inline DnsResponder::Handler changing(int times, const DnsResponder::Handler &first,
                                      const DnsResponder::Handler &second)
{
    return [=, asked = std::make_shared<std::atomic<int>>(0)](int type, const QByteArray &query) {
        return (*asked)++ < times ? first(type, query) : second(type, query);
    };
}

}

}
