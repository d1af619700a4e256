// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/TokenAnswer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr std::array secretNames{"access_token"_L1, "refresh_token"_L1, "id_token"_L1, "device_code"_L1};
static constexpr qsizetype mostFields = 60;
static constexpr qsizetype longestField = 1000;

static bool isSecretName(QByteArrayView name)
{
    return std::any_of(secretNames.begin(), secretNames.end(),
                       [&](QLatin1StringView one) { return name == QByteArrayView(one.data(), one.size()); });
}

// Takes the bytes over and leaves blanks, which mean nothing where they stood.
static SharedSecret takenFrom(QByteArray &body, qsizetype from, qsizetype length, bool escaped)
{
    QByteArray value = body.mid(from, length);
    std::fill_n(body.begin() + from, length, ' ');
    if (escaped) { // rare: a token has no character that needs it (RFC 6749, appendix A.12)
        QByteArray text = QJsonDocument::fromJson("[\"" + value + "\"]").array().at(0).toString().toUtf8();
        wipeBytes(value);
        value = std::move(text);
    }
    return std::make_shared<const Secret>(std::move(value));
}

namespace {

//! A walk through the strings of a JSON text that need not be well formed.
class JsonSecrets {
public:
    explicit JsonSecrets(QByteArray &body) : m_body(body) {}
    void take(QMap<QString, SharedSecret> &secrets);

private:
    struct Text {
        qsizetype from = 0;
        qsizetype length = 0;
        bool escaped = false;
    };
    bool next(Text &text);
    qsizetype skipBlanks(qsizetype at) const;

    QByteArray &m_body;
    qsizetype m_at = 0;
};

}

bool JsonSecrets::next(Text &text)
{
    const qsizetype quote = m_body.indexOf('"', m_at);
    if (quote < 0)
        return false;
    text = {quote + 1, 0, false};
    qsizetype at = quote + 1;
    for (; at < m_body.size() && m_body.at(at) != '"'; ++at)
        if (m_body.at(at) == '\\') {
            text.escaped = true;
            ++at;
        }
    at = std::min(at, m_body.size());
    text.length = at - text.from;
    m_at = at + 1;
    return true;
}

qsizetype JsonSecrets::skipBlanks(qsizetype at) const
{
    while (at < m_body.size() && QByteArrayView(" \t\r\n").contains(m_body.at(at)))
        ++at;
    return at;
}

void JsonSecrets::take(QMap<QString, SharedSecret> &secrets)
{
    for (Text name; next(name);) {
        const QByteArray key = m_body.mid(name.from, name.length);
        const qsizetype colon = skipBlanks(m_at);
        if (!isSecretName(key) || colon >= m_body.size() || m_body.at(colon) != ':')
            continue;
        const qsizetype value = skipBlanks(colon + 1);
        if (value >= m_body.size() || m_body.at(value) != '"')
            continue;
        m_at = value;
        Text text;
        next(text);
        SharedSecret secret = takenFrom(m_body, text.from, text.length, text.escaped);
        if (!secret->isEmpty() && !secrets.contains(QString::fromLatin1(key)))
            secrets.insert(QString::fromLatin1(key), std::move(secret));
    }
}

static void addField(TokenAnswer &answer, const QString &name, const QJsonValue &value)
{
    if (answer.fields.size() >= mostFields || answer.secrets.contains(name.section(u'.', -1)))
        return;
    if (value.isString())
        answer.fields.insert(name, value.toString().left(longestField));
    else if (value.isDouble())
        answer.fields.insert(name, QString::number(value.toDouble(), 'g', 15));
    else if (value.isBool())
        answer.fields.insert(name, value.toBool() ? u"true"_s : u"false"_s);
}

static void addFields(TokenAnswer &answer, const QJsonObject &object)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        addField(answer, member.key(), member.value());
        const QJsonObject inner = member.value().toObject();
        for (auto one = inner.begin(); one != inner.end(); ++one)
            addField(answer, member.key() + u'.' + one.key(), one.value());
    }
}

static QByteArray decoded(QByteArrayView text)
{
    QByteArray plain = text.toByteArray().replace('+', ' ');
    return QByteArray::fromPercentEncoding(plain);
}

static bool looksLikeForm(const QByteArray &body)
{
    static const QRegularExpression form(
        u"\\A[A-Za-z_.]{1,60}=[^&=<>{}\\s]*(?:&[A-Za-z_.]{1,60}=[^&=<>{}\\s]*)*\\s*\\z"_s);
    return form.match(QString::fromLatin1(body)).hasMatch();
}

static void readForm(QByteArray &body, TokenAnswer &answer)
{
    answer.readable = true;
    for (qsizetype from = 0; from < body.size();) {
        qsizetype end = body.indexOf('&', from);
        end = end < 0 ? body.size() : end;
        const qsizetype equals = body.indexOf('=', from);
        const QByteArray name = body.mid(from, equals - from);
        if (isSecretName(name)) {
            QByteArray value = decoded(QByteArrayView(body).sliced(equals + 1, end - equals - 1));
            std::fill_n(body.begin() + equals + 1, end - equals - 1, ' ');
            if (!value.isEmpty())
                answer.secrets.insert(QString::fromLatin1(name), std::make_shared<const Secret>(std::move(value)));
        } else if (answer.fields.size() < mostFields) {
            const QByteArray value = decoded(QByteArrayView(body).sliced(equals + 1, end - equals - 1));
            answer.fields.insert(QString::fromLatin1(name), QString::fromUtf8(value.trimmed()).left(longestField));
        }
        from = end + 1;
    }
}

TokenAnswer readTokenAnswer(QByteArray &body)
{
    TokenAnswer answer;
    if (looksLikeForm(body)) {
        readForm(body, answer);
        return answer;
    }
    JsonSecrets(body).take(answer.secrets);
    const QJsonDocument document = QJsonDocument::fromJson(body);
    answer.readable = document.isObject();
    addFields(answer, document.object());
    return answer;
}

}
