// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Phase.h"
#include "files/DataNode.h"

#include <QMap>
#include <QStringList>

namespace lentera {

//! A mistake in a file of the user's. The id names the explanation that words it; facts never hold a secret.
struct FileFinding {
    QString file; //!< as it was named
    TextPlace place;
    QString id;
    Severity severity = Severity::Failure;
    Facts facts;
};

//! One kind of mistake that a linter finds.
struct FileRule {
    QLatin1StringView id;
    Severity severity;
};

//! What a linter looks at: one file with its bytes, or one folder.
struct LintSubject {
    QString path;
    bool isFolder = false;
    QByteArray content; //!< of a file
};

//! What linters may know about the world beside the file.
struct LintContext {
    QMap<QString, QString> environment; //!< of the process
    QStringList variables;              //!< names that connectors usually read their credentials from
    QString envFile;                    //!< the `.env` that belongs to the files; empty for the one beside each
};

//! Collects the findings of one file, ordered by file and place; at most 200, so that a hostile file cannot fill
//! memory. Facts are cut after 200 characters, and what looks like a secret in one becomes `…`.
class FileFindings {
public:
    FileFindings(QString file, QList<FileRule> rules) : m_file(std::move(file)), m_rules(std::move(rules)) {}

    //! \a id is one of the linter's rules; \a file is named where the place is in another one that belongs to it.
    void add(QLatin1StringView id, TextPlace place, Facts facts = {}, const QString &file = {});
    //! What a reader says about the text; the ids are \a area, a dot, and the fault.
    void addProblems(QLatin1StringView area, const QList<TextProblem> &problems);
    QList<FileFinding> take();

private:
    void append(const QString &id, TextPlace place, Facts facts, const QString &file);

    QString m_file;
    QList<FileRule> m_rules;
    QList<FileFinding> m_findings;
};

//! Judges one kind of file or folder. core/files/all/ holds one a file; each is found by its being there.
struct FileLinter {
    QLatin1StringView kind; //!< as documents name it: `env`, `connectors`, `mcp-host`
    QList<FileRule> (*rules)();
    //! By name first, then by content; cheap, and safe on any bytes.
    bool (*recognises)(const LintSubject &);
    void (*lint)(const LintSubject &, const LintContext &, FileFindings &);
};

//! Every linter there is.
QList<const FileLinter *> allFileLinters();

}
