// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "base/Result.h"

#include <QMap>

namespace lentera {

//! The words of one language for what observations name in JSON and in facts (`TimedOut`, `tunnelOpen`).
class Glossary {
public:
    Glossary() = default;
    explicit Glossary(QMap<QString, QString> words) : m_words(std::move(words)) {} //!< by name in lower case

    //! The word for \a name, whatever its case; \a name itself when there is none.
    QString word(const QString &name) const { return m_words.value(name.toLower(), name); }
    //! Every entry of a list as word() says it, also where it is counted: `3 × TimedOut, 1 × 502`.
    QString words(const QString &list) const;

private:
    QMap<QString, QString> m_words;
};

//! Reads `{"timedOut": {"en": "timed out", "id": "waktu habis"}, …}` into a glossary a language. Errors:
//! explanation.syntax {file, line}, explanation.language {file, line, language}. Line 0 means the whole file.
Result<QMap<QString, Glossary>> readGlossaries(const QByteArray &json, const QString &file);

}
