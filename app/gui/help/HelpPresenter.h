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
    const QList<Connector> &systems() const { return m_desk.workspace().connectors().all(); }
    //! Shows only what belongs to \a subject: a topic (topicIds()), the id of a connector, or empty for all.
    void narrow(const QString &subject);
    const QString &subject() const { return m_subject; }
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
    QStringList ofSubject() const;

    Desk &m_desk;
    QString m_query;
    QString m_subject;
    QStringList m_hits;
    QString m_chosen;
    QString m_language;
};

}
