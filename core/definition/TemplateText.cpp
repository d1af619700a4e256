// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/TemplateText.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

using Kind = TemplatePart::Kind;

static void appendText(QList<TemplatePart> &parts, const QString &text)
{
    if (text.isEmpty())
        return;
    if (!parts.isEmpty() && parts.last().kind == Kind::Text)
        parts.last().text += text;
    else
        parts << TemplatePart{Kind::Text, text, {}};
}

static QList<TemplatePart> joinedParts(const QString &text)
{
    static const QRegularExpression piece(u"'([^']*)'|([A-Za-z][A-Za-z0-9]*)|(.)"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    QList<TemplatePart> parts;
    for (auto match = piece.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        if (found.hasCaptured(2))
            parts << TemplatePart{Kind::Name, found.captured(2), {}};
        else
            appendText(parts, found.captured(1) + found.captured(3));
    }
    return parts;
}

QList<TemplatePart> templateParts(const QString &text)
{
    static const QRegularExpression placeholder(u"\\{(?:([A-Za-z][A-Za-z0-9]*)|base64\\(([^(){}]*)\\))\\}"_s);
    QList<TemplatePart> parts;
    qsizetype end = 0;
    for (auto match = placeholder.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        appendText(parts, text.mid(end, found.capturedStart() - end));
        if (found.hasCaptured(2))
            parts << TemplatePart{Kind::Base64, {}, joinedParts(found.captured(2))};
        else
            parts << TemplatePart{Kind::Name, found.captured(1), {}};
        end = found.capturedEnd();
    }
    appendText(parts, text.mid(end));
    return parts;
}

static void collectNames(const QList<TemplatePart> &parts, QStringList &names)
{
    for (const TemplatePart &part : parts) {
        if (part.kind == Kind::Name && !names.contains(part.text))
            names << part.text;
        collectNames(part.parts, names);
    }
}

QStringList templateNames(const QString &text)
{
    QStringList names;
    collectNames(templateParts(text), names);
    return names;
}

}
