// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/HostileServers.h"

#include "support/Compressed.h"

#include <netinet/tcp.h>

namespace lentera {

using Asked = HostileServer::Asked;
using Talk = std::function<void(Speaker &)>;

static const QByteArray ok = "HTTP/1.1 200 OK\r\n";
static const QByteArray okJson = ok + "Content-Type: application/json\r\n";

static Talk says(const QByteArray &bytes)
{
    return [bytes](Speaker &speaker) {
        speaker.write(bytes);
    };
}

static Talk endlessly(const QByteArray &start, const QByteArray &again)
{
    return [start, block = again.repeated(1 + 16'384 / again.size())](Speaker &speaker) {
        if (speaker.write(start))
            while (speaker.write(block))
                continue;
    };
}

static Talk dripping(const QByteArray &start, const QByteArray &drop)
{
    return [start, drop](Speaker &speaker) {
        speaker.write(start);
        while (speaker.holdBack(20) && speaker.write(drop))
            continue;
    };
}

static Talk thenResets(const QByteArray &bytes)
{
    return [bytes](Speaker &speaker) {
        speaker.write(bytes);
        speaker.reset();
    };
}

static Talk thenSilent(const QByteArray &bytes)
{
    return [bytes](Speaker &speaker) {
        speaker.write(bytes);
        speaker.waitForClose();
    };
}

static Talk inSingleBytes(const QByteArray &bytes)
{
    return [bytes](Speaker &speaker) {
        for (const char byte : bytes)
            if (!speaker.write(QByteArray(1, byte)))
                return;
    };
}

static QByteArray encoded(const QByteArray &encoding, const QByteArray &body)
{
    return answer("200 OK", "Content-Encoding: " + encoding + "\r\n", body);
}

// 32 MiB of zeros by brotli's own encoder.
static const QByteArray brotliBomb = QByteArray::fromHex(
    "cbffff3f002400e2b14072effff8ffff078004401c1680eefd1fffffff00900088c302d0bdffcbffff3f001200715800baf77f");

static QList<HostileServer> headers()
{
    QByteArray nul = ok + "X-A: b";
    nul += QByteArray("\0c\r\n\r\n", 6);
    return {
        {"a header line without end", Asked::Plainly, endlessly(ok + "X: ", "and more ")},
        {"headers without end", Asked::Plainly, endlessly(ok, "X-More: and more\r\n")},
        {"10,000 headers", Asked::Plainly, says(ok + QByteArray("A: b\r\n").repeated(10'000) + "\r\n")},
        {"a header of 90 KB", Asked::Plainly, says(ok + "X: " + QByteArray(90'000, 'x') + "\r\n\r\n")},
        {"1,000 cookies", Asked::Plainly,
         says(answer("200 OK", QByteArray("Set-Cookie: a=b; Path=/\r\n").repeated(1000)))},
        {"headers drop by drop", Asked::Plainly, dripping(ok + "X-Slow: ", "x")},
        {"folded lines without end", Asked::Plainly, endlessly(ok + "X: a\r\n", " folded\r\n")},
        {"escape sequences in headers", Asked::Plainly,
         says(answer("200 OK", "X-Title: \x1b]0;owned\x07\x1b[31m\r\nServer: \x1b[2J\r\n"))},
        {"right-to-left text in the reason", Asked::Plainly,
         says(answer("404 \xe2\x80\xae"
                     "dnuof toN\xe2\x81\xa6"))},
        {"control characters in a refusal", Asked::Plainly,
         says(answer("401 Unauthorized", "WWW-Authenticate: Bearer error=\"\x1b[31m\x07\xe2\x80\xae\"\r\n",
                     "{\"message\":\"\x1b[2J\xe2\x80\xaeno\"}"))},
        {"NUL in a header", Asked::Plainly, says(nul)},
        {"NUL in the status line", Asked::Plainly, says(QByteArray("HTTP/1.1 2\0000 OK\r\n\r\n", 19))},
        {"line ends of carriage returns", Asked::Plainly, says("HTTP/1.1 200 OK\rX: y\r\r")},
        {"5,000 quotes in a challenge", Asked::Plainly,
         says(answer("401 Unauthorized",
                     "WWW-Authenticate: " + QByteArray("Basic realm=\"\\\"").repeated(5000) + "\r\n"))},
        {"dates, ages and limits of nonsense", Asked::Plainly,
         says(answer("503 Busy", "Date: Xxx, 99 Foo 999999 99:99:99 GMT\r\nAge: -99999999999999999999\r\n"
                                 "Retry-After: 99999999999999999999\r\nX-RateLimit-Limit: 1e308\r\n"
                                 "X-RateLimit-Remaining: -1e308\r\nX-RateLimit-Reset: 1e300\r\n"))},
        {"a media type of 60 KB", Asked::Plainly,
         says(answer("200 OK", "Content-Type: text/" + QByteArray(60'000, 'x') + "\r\n", "x"))},
    };
}

static QList<HostileServer> statusLines()
{
    return {
        {"no number in the status line", Asked::Plainly, says("HTTP/1.1 OK\r\n\r\n")},
        {"a status of six digits", Asked::Plainly, says("HTTP/1.1 200200 OK\r\nContent-Length: 0\r\n\r\n")},
        {"HTTP/9.9", Asked::Plainly, says("HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n")},
        {"a radio station", Asked::Plainly, thenSilent("ICY 200 OK\r\nicy-name:x\r\n\r\n")},
        {"a status line without end", Asked::Plainly, endlessly("HTTP/1.1 200 ", "so very ok ")},
        {"100 without end", Asked::Plainly, endlessly({}, "HTTP/1.1 100 Continue\r\n\r\n")},
        {"103 without end", Asked::Plainly, endlessly({}, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")},
        {"102 drop by drop", Asked::Plainly, dripping({}, "HTTP/1.1 102 Processing\r\n\r\n")},
        {"another protocol, unasked", Asked::Plainly,
         thenSilent("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")},
        {"a body with 204", Asked::Plainly, says("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello")},
    };
}

static QList<HostileServer> bodies()
{
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    const QByteArray megabytes(64 << 20, '\0');
    return {
        {"a body without end", Asked::Plainly, endlessly(ok + "\r\n", "x")},
        {"a body drop by drop", Asked::Plainly, dripping(ok + "\r\n", "x")},
        {"a chunk size of letters", Asked::Plainly, says(chunked + "zz\r\nabc\r\n0\r\n\r\n")},
        {"a chunk size of 40 digits", Asked::Plainly, endlessly(chunked + QByteArray(40, 'f') + "\r\n", "x")},
        {"a negative chunk size", Asked::Plainly, thenSilent(chunked + "-5\r\nabcde\r\n")},
        {"chunk extensions without end", Asked::Plainly, endlessly(chunked + "5", ";a=b")},
        {"trailers without end", Asked::Plainly, endlessly(chunked + "1\r\nx\r\n0\r\n", "X-T: y\r\n")},
        {"chunks of one byte without end", Asked::Plainly, endlessly(chunked, "1\r\nx\r\n")},
        {"a negative length", Asked::Plainly, says(ok + "Content-Length: -1\r\n\r\nhello")},
        {"a length of 30 digits", Asked::Plainly,
         endlessly(ok + "Content-Length: " + QByteArray(30, '9') + "\r\n\r\n", "x")},
        {"two lengths", Asked::Plainly, thenSilent(ok + "Content-Length: 2\r\nContent-Length: 200\r\n\r\nok")},
        {"a length and chunks", Asked::Plainly,
         says(ok + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n")},
        {"nested gzip", Asked::Plainly,
         says(encoded("gzip, gzip, gzip", compressed(compressed(compressed(megabytes)))))},
        {"a bomb of gzip", Asked::Plainly, says(encoded("gzip", compressed(megabytes)))},
        {"a bomb of deflate", Asked::Plainly, says(encoded("deflate", qCompress(megabytes, 9).mid(4)))},
        {"a bomb of brotli", Asked::Plainly, says(encoded("br", brotliBomb))},
        {"a bomb of brotli in gzip", Asked::Plainly, says(encoded("br, gzip", compressed(brotliBomb)))},
        {"no Zstandard at all", Asked::Plainly, says(encoded("zstd", QByteArray(5000, 'z')))},
        {"100 encodings", Asked::Plainly, says(encoded(QByteArray("gzip,").repeated(100) + "gzip", "x"))},
        {"JSON 60,000 deep", Asked::Plainly, says(okJson + "Connection: close\r\n\r\n" + QByteArray(60'000, '['))},
        {"objects 10,000 deep", Asked::Plainly,
         says(okJson + "Connection: close\r\n\r\n" + QByteArray("{\"a\":").repeated(10'000))},
        {"a page with 8,000 fields and a title that steers terminals", Asked::Plainly,
         says(html("<html><title>\x1b[31m\xe2\x80\xae" + QByteArray(20'000, 't') + "</title>" +
                   QByteArray("<input ").repeated(8000)))},
        {"binary trash", Asked::Plainly, endlessly({}, QByteArray::fromHex("00ff80fe1b07"))},
    };
}

static QList<HostileServer> connections()
{
    const QByteArray whole = answer("200 OK", "Content-Type: text/plain\r\n", QByteArray(2000, 'x'));
    const auto halfClosed = [](Speaker &speaker) {
        speaker.endWriting();
        speaker.waitForClose();
    };
    return {
        {"a reset at accept", Asked::Bare, thenResets({})},
        {"a reset after the request", Asked::Plainly, thenResets({})},
        {"a reset within the headers", Asked::Plainly, thenResets(ok + "X: ")},
        {"a reset within the body", Asked::Plainly, thenResets(ok + "Content-Length: 100\r\n\r\nhalf")},
        {"half a close at accept", Asked::Bare, halfClosed},
        {"half a close after the request", Asked::Plainly, halfClosed},
        {"segments of one byte", Asked::Plainly, inSingleBytes(whole)},
        {"an answer before the request", Asked::Bare, thenSilent(whole)},
        {"SSH without end", Asked::Bare, endlessly("SSH-2.0-x\r\n", "more of it\r\n")},
        {"TLS records where none are wanted", Asked::Bare, endlessly({}, QByteArray::fromHex("160303ffff02000000"))},
        {"HTTP/2 where HTTP/1.1 was asked for", Asked::Plainly,
         endlessly(http2Frame(4, 0, 0, {}), http2Frame(6, 0, 0, QByteArray(8, 'p')))},
    };
}

static QList<HostileServer> redirects()
{
    const auto numbered = [](Speaker &speaker) {
        static std::atomic<int> number = 0;
        speaker.write(answer("302 Found", "Location: /" + QByteArray::number(++number) + "\r\n"));
    };
    return {
        {"redirects without end", Asked::Plainly, numbered},
        {"a redirect to itself", Asked::Plainly, says(answer("302 Found", "Location: /\r\n"))},
        {"a redirect to 60 KB", Asked::Plainly,
         says(answer("302 Found", "Location: /?" + QByteArray(60'000, 'q') + "\r\n"))},
        {"a redirect that steers terminals", Asked::Plainly,
         says(answer("302 Found", "Location: http://\x1b[31mevil.test/\x07\xe2\x80\xae\r\n"))},
        {"a redirect to a script", Asked::Plainly, says(answer("302 Found", "Location: javascript:alert(1)\r\n"))},
    };
}

static QList<HostileServer> tls()
{
    return {
        {"records of trash", Asked::BareTls, endlessly({}, QByteArray::fromHex("170303000a00ff00ff00ff00ff00ff"))},
        {"alerts without end", Asked::BareTls, endlessly({}, QByteArray::fromHex("1503030002015a"))},
        {"a record that is longer than it says", Asked::BareTls,
         endlessly({}, QByteArray::fromHex("1603034000020000ff"))},
        {"half a ServerHello", Asked::BareTls, thenSilent(QByteArray::fromHex("160303003a020000360303"))},
        {"a reset in the handshake", Asked::BareTls, thenResets(QByteArray::fromHex("1603"))},
        {"a body without end, encrypted", Asked::OverTls, endlessly(ok + "\r\n", "x")},
        {"headers drop by drop, encrypted", Asked::OverTls, dripping(ok + "X: ", "x")},
    };
}

static QList<HostileServer> http2()
{
    const QByteArray settings = http2Frame(4, 0, 0, {});
    // HPACK: :status 200 is entry 8 of the static table.
    const QByteArray headers = http2Frame(1, 4, 1, QByteArray::fromHex("88"));
    return {
        {"GOAWAY at once", Asked::OverHttp2,
         says(settings + http2Frame(7, 0, 0, QByteArray::fromHex("000000000000000b")))},
        {"a stream that is reset", Asked::OverHttp2,
         thenSilent(settings + http2Frame(3, 0, 1, QByteArray::fromHex("00000002")))},
        {"headers of trash", Asked::OverHttp2, thenSilent(settings + http2Frame(1, 4, 1, QByteArray(200, '\xff')))},
        {"pings without end", Asked::OverHttp2, endlessly(settings, http2Frame(6, 0, 0, QByteArray(8, 'p')))},
        {"settings without end", Asked::OverHttp2, endlessly({}, settings)},
        {"continuations without end", Asked::OverHttp2,
         endlessly(settings + http2Frame(1, 0, 1, QByteArray::fromHex("88")),
                   http2Frame(9, 0, 1, QByteArray::fromHex("400161016200")))},
        {"data without headers", Asked::OverHttp2, thenSilent(settings + http2Frame(0, 0, 1, "x"))},
        {"empty data without end", Asked::OverHttp2, endlessly(settings + headers, http2Frame(0, 0, 1, {}))},
        {"a frame of 16 MiB", Asked::OverHttp2, endlessly(settings + QByteArray::fromHex("ffffff000000000001"), "x")},
        {"trash in place of frames", Asked::OverHttp2, endlessly({}, QByteArray::fromHex("00ff80fe1b07"))},
    };
}

QByteArray http2Frame(uchar type, uchar flags, quint32 stream, const QByteArray &payload)
{
    const auto byte = [](quint32 value, int shift) {
        return char((value >> shift) & 0xff);
    };
    const auto length = quint32(payload.size());
    const char head[] = {byte(length, 16), byte(length, 8),  byte(length, 0), char(type),     char(flags),
                         byte(stream, 24), byte(stream, 16), byte(stream, 8), byte(stream, 0)};
    return QByteArray(head, sizeof head) + payload;
}

QList<HostileServer> hostileServers()
{
    return headers() + statusLines() + bodies() + connections() + redirects() + tls() + http2();
}

}
