// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/PythonLine.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace lentera {

bool PythonLine::isKeyword(QStringView word)
{
    static const QSet<QString> words{
        u"and"_s,    u"as"_s,   u"assert"_s, u"async"_s,  u"await"_s,  u"break"_s,   u"class"_s,    u"continue"_s,
        u"def"_s,    u"del"_s,  u"elif"_s,   u"else"_s,   u"except"_s, u"finally"_s, u"for"_s,      u"from"_s,
        u"global"_s, u"if"_s,   u"import"_s, u"in"_s,     u"is"_s,     u"lambda"_s,  u"nonlocal"_s, u"not"_s,
        u"or"_s,     u"pass"_s, u"raise"_s,  u"return"_s, u"try"_s,    u"while"_s,   u"with"_s,     u"yield"_s};
    return words.contains(word.toString());
}

bool PythonLine::is(qsizetype at, Kind kind) const
{
    return at >= 0 && at < m_tokens.size() && m_tokens.at(at).kind == kind;
}

QStringView PythonLine::text(qsizetype at) const
{
    return at >= 0 && at < m_tokens.size() ? m_source.textOf(m_tokens.at(at)) : QStringView();
}

bool PythonLine::isName(qsizetype at, QStringView word) const
{
    return is(at, Kind::Name) && text(at) == word;
}

bool PythonLine::isOperator(qsizetype at, QStringView sign) const
{
    return is(at, Kind::Operator) && text(at) == sign;
}

bool PythonLine::isPlainName(qsizetype at) const
{
    return is(at, Kind::Name) && !isKeyword(text(at));
}

bool PythonLine::opens(QStringView sign)
{
    return sign == u"(" || sign == u"[" || sign == u"{";
}

bool PythonLine::closes(QStringView sign)
{
    return sign == u")" || sign == u"]" || sign == u"}";
}

int PythonLine::step(qsizetype at) const
{
    if (is(at, Kind::FieldBegin) || (is(at, Kind::Operator) && opens(text(at))))
        return 1;
    return is(at, Kind::FieldEnd) || (is(at, Kind::Operator) && closes(text(at))) ? -1 : 0;
}

qsizetype PythonLine::find(QStringView sign, qsizetype from, qsizetype end) const
{
    int depth = 0;
    int lambdas = 0;
    for (qsizetype at = from; at < end; ++at) {
        if (depth == 0 && isOperator(at, sign)) {
            if (sign != u":" || lambdas == 0)
                return at;
            --lambdas;
        }
        lambdas += depth == 0 && isName(at, u"lambda") ? 1 : 0;
        depth += step(at);
    }
    return end;
}

qsizetype PythonLine::closing(qsizetype open, qsizetype end) const
{
    int depth = 0;
    for (qsizetype at = open; at < end; ++at) {
        depth += step(at);
        if (depth == 0)
            return at;
    }
    return end;
}

QString PythonLine::joined(qsizetype from, qsizetype end) const
{
    QString all;
    for (qsizetype at = from; at < end && all.size() < longestPythonName; ++at)
        all += text(at);
    return all.left(longestPythonName);
}

QString PythonLine::dotted(qsizetype &at, qsizetype end) const
{
    QString name;
    while (at < end && isPlainName(at)) {
        name += text(at++);
        if (!isOperator(at, u".") || at + 1 >= end || !isPlainName(at + 1))
            break;
        name += text(at++);
    }
    return name.left(longestPythonName);
}

}
