// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/DataNode.h"

#include <optional>

namespace lentera {

//! One token of Python 3. The replacement fields of an f-string come after its Text, each between FieldBegin and
//! FieldEnd, so that what is called in them is seen.
struct PythonToken {
    enum class Kind { Name, Number, Text, Operator, FieldBegin, FieldEnd, NewLine, Indent, Dedent };

    Kind kind = Kind::NewLine;
    qsizetype start = 0; //!< in PythonTokens::text
    qsizetype length = 0;
    TextPlace place;
    // Of Text:
    qsizetype valueStart = 0; //!< behind prefix and quotes
    qsizetype valueLength = 0;
    bool bytes = false;
    bool interpolated = false; //!< an f-string
};

//! A Python file as tokens: comments, blank lines and line ends within brackets are gone.
struct PythonTokens {
    QString text; //!< with line feeds only
    QList<PythonToken> tokens;
    //! Why reading ended early: `syntax` {reason} for a text, bracket or indentation that does not end, `limit`
    //! {limit, most}, `encoding`.
    std::optional<TextProblem> problem;

    QStringView textOf(const PythonToken &token) const { return QStringView(text).sliced(token.start, token.length); }
    QStringView valueOf(const PythonToken &token) const
    {
        return QStringView(text).sliced(token.valueStart, token.valueLength);
    }
};

//! Reads \a source as UTF-8. Nothing is run; at most 1 MiB, 300,000 tokens, 200 brackets in one another (CPython's own
//! limit), 100 indentations (its limit, too) and 20 f-strings in one another.
PythonTokens readPythonTokens(const QByteArray &source);

}
