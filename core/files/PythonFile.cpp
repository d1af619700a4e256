// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/PythonFile.h"

#include "files/PythonExpressions.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using Kind = PythonToken::Kind;

static bool opensBlock(QStringView word)
{
    static const QSet<QString> words{u"if"_s,   u"elif"_s, u"else"_s,   u"while"_s,  u"for"_s,
                                     u"with"_s, u"try"_s,  u"except"_s, u"finally"_s};
    return words.contains(word.toString());
}

namespace {

class Reader {
public:
    explicit Reader(const PythonTokens &tokens) : m_line(tokens), m_expressions(m_line, file) {}

    PythonFile file;

    void all()
    {
        qsizetype at = 0;
        while (at < m_line.size()) {
            if (m_line.is(at, Kind::Indent) || m_line.is(at, Kind::Dedent) || m_line.is(at, Kind::NewLine)) {
                m_depth += m_line.is(at, Kind::Indent) ? 1 : m_line.is(at, Kind::Dedent) ? -1 : 0;
                ++at;
                continue;
            }
            qsizetype end = at;
            while (end < m_line.size() && !m_line.is(end, Kind::NewLine))
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
    PythonAround around() const { return {function(), enclosingClass()}; }
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
        if (m_line.isOperator(at, u";"))
            return at + 1;
        if (m_line.isOperator(at, u"@")) {
            qsizetype name = at + 1;
            m_decorators << m_line.dotted(name, end);
            m_expressions.part(at + 1, end, around());
            return end;
        }
        if (m_line.isName(at, u"async") && at + 1 < end)
            return m_line.isName(at + 1, u"def") ? functionHead(at + 1, end, true) : head(at + 2, end);
        if (m_line.isName(at, u"def"))
            return functionHead(at, end, false);
        if (m_line.isName(at, u"class"))
            return classHead(at, end);
        if (m_line.is(at, Kind::Name) && opensBlock(m_line.text(at)))
            return head(at, end);
        if (m_line.isName(at, u"match") && m_line.isOperator(end - 1, u":") && end - at > 2 &&
            m_line.is(end, Kind::NewLine) && m_line.is(end + 1, Kind::Indent)) {
            m_expressions.part(at + 1, end - 1, around());
            m_scopes << Scope{Scope::What::Match, -1, m_depth};
            return end;
        }
        if (m_line.isName(at, u"case") && inMatch() && m_scopes.last().depth == m_depth - 1)
            return caseHead(at, end);
        const qsizetype stop = m_line.find(u";", at, end);
        simple(at, stop);
        return stop;
    }
    qsizetype head(qsizetype at, qsizetype end)
    {
        const qsizetype colon = m_line.find(u":", at, end);
        if (m_line.isName(at, u"with") || m_line.isName(at - 1, u"with"))
            withNames(at, colon);
        m_expressions.part(at, colon, around());
        return std::min(colon + 1, end);
    }
    // `with f(x) as name` is an assignment to it; `with name` one to nothing.
    void withNames(qsizetype from, qsizetype end)
    {
        qsizetype name = m_line.isName(from, u"with") ? from + 1 : from;
        const qsizetype start = name;
        if (!m_line.dotted(name, end).isEmpty() && name == end)
            m_expressions.expect({start, end, QString(), m_line.place(start), true});
        qsizetype item = start;
        int depth = 0;
        int group = 0; // one when all items stand in brackets
        for (qsizetype at = start; at < end; ++at) {
            if (depth == group && m_line.isName(at, u"as") && m_line.isPlainName(at + 1))
                m_expressions.expect({item, at, m_line.text(at + 1).toString(), m_line.place(at + 1), true});
            const bool opensGroup = at == item && depth == group && m_line.isOperator(at, u"(");
            if (opensGroup || (depth == group && m_line.isOperator(at, u",")))
                item = at + 1;
            depth += m_line.step(at);
            group = std::min(depth, group + (opensGroup ? 1 : 0));
        }
    }
    qsizetype caseHead(qsizetype at, qsizetype end)
    {
        const qsizetype colon = m_line.find(u":", at, end);
        for (qsizetype i = at; i < colon; ++i)
            if (m_line.isName(i, u"if"))
                m_expressions.part(i + 1, colon, around());
        return std::min(colon + 1, end);
    }

    qsizetype functionHead(qsizetype at, qsizetype end, bool isAsync)
    {
        PythonFunction made;
        made.isAsync = isAsync;
        made.decorators = std::exchange(m_decorators, {});
        if (at + 1 >= end || !m_line.is(at + 1, Kind::Name))
            return end;
        made.name = m_line.text(at + 1).toString();
        made.place = m_line.place(at + 1);
        made.klass = directClass();
        made.parent = function();
        qsizetype open = at + 2;
        if (m_line.isOperator(open, u"["))
            open = m_line.closing(open, end) + 1;
        const qsizetype close = m_line.closing(open, end);
        const qsizetype colon = m_line.find(u":", close + 1, end);
        if (m_line.isOperator(close + 1, u"->"))
            made.returns = annotation(close + 2, colon);
        parameters(open + 1, close, made);
        m_expressions.part(open, colon, around());
        file.functions << made;
        m_scopes << Scope{Scope::What::Function, int(file.functions.size()) - 1, m_depth};
        return std::min(colon + 1, end);
    }
    // An annotation may stand in quotation marks.
    QString annotation(qsizetype from, qsizetype end) const
    {
        if (end - from == 1 && m_line.is(from, Kind::Text))
            return m_line.value(from).left(longestPythonName).toString();
        return m_line.joined(from, end);
    }
    void parameters(qsizetype from, qsizetype close, PythonFunction &made) const
    {
        for (qsizetype at = from; at < close;) {
            const qsizetype comma = m_line.find(u",", at, close);
            while (m_line.isOperator(at, u"*") || m_line.isOperator(at, u"**"))
                ++at;
            if (at < comma && m_line.isPlainName(at)) {
                const qsizetype equals = m_line.find(u"=", at, comma);
                made.parameters << PythonParameter{m_line.text(at).toString(), m_line.isOperator(at + 1, u":")
                                                                                   ? annotation(at + 2, equals)
                                                                                   : QString()};
            }
            at = comma + 1;
        }
    }
    qsizetype classHead(qsizetype at, qsizetype end)
    {
        const QStringList decorators = std::exchange(m_decorators, {});
        if (at + 1 >= end || !m_line.is(at + 1, Kind::Name))
            return end;
        PythonClass made{m_line.text(at + 1).toString(), m_line.place(at + 1), function(), {}, decorators};
        qsizetype open = at + 2;
        if (m_line.isOperator(open, u"["))
            open = m_line.closing(open, end) + 1;
        qsizetype colon = m_line.find(u":", open, end);
        if (m_line.isOperator(open, u"(")) {
            const qsizetype close = m_line.closing(open, end);
            colon = m_line.find(u":", close + 1, end);
            for (qsizetype from = open + 1; from < close;) {
                const qsizetype comma = m_line.find(u",", from, close);
                if (!m_line.isOperator(from + 1, u"=")) {
                    qsizetype name = from;
                    made.bases << m_line.dotted(name, comma);
                }
                from = comma + 1;
            }
            m_expressions.part(open, colon, around());
        }
        file.classes << made;
        m_scopes << Scope{Scope::What::Class, int(file.classes.size()) - 1, m_depth};
        return std::min(colon + 1, end);
    }

    void simple(qsizetype from, qsizetype end)
    {
        if (m_line.isName(from, u"import"))
            return importModules(from + 1, end);
        if (m_line.isName(from, u"from"))
            return importNames(from + 1, end);
        if (m_line.isName(from, u"return"))
            returned(from, end);
        assignment(from, end);
        m_expressions.statement(from, end, around());
    }
    void importModules(qsizetype from, qsizetype end)
    {
        for (qsizetype at = from; at < end;) {
            const qsizetype comma = m_line.find(u",", at, end);
            const TextPlace place = m_line.place(at);
            const QString module = m_line.dotted(at, comma);
            const QString alias =
                m_line.isName(at, u"as") ? m_line.text(at + 1).toString() : module.section(u'.', 0, 0);
            if (!module.isEmpty())
                file.imports << PythonImport{module, {}, alias, place};
            at = comma + 1;
        }
    }
    void importNames(qsizetype at, qsizetype end)
    {
        QString module;
        for (; at < end && (m_line.isOperator(at, u".") || m_line.isOperator(at, u"...")); ++at)
            module += m_line.text(at);
        module += m_line.dotted(at, end);
        if (!m_line.isName(at, u"import"))
            return;
        ++at;
        if (m_line.isOperator(at, u"(")) {
            end = m_line.closing(at, end);
            ++at;
        }
        while (at < end) {
            const qsizetype comma = m_line.find(u",", at, end);
            const QString name = m_line.text(at).toString();
            const QString alias = m_line.isName(at + 1, u"as") ? m_line.text(at + 2).toString() : name;
            file.imports << PythonImport{module, name, alias, m_line.place(at)};
            at = comma + 1;
        }
    }
    void returned(qsizetype from, qsizetype end)
    {
        const int in = function();
        if (in < 0)
            return;
        PythonFunction &made = file.functions[in];
        const bool empty = end - from == 1 || (end - from == 2 && m_line.isName(from + 1, u"None"));
        qsizetype at = from + 1;
        if (const QString name = m_line.dotted(at, end); !empty && at == end)
            made.returned << name;
        if (!empty)
            made.valueReturn = true;
        else if (!made.emptyReturn)
            made.emptyReturn = m_line.place(from);
    }
    // `a = b = value`, `a: type = value`. What the value is, is known when it was scanned.
    void assignment(qsizetype from, qsizetype end)
    {
        QList<std::pair<QString, TextPlace>> targets;
        qsizetype at = from;
        for (qsizetype equals = m_line.find(u"=", at, end); equals < end; equals = m_line.find(u"=", at, end)) {
            const TextPlace place = m_line.place(at);
            const QString target = m_line.dotted(at, equals);
            if (!target.isEmpty() && (at == equals || m_line.isOperator(at, u":")))
                targets << std::pair(target, place);
            at = equals + 1;
        }
        for (const auto &[target, place] : targets)
            m_expressions.expect({at, end, target, place, false});
    }

    PythonLine m_line;
    PythonExpressions m_expressions;
    int m_depth = 0;
    QList<Scope> m_scopes;
    QStringList m_decorators;
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

static void indexLists(PythonFile &file)
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
    indexLists(reader.file);
    return reader.file;
}

}
