// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/SigningText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

const QByteArrayList &knownValues()
{
    static const QByteArrayList names{"method", "scheme",  "host",          "path",      "query",
                                      "target", "url",     "body",          "keyId",     "nonce",
                                      "secret", "headers", "signedHeaders", "timestamp", "signature"};
    return names;
}

namespace {

class Reader {
public:
    explicit Reader(QByteArray text) : m_text(std::move(text)) {}

    Result<SigningText> read(bool group)
    {
        SigningText pieces;
        while (m_at < m_text.size()) {
            const char c = m_text.at(m_at);
            if (c == '}' || (c == ']' && !group) || (c == '[' && group))
                return mistake();
            if (c == ']')
                return pieces;
            if (c == '{') {
                if (!value(pieces))
                    return mistake();
            } else if (c == '[') {
                ++m_at;
                Result<SigningText> inner = read(true);
                if (!inner)
                    return inner;
                if (m_at >= m_text.size())
                    return mistake();
                ++m_at;
                pieces << SigningPiece{SigningPiece::Kind::WithBody, {}, {}, *std::move(inner)};
            } else {
                literal(pieces);
            }
        }
        return pieces;
    }

private:
    tl::unexpected<Error> mistake() const
    {
        return failure("signing.template.invalid"_L1, {{u"found"_s, QString::fromUtf8(m_text)}});
    }
    bool value(SigningText &pieces)
    {
        const qsizetype end = m_text.indexOf('}', m_at);
        if (end < 0)
            return false;
        QByteArrayList words = m_text.sliced(m_at + 1, end - m_at - 1).split('|');
        m_at = end + 1;
        const QByteArray name = words.takeFirst();
        if (name.isEmpty() || words.contains(QByteArray()))
            return false;
        pieces << SigningPiece{SigningPiece::Kind::Value, name, words, {}};
        return true;
    }
    void literal(SigningText &pieces)
    {
        qsizetype end = m_at;
        while (end < m_text.size() && !QByteArrayView("{}[]").contains(m_text.at(end)))
            ++end;
        pieces << SigningPiece{SigningPiece::Kind::Literal, m_text.sliced(m_at, end - m_at), {}, {}};
        m_at = end;
    }

    QByteArray m_text;
    qsizetype m_at = 0;
};

}

Result<SigningText> readSigningText(const QString &text)
{
    return Reader(text.toUtf8()).read(false);
}

QByteArrayList valueNames(const SigningText &text)
{
    QByteArrayList names;
    for (const SigningPiece &piece : text) {
        const QByteArrayList found =
            piece.kind == SigningPiece::Kind::Value ? QByteArrayList{piece.text} : valueNames(piece.pieces);
        for (const QByteArray &name : found)
            if (!names.contains(name))
                names << name;
    }
    return names;
}

}
