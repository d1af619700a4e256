// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "check/Check.h"
#include "explain/Glossary.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>

namespace lentera {

//! One row of evidence, worded: technical names stay as they are.
struct EvidenceRow {
    QString name;
    QString expected;
    QString found;

    bool operator==(const EvidenceRow &) const = default;
};

//! A finding or an error in one language, placeholders filled.
struct Explained {
    QString id;
    QString language;
    QString title;
    QString cause;
    QString fix;
    QString prevention;
    QString owner; //!< `service-operator`, `network-team`, `tenant-admin`, `support`, `vendor`, `this-machine`
    QList<EvidenceRow> evidence;
};

//! One explanation file, parsed: both languages, templates unfilled.
//!
//!     owner: service-operator
//!     match: certificate has expired        (any number; text that leads a pasted error here, `~regex` for a PCRE)
//!
//!     # en: The certificate of {host} expired
//!     ## cause
//!     ## fix
//!     ## prevention
//!     ## evidence
//!     notAfter | after {now} | {notAfter}
//!     # id: …
//!
//! `{name}` is a fact; `{count:one day|# days}` picks by number (English has two forms, Indonesian one); `{name:local}`
//! shows a time in UTC by this machine's zone; `{name:word}` says a name and `{name:words}` a list of names by the
//! glossary `words.json`; an evidence row whose every fact is missing is left out.
struct ExplanationFile {
    struct Text {
        QString title;
        QString cause;
        QString fix;
        QString prevention;
        QList<EvidenceRow> evidence;
    };
    QString id; //!< the file's name; `<id>@<connector>` for a connector's own wording
    QString owner;
    QStringList matches;
    QMap<QString, Text> texts; //!< by language
};

//! Errors: explanation.syntax {file, line}, explanation.language {file, line, language}, explanation.section {file,
//! line, section}, explanation.owner {file, line, owner}. Line 0 means the whole file.
Result<ExplanationFile> readExplanation(const QByteArray &markdown, const QString &id);

//! An explanation that fits a pasted text, and what was read out of that text.
struct Recognised {
    QString id;
    Facts facts;
};

//! All explanations that ship with Lentera.
class Explanations {
public:
    Explanations() : Explanations(QString()) {}

    //! Reads every `*.md` of \a folder and its glossary `words.json`, if it has one. Errors as readExplanation and
    //! readGlossaries.
    static Result<Explanations> read(const QString &folder);
    //! The same folder, each file read when it is first asked for: for what ships, which the tests read as a whole.
    //! What is broken counts as missing.
    static Explanations open(const QString &folder);

    //! Sorted, without the connectors' own wordings.
    QStringList ids() const;
    bool contains(const QString &id) const { return find(id) != nullptr; }
    //! Null when there is none. Lives as long as any copy of this object; may be called from any thread.
    const ExplanationFile *find(const QString &id) const;

    //! The finding in \a language (`en`, `id`), in the connector's own wording where it has one.
    //! An id without explanation gives its id as the title, never nothing.
    Explained of(const Finding &finding, const QString &connector, const QString &language) const;
    Explained of(const Error &error, const QString &language) const;
    //! The text itself, placeholders that \a facts do not fill shown as `…`: for browsing and for pasted texts.
    Explained general(const QString &id, const QString &language, const Facts &facts = {}) const;
    //! The words of \a language for what observations came to.
    const Glossary &glossary(const QString &language) const;
    //! Ids whose id or `match:` lines fit a pasted text, best first.
    QStringList matching(const QString &pasted) const;
    //! The same, with what the named groups of the line that fits best capture, by name.
    QList<Recognised> recognised(const QString &pasted) const;

private:
    struct Pages;
    struct Matchers;

    explicit Explanations(const QString &folder);

    std::shared_ptr<Pages> m_pages;
    std::shared_ptr<Matchers> m_matchers; //!< compiled when a text is first asked about
    QMap<QString, Glossary> m_glossaries; //!< by language
};

}
