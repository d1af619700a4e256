// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/FilesPresenter.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace lentera {

FilesPresenter::FilesPresenter(Desk &desk) : m_desk(desk), m_language(desk.language().tag())
{
    connect(&desk, &Desk::filesRequested, this, &FilesPresenter::look);
    connect(&desk.language(), &Language::languageChanged, this, &FilesPresenter::setLanguage);
}

FilesPresenter::~FilesPresenter()
{
    m_stop.request_stop();
}

void FilesPresenter::look(const QString &path)
{
    if (path.isEmpty())
        return;
    m_stop.request_stop();
    m_stop = {};
    if (m_ticket)
        m_desk.endWork(m_ticket);
    m_path = QDir::cleanPath(path);
    m_ticket = m_desk.beginWork([stop = m_stop]() mutable { stop.request_stop(); });
    whenDone(m_desk.workspace().lint({m_path}, m_stop.get_token()), this,
             [this, ticket = m_ticket](Result<LintReport> report) {
                 if (ticket == m_ticket) // else another look has begun
                     take(std::move(report));
             });
    Q_EMIT changed();
}

void FilesPresenter::take(Result<LintReport> report)
{
    m_desk.endWork(std::exchange(m_ticket, 0));
    m_report = std::move(report);
    Q_EMIT changed();
}

QList<FileFinding> FilesPresenter::findings() const
{
    return m_report && *m_report ? (*m_report)->findings : QList<FileFinding>();
}

QString FilesPresenter::placeOf(const FileFinding &finding) const
{
    const QFileInfo whole(m_path);
    FileFinding shown = finding;
    if (finding.file != m_path)
        shown.file = QDir(m_path).relativeFilePath(finding.file);
    else
        shown.file = whole.fileName();
    return placeText(shown);
}

Explained FilesPresenter::explained(const FileFinding &finding, const QString &language) const
{
    return lentera::explained(finding, m_desk.explanations(), language);
}

void FilesPresenter::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) != language)
        Q_EMIT changed();
}

}
