// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Redactor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace lentera {

static constexpr qsizetype shortestSecret = 4;

// In base64 a secret looks different at each of the three byte alignments; the characters that also hold bits of the
// neighbours are left out.
static QByteArrayList alignedBase64(const QByteArray &bytes, QByteArray::Base64Options options)
{
    QByteArrayList forms;
    for (int lead = 0; lead < 3; ++lead) {
        const QByteArray encoded = (QByteArray(lead, '\0') + bytes).toBase64(options | QByteArray::OmitTrailingEquals);
        const qsizetype head = lead == 0 ? 0 : lead + 1;
        const bool tailShared = (bytes.size() + lead) % 3 != 0;
        const QByteArray core = encoded.mid(head, encoded.size() - head - (tailShared ? 1 : 0));
        if (core.size() >= shortestSecret + 2)
            forms << core;
    }
    return forms;
}

// %2F and %2f name the same byte; the letters outside of escapes keep their case.
static QByteArray withLowerCaseEscapes(QByteArray encoded)
{
    for (qsizetype at = encoded.indexOf('%'); at >= 0 && at + 2 < encoded.size(); at = encoded.indexOf('%', at + 3))
        encoded.replace(at + 1, 2, encoded.mid(at + 1, 2).toLower());
    return encoded;
}

// As RFC 3986, JavaScript's encodeURIComponent, a path segment and an HTML form write it.
static QByteArrayList percentEncoded(const QByteArray &bytes)
{
    QByteArrayList forms;
    for (const char *kept : {"", "!'()*", "!$&'()*+,;=:@"})
        forms << bytes.toPercentEncoding(kept);
    forms << bytes.toPercentEncoding("* ", "~").replace(' ', '+');
    for (qsizetype i = 0, upper = forms.size(); i < upper; ++i)
        forms << withLowerCaseEscapes(forms.at(i));
    return forms;
}

static QByteArrayList formsOf(const QByteArray &bytes)
{
    QByteArrayList forms{bytes, bytes.trimmed(), bytes.toHex(), bytes.toHex().toUpper()};
    forms << percentEncoded(bytes);
    const QByteArray json = QJsonDocument(QJsonArray{QString::fromUtf8(bytes)}).toJson(QJsonDocument::Compact);
    forms << json.mid(2, json.size() - 4);
    forms << json.mid(2, json.size() - 4).replace("/", "\\/");
    forms << alignedBase64(bytes, QByteArray::Base64Encoding) << alignedBase64(bytes, QByteArray::Base64UrlEncoding);
    return forms;
}

Redactor::~Redactor()
{
    for (Form &form : m_forms)
        wipeBytes(form.bytes);
}

void Redactor::learn(const QString &name, const Secret &secret)
{
    if (secret.length() < shortestSecret)
        return;
    const QByteArray replacement = "[secret:" + name.toUtf8() + ']';
    QSet<QByteArray> known;
    for (const QByteArray &form : formsOf(secret.reveal()))
        if (form.size() >= shortestSecret && !known.contains(form)) {
            known << form;
            m_forms << Form{form, replacement};
        }
    std::stable_sort(m_forms.begin(), m_forms.end(),
                     [](const Form &a, const Form &b) { return a.bytes.size() > b.bytes.size(); });
}

QByteArray Redactor::redacted(const QByteArray &bytes) const
{
    QByteArray result = bytes;
    for (const Form &form : m_forms)
        if (result.contains(form.bytes))
            result.replace(form.bytes, form.replacement);
    return result;
}

QString Redactor::redacted(const QString &text) const
{
    return m_forms.isEmpty() ? text : QString::fromUtf8(redacted(text.toUtf8()));
}

QJsonValue Redactor::redacted(const QJsonValue &value) const
{
    if (m_forms.isEmpty())
        return value;
    if (value.isString())
        return redacted(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array << redacted(item);
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject source = value.toObject();
    for (auto it = source.begin(); it != source.end(); ++it)
        object.insert(redacted(it.key()), redacted(QJsonValue(it.value())));
    return object;
}

}
