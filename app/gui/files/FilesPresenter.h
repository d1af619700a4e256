// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/lintReport.h"
#include "shared/Desk.h"

#include <optional>
#include <stop_token>

namespace lentera {

//! What Files shows: a file or folder that is looked at, and the mistakes in it.
class FilesPresenter : public QObject {
    Q_OBJECT
public:
    explicit FilesPresenter(Desk &desk);
    ~FilesPresenter() override;

    Desk &desk() const { return m_desk; }
    //! Empty until one was chosen.
    const QString &path() const { return m_path; }
    //! Looks at \a path, in place of what is being looked at.
    void look(const QString &path);
    bool isLooking() const { return m_ticket != 0; }
    void stop() { m_stop.request_stop(); }

    //! Nothing before the first look has ended; the error when nothing could be looked at.
    const std::optional<Result<LintReport>> &report() const { return m_report; }
    QList<FileFinding> findings() const;
    //! `line:column` behind the file's name relative to path().
    QString placeOf(const FileFinding &finding) const;
    Explained explained(const FileFinding &finding, const QString &language) const;

    const QString &language() const { return m_language; }
    void setLanguage(const QString &language);

Q_SIGNALS:
    void changed();

private:
    void take(Result<LintReport> report);

    Desk &m_desk;
    QString m_path;
    QString m_language;
    std::stop_source m_stop;
    int m_ticket = 0;
    std::optional<Result<LintReport>> m_report;
};

}
