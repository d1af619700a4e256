// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/ClientHello.h"

#include "base/RandomBytes.h"
#include "posture/suites.h"

namespace lentera {

static constexpr int handshakeRecord = 22;
static constexpr int clientHelloMessage = 1;
static constexpr int fallbackSuite = 0x5600;
static constexpr int renegotiationSuite = 0x00ff; // RFC 5746 for clients without extensions
static constexpr int x25519 = 29;

// Extension numbers, IANA.
static constexpr int serverNameExtension = 0;
static constexpr int groupsExtension = 10;
static constexpr int pointFormatsExtension = 11;
static constexpr int signaturesExtension = 13;
static constexpr int masterSecretExtension = 23;
static constexpr int ticketExtension = 35;
static constexpr int versionsExtension = 43;
static constexpr int keyShareExtension = 51;
static constexpr int renegotiationExtension = 0xff01;

static QByteArray number8(qsizetype number)
{
    return QByteArray(1, char(number & 0xff));
}

static QByteArray number16(qsizetype number)
{
    return number8(number >> 8) + number8(number);
}

static QByteArray withLength8(const QByteArray &bytes)
{
    return number8(bytes.size()) + bytes;
}

static QByteArray withLength16(const QByteArray &bytes)
{
    return number16(bytes.size()) + bytes;
}

static QByteArray numbers16(const QList<int> &numbers)
{
    QByteArray bytes;
    for (const int number : numbers)
        bytes += number16(number);
    return bytes;
}

static QByteArray extension(int number, const QByteArray &content)
{
    return number16(number) + withLength16(content);
}

// Any 32 bytes are a public key on this curve (RFC 7748, section 5); the secret is never needed.
static QByteArray keyShares(const ClientHello &hello)
{
    if (!hello.withKey || !hello.groups.contains(x25519))
        return withLength16({});
    return withLength16(number16(x25519) + withLength16(randomBytes(32)));
}

static QByteArray extensionsOf(const ClientHello &hello)
{
    QByteArray all;
    if (!hello.serverName.isEmpty())
        all += extension(serverNameExtension, withLength16(number8(0) + withLength16(hello.serverName)));
    all += extension(groupsExtension, withLength16(numbers16(hello.groups)));
    if (hello.version >= tls12)
        all += extension(signaturesExtension, withLength16(numbers16(hello.signatures)));
    if (hello.version == tls13)
        return all + extension(versionsExtension, withLength8(number16(tls13))) +
               extension(keyShareExtension, keyShares(hello));
    return all + extension(pointFormatsExtension, withLength8(number8(0))) + extension(ticketExtension, {}) +
           extension(masterSecretExtension, {}) + extension(renegotiationExtension, withLength8({}));
}

static QByteArray bodyOf(const ClientHello &hello)
{
    QList<int> suites = hello.suites;
    if (hello.fallback)
        suites << fallbackSuite;
    if (hello.version == ssl3)
        suites << renegotiationSuite;
    QByteArray body = number16(std::min(hello.version, tls12)) + randomBytes(32);
    body += withLength8(hello.version == tls13 ? randomBytes(32) : QByteArray());
    body += withLength16(numbers16(suites));
    body += withLength8(hello.compressing ? QByteArray("\x01\x00", 2) : QByteArray(1, '\0'));
    if (hello.version != ssl3)
        body += withLength16(extensionsOf(hello));
    return body;
}

QByteArray helloBytes(const ClientHello &hello)
{
    const QByteArray body = bodyOf(hello);
    const QByteArray message = number8(clientHelloMessage) + number8(body.size() >> 16) + withLength16(body);
    // Servers are most tolerant of the record version of TLS 1.0 (RFC 8446, appendix D.2).
    return number8(handshakeRecord) + number16(std::min(hello.version, tls10)) + withLength16(message);
}

}
