// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/PythonTokens.h"

namespace lentera {

//! The longest name or piece of code that is kept.
inline constexpr qsizetype longestPythonName = 200;

//! Questions about tokens by their index. The first five may be asked about any index, the rest about tokens only.
class PythonLine {
public:
    using Kind = PythonToken::Kind;

    explicit PythonLine(const PythonTokens &tokens) : m_source(tokens), m_tokens(tokens.tokens) {}

    bool is(qsizetype at, Kind kind) const;
    QStringView text(qsizetype at) const;
    bool isName(qsizetype at, QStringView word) const;
    bool isOperator(qsizetype at, QStringView sign) const;
    static bool isKeyword(QStringView word);
    //! A name that is no keyword.
    bool isPlainName(qsizetype at) const;
    static bool opens(QStringView sign);
    static bool closes(QStringView sign);
    //! 1 for what opens a bracket or a field, -1 for what closes one, else 0.
    int step(qsizetype at) const;
    //! The first such operator outside of brackets (and, for a colon, of lambda); \a end when there is none.
    qsizetype find(QStringView sign, qsizetype from, qsizetype end) const;
    //! The bracket that ends the one at \a open; \a end when there is none.
    qsizetype closing(qsizetype open, qsizetype end) const;
    //! The words without blanks between them, cut.
    QString joined(qsizetype from, qsizetype end) const;
    //! The dotted name that begins at \a at; \a at moves behind it.
    QString dotted(qsizetype &at, qsizetype end) const;

    const PythonToken &token(qsizetype at) const { return m_tokens.at(at); }
    TextPlace place(qsizetype at) const { return m_tokens.at(at).place; }
    //! What a Text holds.
    QStringView value(qsizetype at) const { return m_source.valueOf(m_tokens.at(at)); }
    qsizetype size() const { return m_tokens.size(); }

private:
    const PythonTokens &m_source;
    const QList<PythonToken> &m_tokens;
};

}
