// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/ServerFlight.h"

#include "posture/suites.h"

#include <bit>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::Answer;

static constexpr qsizetype mostBytes = 128 * 1024;
static constexpr int alertRecord = 21;
static constexpr int handshakeRecord = 22;
static constexpr int fatal = 2;

static constexpr int serverHello = 2;
static constexpr int serverKeyExchange = 12;
static constexpr int serverHelloDone = 14;

namespace {

//! Reads numbers and blocks from bytes that may end anywhere: past the end all is zero or empty.
class Cursor {
public:
    explicit Cursor(const QByteArray &bytes) : m_bytes(bytes) {}

    int number(qsizetype size)
    {
        int value = 0;
        for (const char byte : block(size))
            value = value << 8 | quint8(byte);
        return value;
    }
    QByteArray block(qsizetype size)
    {
        const QByteArray found = m_bytes.mid(m_at, size);
        m_at += size;
        return found;
    }
    //! A block after its own length, which takes \a size bytes.
    QByteArray counted(qsizetype size) { return block(number(size)); }
    bool atEnd() const { return m_at >= m_bytes.size(); }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

}

bool FlightReader::take(const QByteArray &bytes)
{
    m_bytes += bytes;
    m_total += bytes.size();
    while (m_bytes.size() >= 5) {
        const QByteArray head = m_bytes.first(5);
        Cursor cursor(head);
        const int type = cursor.number(1);
        const int version = cursor.number(2);
        const int length = cursor.number(2);
        if (version >> 8 != 3 || (type != alertRecord && type != handshakeRecord))
            return true; // no TLS, or encrypted: nothing more can be read
        if (m_bytes.size() < 5 + length)
            break;
        const QByteArray content = m_bytes.sliced(5, length);
        m_bytes.remove(0, 5 + length);
        if (takeRecord(type, content))
            return true;
    }
    return m_total > mostBytes;
}

bool FlightReader::takeRecord(int type, const QByteArray &content)
{
    Cursor cursor(content);
    if (type == alertRecord) {
        const int level = cursor.number(1);
        const int code = cursor.number(1);
        if (level != fatal)
            return false;
        m_flight.alert = code;
        if (m_flight.answer != Answer::Accepted)
            m_flight.answer = Answer::Refused;
        return true;
    }
    m_messages += content;
    while (m_messages.size() >= 4) {
        Cursor message(m_messages);
        const int kind = message.number(1);
        const int length = message.number(3);
        if (m_messages.size() < 4 + length)
            return false;
        const QByteArray body = m_messages.sliced(4, length);
        m_messages.remove(0, 4 + length);
        if (takeMessage(kind, body))
            return true;
    }
    return false;
}

bool FlightReader::takeMessage(int type, const QByteArray &body)
{
    switch (type) {
    case serverHello:
        return takeServerHello(body);
    case serverKeyExchange:
        takeKeyExchange(body);
        return false;
    case serverHelloDone:
        return true;
    default:
        return false;
    }
}

bool FlightReader::takeServerHello(const QByteArray &body)
{
    Cursor cursor(body);
    m_flight.answer = Answer::Accepted;
    m_flight.version = cursor.number(2);
    cursor.block(32);
    cursor.counted(1);
    m_flight.suite = cursor.number(2);
    m_flight.compressed = cursor.number(1) != 0;
    const QByteArray extensions = cursor.counted(2);
    Cursor list(extensions);
    while (!list.atEnd()) {
        const int number = list.number(2);
        takeExtension(number, list.counted(2));
    }
    return m_flight.version == tls13;
}

void FlightReader::takeExtension(int number, const QByteArray &content)
{
    Cursor cursor(content);
    switch (number) {
    case 23:
        m_flight.extendedMasterSecret = true;
        break;
    case 43:
        m_flight.version = cursor.number(2);
        break;
    case 51: // the group alone in a HelloRetryRequest, group and key in a ServerHello
        m_flight.group = cursor.number(2);
        break;
    case 0xff01:
        m_flight.secureRenegotiation = true;
        break;
    default:
        break;
    }
}

static int bitsOf(const QByteArray &number)
{
    qsizetype at = 0;
    while (at < number.size() && number[at] == '\0')
        ++at;
    return at == number.size() ? 0 : int(number.size() - at - 1) * 8 + std::bit_width(quint8(number[at]));
}

// Whose parameters these are is told by the suite: a curve's (RFC 8422, section 5.4) or a prime's (RFC 5246, 7.4.3).
void FlightReader::takeKeyExchange(const QByteArray &body)
{
    static constexpr int namedCurve = 3;
    Cursor cursor(body);
    const Suite *suite = suiteOf(m_flight.suite);
    if (!suite)
        return;
    if (suite->standard.startsWith("TLS_ECDH"_L1)) {
        if (cursor.number(1) != namedCurve)
            return;
        m_flight.group = cursor.number(2);
        cursor.counted(1);
    } else {
        m_flight.dhBits = bitsOf(cursor.counted(2));
        cursor.counted(2);
        cursor.counted(2);
    }
    if (m_flight.version == tls12 && !cursor.atEnd())
        m_flight.signature = cursor.number(2);
}

}
