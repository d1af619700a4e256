// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/ErrorLines.h"

#include <utility>

namespace lentera {

static constexpr qsizetype mostFirst = 20;
static constexpr qsizetype mostTail = 50;
static constexpr qsizetype longestShown = 500;
static constexpr qsizetype longestLine = 64 * 1024;

void ErrorLines::feed(const QByteArray &bytes)
{
    m_bytes += bytes.size();
    qsizetype from = 0;
    for (qsizetype at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', from)) {
        m_rest += QByteArrayView(bytes).sliced(from, at - from);
        takeLine(std::exchange(m_rest, {}));
        from = at + 1;
    }
    m_rest += QByteArrayView(bytes).sliced(from);
    // The cut is where no one looks: behind what is shown.
    m_rest.truncate(longestLine);
}

void ErrorLines::end()
{
    if (!m_rest.isEmpty())
        takeLine(std::exchange(m_rest, {}));
}

void ErrorLines::takeLine(const QByteArray &line)
{
    if (line.trimmed().isEmpty())
        return;
    const QString text = QString::fromUtf8(m_clean(line)).left(longestShown);
    if (m_first.size() < mostFirst) {
        m_first << text;
        return;
    }
    m_tail << text;
    if (m_tail.size() > mostTail)
        m_tail.removeFirst();
}

}
