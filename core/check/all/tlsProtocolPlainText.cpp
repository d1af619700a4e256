// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QString protocolOf(const QByteArray &bytes)
{
    const QByteArray start = bytes.trimmed().toLower();
    if (start.startsWith("http/") || start.startsWith("<!doctype") || start.startsWith("<html"))
        return u"HTTP"_s;
    if (start.startsWith("ssh-"))
        return u"SSH"_s;
    if (start.startsWith("220"))
        return start.contains("ftp") ? u"FTP"_s : u"SMTP"_s;
    if (start.startsWith("+ok"))
        return u"POP3"_s;
    if (start.startsWith("* ok"))
        return u"IMAP"_s;
    // A MySQL greeting: length of three bytes, sequence number 0, protocol version 10.
    if (bytes.size() > 5 && bytes[3] == 0 && bytes[4] == 10)
        return u"MySQL"_s;
    return u"?"_s;
}

static QString printable(const QByteArray &bytes)
{
    QString text;
    for (const char byte : bytes.left(64))
        text += byte >= 0x20 && byte < 0x7f ? QLatin1Char(byte) : QLatin1Char('.');
    return text;
}

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = handshakeEnded(judged, seen::TlsEnd::PlainText);
    if (!facts)
        return {};
    const QByteArray bytes = judged.tls()->firstBytes;
    facts->insert(u"firstBytes"_s, printable(bytes));
    facts->insert(u"protocol"_s, protocolOf(bytes));
    return facts;
}

extern constinit const Check tlsProtocolPlainText{"tls.protocol.plain-text"_L1, Phase::Tls, Severity::Failure, judge};

}
