// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/JsonTokens.h"

#include <QStringDecoder>

#include <cctype>

namespace lentera {

static constexpr int deepest = 200;

namespace {

class Reader {
public:
    explicit Reader(const QByteArray &json) : m_json(json) {}

    tl::expected<JsonToken, qsizetype> document()
    {
        JsonToken token;
        if (!value(token, 0) || (skipBlanks(), m_at != m_json.size()))
            return tl::make_unexpected(m_at);
        return token;
    }

private:
    char peek() const { return m_at < m_json.size() ? m_json.at(m_at) : '\0'; }
    bool digit() const { return peek() >= '0' && peek() <= '9'; }
    void skipBlanks()
    {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')
            ++m_at;
    }
    bool take(char wanted)
    {
        if (m_at >= m_json.size() || peek() != wanted)
            return false;
        ++m_at;
        return true;
    }
    bool word(JsonToken &token, QByteArrayView text, JsonToken::Kind kind)
    {
        if (QByteArrayView(m_json).sliced(m_at).startsWith(text)) {
            token.kind = kind;
            m_at += text.size();
            return true;
        }
        return false;
    }
    bool value(JsonToken &token, int depth)
    {
        skipBlanks();
        switch (peek()) {
        case '{':
            return depth < deepest && object(token, depth + 1);
        case '[':
            return depth < deepest && array(token, depth + 1);
        case '"':
            token.kind = JsonToken::Kind::String;
            return string(token.spelling);
        case 'n':
            return word(token, "null", JsonToken::Kind::Null);
        case 't':
            return word(token, "true", JsonToken::Kind::True);
        case 'f':
            return word(token, "false", JsonToken::Kind::False);
        default:
            token.kind = JsonToken::Kind::Number;
            return number(token.spelling);
        }
    }
    bool object(JsonToken &token, int depth)
    {
        token.kind = JsonToken::Kind::Object;
        ++m_at;
        if (skipBlanks(); take('}'))
            return true;
        do {
            skipBlanks();
            QByteArray name;
            if (peek() != '"' || !string(name) || (skipBlanks(), !take(':')))
                return false;
            token.names << name;
            token.items << JsonToken();
            if (!value(token.items.last(), depth))
                return false;
            skipBlanks();
        } while (take(','));
        return take('}');
    }
    bool array(JsonToken &token, int depth)
    {
        token.kind = JsonToken::Kind::Array;
        ++m_at;
        if (skipBlanks(); take(']'))
            return true;
        do {
            token.items << JsonToken();
            if (!value(token.items.last(), depth))
                return false;
            skipBlanks();
        } while (take(','));
        return take(']');
    }
    bool escape()
    {
        ++m_at;
        if (peek() == 'u') {
            ++m_at;
            for (int i = 0; i < 4; ++i, ++m_at)
                if (!std::isxdigit(static_cast<unsigned char>(peek())))
                    return false;
            return true;
        }
        if (peek() == '\0' || !QByteArrayView("\"\\/bfnrt").contains(peek()))
            return false;
        ++m_at;
        return true;
    }
    bool string(QByteArray &spelling)
    {
        const qsizetype start = m_at++;
        while (m_at < m_json.size() && peek() != '"') {
            if (static_cast<unsigned char>(peek()) < 0x20)
                return false;
            if (peek() != '\\')
                ++m_at;
            else if (!escape())
                return false;
        }
        if (!take('"'))
            return false;
        spelling = m_json.sliced(start, m_at - start);
        return true;
    }
    bool digits()
    {
        if (!digit())
            return false;
        while (digit())
            ++m_at;
        return true;
    }
    bool number(QByteArray &spelling)
    {
        const qsizetype start = m_at;
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            if (!digits())
                return false;
        }
        spelling = m_json.sliced(start, m_at - start);
        return true;
    }

    const QByteArray &m_json;
    qsizetype m_at = 0;
};

}

static bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !text.isNull() && !decoder.hasError();
}

tl::expected<JsonToken, qsizetype> readJsonTokens(const QByteArray &json)
{
    if (!isUtf8(json))
        return tl::make_unexpected(qsizetype(0));
    return Reader(json).document();
}

static QChar escaped(QChar kind)
{
    switch (kind.unicode()) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return kind;
    }
}

QString jsonStringValue(const QByteArray &spelling)
{
    const QString inner = QString::fromUtf8(spelling.sliced(1, spelling.size() - 2));
    if (!inner.contains(u'\\'))
        return inner;
    QString value;
    for (qsizetype i = 0; i < inner.size(); ++i) {
        if (inner.at(i) != u'\\') {
            value += inner.at(i);
            continue;
        }
        ++i;
        if (inner.at(i) == u'u') {
            value += QChar(inner.mid(i + 1, 4).toUShort(nullptr, 16));
            i += 4;
        } else {
            value += escaped(inner.at(i));
        }
    }
    return value;
}

}
