// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/PythonFile.h"

#include "files/PythonTokens.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using Kind = PythonToken::Kind;

static constexpr qsizetype longestName = 200;

static bool isKeyword(QStringView word)
{
    static const QSet<QString> words{
        u"and"_s,    u"as"_s,   u"assert"_s, u"async"_s,  u"await"_s,  u"break"_s,   u"class"_s,    u"continue"_s,
        u"def"_s,    u"del"_s,  u"elif"_s,   u"else"_s,   u"except"_s, u"finally"_s, u"for"_s,      u"from"_s,
        u"global"_s, u"if"_s,   u"import"_s, u"in"_s,     u"is"_s,     u"lambda"_s,  u"nonlocal"_s, u"not"_s,
        u"or"_s,     u"pass"_s, u"raise"_s,  u"return"_s, u"try"_s,    u"while"_s,   u"with"_s,     u"yield"_s};
    return words.contains(word.toString());
}

static bool opensBlock(QStringView word)
{
    static const QSet<QString> words{u"if"_s,   u"elif"_s, u"else"_s,   u"while"_s,  u"for"_s,
                                     u"with"_s, u"try"_s,  u"except"_s, u"finally"_s};
    return words.contains(word.toString());
}

namespace {

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

class Reader {
public:
    explicit Reader(const PythonTokens &tokens) : m_source(tokens), m_tokens(tokens.tokens) {}

    PythonFile file;

    void all()
    {
        qsizetype at = 0;
        while (at < m_tokens.size()) {
            if (is(at, Kind::Indent) || is(at, Kind::Dedent) || is(at, Kind::NewLine)) {
                m_depth += is(at, Kind::Indent) ? 1 : is(at, Kind::Dedent) ? -1 : 0;
                ++at;
                continue;
            }
            qsizetype end = at;
            while (end < m_tokens.size() && !is(end, Kind::NewLine))
                ++end;
            line(at, end);
            at = end;
        }
    }

private:
    struct Scope {
        enum class What { Function, Class, Match } what;
        int index;
        int depth;
    };

    bool is(qsizetype at, Kind kind) const { return at >= 0 && at < m_tokens.size() && m_tokens.at(at).kind == kind; }
    QStringView text(qsizetype at) const
    {
        return at >= 0 && at < m_tokens.size() ? m_source.textOf(m_tokens.at(at)) : QStringView();
    }
    bool isName(qsizetype at, QStringView word) const { return is(at, Kind::Name) && text(at) == word; }
    bool isOperator(qsizetype at, QStringView sign) const { return is(at, Kind::Operator) && text(at) == sign; }
    bool isPlainName(qsizetype at) const { return is(at, Kind::Name) && !isKeyword(text(at)); }
    int innermost(Scope::What what) const
    {
        for (qsizetype i = m_scopes.size() - 1; i >= 0; --i)
            if (m_scopes.at(i).what == what)
                return m_scopes.at(i).index;
        return -1;
    }
    // A function that a class of its own is in is not around what stands in that class.
    int function() const
    {
        for (qsizetype i = m_scopes.size() - 1; i >= 0; --i) {
            if (m_scopes.at(i).what == Scope::What::Function)
                return m_scopes.at(i).index;
            if (m_scopes.at(i).what == Scope::What::Class)
                return -1;
        }
        return -1;
    }
    int enclosingClass() const { return innermost(Scope::What::Class); }
    // Directly in a class, not in one of its methods.
    int directClass() const
    {
        for (qsizetype i = m_scopes.size() - 1; i >= 0; --i)
            if (m_scopes.at(i).what != Scope::What::Match)
                return m_scopes.at(i).what == Scope::What::Class ? m_scopes.at(i).index : -1;
        return -1;
    }
    bool inMatch() const { return !m_scopes.isEmpty() && m_scopes.last().what == Scope::What::Match; }
    static bool opens(QStringView sign) { return sign == u"(" || sign == u"[" || sign == u"{"; }
    static bool closes(QStringView sign) { return sign == u")" || sign == u"]" || sign == u"}"; }
    int step(qsizetype at) const
    {
        if (is(at, Kind::FieldBegin) || (is(at, Kind::Operator) && opens(text(at))))
            return 1;
        return is(at, Kind::FieldEnd) || (is(at, Kind::Operator) && closes(text(at))) ? -1 : 0;
    }
    // The first such operator outside of brackets (and, for a colon, of lambda); \a end when there is none.
    qsizetype find(QStringView sign, qsizetype from, qsizetype end) const
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
    qsizetype closing(qsizetype open, qsizetype end) const
    {
        int depth = 0;
        for (qsizetype at = open; at < end; ++at) {
            depth += step(at);
            if (depth == 0)
                return at;
        }
        return end;
    }
    QString joined(qsizetype from, qsizetype end) const
    {
        QString all;
        for (qsizetype at = from; at < end && all.size() < longestName; ++at)
            all += text(at);
        return all.left(longestName);
    }
    // The dotted name that begins at \a at; \a at moves behind it.
    QString dotted(qsizetype &at, qsizetype end) const
    {
        QString name;
        while (at < end && isPlainName(at)) {
            name += text(at++);
            if (!isOperator(at, u".") || at + 1 >= end || !isPlainName(at + 1))
                break;
            name += text(at++);
        }
        return name.left(longestName);
    }

    void line(qsizetype from, qsizetype end)
    {
        while (!m_scopes.isEmpty() && m_scopes.last().depth >= m_depth)
            m_scopes.removeLast();
        for (qsizetype at = from; at < end;)
            at = statement(at, end);
    }
    // Reads one statement, or the head of one up to its colon; answers where the next begins.
    qsizetype statement(qsizetype at, qsizetype end)
    {
        if (isOperator(at, u";"))
            return at + 1;
        if (isOperator(at, u"@")) {
            qsizetype name = at + 1;
            m_decorators << dotted(name, end);
            scan(at + 1, end);
            return end;
        }
        if (isName(at, u"async") && at + 1 < end)
            return isName(at + 1, u"def") ? functionHead(at + 1, end, true) : head(at + 2, end);
        if (isName(at, u"def"))
            return functionHead(at, end, false);
        if (isName(at, u"class"))
            return classHead(at, end);
        if (is(at, Kind::Name) && opensBlock(text(at)))
            return head(at, end);
        if (isName(at, u"match") && isOperator(end - 1, u":") && end - at > 2 && is(end, Kind::NewLine) &&
            is(end + 1, Kind::Indent)) {
            scan(at + 1, end - 1);
            m_scopes << Scope{Scope::What::Match, -1, m_depth};
            return end;
        }
        if (isName(at, u"case") && inMatch() && m_scopes.last().depth == m_depth - 1)
            return caseHead(at, end);
        const qsizetype stop = find(u";", at, end);
        simple(at, stop);
        return stop;
    }
    qsizetype head(qsizetype at, qsizetype end)
    {
        const qsizetype colon = find(u":", at, end);
        if (isName(at, u"with") || isName(at - 1, u"with"))
            withNames(at, colon);
        scan(at, colon);
        return std::min(colon + 1, end);
    }
    // `with f(x) as name` is an assignment to it; `with name` one to nothing.
    void withNames(qsizetype from, qsizetype end)
    {
        qsizetype name = isName(from, u"with") ? from + 1 : from;
        const qsizetype start = name;
        if (!dotted(name, end).isEmpty() && name == end)
            m_pendingValues << Pending{start, end, QString(), m_tokens.at(start).place, true};
        qsizetype item = start;
        int depth = 0;
        int group = 0; // one when all items stand in brackets
        for (qsizetype at = start; at < end; ++at) {
            if (depth == group && isName(at, u"as") && isPlainName(at + 1))
                m_pendingValues << Pending{item, at, text(at + 1).toString(), m_tokens.at(at + 1).place, true};
            const bool opensGroup = at == item && depth == group && isOperator(at, u"(");
            if (opensGroup || (depth == group && isOperator(at, u",")))
                item = at + 1;
            depth += step(at);
            group = std::min(depth, group + (opensGroup ? 1 : 0));
        }
    }
    qsizetype caseHead(qsizetype at, qsizetype end)
    {
        const qsizetype colon = find(u":", at, end);
        for (qsizetype i = at; i < colon; ++i)
            if (isName(i, u"if"))
                scan(i + 1, colon);
        return std::min(colon + 1, end);
    }

    qsizetype functionHead(qsizetype at, qsizetype end, bool isAsync)
    {
        PythonFunction made;
        made.isAsync = isAsync;
        made.decorators = std::exchange(m_decorators, {});
        if (at + 1 >= end || !is(at + 1, Kind::Name))
            return end;
        made.name = text(at + 1).toString();
        made.place = m_tokens.at(at + 1).place;
        made.klass = directClass();
        made.parent = function();
        qsizetype open = at + 2;
        if (isOperator(open, u"["))
            open = closing(open, end) + 1;
        const qsizetype close = closing(open, end);
        const qsizetype colon = find(u":", close + 1, end);
        if (isOperator(close + 1, u"->"))
            made.returns = annotation(close + 2, colon);
        parameters(open + 1, close, made);
        scan(open, colon);
        file.functions << made;
        m_scopes << Scope{Scope::What::Function, int(file.functions.size()) - 1, m_depth};
        return std::min(colon + 1, end);
    }
    // An annotation may stand in quotation marks.
    QString annotation(qsizetype from, qsizetype end) const
    {
        if (end - from == 1 && is(from, Kind::Text))
            return m_source.valueOf(m_tokens.at(from)).left(longestName).toString();
        return joined(from, end);
    }
    void parameters(qsizetype from, qsizetype close, PythonFunction &made) const
    {
        for (qsizetype at = from; at < close;) {
            const qsizetype comma = find(u",", at, close);
            while (isOperator(at, u"*") || isOperator(at, u"**"))
                ++at;
            if (at < comma && isPlainName(at)) {
                const qsizetype equals = find(u"=", at, comma);
                made.parameters << PythonParameter{text(at).toString(),
                                                   isOperator(at + 1, u":") ? annotation(at + 2, equals) : QString()};
            }
            at = comma + 1;
        }
    }
    qsizetype classHead(qsizetype at, qsizetype end)
    {
        const QStringList decorators = std::exchange(m_decorators, {});
        if (at + 1 >= end || !is(at + 1, Kind::Name))
            return end;
        PythonClass made{text(at + 1).toString(), m_tokens.at(at + 1).place, function(), {}, decorators};
        qsizetype open = at + 2;
        if (isOperator(open, u"["))
            open = closing(open, end) + 1;
        qsizetype colon = find(u":", open, end);
        if (isOperator(open, u"(")) {
            const qsizetype close = closing(open, end);
            colon = find(u":", close + 1, end);
            for (qsizetype from = open + 1; from < close;) {
                const qsizetype comma = find(u",", from, close);
                if (!isOperator(from + 1, u"=")) {
                    qsizetype name = from;
                    made.bases << dotted(name, comma);
                }
                from = comma + 1;
            }
            scan(open, colon);
        }
        file.classes << made;
        m_scopes << Scope{Scope::What::Class, int(file.classes.size()) - 1, m_depth};
        return std::min(colon + 1, end);
    }

    void simple(qsizetype from, qsizetype end)
    {
        if (isName(from, u"import"))
            return importModules(from + 1, end);
        if (isName(from, u"from"))
            return importNames(from + 1, end);
        if (isName(from, u"return"))
            returned(from, end);
        assignment(from, end);
        m_statement = from;
        m_statementEnd = end;
        m_docstring = end - from == 1 && is(from, Kind::Text);
        scan(from, end);
        m_docstring = false;
        m_statement = m_statementEnd = -1;
    }
    void importModules(qsizetype from, qsizetype end)
    {
        for (qsizetype at = from; at < end;) {
            const qsizetype comma = find(u",", at, end);
            const TextPlace place = m_tokens.at(at).place;
            const QString module = dotted(at, comma);
            const QString alias = isName(at, u"as") ? text(at + 1).toString() : module.section(u'.', 0, 0);
            if (!module.isEmpty())
                file.imports << PythonImport{module, {}, alias, place};
            at = comma + 1;
        }
    }
    void importNames(qsizetype at, qsizetype end)
    {
        QString module;
        for (; at < end && (isOperator(at, u".") || isOperator(at, u"...")); ++at)
            module += text(at);
        module += dotted(at, end);
        if (!isName(at, u"import"))
            return;
        ++at;
        if (isOperator(at, u"(")) {
            end = closing(at, end);
            ++at;
        }
        while (at < end) {
            const qsizetype comma = find(u",", at, end);
            const QString name = text(at).toString();
            const QString alias = isName(at + 1, u"as") ? text(at + 2).toString() : name;
            file.imports << PythonImport{module, name, alias, m_tokens.at(at).place};
            at = comma + 1;
        }
    }
    void returned(qsizetype from, qsizetype end)
    {
        const int in = function();
        if (in < 0)
            return;
        PythonFunction &made = file.functions[in];
        const bool empty = end - from == 1 || (end - from == 2 && isName(from + 1, u"None"));
        qsizetype at = from + 1;
        if (const QString name = dotted(at, end); !empty && at == end)
            made.returned << name;
        if (!empty)
            made.valueReturn = true;
        else if (!made.emptyReturn)
            made.emptyReturn = m_tokens.at(from).place;
    }
    // `a = b = value`, `a: type = value`. What the value is, is known when it was scanned.
    void assignment(qsizetype from, qsizetype end)
    {
        QList<std::pair<QString, TextPlace>> targets;
        qsizetype at = from;
        for (qsizetype equals = find(u"=", at, end); equals < end; equals = find(u"=", at, end)) {
            const TextPlace place = m_tokens.at(at).place;
            const QString target = dotted(at, equals);
            if (!target.isEmpty() && (at == equals || isOperator(at, u":")))
                targets << std::pair(target, place);
            at = equals + 1;
        }
        for (const auto &[target, place] : targets)
            m_pendingValues << Pending{at, end, target, place, false};
    }

    // Follows an expression: what is called, awaited, compared and written in it.
    void scan(qsizetype from, qsizetype end)
    {
        Primary primary;
        QList<Open> opened;
        const qsizetype firstCall = file.calls.size();
        for (qsizetype at = from; at < end; ++at) {
            const PythonToken &token = m_tokens.at(at);
            switch (token.kind) {
            case Kind::Name:
                name(at, primary);
                break;
            case Kind::Number:
                primary = {at, u"0"_s};
                break;
            case Kind::Text:
                if (primary.start < 0 || !is(at - 1, Kind::Text))
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
        for (const Pending &pending : std::as_const(m_pendingValues))
            file.assignments << PythonAssignment{pending.target,   valueOf(pending.from, pending.end),
                                                 pending.place,    function(),
                                                 enclosingClass(), pending.managed};
        m_pendingValues.clear();
        for (qsizetype i = firstCall; i < file.calls.size(); ++i)
            m_spans.remove(i);
        m_callClosing.clear();
    }
    void name(qsizetype at, Primary &primary)
    {
        const QStringView word = text(at);
        if (isKeyword(word)) {
            if (word == u"yield" && function() >= 0)
                file.functions[function()].yields = true;
            if (word == u"await" && isPlainName(at + 1))
                file.awaitedNames << qMakePair(function(), text(at + 1).toString());
            primary = {};
            return;
        }
        const bool member = primary.start >= 0 && isOperator(at - 1, u".");
        if (member)
            primary.name = QString(primary.name + u'.' + word.toString()).left(longestName);
        else
            primary = {at, word.left(longestName).toString()};
    }
    void literal(qsizetype at, qsizetype from)
    {
        if (m_docstring)
            return;
        QString goesTo;
        if (at >= from + 2 && (isOperator(at - 1, u"=") || isOperator(at - 1, u":"))) {
            if (is(at - 2, Kind::Name))
                goesTo = text(at - 2).toString();
            else if (is(at - 2, Kind::Text))
                goesTo = m_source.valueOf(m_tokens.at(at - 2)).toString();
            else if (isOperator(at - 2, u"]") && is(at - 3, Kind::Text))
                goesTo = m_source.valueOf(m_tokens.at(at - 3)).toString();
        }
        const PythonToken &token = m_tokens.at(at);
        file.texts << PythonText{m_source.valueOf(token).toString(), goesTo.left(longestName), token.place};
    }
    void sign(qsizetype at, Primary &primary, QList<Open> &opened, qsizetype end)
    {
        const QStringView word = text(at);
        if (opens(word)) {
            Open open{at, primary, -1, {}};
            if (word == u"(" && primary.start >= 0)
                open.call = startCall(primary);
            else if (word == u"{" || primary.start < 0)
                open.before = {};
            opened << open;
            primary = {};
        } else if (closes(word)) {
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
    int startCall(const Primary &primary)
    {
        PythonCall call;
        call.name = primary.name;
        call.place = m_tokens.at(primary.start).place;
        call.function = function();
        call.klass = enclosingClass();
        file.calls << call;
        m_spans.insert(file.calls.size() - 1, primary.start);
        return int(file.calls.size()) - 1;
    }
    void endCall(const Open &open, qsizetype close, qsizetype end)
    {
        PythonCall &call = file.calls[open.call];
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
            file.items << PythonItem{call.name.chopped(4), key->text, call.place, call.function};
        m_callClosing.insert(close, open.call);
        judgeUse(call, m_spans.value(open.call), close, end);
    }
    void item(const Open &open, qsizetype close)
    {
        const PythonValue key = valueOf(open.at + 1, close);
        if (open.before.start >= 0 && key.kind == PythonValue::Kind::Text)
            file.items << PythonItem{open.before.name, key.text, m_tokens.at(open.before.start).place, function()};
    }
    PythonArgument argument(qsizetype from, qsizetype end) const
    {
        if (isOperator(from, u"*") || isOperator(from, u"**"))
            return {text(from).toString(), valueOf(from + 1, end)};
        if (isPlainName(from) && isOperator(from + 1, u"="))
            return {text(from).toString(), valueOf(from + 2, end)};
        return {QString(), valueOf(from, end)};
    }
    PythonValue valueOf(qsizetype from, qsizetype end) const
    {
        PythonValue value;
        if (from >= end)
            return value;
        value.place = m_tokens.at(from).place;
        const bool literal =
            std::all_of(m_tokens.cbegin() + from, m_tokens.cbegin() + end,
                        [](const PythonToken &token) { return token.kind == Kind::Text && !token.interpolated; });
        if (literal) {
            value.kind = m_tokens.at(from).bytes ? PythonValue::Kind::Bytes : PythonValue::Kind::Text;
            for (qsizetype at = from; at < end; ++at)
                value.text += m_source.valueOf(m_tokens.at(at));
            return value;
        }
        if (end - from == 1 && isName(from, u"None")) {
            value.kind = PythonValue::Kind::None;
            return value;
        }
        qsizetype at = from;
        const QString name = dotted(at, end);
        if (!name.isEmpty() && at == end) {
            value.kind = PythonValue::Kind::Name;
            value.text = name;
            return value;
        }
        const auto call = m_callClosing.constFind(end - 1);
        const qsizetype start = isName(from, u"await") ? from + 1 : from;
        if (call != m_callClosing.cend() && m_spans.value(*call, -1) == start) {
            value.kind = PythonValue::Kind::Call;
            value.text = file.calls.at(*call).name;
        }
        return value;
    }
    // What is asked of a coroutine itself: `send`, `close`, `cr_frame`, `__await__` …
    bool asksCoroutine(qsizetype dot) const
    {
        static const QStringList own{u"send"_s, u"throw"_s, u"close"_s};
        const QString member = isOperator(dot, u".") ? text(dot + 1).toString() : QString();
        return own.contains(member) || member.startsWith("cr_"_L1) || member.startsWith("__"_L1);
    }
    bool isFollowed(qsizetype at, qsizetype end) const
    {
        return at < end && (isOperator(at, u".") || isOperator(at, u"[") || isOperator(at, u"(")) && !asksCoroutine(at);
    }
    // `(call()).member`: brackets around the call alone, which call nothing.
    bool isFollowedInBrackets(qsizetype start, qsizetype close, qsizetype end) const
    {
        const qsizetype before = start - 2;
        const bool calls =
            isPlainName(before) || is(before, Kind::Text) || isOperator(before, u")") || isOperator(before, u"]");
        return isOperator(start - 1, u"(") && !calls && isOperator(close + 1, u")") && isFollowed(close + 2, end);
    }
    void judgeUse(PythonCall &call, qsizetype start, qsizetype close, qsizetype end) const
    {
        static const QSet<QString> judging{u"if"_s, u"elif"_s, u"while"_s, u"not"_s, u"and"_s, u"or"_s, u"assert"_s};
        static const QSet<QString> comparing{u"=="_s, u"!="_s, u"<"_s, u">"_s, u"<="_s, u">="_s};
        const qsizetype next = close + 1;
        const auto judges = [&](qsizetype at) {
            return is(at, Kind::Name) && judging.contains(text(at).toString());
        };
        const auto compares = [&](qsizetype at) {
            return is(at, Kind::Operator) && comparing.contains(text(at).toString());
        };
        if (isName(start - 1, u"await"))
            call.use = PythonUse::Awaited;
        else if (isFollowed(next, end) || isFollowedInBrackets(start, close, end))
            call.use = PythonUse::Chained;
        else if (start == m_statement && next == m_statementEnd)
            call.use = PythonUse::Statement;
        else if (judges(start - 1) || compares(start - 1) || (next < end && (compares(next) || isName(next, u"and"))))
            call.use = PythonUse::Condition;
        else if (isOperator(start - 1, u"=") && next == m_statementEnd && !m_pendingValues.isEmpty()) {
            call.use = PythonUse::Assigned;
            call.assignedTo = m_pendingValues.last().target;
        }
    }
    // Both sides as far as they are names, members and calls.
    void compared(qsizetype at, const Primary &left, qsizetype end)
    {
        qsizetype from = at + 1;
        QString right;
        while (from < end) {
            if (isPlainName(from) && (right.isEmpty() || right.endsWith(u'.'))) {
                right += text(from++);
            } else if (!right.isEmpty() && isOperator(from, u".")) {
                right += text(from++);
            } else if (!right.isEmpty() && (isOperator(from, u"(") || isOperator(from, u"["))) {
                right += isOperator(from, u"(") ? "()"_L1 : "[]"_L1;
                from = closing(from, end) + 1;
            } else {
                break;
            }
        }
        if (left.start >= 0 && isPlainName(left.start) && !right.isEmpty())
            file.comparisons << PythonComparison{left.name, right.left(longestName), m_tokens.at(left.start).place,
                                                 function()};
    }

    struct Pending {
        qsizetype from;
        qsizetype end;
        QString target;
        TextPlace place;
        bool managed;
    };

    const PythonTokens &m_source;
    const QList<PythonToken> &m_tokens;
    int m_depth = 0;
    QList<Scope> m_scopes;
    QStringList m_decorators;
    QList<Pending> m_pendingValues; //!< of the statement that is being read
    qsizetype m_statement = -1;     //!< where it begins and ends
    qsizetype m_statementEnd = -1;
    bool m_docstring = false;
    QHash<qsizetype, qsizetype> m_spans; //!< first token of each call of the expression
    QHash<qsizetype, int> m_callClosing; //!< call by its closing bracket
};

}

const PythonValue *PythonCall::keyword(QLatin1StringView keyword) const
{
    for (const PythonArgument &argument : arguments)
        if (argument.keyword == keyword)
            return &argument.value;
    return nullptr;
}

const PythonValue *PythonCall::positional(int position) const
{
    if (position >= arguments.size())
        return nullptr;
    for (int i = 0; i <= position; ++i)
        if (!arguments.at(i).keyword.isEmpty())
            return nullptr;
    return &arguments.at(position).value;
}

bool PythonCall::unpacks() const
{
    return std::any_of(arguments.cbegin(), arguments.cend(),
                       [](const PythonArgument &argument) { return argument.keyword.startsWith(u'*'); });
}

const PythonFunction *PythonFile::method(int klass, QLatin1StringView name) const
{
    const auto [from, end] = functionsNamed.equal_range(name);
    for (auto index = from; index != end; ++index)
        if (functions.at(*index).klass == klass)
            return &functions.at(*index);
    return nullptr;
}

QString PythonFile::resolved(const QString &name) const
{
    const QString first = name.section(u'.', 0, 0);
    const auto found = importsAs.constFind(first);
    if (found == importsAs.cend())
        return name;
    const PythonImport &import = imports.at(*found);
    const QString rest = name.mid(first.size());
    if (!import.name.isEmpty())
        return import.module + u'.' + import.name + rest;
    return (first == import.module.section(u'.', 0, 0) ? first : import.module) + rest;
}

static void index(PythonFile &file)
{
    for (qsizetype i = 0; i < file.assignments.size(); ++i)
        file.assignmentsTo.insert(file.assignments.at(i).target, i);
    for (qsizetype i = 0; i < file.functions.size(); ++i)
        file.functionsNamed.insert(file.functions.at(i).name, i);
    for (qsizetype i = 0; i < file.imports.size(); ++i)
        file.importsAs.insert(file.imports.at(i).alias, i);
}

PythonFile readPython(const QByteArray &source)
{
    const PythonTokens tokens = readPythonTokens(source);
    Reader reader(tokens);
    reader.all();
    reader.file.problem = tokens.problem;
    index(reader.file);
    return reader.file;
}

}
