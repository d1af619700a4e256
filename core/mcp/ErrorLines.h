// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <functional>

namespace lentera {

//! What a server writes on standard error: the first lines and the last, each cut, without secrets.
class ErrorLines {
public:
    //! \a clean takes secrets out.
    explicit ErrorLines(std::function<QByteArray(const QByteArray &)> clean) : m_clean(std::move(clean)) {}

    void feed(const QByteArray &bytes);
    //! What stands behind the last line break counts as a line, too.
    void end();

    qint64 bytes() const { return m_bytes; }
    const QStringList &first() const { return m_first; }
    //! The last lines that are not among the first.
    const QStringList &tail() const { return m_tail; }

private:
    void takeLine(const QByteArray &line);

    std::function<QByteArray(const QByteArray &)> m_clean;
    QByteArray m_rest;
    QStringList m_first;
    QStringList m_tail;
    qint64 m_bytes = 0;
};

}
