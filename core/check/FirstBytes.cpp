// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FirstBytes.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

struct Beginning {
    QByteArrayView bytes; // in lower case
    QLatin1StringView protocol;
};

}

// The words with which servers of text protocols begin, or answer what they do not understand.
static constexpr std::array beginnings{
    Beginning{"http/", "HTTP"_L1},    Beginning{"<!doctype", "HTTP"_L1}, Beginning{"<html", "HTTP"_L1},
    Beginning{"ssh-", "SSH"_L1},      Beginning{"+ok", "POP3"_L1},       Beginning{"* ok", "IMAP"_L1},
    Beginning{"+pong", "Redis"_L1},   Beginning{"-err", "Redis"_L1},     Beginning{"-noauth", "Redis"_L1},
    Beginning{"-denied", "Redis"_L1}, Beginning{"amqp", "AMQP"_L1},      Beginning{"rfb 0", "VNC"_L1},
    Beginning{"rtsp/", "RTSP"_L1},    Beginning{"421", "SMTP"_L1},       Beginning{"554", "SMTP"_L1},
};

// A packet of MySQL: its length in three bytes, the sequence number 0, then protocol version 10 or an error (0xff).
// Version 10 is a line feed, behind which libcurl may hand over no more.
static bool isMySql(const QByteArray &bytes)
{
    return bytes.size() > 4 && bytes[2] == 0 && bytes[3] == 0 && (bytes[4] == 10 || bytes[4] == '\xff');
}

// The answer to an SSLRequest: a letter, or an error message with its length.
static bool isPostgreSql(const QByteArray &bytes)
{
    return bytes == "N" || bytes == "S" || (bytes.startsWith(QByteArrayView("E\0\0", 3)) && bytes.contains("SFATAL"));
}

// A record of TLS (RFC 8446 section 5.1) as a server begins: an alert or a handshake.
static bool isTls(const QByteArray &bytes)
{
    return bytes.size() > 2 && (bytes[0] == 0x15 || bytes[0] == 0x16) && bytes[1] == 3 && bytes[2] <= 4;
}

QString protocolOf(const QByteArray &bytes)
{
    if (isTls(bytes))
        return u"TLS"_s;
    if (isMySql(bytes))
        return u"MySQL"_s;
    if (isPostgreSql(bytes))
        return u"PostgreSQL"_s;
    if (bytes.startsWith("\xff\xfd") || bytes.startsWith("\xff\xfb")) // RFC 854: DO, WILL
        return u"Telnet"_s;
    const QByteArray start = bytes.trimmed().toLower();
    if (start.startsWith("220"))
        return start.contains("ftp") ? u"FTP"_s : u"SMTP"_s;
    for (const Beginning &beginning : beginnings)
        if (start.startsWith(beginning.bytes))
            return beginning.protocol;
    return {};
}

QString printable(const QByteArray &bytes)
{
    QString text;
    for (const char byte : bytes.left(64))
        text += byte >= 0x20 && byte < 0x7f ? QLatin1Char(byte) : QLatin1Char('.');
    return text;
}

}
