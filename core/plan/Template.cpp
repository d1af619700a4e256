// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/Template.h"

#include "definition/TemplateText.h"

using namespace Qt::StringLiterals;

namespace lentera {

static Result<QByteArray> joined(const QList<TemplatePart> &parts, const Lookup &lookup);

static Result<QByteArray> valueOf(const TemplatePart &part, const Lookup &lookup)
{
    switch (part.kind) {
    case TemplatePart::Kind::Text:
        return part.text.toUtf8();
    case TemplatePart::Kind::Base64:
        return joined(part.parts, lookup).map([](const QByteArray &value) { return value.toBase64(); });
    case TemplatePart::Kind::Name:
        break;
    }
    if (const std::optional<QByteArray> value = lookup(part.text))
        return *value;
    return failure("template.unknown"_L1, {{u"name"_s, part.text}});
}

static Result<QByteArray> joined(const QList<TemplatePart> &parts, const Lookup &lookup)
{
    QByteArray bytes;
    for (const TemplatePart &part : parts) {
        const Result<QByteArray> value = valueOf(part, lookup);
        if (!value)
            return failureOf(value);
        bytes += *value;
    }
    return bytes;
}

Result<QByteArray> filled(const QString &text, const Lookup &lookup)
{
    return joined(templateParts(text), lookup);
}

}
