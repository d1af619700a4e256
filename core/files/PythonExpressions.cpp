// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/PythonExpressions.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

void PythonExpressions::part(qsizetype from, qsizetype end, PythonAround around)
{
    m_around = around;
    follow(from, end);
}

void PythonExpressions::statement(qsizetype from, qsizetype end, PythonAround around)
{
    m_statement = from;
    m_statementEnd = end;
    m_docstring = end - from == 1 && m_line.is(from, Kind::Text);
    part(from, end, around);
    m_docstring = false;
    m_statement = m_statementEnd = -1;
}

void PythonExpressions::follow(qsizetype from, qsizetype end)
{
    Primary primary;
    QList<Open> opened;
    const qsizetype firstCall = m_file.calls.size();
    for (qsizetype at = from; at < end; ++at) {
        const PythonToken &token = m_line.token(at);
        switch (token.kind) {
        case Kind::Name:
            name(at, primary);
            break;
        case Kind::Number:
            primary = {at, u"0"_s};
            break;
        case Kind::Text:
            if (primary.start < 0 || !m_line.is(at - 1, Kind::Text))
                primary = {at, u"\"\""_s};
            literal(at, from);
            break;
        case Kind::FieldBegin:
            opened << Open{at, primary, -1, {}};
            primary = {};
            break;
        case Kind::FieldEnd:
            if (!opened.isEmpty())
                primary = opened.takeLast().before;
            break;
        case Kind::Operator:
            sign(at, primary, opened, end);
            break;
        default:
            break;
        }
    }
    for (const Expected &pending : std::as_const(m_expected))
        m_file.assignments << PythonAssignment{pending.target, valueOf(pending.from, pending.end),
                                               pending.place,  m_around.function,
                                               m_around.klass, pending.managed};
    m_expected.clear();
    for (qsizetype i = firstCall; i < m_file.calls.size(); ++i)
        m_spans.remove(i);
    m_callClosing.clear();
}

void PythonExpressions::name(qsizetype at, Primary &primary)
{
    const QStringView word = m_line.text(at);
    if (PythonLine::isKeyword(word)) {
        if (word == u"yield" && m_around.function >= 0)
            m_file.functions[m_around.function].yields = true;
        if (word == u"await" && m_line.isPlainName(at + 1))
            m_file.awaitedNames << qMakePair(m_around.function, m_line.text(at + 1).toString());
        primary = {};
        return;
    }
    const bool member = primary.start >= 0 && m_line.isOperator(at - 1, u".");
    if (member)
        primary.name = (primary.name + u'.' + word.toString()).left(longestPythonName);
    else
        primary = {at, word.left(longestPythonName).toString()};
}

void PythonExpressions::literal(qsizetype at, qsizetype from)
{
    if (m_docstring)
        return;
    QString goesTo;
    if (at >= from + 2 && (m_line.isOperator(at - 1, u"=") || m_line.isOperator(at - 1, u":"))) {
        if (m_line.is(at - 2, Kind::Name))
            goesTo = m_line.text(at - 2).toString();
        else if (m_line.is(at - 2, Kind::Text))
            goesTo = m_line.value(at - 2).toString();
        else if (m_line.isOperator(at - 2, u"]") && m_line.is(at - 3, Kind::Text))
            goesTo = m_line.value(at - 3).toString();
    }
    const PythonToken &token = m_line.token(at);
    m_file.texts << PythonText{m_line.value(at).toString(), goesTo.left(longestPythonName), token.place};
}

void PythonExpressions::sign(qsizetype at, Primary &primary, QList<Open> &opened, qsizetype end)
{
    const QStringView word = m_line.text(at);
    if (PythonLine::opens(word)) {
        Open open{at, primary, -1, {}};
        if (word == u"(" && primary.start >= 0)
            open.call = startCall(primary);
        else if (word == u"{" || primary.start < 0)
            open.before = {};
        opened << open;
        primary = {};
    } else if (PythonLine::closes(word)) {
        if (opened.isEmpty())
            return;
        const Open open = opened.takeLast();
        primary = open.before;
        if (open.call >= 0)
            endCall(open, at, end);
        else if (word == u"]")
            item(open, at);
        if (primary.start < 0)
            primary = {open.at, word == u")" ? u"()"_s : word == u"]" ? u"[]"_s : u"{}"_s};
        else
            primary.name += word == u")" ? "()"_L1 : "[]"_L1;
    } else if (word == u",") {
        if (!opened.isEmpty())
            opened.last().commas << at;
        primary = {};
    } else if (word != u".") {
        if (word == u"==" || word == u"!=")
            compared(at, primary, end);
        primary = {};
    }
}

int PythonExpressions::startCall(const Primary &primary)
{
    PythonCall call;
    call.name = primary.name;
    call.place = m_line.place(primary.start);
    call.function = m_around.function;
    call.klass = m_around.klass;
    m_file.calls << call;
    m_spans.insert(m_file.calls.size() - 1, primary.start);
    return int(m_file.calls.size()) - 1;
}

void PythonExpressions::endCall(const Open &open, qsizetype close, qsizetype end)
{
    PythonCall &call = m_file.calls[open.call];
    QList<qsizetype> ends = open.commas;
    ends << close;
    qsizetype from = open.at + 1;
    for (const qsizetype comma : ends) {
        if (from < comma)
            call.arguments << argument(from, comma);
        from = comma + 1;
    }
    const PythonValue *key = call.positional(0);
    if (key && key->kind == PythonValue::Kind::Text && call.name.endsWith(".get"_L1))
        m_file.items << PythonItem{call.name.chopped(4), key->text, call.place, call.function};
    m_callClosing.insert(close, open.call);
    judgeUse(call, m_spans.value(open.call), close, end);
}

void PythonExpressions::item(const Open &open, qsizetype close)
{
    const PythonValue key = valueOf(open.at + 1, close);
    if (open.before.start >= 0 && key.kind == PythonValue::Kind::Text)
        m_file.items << PythonItem{open.before.name, key.text, m_line.place(open.before.start), m_around.function};
}

PythonArgument PythonExpressions::argument(qsizetype from, qsizetype end) const
{
    if (m_line.isOperator(from, u"*") || m_line.isOperator(from, u"**"))
        return {m_line.text(from).toString(), valueOf(from + 1, end)};
    if (m_line.isPlainName(from) && m_line.isOperator(from + 1, u"="))
        return {m_line.text(from).toString(), valueOf(from + 2, end)};
    return {QString(), valueOf(from, end)};
}

PythonValue PythonExpressions::valueOf(qsizetype from, qsizetype end) const
{
    PythonValue value;
    if (from >= end)
        return value;
    value.place = m_line.place(from);
    const bool literal = std::all_of(&m_line.token(from), &m_line.token(end - 1) + 1, [](const PythonToken &token) {
        return token.kind == Kind::Text && !token.interpolated;
    });
    if (literal) {
        value.kind = m_line.token(from).bytes ? PythonValue::Kind::Bytes : PythonValue::Kind::Text;
        for (qsizetype at = from; at < end; ++at)
            value.text += m_line.value(at);
        return value;
    }
    if (end - from == 1 && m_line.isName(from, u"None")) {
        value.kind = PythonValue::Kind::None;
        return value;
    }
    qsizetype at = from;
    const QString name = m_line.dotted(at, end);
    if (!name.isEmpty() && at == end) {
        value.kind = PythonValue::Kind::Name;
        value.text = name;
        return value;
    }
    const auto call = m_callClosing.constFind(end - 1);
    const qsizetype start = m_line.isName(from, u"await") ? from + 1 : from;
    if (call != m_callClosing.cend() && m_spans.value(*call, -1) == start) {
        value.kind = PythonValue::Kind::Call;
        value.text = m_file.calls.at(*call).name;
    }
    return value;
}

bool PythonExpressions::asksCoroutine(qsizetype dot) const
{
    static const QStringList own{u"send"_s, u"throw"_s, u"close"_s};
    const QString member = m_line.isOperator(dot, u".") ? m_line.text(dot + 1).toString() : QString();
    return own.contains(member) || member.startsWith("cr_"_L1) || member.startsWith("__"_L1);
}

bool PythonExpressions::isFollowed(qsizetype at, qsizetype end) const
{
    return at < end && (m_line.isOperator(at, u".") || m_line.isOperator(at, u"[") || m_line.isOperator(at, u"(")) &&
           !asksCoroutine(at);
}

bool PythonExpressions::isFollowedInBrackets(qsizetype start, qsizetype close, qsizetype end) const
{
    const qsizetype before = start - 2;
    const bool calls = m_line.isPlainName(before) || m_line.is(before, Kind::Text) || m_line.isOperator(before, u")") ||
                       m_line.isOperator(before, u"]");
    return m_line.isOperator(start - 1, u"(") && !calls && m_line.isOperator(close + 1, u")") &&
           isFollowed(close + 2, end);
}

void PythonExpressions::judgeUse(PythonCall &call, qsizetype start, qsizetype close, qsizetype end) const
{
    static const QSet<QString> judging{u"if"_s, u"elif"_s, u"while"_s, u"not"_s, u"and"_s, u"or"_s, u"assert"_s};
    static const QSet<QString> comparing{u"=="_s, u"!="_s, u"<"_s, u">"_s, u"<="_s, u">="_s};
    const qsizetype next = close + 1;
    const auto judges = [&](qsizetype at) {
        return m_line.is(at, Kind::Name) && judging.contains(m_line.text(at).toString());
    };
    const auto compares = [&](qsizetype at) {
        return m_line.is(at, Kind::Operator) && comparing.contains(m_line.text(at).toString());
    };
    if (m_line.isName(start - 1, u"await"))
        call.use = PythonUse::Awaited;
    else if (isFollowed(next, end) || isFollowedInBrackets(start, close, end))
        call.use = PythonUse::Chained;
    else if (start == m_statement && next == m_statementEnd)
        call.use = PythonUse::Statement;
    else if (judges(start - 1) || compares(start - 1) ||
             (next < end && (compares(next) || m_line.isName(next, u"and"))))
        call.use = PythonUse::Condition;
    else if (m_line.isOperator(start - 1, u"=") && next == m_statementEnd && !m_expected.isEmpty()) {
        call.use = PythonUse::Assigned;
        call.assignedTo = m_expected.last().target;
    }
}

void PythonExpressions::compared(qsizetype at, const Primary &left, qsizetype end)
{
    qsizetype from = at + 1;
    QString right;
    while (from < end) {
        if (m_line.isPlainName(from) && (right.isEmpty() || right.endsWith(u'.'))) {
            right += m_line.text(from++);
        } else if (!right.isEmpty() && m_line.isOperator(from, u".")) {
            right += m_line.text(from++);
        } else if (!right.isEmpty() && (m_line.isOperator(from, u"(") || m_line.isOperator(from, u"["))) {
            right += m_line.isOperator(from, u"(") ? "()"_L1 : "[]"_L1;
            from = m_line.closing(from, end) + 1;
        } else {
            break;
        }
    }
    if (left.start >= 0 && m_line.isPlainName(left.start) && !right.isEmpty())
        m_file.comparisons << PythonComparison{left.name, right.left(longestPythonName), m_line.place(left.start),
                                               m_around.function};
}

}
