// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/ShellWord.h"

#include "definition/TemplateText.h"
#include "explain/Placeholders.h"
#include "explain/Reproduce.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

// A terminal acts on control characters even when they are pasted inside quotes, and direction characters hide what a
// command does: both are written by printf. Line breaks are harmless inside quotes, and $(…) would lose them.
static bool needsPrintf(char32_t c)
{
    return (c < 0x20 && c != U'\n') || (c >= 0x7f && c <= 0x9f) || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static QString byPrintf(char32_t c)
{
    QString octal;
    for (const char byte : QStringView(QChar::fromUcs4(c)).toUtf8())
        octal += u"\\%1"_s.arg(uint(uchar(byte)), 3, 8, QLatin1Char('0'));
    return u"\"$(printf '%1')\""_s.arg(octal);
}

QString shellWord(const QString &text)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*\\z"_s);
    if (plain.match(text).hasMatch())
        return text;
    QString word;
    QString quoted;
    const auto closeQuote = [&] {
        if (!quoted.isEmpty())
            word += u'\'' + quoted.replace(u'\'', "'\\''"_L1) + u'\'';
        quoted.clear();
    };
    for (const char32_t c : text.toUcs4()) {
        if (c == 0)
            continue; // no argument of a program can hold it
        if (!needsPrintf(c)) {
            quoted += QChar::fromUcs4(c);
            continue;
        }
        closeQuote();
        word += byPrintf(c);
    }
    closeQuote();
    return word.isEmpty() ? u"''"_s : word;
}

QString shellVariable(const QString &field)
{
    QString name;
    for (const QChar c : field) {
        if (c >= u'A' && c <= u'Z' && !name.isEmpty())
            name += u'_';
        const QChar upper = c.toUpper();
        name += (upper >= u'A' && upper <= u'Z') || (c >= u'0' && c <= u'9') ? upper : QChar(u'_');
    }
    return "LENTERA_"_L1 + name;
}

QString storedVariable(const QString &field)
{
    return "LENTERA_STORED_"_L1 + shellVariable(field).mid(8);
}

namespace {

//! Words the parts of a template.
struct TemplateWords {
    const Connection &connection;
    const Connector &connector;
    const SignIn &signIn;

    QString value(const QString &name) const;
    QString words(const QList<TemplatePart> &parts) const;
};

QString TemplateWords::value(const QString &name) const
{
    const auto isField = [&](const CredentialField &field) {
        return field.id == name;
    };
    const bool field = std::any_of(signIn.fields.cbegin(), signIn.fields.cend(), isField);
    if (field || !connector.findParameter(name))
        return u"\"$"_s + shellVariable(name) + u'"';
    return shellWord(maskedUserInfo(parameterValue(name, connection.parameters, connector)));
}

QString TemplateWords::words(const QList<TemplatePart> &parts) const
{
    QString text;
    for (const TemplatePart &part : parts) {
        switch (part.kind) {
        case TemplatePart::Kind::Text:
            text += shellWord(part.text);
            break;
        case TemplatePart::Kind::Name:
            text += value(part.text);
            break;
        case TemplatePart::Kind::Base64:
            text += u"\"$(printf %s "_s + words(part.parts) + u" | base64 -w 0)\""_s;
            break;
        }
    }
    return text;
}

}

QString shellTemplate(const QString &text, const Connection &connection, const Connector &connector,
                      const SignIn &signIn)
{
    const QString words = TemplateWords{connection, connector, signIn}.words(templateParts(text));
    return words.isEmpty() ? shellWord({}) : words;
}

}
