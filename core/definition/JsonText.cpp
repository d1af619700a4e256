// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/JsonText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

// Moves through well-formed JSON; on anything else it stops at the end, never beyond.
namespace {
class Cursor {
public:
    explicit Cursor(const QByteArray &text) : m_text(text) {}

    qsizetype position() const { return m_at; }
    char peek() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }
    //! The next character that is no blank, not taken.
    char next()
    {
        while (m_at < m_text.size() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            ++m_at;
        return peek();
    }
    bool take(char wanted)
    {
        if (next() != wanted || m_at >= m_text.size())
            return false;
        ++m_at;
        return true;
    }
    //! The string at the cursor with its quotes and escapes.
    QByteArray rawString()
    {
        const qsizetype start = m_at++;
        while (m_at < m_text.size() && peek() != '"')
            m_at += peek() == '\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_text.size());
        return m_text.mid(start, m_at - start);
    }
    void skipValue()
    {
        int open = 0;
        do {
            const char c = next();
            if (c == '"')
                rawString();
            else if (c == '{' || c == '[' || c == '}' || c == ']')
                open += c == '{' || c == '[' ? 1 : -1, ++m_at;
            else if (c == ',' || c == ':')
                ++m_at;
            else
                skipWord();
        } while (open > 0 && m_at < m_text.size());
    }

private:
    void skipWord()
    {
        const QByteArrayView ends(",:{}[]\" \t\r\n");
        do
            ++m_at;
        while (m_at < m_text.size() && !ends.contains(peek()));
        m_at = std::min(m_at, m_text.size());
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};
}

static QString nameFrom(const QByteArray &raw)
{
    if (!raw.contains('\\'))
        return QString::fromUtf8(raw.mid(1, raw.size() - 2));
    return QJsonDocument::fromJson('[' + raw + ']').array().first().toString();
}

QString pointerToken(QString name)
{
    return name.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
}

int JsonText::lineAt(const QByteArray &text, qsizetype offset)
{
    return 1 + int(std::count(text.cbegin(), text.cbegin() + std::clamp<qsizetype>(offset, 0, text.size()), '\n'));
}

int JsonText::depth() const
{
    int open = 0;
    int deepest = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < m_json.size(); ++i) {
        const char c = m_json.at(i);
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            i += c == '\\' ? 1 : 0;
        else if (c == '{' || c == '[')
            deepest = std::max(deepest, ++open);
        else if (c == '}' || c == ']')
            --open;
    }
    return deepest;
}

// Leaves the cursor at the member's value; answers whether there is one.
static bool descendObject(Cursor &cursor, const QString &name)
{
    cursor.take('{');
    while (cursor.next() == '"') {
        const bool wanted = nameFrom(cursor.rawString()) == name;
        cursor.take(':');
        cursor.next();
        if (wanted)
            return true;
        cursor.skipValue();
        cursor.take(',');
    }
    return false;
}

static bool descendArray(Cursor &cursor, const QString &token)
{
    bool isNumber = false;
    const int index = token.toInt(&isNumber);
    cursor.take('[');
    for (int i = 0; isNumber && cursor.next() != ']' && cursor.peek() != '\0'; ++i) {
        if (i == index)
            return true;
        cursor.skipValue();
        cursor.take(',');
    }
    return false;
}

int JsonText::lineOf(const QString &pointer) const
{
    Cursor cursor(m_json);
    cursor.next();
    qsizetype found = cursor.position();
    for (QString token : pointer.split(u'/').mid(1)) {
        token.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
        const char kind = cursor.peek();
        const bool there = kind == '{'   ? descendObject(cursor, token)
                           : kind == '[' ? descendArray(cursor, token)
                                         : false;
        if (!there)
            break;
        found = cursor.position();
    }
    return lineAt(m_json, found);
}

namespace {
class RepeatFinder {
public:
    RepeatFinder(const QByteArray &json, qsizetype limit) : m_json(json), m_limit(limit), m_cursor(json) {}

    QList<RepeatedName> find()
    {
        value();
        return m_found;
    }

private:
    void value()
    {
        switch (m_cursor.next()) {
        case '{':
            return object();
        case '[':
            return array();
        default:
            return m_cursor.skipValue();
        }
    }
    void object()
    {
        QSet<QString> names;
        m_cursor.take('{');
        while (m_cursor.next() == '"' && m_found.size() < m_limit) {
            const qsizetype start = m_cursor.position();
            const QString name = nameFrom(m_cursor.rawString());
            m_path << name;
            if (names.contains(name))
                m_found << RepeatedName{pointer(), JsonText::lineAt(m_json, start)};
            names << name;
            m_cursor.take(':');
            value();
            m_path.removeLast();
            m_cursor.take(',');
        }
        m_cursor.take('}');
    }
    void array()
    {
        m_cursor.take('[');
        for (int i = 0; m_cursor.next() != ']' && m_cursor.peek() != '\0' && m_found.size() < m_limit; ++i) {
            m_path << QString::number(i);
            value();
            m_path.removeLast();
            m_cursor.take(',');
        }
        m_cursor.take(']');
    }
    QString pointer() const
    {
        QString text;
        for (const QString &name : m_path)
            text += u'/' + pointerToken(name);
        return text;
    }

    const QByteArray &m_json;
    qsizetype m_limit;
    Cursor m_cursor;
    QStringList m_path;
    QList<RepeatedName> m_found;
};
}

QList<RepeatedName> JsonText::repeatedNames(qsizetype limit) const
{
    return RepeatFinder(m_json, limit).find();
}

}
