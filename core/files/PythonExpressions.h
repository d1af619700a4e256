// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/PythonFile.h"
#include "files/PythonLine.h"

namespace lentera {

//! The innermost function and class around an expression; -1 for none.
struct PythonAround {
    int function = -1;
    int klass = -1;
};

//! Follows expressions: what is called, awaited, assigned, compared and written in them goes into the file.
class PythonExpressions {
public:
    PythonExpressions(const PythonLine &line, PythonFile &file) : m_line(line), m_file(file) {}

    //! A value that the next expression has, and what it goes to.
    struct Expected {
        qsizetype from; //!< token
        qsizetype end;
        QString target;
        TextPlace place;
        bool managed;
    };
    void expect(const Expected &value) { m_expected << value; }

    //! Follows a part of a statement.
    void part(qsizetype from, qsizetype end, PythonAround around);
    //! Follows a whole statement.
    void statement(qsizetype from, qsizetype end, PythonAround around);

private:
    using Kind = PythonToken::Kind;

    // What one look from left to right keeps of an expression that may still be called.
    struct Primary {
        qsizetype start = -1; //!< token; -1 for none
        QString name;
    };
    struct Open {
        qsizetype at = 0; //!< token of the bracket
        Primary before;   //!< what it is behind of; none for a group
        int call = -1;
        QList<qsizetype> commas;
    };

    void follow(qsizetype from, qsizetype end);
    void name(qsizetype at, Primary &primary);
    void literal(qsizetype at, qsizetype from);
    void sign(qsizetype at, Primary &primary, QList<Open> &opened, qsizetype end);
    int startCall(const Primary &primary);
    void endCall(const Open &open, qsizetype close, qsizetype end);
    void item(const Open &open, qsizetype close);
    PythonArgument argument(qsizetype from, qsizetype end) const;
    PythonValue valueOf(qsizetype from, qsizetype end) const;
    // What is asked of a coroutine itself: `send`, `close`, `cr_frame`, `__await__` …
    bool asksCoroutine(qsizetype dot) const;
    bool isFollowed(qsizetype at, qsizetype end) const;
    // `(call()).member`: brackets around the call alone, which call nothing.
    bool isFollowedInBrackets(qsizetype start, qsizetype close, qsizetype end) const;
    void judgeUse(PythonCall &call, qsizetype start, qsizetype close, qsizetype end) const;
    // Both sides as far as they are names, members and calls.
    void compared(qsizetype at, const Primary &left, qsizetype end);

    const PythonLine &m_line;
    PythonFile &m_file;
    PythonAround m_around;
    QList<Expected> m_expected;
    qsizetype m_statement = -1; //!< where the statement begins and ends; -1 in a part of one
    qsizetype m_statementEnd = -1;
    bool m_docstring = false;
    QHash<qsizetype, qsizetype> m_spans; //!< first token of each call of the expression
    QHash<qsizetype, int> m_callClosing; //!< call by its closing bracket
};

}
