// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/DataNode.h"

#include <QSet>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {
struct Refused {
    TextProblem problem;
};

// A JSON reader that knows where it is, and that goes on after what people write and JSON does not allow.
class JsonParser {
public:
    JsonParser(QString text, const DataLimits &limits) : m_text(std::move(text)), m_limits(limits) {}

    QList<TextProblem> problems;

    DataNode document()
    {
        DataNode root = value(1);
        skip();
        if (m_at < m_text.size())
            refuse("end of the file"_L1);
        return root;
    }

private:
    QChar peek() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }
    TextPlace place() const { return {m_line, int(m_at - m_lineStart) + 1}; }
    void advance()
    {
        if (m_text.at(m_at++) == u'\n') {
            ++m_line;
            m_lineStart = m_at;
        }
    }
    void note(QLatin1StringView fault, TextPlace where, Facts facts = {})
    {
        if (problems.size() < 100)
            problems << TextProblem{fault, where, std::move(facts)};
    }
    [[noreturn]] void refuse(QLatin1StringView expected) const
    {
        throw Refused{{"syntax"_L1, place(), {{u"expected"_s, expected}}}};
    }
    [[noreturn]] void refuseLimit(QLatin1StringView limit, int most) const
    {
        throw Refused{{"limit"_L1, place(), {{u"limit"_s, limit}, {u"most"_s, QString::number(most)}}}};
    }

    void skip()
    {
        while (m_at < m_text.size()) {
            const QChar c = peek();
            if (c == u' ' || c == u'\t' || c == u'\n' || c == u'\r')
                advance();
            else if (!skippedComment())
                return;
        }
    }
    bool skippedComment()
    {
        const QStringView rest = QStringView(m_text).sliced(m_at, std::min<qsizetype>(2, m_text.size() - m_at));
        if (rest != u"//" && rest != u"/*")
            return false;
        note("comment"_L1, place());
        const bool isBlock = rest == u"/*";
        qsizetype end = m_text.indexOf(isBlock ? u"*/"_s : u"\n"_s, m_at + 2);
        end = end < 0 ? m_text.size() : end + (isBlock ? 2 : 0);
        while (m_at < end)
            advance();
        return true;
    }
    bool took(QChar wanted)
    {
        skip();
        if (m_at >= m_text.size() || peek() != wanted)
            return false;
        advance();
        return true;
    }

    DataNode value(int depth)
    {
        skip();
        if (depth > m_limits.depth)
            refuseLimit("depth"_L1, m_limits.depth);
        if (++m_nodes > m_limits.nodes)
            refuseLimit("nodes"_L1, m_limits.nodes);
        const TextPlace start = place();
        if (peek() == u'"')
            return {DataNode::Kind::Text, start, string(), {}, {}};
        if (took(u'{'))
            return object(start, depth);
        if (took(u'['))
            return array(start, depth);
        return word(start);
    }
    DataNode object(TextPlace start, int depth)
    {
        DataNode node{DataNode::Kind::Map, start, {}, {}, {}};
        QSet<QString> names;
        for (TextPlace comma; !took(u'}');) {
            skip();
            const TextPlace at = place();
            if (peek() != u'"')
                refuse("name in double quotes"_L1);
            const QString name = string();
            if (names.contains(name))
                note("repeated"_L1, at, {{u"name"_s, name}});
            names << name;
            if (!took(u':'))
                refuse(":"_L1);
            node.members << DataMember{name, at, value(depth + 1)};
            if (!separated(u'}', comma))
                refuse(", or }"_L1);
        }
        return node;
    }
    DataNode array(TextPlace start, int depth)
    {
        DataNode node{DataNode::Kind::List, start, {}, {}, {}};
        for (TextPlace comma; !took(u']');) {
            node.items << value(depth + 1);
            if (!separated(u']', comma))
                refuse(", or ]"_L1);
        }
        return node;
    }
    // Past the comma between two members, or before the closing bracket.
    bool separated(QChar closing, TextPlace &comma)
    {
        skip();
        comma = place();
        if (!took(u','))
            return peek() == closing;
        skip();
        if (peek() == closing)
            note("trailing-comma"_L1, comma);
        return true;
    }
    DataNode word(TextPlace start)
    {
        const qsizetype from = m_at;
        while (peek().isLetterOrNumber() || peek() == u'-' || peek() == u'+' || peek() == u'.')
            advance();
        const QString text = m_text.sliced(from, m_at - from);
        if (text == "null"_L1)
            return {DataNode::Kind::Null, start, {}, {}, {}};
        bool isNumber = false;
        text.toDouble(&isNumber);
        if (!isNumber && text != "true"_L1 && text != "false"_L1) {
            m_at = from;
            refuse("value"_L1);
        }
        return {DataNode::Kind::Other, start, text, {}, {}};
    }
    QString string()
    {
        QString text;
        advance();
        while (peek() != u'"') {
            if (m_at >= m_text.size() || peek() == u'\n')
                refuse("\""_L1);
            if (peek() == u'\\')
                text += escaped();
            else
                text += peek();
            advance();
        }
        advance();
        return text;
    }
    // Leaves the last character of the escape to be passed.
    QChar escaped()
    {
        static const QMap<QChar, QChar> plain{{u'"', u'"'},  {u'\\', u'\\'}, {u'/', u'/'},  {u'b', u'\b'},
                                              {u'f', u'\f'}, {u'n', u'\n'},  {u'r', u'\r'}, {u't', u'\t'}};
        const TextPlace start = place();
        advance();
        const QChar c = peek();
        if (const auto known = plain.constFind(c); known != plain.cend())
            return *known;
        bool isHex = false;
        const ushort code = c == u'u' ? m_text.sliced(m_at).left(5).mid(1).toUShort(&isHex, 16) : ushort(0);
        if (!isHex || m_at + 4 >= m_text.size())
            throw Refused{{"escape"_L1, start, {{u"escape"_s, QString(u'\\') + c}}}};
        m_at += 4;
        return QChar(code);
    }

    QString m_text;
    const DataLimits &m_limits;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
    int m_nodes = 0;
};
}

DataDocument readJson(const QByteArray &text, const DataLimits &limits)
{
    if (text.size() > limits.bytes)
        return tooLong(limits);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString decoded = decoder(text);
    if (decoder.hasError() || decoded.contains(QChar(u'\0')))
        return refusedDocument({"syntax"_L1, {}, {{u"expected"_s, u"UTF-8"_s}}});
    JsonParser parser(std::move(decoded), limits);
    try {
        DataNode root = parser.document();
        return {std::move(root), parser.problems, false};
    } catch (const Refused &refused) {
        DataDocument document = refusedDocument(refused.problem);
        document.problems = parser.problems + document.problems;
        return document;
    }
}

}
