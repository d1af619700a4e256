// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/HelpPresenter.h"

#include "explain/Topics.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lentera {

HelpPresenter::HelpPresenter(Desk &desk) : m_desk(desk), m_language(desk.language().tag())
{
    connect(&desk, &Desk::explanationRequested, this, [this](const QString &idOrText) {
        m_subject.clear();
        search(idOrText);
        choose(m_hits.value(0));
    });
    connect(&desk.language(), &Language::languageChanged, this, &HelpPresenter::setLanguage);
    m_hits = found();
}

void HelpPresenter::search(const QString &query)
{
    m_query = query.trimmed();
    m_hits = found();
    Q_EMIT hitsChanged();
    if (!m_hits.contains(m_chosen))
        choose(m_hits.value(0));
}

void HelpPresenter::narrow(const QString &subject)
{
    if (std::exchange(m_subject, subject) != subject)
        search(m_query);
}

void HelpPresenter::choose(const QString &id)
{
    if (id == m_chosen)
        return;
    m_chosen = id;
    m_desk.setTopic(id);
    Q_EMIT chosenChanged();
}

void HelpPresenter::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    m_hits = found();
    Q_EMIT hitsChanged();
}

QString HelpPresenter::titleOf(const QString &id) const
{
    return m_desk.explanations().general(id, m_language).title;
}

Explained HelpPresenter::explained(const QString &language) const
{
    return m_desk.explanations().general(m_chosen, language);
}

QStringList HelpPresenter::ofSubject() const
{
    if (m_subject.isEmpty())
        return m_desk.explanations().ids();
    if (const Connector *system = m_desk.workspace().connectors().find(m_subject);
        system && !topicIds().contains(m_subject))
        return explanationsOf(*system, m_desk.explanations());
    return explanationsOf(m_subject, m_desk.explanations());
}

//! As a person looks for it: a sign at the beginning does not count.
static QString sortKey(const QString &title)
{
    const auto first = std::find_if(title.cbegin(), title.cend(), [](QChar sign) { return sign.isLetterOrNumber(); });
    return title.sliced(first - title.cbegin()).toCaseFolded();
}

QStringList HelpPresenter::found() const
{
    const Explanations &all = m_desk.explanations();
    if (all.contains(m_query))
        return {m_query};
    QMap<QString, QString> byTitle; // sorted as it is read
    const QStringList words = m_query.split(u' ', Qt::SkipEmptyParts);
    const QStringList offered = ofSubject();
    for (const QString &id : offered) {
        const QString title = titleOf(id);
        const bool fits = std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
            return title.contains(word, Qt::CaseInsensitive) || id.contains(word, Qt::CaseInsensitive);
        });
        if (fits)
            byTitle.insert(sortKey(title) + id, id);
    }
    QStringList hits = m_query.isEmpty() ? QStringList() : all.matching(m_query);
    if (!m_subject.isEmpty())
        hits.removeIf([&offered](const QString &id) { return !offered.contains(id); });
    for (const QString &id : std::as_const(byTitle))
        if (!hits.contains(id))
            hits << id;
    return hits;
}

}
