// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

namespace lentera {

//! What Help shows: the search, its hits and the chosen explanation.
class HelpPresenter : public QObject {
    Q_OBJECT
public:
    explicit HelpPresenter(Desk &desk);

    const QString &query() const { return m_query; }
    //! An id leads to it, a pasted text to what explains it, anything else to what has its words.
    void search(const QString &query);
    const QStringList &hits() const { return m_hits; }

    const QString &chosen() const { return m_chosen; }
    void choose(const QString &id);

    const QString &language() const { return m_language; }
    void setLanguage(const QString &language);
    QString titleOf(const QString &id) const;
    Explained explained(const QString &language) const;

Q_SIGNALS:
    void hitsChanged();
    void chosenChanged();

private:
    QStringList found() const;

    Desk &m_desk;
    QString m_query;
    QStringList m_hits;
    QString m_chosen;
    QString m_language;
};

}
