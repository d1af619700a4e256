// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/McpLines.h"

#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::McpFault;
using seen::McpFaultKind;

static constexpr qsizetype mostFaults = 10;
static constexpr qsizetype mostShown = 160;
static constexpr qsizetype mostCleaned = 64 * 1024;
static constexpr qsizetype longestJoined = 256 * 1024;
static constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";

QString escapedBytes(const QByteArray &bytes)
{
    QString text;
    for (const char byte : bytes.left(mostShown)) {
        const uchar code = uchar(byte);
        if (byte == '\\')
            text += "\\\\"_L1;
        else if (byte == '\n' || byte == '\r' || byte == '\t')
            text += byte == '\n' ? "\\n"_L1 : byte == '\r' ? "\\r"_L1 : "\\t"_L1;
        else if (code >= 0x20 && code < 0x7f)
            text += QLatin1Char(byte);
        else
            text += u"\\x%1"_s.arg(uint(code), 2, 16, QLatin1Char('0'));
    }
    return bytes.size() > mostShown ? text + u'…' : text;
}

void McpLines::note(McpFaultKind kind, const QByteArray &bytes, qint64 line)
{
    ++m_faultCount;
    if (m_faults.size() < mostFaults)
        m_faults << McpFault{kind, line, escapedBytes(m_clean(bytes.left(mostCleaned)))};
}

void McpLines::feed(const QByteArray &bytes)
{
    m_bytes += bytes.size();
    qsizetype from = 0;
    for (qsizetype at = bytes.indexOf('\n'); at >= 0 && !m_broken; at = bytes.indexOf('\n', from)) {
        m_rest += QByteArrayView(bytes).sliced(from, at - from);
        takeLine(std::exchange(m_rest, {}));
        from = at + 1;
    }
    if (m_broken)
        return;
    m_rest += QByteArrayView(bytes).sliced(from);
    if (m_rest.size() > longestMcpMessage || m_bytes > mostMcpOutput) {
        ++m_line;
        note(McpFaultKind::TooLong, m_rest);
        m_broken = true;
    }
}

void McpLines::end()
{
    if (!m_rest.isEmpty() && !m_broken)
        takeLine(std::exchange(m_rest, {}));
    if (m_joinedFrom > 0)
        note(McpFaultKind::NotJson, m_joined, m_joinedFrom);
    m_joined.clear();
    m_joinedFrom = 0;
}

// Takes a byte order mark away; false when the line is in no encoding that MCP knows.
bool McpLines::takeEncoding(QByteArray &line)
{
    if (line.startsWith("\xFF\xFE") || line.startsWith("\xFE\xFF") || line.left(64).contains('\0')) {
        note(McpFaultKind::Utf16, line);
        m_broken = true;
        return false;
    }
    if (line.startsWith(byteOrderMark)) {
        note(McpFaultKind::ByteOrderMark, line);
        line.remove(0, byteOrderMark.size());
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(line);
    if (!decoder.hasError())
        return true;
    note(McpFaultKind::NotUtf8, line);
    return false;
}

void McpLines::takeLine(QByteArray line)
{
    ++m_line;
    if (line.trimmed().isEmpty() || !takeEncoding(line))
        return;
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (document.isObject())
        takeObject(document.object(), line);
    else if (document.isArray() && m_joined.isEmpty())
        note(McpFaultKind::NotJsonRpc, line);
    else
        takeBroken(line);
}

void McpLines::takeObject(const QJsonObject &object, const QByteArray &line)
{
    const bool callOrAnswer =
        object.contains("method"_L1) || object.contains("result"_L1) || object.contains("error"_L1);
    if (object.value("jsonrpc"_L1) == "2.0"_L1 && callOrAnswer)
        m_messages.enqueue(object);
    else if (object.contains("jsonrpc"_L1) || object.contains("id"_L1) || object.contains("method"_L1))
        note(McpFaultKind::NotJsonRpc, line);
    else
        note(McpFaultKind::LogLine, line);
}

static bool beginsMessage(const QByteArray &text)
{
    return (text.startsWith('{') && (text.size() == 1 || text.endsWith(',') || text.endsWith('{'))) || text == "[";
}

// A line that is no JSON by itself: the framing of LSP, a part of a message over several lines, or words.
void McpLines::takeBroken(const QByteArray &line)
{
    const QByteArray text = line.trimmed();
    if (text.toLower().startsWith("content-length:")) {
        note(McpFaultKind::ContentLength, line);
        m_broken = true;
        return;
    }
    if (m_joinedFrom == 0 && beginsMessage(text))
        m_joinedFrom = m_line;
    if (m_joinedFrom > 0)
        m_joined += line + '\n';
    if (m_joinedFrom == 0)
        return note(McpFaultKind::NotJson, line);
    const bool whole = !QJsonDocument::fromJson(m_joined).isNull();
    if (whole)
        note(McpFaultKind::ManyLines, m_joined, m_joinedFrom);
    else if (m_joined.size() > longestJoined)
        note(McpFaultKind::NotJson, m_joined, m_joinedFrom);
    else
        return;
    m_broken = whole;
    m_joined.clear();
    m_joinedFrom = 0;
}

std::optional<QJsonObject> McpLines::next()
{
    return m_messages.isEmpty() ? std::nullopt : std::optional(m_messages.dequeue());
}

void McpLines::noteUnknown(const QJsonObject &message)
{
    note(McpFaultKind::UnknownId, QJsonDocument(message).toJson(QJsonDocument::Compact));
}

}
