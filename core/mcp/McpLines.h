// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/seen/Mcp.h"

#include <QJsonObject>
#include <QQueue>

#include <functional>
#include <optional>

namespace lentera {

//! Longer messages are none that a host would take.
inline constexpr qsizetype longestMcpMessage = 4 * 1024 * 1024;
//! No start needs more output than this.
inline constexpr qint64 mostMcpOutput = 64 * 1024 * 1024;

//! Cuts what a server writes on standard output into JSON-RPC messages, one a line, and notes what breaks the rules.
class McpLines {
public:
    //! \a clean takes secrets out of what is kept of a fault.
    explicit McpLines(std::function<QByteArray(const QByteArray &)> clean) : m_clean(std::move(clean)) {}

    void feed(const QByteArray &bytes);
    //! What stands behind the last line break counts as a line, too: the output has ended.
    void end();
    //! The next message, if one is complete. Always an object with `"jsonrpc": "2.0"`.
    std::optional<QJsonObject> next();
    //! Notes that an answer fits no request.
    void noteUnknown(const QJsonObject &message);

    //! Whether what came cannot be read as lines at all: nothing more is to be expected.
    bool broken() const { return m_broken; }
    const QList<seen::McpFault> &faults() const { return m_faults; }
    int faultCount() const { return m_faultCount; }
    qint64 bytes() const { return m_bytes; }

private:
    void takeLine(QByteArray line);
    void takeObject(const QJsonObject &object, const QByteArray &line);
    void takeBroken(const QByteArray &line);
    bool takeEncoding(QByteArray &line);
    void note(seen::McpFaultKind kind, const QByteArray &bytes, qint64 line);
    void note(seen::McpFaultKind kind, const QByteArray &bytes) { note(kind, bytes, m_line); }

    std::function<QByteArray(const QByteArray &)> m_clean;
    QByteArray m_rest;   //!< a line that has not ended
    QByteArray m_joined; //!< lines that together may be one message
    qint64 m_joinedFrom = 0;
    qint64 m_line = 0;
    qint64 m_bytes = 0;
    bool m_broken = false;
    QQueue<QJsonObject> m_messages;
    QList<seen::McpFault> m_faults;
    int m_faultCount = 0;
};

//! The first 160 bytes, escaped: `\n`, `\xef`, and a backslash as two.
QString escapedBytes(const QByteArray &bytes);

}
