// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/FileLinter.h"
#include "files/PythonFile.h"

namespace lentera {

//! The two places that Dify loads tools from: a plugin project (manifest.yaml, provider/, tools/), or a provider of the
//! source tree (P/P.yaml, P/P.py, P/tools/).
enum class DifyLayout { None, Plugin, BuiltIn };

//! Where a YAML file of a tool provider stands.
struct DifyPlace {
    DifyLayout layout = DifyLayout::None;
    QString root; //!< the project's folder, or the provider's
};

//! Whether \a path is the file of a provider, and in which layout.
DifyPlace difyProviderPlace(const QString &path, const QByteArray &content);
//! Whether \a path is the file of a tool, and in which layout.
DifyPlace difyToolPlace(const QString &path, const QByteArray &content);

//! What both kinds of files are judged by. Rules from Dify's loader and its plugin SDK.
QList<FileRule> difyRules();

//! Judges the parts that the files of providers and tools have in common.
class DifyYaml {
public:
    DifyYaml(const LintSubject &subject, const DifyPlace &place, FileFindings &findings);

    const DataNode &root() const { return m_document.root; }
    //! False for a file that cannot be read; what is wrong has been told.
    bool readable() const { return !m_document.refused && root().isMap(); }

    //! A member at \a path (`identity/name`) that has to be there; null and told when it is not.
    const DataNode *needed(const QString &path) const;
    const DataNode *find(const QString &path) const;
    //! Where the member's name stands, or else what is around it.
    TextPlace placeOf(const QString &path) const;
    void neededText(const QString &path) const;
    //! A text in several languages: en_US has to be there.
    void localText(const DataNode &map, const QString &name, const QString &path) const;
    bool shape(const DataNode &node, bool right, const QString &path, QLatin1StringView expected) const;
    void oneOf(const DataNode &node, const QStringList &known, const QString &path) const;
    void options(const DataNode &map, const QString &path) const;
    void noSecret(const DataNode &map, const QString &path) const;
    //! The name that Dify keeps the provider or tool under, against the name of its file.
    void identityName(const QString &fileName) const;
    //! A file that the YAML names, relative to the root; empty and told when it is not there.
    QString namedFile(const DataNode &node, const QString &path) const;
    //! The Python file that belongs to this one; empty and told when there is none.
    QString pythonFile() const;

private:
    const LintSubject &m_subject;
    const DifyPlace &m_place;
    FileFindings &m_findings;
    DataDocument m_document;
};

//! Whether the Python file has exactly one class that derives from \a base, and this its \a method. Answers the index
//! of that class, -1 for none.
int judgeDifyClass(const PythonFile &python, const QString &path, QLatin1StringView base, QLatin1StringView method,
                   FileFindings &findings);

//! The Python file at \a path, if it can be read.
std::optional<PythonFile> readPythonAt(const QString &path);

}
