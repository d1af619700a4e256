// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/Explanation.h"
#include "report/RunJson.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace lentera {

//! An explanation in the fixed order (title, cause, fix, prevention, who can fix it, evidence), as plain text, with a
//! switch of its own for the language: an English desk may copy the Indonesian text.
class ExplanationView : public QWidget {
    Q_OBJECT
public:
    //! Words the shown explanation in a language (`en`, `id`).
    using Wording = std::function<Explained(const QString &language)>;

    //! Starts in \a language.
    explicit ExplanationView(const QString &language, QWidget *parent = nullptr);

    void show(Wording wording);
    void clear();
    const QString &language() const { return m_language; }
    void setLanguage(const QString &language);

Q_SIGNALS:
    void languageChosen(const QString &language);

private:
    void rebuild();
    void addSection(QVBoxLayout *column, const QString &heading, const QString &text);
    QWidget *languageSwitch();
    QWidget *evidenceTable(const QList<EvidenceRow> &rows, const ReportWords &labels);

    QString m_language;
    Wording m_wording;
    QWidget *m_content = nullptr;
};

//! The explanation as text to paste, all in its own language: title and sections under their headings.
QString explanationText(const Explained &explained);

}
