// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/PythonTokens.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype mostBytes = 1024 * 1024;
static constexpr qsizetype mostTokens = 300'000;
static constexpr qsizetype deepestBrackets = 200;
static constexpr qsizetype deepestIndents = 100;
static constexpr int deepestFields = 20;
static constexpr int tabWidth = 8;

static bool beginsName(QChar c)
{
    return c.isLetter() || c == u'_' || c.isSurrogate();
}

static bool continuesName(QChar c)
{
    return beginsName(c) || c.isDigit() || c.isMark();
}

static bool isDecimal(QChar c)
{
    return c >= u'0' && c <= u'9';
}

static bool isPrefix(QStringView name)
{
    static const QStringList prefixes{u"r"_s,  u"u"_s,  u"b"_s, u"br"_s, u"rb"_s, u"f"_s,
                                      u"fr"_s, u"rf"_s, u"t"_s, u"tr"_s, u"rt"_s};
    return name.size() <= 2 && prefixes.contains(name.toString().toLower());
}

namespace {

class Tokenizer {
public:
    explicit Tokenizer(PythonTokens &out) : m_out(out), m_text(out.text) {}

    void all()
    {
        beginLine();
        while (!m_out.problem && m_at < m_text.size())
            next();
        if (!m_out.problem && !m_brackets.isEmpty())
            fail(m_brackets.last().place, "bracket-open"_L1);
        endLine();
        for (qsizetype i = 1; i < m_indents.size(); ++i)
            add(PythonToken::Kind::Dedent, m_at, 0);
    }

private:
    struct Bracket {
        QChar close;
        TextPlace place;
    };

    TextPlace place(qsizetype at) const { return {m_line, int(at - m_lineStart) + 1}; }
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar(); }
    void fail(TextPlace place, QLatin1StringView reason)
    {
        if (!m_out.problem)
            m_out.problem = TextProblem{"syntax"_L1, place, {{u"reason"_s, reason}}};
    }
    void exceed(QLatin1StringView limit, qsizetype most)
    {
        if (!m_out.problem)
            m_out.problem =
                TextProblem{"limit"_L1, place(m_at), {{u"limit"_s, limit}, {u"most"_s, QString::number(most)}}};
    }
    PythonToken &add(PythonToken::Kind kind, qsizetype start, qsizetype length)
    {
        if (m_out.tokens.size() >= mostTokens)
            exceed("tokens"_L1, mostTokens);
        PythonToken token;
        token.kind = kind;
        token.start = start;
        token.length = length;
        token.place = place(start);
        m_out.tokens << token;
        return m_out.tokens.last();
    }
    void newLineAt(qsizetype feed)
    {
        ++m_line;
        m_lineStart = feed + 1;
    }
    void endLine()
    {
        if (!m_out.tokens.isEmpty() && m_out.tokens.last().kind != PythonToken::Kind::NewLine &&
            m_out.tokens.last().kind != PythonToken::Kind::Indent &&
            m_out.tokens.last().kind != PythonToken::Kind::Dedent)
            add(PythonToken::Kind::NewLine, m_at, 0);
    }

    // Passes blank lines and those of comments only, then tells how far the line is indented.
    void beginLine()
    {
        qsizetype column = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text.at(m_at);
            if (c == u'\n') {
                newLineAt(m_at);
                column = 0;
            } else if (c == u' ') {
                ++column;
            } else if (c == u'\t') {
                column = (column / tabWidth + 1) * tabWidth;
            } else if (c == u'\f') {
                column = 0;
            } else if (c == u'#') {
                skipComment();
                --m_at;
            } else {
                return indent(column);
            }
        }
    }
    void indent(qsizetype column)
    {
        if (column > m_indents.last()) {
            if (m_indents.size() >= deepestIndents)
                return exceed("indentation"_L1, deepestIndents);
            m_indents << column;
            add(PythonToken::Kind::Indent, m_at, 0);
        }
        while (column < m_indents.last()) {
            m_indents.removeLast();
            add(PythonToken::Kind::Dedent, m_at, 0);
        }
        if (column != m_indents.last())
            fail(place(m_at), "indentation"_L1);
    }
    void skipComment()
    {
        while (m_at < m_text.size() && m_text.at(m_at) != u'\n')
            ++m_at;
    }

    void next()
    {
        const QChar c = peek();
        if (c == u'\n')
            return lineEnd();
        if (c == u' ' || c == u'\t' || c == u'\f') {
            ++m_at;
            return;
        }
        if (c == u'#')
            return skipComment();
        if (c == u'\\' && peek(1) == u'\n') {
            newLineAt(m_at + 1);
            m_at += 2;
            return;
        }
        if (beginsName(c))
            return name();
        if (isDecimal(c) || (c == u'.' && isDecimal(peek(1))))
            return number();
        if (c == u'"' || c == u'\'')
            return quoted(m_at);
        operation();
    }
    void lineEnd()
    {
        if (m_brackets.isEmpty()) {
            endLine();
            newLineAt(m_at++);
            return beginLine();
        }
        newLineAt(m_at++);
    }
    void name()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && continuesName(m_text.at(m_at)))
            ++m_at;
        if ((peek() == u'"' || peek() == u'\'') && isPrefix(m_text.sliced(start, m_at - start)))
            return quoted(start);
        add(PythonToken::Kind::Name, start, m_at - start);
    }
    void number()
    {
        const qsizetype start = m_at;
        const bool hexadecimal = peek() == u'0' && (peek(1) == u'x' || peek(1) == u'X');
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            const bool sign = (c == u'+' || c == u'-') && !hexadecimal && m_at > start &&
                              (m_text.at(m_at - 1) == u'e' || m_text.at(m_at - 1) == u'E');
            if (!sign && !continuesName(c) && c != u'.')
                break;
            ++m_at;
        }
        add(PythonToken::Kind::Number, start, m_at - start);
    }
    qsizetype operatorLength() const
    {
        static const QStringList three{u"..."_s, u"**="_s, u"//="_s, u">>="_s, u"<<="_s};
        static const QStringList two{u"=="_s, u"!="_s, u"<="_s, u">="_s, u"->"_s, u":="_s, u"**"_s,
                                     u"//"_s, u"<<"_s, u">>"_s, u"+="_s, u"-="_s, u"*="_s, u"/="_s,
                                     u"%="_s, u"&="_s, u"|="_s, u"^="_s, u"@="_s};
        static constexpr QStringView seconds(u"=>*/<."); // of all longer ones
        if (!seconds.contains(peek(1)))
            return 1;
        const auto isNext = [this](const QString &text) {
            return m_text.sliced(m_at).startsWith(text);
        };
        if (std::any_of(three.cbegin(), three.cend(), isNext))
            return 3;
        return std::any_of(two.cbegin(), two.cend(), isNext) ? 2 : 1;
    }
    void operation()
    {
        const qsizetype length = operatorLength();
        const QChar c = peek();
        static constexpr QStringView known(u"()[]{}+-*/%@&|^~<>=!:,.;`$?");
        if (!known.contains(c))
            return fail(place(m_at), "character"_L1);
        if (length == 1 && !bracket(c))
            return;
        add(PythonToken::Kind::Operator, m_at, length);
        m_at += length;
    }
    bool bracket(QChar c)
    {
        static constexpr QStringView opening(u"([{");
        static constexpr QStringView closing(u")]}");
        if (const qsizetype which = opening.indexOf(c); which >= 0) {
            if (m_brackets.size() >= deepestBrackets) {
                exceed("brackets"_L1, deepestBrackets);
                return false;
            }
            m_brackets << Bracket{closing.at(which), place(m_at)};
        } else if (closing.contains(c)) {
            if (m_brackets.isEmpty() || m_brackets.last().close != c) {
                fail(place(m_at), "bracket-close"_L1);
                return false;
            }
            m_brackets.removeLast();
        }
        return true;
    }

    // From the prefix at \a start; m_at stands on the first quotation mark.
    void quoted(qsizetype start)
    {
        const QString prefix = m_text.sliced(start, m_at - start).toString().toLower();
        const QChar quote = peek();
        const bool isLong = peek(1) == quote && peek(2) == quote;
        const qsizetype width = isLong ? 3 : 1;
        const TextPlace began = place(start);
        PythonToken &token = add(PythonToken::Kind::Text, start, 0);
        token.bytes = prefix.contains(u'b');
        token.interpolated = prefix.contains(u'f') || prefix.contains(u't');
        const qsizetype index = m_out.tokens.size() - 1;
        const bool interpolated = token.interpolated;
        m_at += width;
        const qsizetype valueStart = m_at;
        const bool ended = interpolated ? formatted(quote, isLong, prefix.contains(u'r')) : literal(quote, isLong);
        PythonToken &text = m_out.tokens[index];
        text.valueStart = valueStart;
        text.valueLength = m_at - valueStart;
        if (!ended)
            return fail(began, "text-open"_L1);
        m_at += width;
        text.length = m_at - start;
    }
    bool atEnd(QChar quote, bool isLong) const
    {
        return peek() == quote && (!isLong || (peek(1) == quote && peek(2) == quote));
    }
    // One character of a text, with the one behind a backslash; false where a short text may not go on.
    bool step(bool isLong)
    {
        const bool escaped = peek() == u'\\';
        for (int i = 0; i < (escaped ? 2 : 1) && m_at < m_text.size(); ++i) {
            if (m_text.at(m_at) == u'\n') {
                if (!isLong && !escaped)
                    return false;
                newLineAt(m_at);
            }
            ++m_at;
        }
        return true;
    }
    bool literal(QChar quote, bool isLong)
    {
        while (m_at < m_text.size()) {
            if (atEnd(quote, isLong))
                return true;
            if (!step(isLong))
                return false;
        }
        return false;
    }
    bool formatted(QChar quote, bool isLong, bool raw)
    {
        while (m_at < m_text.size() && !m_out.problem) {
            if (atEnd(quote, isLong))
                return true;
            const QChar c = peek();
            if ((c == u'{' || c == u'}') && peek(1) == c) {
                m_at += 2;
            } else if (c == u'{') {
                field(quote, isLong);
            } else if (c == u'\\' && peek(1) == u'N' && peek(2) == u'{' && !raw) {
                while (m_at < m_text.size() && peek() != u'}' && peek() != u'\n')
                    ++m_at;
            } else if (c == u'\\' && (peek(1) == u'{' || peek(1) == u'}')) {
                ++m_at; // the backslash stands for itself
            } else if (!step(isLong)) {
                return false;
            }
        }
        return false;
    }
    // `{expression!r:format}`; m_at stands on the brace.
    void field(QChar quote, bool isLong)
    {
        if (++m_fields > deepestFields)
            return exceed("fields"_L1, deepestFields);
        add(PythonToken::Kind::FieldBegin, m_at++, 1);
        const qsizetype outer = m_brackets.size();
        m_brackets << Bracket{u'}', place(m_at - 1)};
        while (m_at < m_text.size() && !m_out.problem) {
            const bool inField = m_brackets.size() == outer + 1;
            const QChar c = peek();
            if (inField && (c == u'}' || (c == u':') || (c == u'!' && peek(1) != u'=')))
                break;
            next();
        }
        if (m_brackets.size() > outer)
            m_brackets.resize(outer);
        if (peek() == u'!')
            while (m_at < m_text.size() && peek() != u':' && peek() != u'}' && peek() != u'\n')
                ++m_at;
        if (peek() == u':')
            formatSpecification(quote, isLong);
        if (peek() != u'}')
            return fail(place(m_at), "field-open"_L1);
        add(PythonToken::Kind::FieldEnd, m_at++, 1);
        --m_fields;
    }
    void formatSpecification(QChar quote, bool isLong)
    {
        while (m_at < m_text.size() && !m_out.problem && peek() != u'}' && !atEnd(quote, isLong)) {
            if (peek() == u'{')
                field(quote, isLong);
            else if (!step(isLong))
                return;
        }
    }

    PythonTokens &m_out;
    QStringView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    qsizetype m_lineStart = 0;
    QList<qsizetype> m_indents{0};
    QList<Bracket> m_brackets;
    int m_fields = 0;
};

}

// PEP 263: in one of the first two lines.
static bool declaresEncoding(const QByteArray &source)
{
    static const QRegularExpression cookie(u"\\A(?:[^\\n]*\\n)?[ \\t\\f]*#[^\\n]*coding[:=][ \\t]*[-\\w.]+"_s);
    return QString::fromLatin1(source.left(1024)).contains(cookie);
}

PythonTokens readPythonTokens(const QByteArray &source)
{
    PythonTokens tokens;
    if (source.size() > mostBytes) {
        tokens.problem =
            TextProblem{"limit"_L1, {}, {{u"limit"_s, u"bytes"_s}, {u"most"_s, QString::number(mostBytes)}}};
        return tokens;
    }
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    tokens.text = decoder(source);
    if (decoder.hasError() && declaresEncoding(source)) {
        tokens.text = QString::fromLatin1(source); // the words of Python are ASCII in all of them
    } else if (decoder.hasError()) {
        tokens.problem = TextProblem{"encoding"_L1, {}, {}};
        return tokens;
    }
    if (tokens.text.startsWith(u'\ufeff'))
        tokens.text.remove(0, 1);
    tokens.text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    Tokenizer(tokens).all();
    return tokens;
}

}
