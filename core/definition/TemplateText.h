// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace lentera {

//! One part of a template: literal text, the value of a name, or the base64 of its own parts joined.
struct TemplatePart {
    enum class Kind { Text, Name, Base64 };

    Kind kind = Kind::Text;
    QString text;              //!< the literal text or the name; empty for Base64
    QList<TemplatePart> parts; //!< of Base64

    bool operator==(const TemplatePart &) const = default;
};

//! The parts of \a text. `{name}` is a name (a letter, then letters and digits); `{base64(a:b)}` is base64 of the
//! values joined by what stands between the names, where 'text in quotes' is literal. Any other brace is literal, so
//! that JSON may stand in a template.
QList<TemplatePart> templateParts(const QString &text);

//! The names that \a text uses, each once, in order.
QStringList templateNames(const QString &text);

}
