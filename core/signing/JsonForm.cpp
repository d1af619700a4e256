// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/JsonForm.h"

#include "signing/numberText.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

const QList<JsonForm> &jsonForms()
{
    using enum JsonForm::Layout;
    using enum JsonForm::Values;
    using enum JsonForm::Syntax;
    static const QList<JsonForm> forms{
        {"compact", Compact, AsSpelled, Json},
        {"spaced", Spaced, AsSpelled, Json},
        {"javascript", Compact, JavaScript, Json},
        {"python", Spaced, Python, Json, false, true},
        {"python-compact", Compact, Python, Json, false, true},
        {"python-sorted", Spaced, Python, Json, true, true},
        {"python-sorted-compact", Compact, Python, Json, true, true},
        {"python-unicode", Spaced, Python, Json},
        {"python-unicode-compact", Compact, Python, Json},
        {"python-unicode-sorted", Spaced, Python, Json, true},
        {"python-unicode-sorted-compact", Compact, Python, Json, true},
        {"python-dict", Spaced, Python, PythonDict},
        {"compact-sorted", Compact, AsSpelled, Json, true},
        {"javascript-indent-2", Indent2, JavaScript, Json},
        {"javascript-indent-4", Indent4, JavaScript, Json},
        {"python-indent-2", Indent2, Python, Json, false, true},
        {"python-indent-4", Indent4, Python, Json, false, true},
        {"php", Compact, Python, Json, false, true, false, true},
        {"php-unicode", Compact, Python, Json, false, false, false, true},
        {"go", Compact, JavaScript, Json, true, false, true},
    };
    return forms;
}

std::optional<JsonForm> jsonFormNamed(const QByteArray &id)
{
    for (const JsonForm &form : jsonForms())
        if (form.id == id)
            return form;
    return {};
}

static QByteArray unicodeEscape(char16_t unit)
{
    return "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

// Unlike toUcs4(), which replaces them, this keeps lone surrogates.
static QList<uint> codePoints(const QString &text)
{
    QList<uint> points;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        points << (pair ? QChar::surrogateToUcs4(text.at(i), text.at(i + 1)) : text.at(i).unicode());
        i += pair ? 1 : 0;
    }
    return points;
}

static QByteArray utf8Of(const QString &text, qsizetype &at)
{
    const bool pair = text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
    if (!pair && text.at(at).isSurrogate())
        return unicodeEscape(text.at(at).unicode());
    const QByteArray bytes = QStringView(text).sliced(at, pair ? 2 : 1).toUtf8();
    at += pair ? 1 : 0;
    return bytes;
}

static const char *shortEscape(char16_t unit)
{
    switch (unit) {
    case u'"':
        return "\\\"";
    case u'\\':
        return "\\\\";
    case u'\n':
        return "\\n";
    case u'\r':
        return "\\r";
    case u'\t':
        return "\\t";
    case u'\b':
        return "\\b";
    case u'\f':
        return "\\f";
    default:
        return nullptr;
    }
}

static bool needsEscape(const JsonForm &form, char16_t unit)
{
    if (unit < 0x20 || (form.ascii && unit > 0x7e))
        return true;
    return form.html && (unit == u'<' || unit == u'>' || unit == u'&' || unit == 0x2028 || unit == 0x2029);
}

static bool isPlain(const JsonForm &form, const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [&](QChar character) {
        const char16_t unit = character.unicode();
        return unit < 0x7f && !shortEscape(unit) && !needsEscape(form, unit) && !(form.slashes && unit == u'/');
    });
}

static QByteArray quoted(const JsonForm &form, const QString &text)
{
    if (isPlain(form, text)) // as most are
        return '"' + text.toLatin1() + '"';
    QByteArray out = "\"";
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text.at(i).unicode();
        if (const char *escape = shortEscape(unit))
            out += escape;
        else if (form.slashes && unit == u'/')
            out += "\\/";
        else if (needsEscape(form, unit))
            out += unicodeEscape(unit);
        else
            out += utf8Of(text, i);
    }
    return out + '"';
}

// Python's str.isprintable().
static bool isPrintable(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Separator_Space:
        return character == U' ';
    default:
        return true;
    }
}

static QByteArray pythonEscape(char32_t character)
{
    const QByteArray hex = QByteArray::number(uint(character), 16);
    if (character <= 0xff)
        return "\\x" + hex.rightJustified(2, '0');
    return character <= 0xffff ? "\\u" + hex.rightJustified(4, '0') : "\\U" + hex.rightJustified(8, '0');
}

static QByteArray pythonRepr(const QString &text)
{
    const char quote = text.contains(u'\'') && !text.contains(u'"') ? '"' : '\'';
    QByteArray out(1, quote);
    for (const uint character : codePoints(text)) {
        if (character == uint(quote) || character == '\\')
            out += QByteArray("\\") + char(character);
        else if (character == '\n' || character == '\r' || character == '\t')
            out += shortEscape(char16_t(character));
        else if (isPrintable(character))
            out += QString::fromUcs4(reinterpret_cast<const char32_t *>(&character), 1).toUtf8();
        else
            out += pythonEscape(character);
    }
    return out + quote;
}

static bool byCodePoint(const QString &a, const QString &b)
{
    const QList<uint> left = codePoints(a);
    const QList<uint> right = codePoints(b);
    return std::lexicographical_compare(left.cbegin(), left.cend(), right.cbegin(), right.cend());
}

// JavaScript puts names that are array indices first, in order of number.
static std::optional<uint> arrayIndex(const QString &name)
{
    bool number = false;
    const uint index = name.toUInt(&number);
    return number && index != UINT_MAX && QString::number(index) == name ? std::optional(index) : std::nullopt;
}

namespace {

struct Member {
    QString name;
    QByteArray spelling;
    const JsonToken *value = nullptr;
};

class Writer {
public:
    explicit Writer(const JsonForm &form) : m_form(form) {}

    QByteArray text(const JsonToken &token, int depth = 0) const
    {
        const bool python = m_form.syntax == JsonForm::Syntax::PythonDict;
        switch (token.kind) {
        case JsonToken::Kind::Null:
            return python ? "None" : "null";
        case JsonToken::Kind::True:
            return python ? "True" : "true";
        case JsonToken::Kind::False:
            return python ? "False" : "false";
        case JsonToken::Kind::Number:
            return number(token.spelling);
        case JsonToken::Kind::String:
            return string(token.spelling);
        case JsonToken::Kind::Array:
            return array(token, depth);
        case JsonToken::Kind::Object:
            return object(token, depth);
        }
        return {};
    }

private:
    QByteArray number(const QByteArray &spelling) const
    {
        if (m_form.values == JsonForm::Values::Python)
            return pythonNumber(spelling, m_form.syntax == JsonForm::Syntax::PythonDict);
        return m_form.values == JsonForm::Values::JavaScript ? javaScriptNumber(spelling) : spelling;
    }
    QByteArray string(const QByteArray &spelling) const
    {
        if (m_form.syntax == JsonForm::Syntax::PythonDict)
            return pythonRepr(jsonStringValue(spelling));
        return m_form.values == JsonForm::Values::AsSpelled ? spelling : quoted(m_form, jsonStringValue(spelling));
    }
    QByteArray array(const JsonToken &token, int depth) const
    {
        QByteArrayList items;
        for (const JsonToken &item : token.items)
            items << text(item, depth + 1);
        return framed('[', items, ']', depth);
    }
    QByteArray object(const JsonToken &token, int depth) const
    {
        const QByteArray colon = m_form.layout == JsonForm::Layout::Compact ? ":" : ": ";
        QByteArrayList items;
        for (const Member &member : members(token))
            items << string(member.spelling) + colon + text(*member.value, depth + 1);
        return framed('{', items, '}', depth);
    }
    QByteArray framed(char open, const QByteArrayList &items, char close, int depth) const
    {
        const bool indented = m_form.layout == JsonForm::Layout::Indent2 || m_form.layout == JsonForm::Layout::Indent4;
        if (!indented || items.isEmpty())
            return open + items.join(m_form.layout == JsonForm::Layout::Compact ? "," : ", ") + close;
        const int step = m_form.layout == JsonForm::Layout::Indent2 ? 2 : 4;
        const QByteArray inner = '\n' + QByteArray((depth + 1) * step, ' ');
        return open + inner + items.join(',' + inner) + '\n' + QByteArray(depth * step, ' ') + close;
    }
    QList<Member> members(const JsonToken &token) const
    {
        QList<Member> all;
        for (qsizetype i = 0; i < token.items.size(); ++i)
            all << Member{jsonStringValue(token.names.at(i)), token.names.at(i), &token.items.at(i)};
        if (m_form.values != JsonForm::Values::AsSpelled)
            all = withoutRepeats(all);
        if (m_form.sorted)
            std::stable_sort(all.begin(), all.end(),
                             [](const Member &a, const Member &b) { return byCodePoint(a.name, b.name); });
        else if (m_form.values == JsonForm::Values::JavaScript)
            std::stable_sort(all.begin(), all.end(), [](const Member &a, const Member &b) {
                const auto left = arrayIndex(a.name);
                const auto right = arrayIndex(b.name);
                return left && (!right || *left < *right);
            });
        return all;
    }
    // The last value of a name counts, in the place of the first.
    static QList<Member> withoutRepeats(const QList<Member> &all)
    {
        QList<Member> kept;
        QHash<QString, qsizetype> places;
        for (const Member &member : all) {
            const auto place = places.constFind(member.name);
            if (place == places.cend()) {
                places.insert(member.name, kept.size());
                kept << member;
            } else {
                kept[*place].value = member.value;
            }
        }
        return kept;
    }

    const JsonForm &m_form;
};

}

QByteArray writtenAs(const JsonForm &form, const JsonToken &token)
{
    return Writer(form).text(token);
}

}
