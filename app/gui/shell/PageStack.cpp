// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/PageStack.h"

#include "credentials/CredentialsPage.h"
#include "diagnose/DiagnosePage.h"
#include "files/FilesPage.h"
#include "firststart/FirstStartPage.h"
#include "help/HelpPage.h"
#include "overview/OverviewPage.h"
#include "settings/SettingsPage.h"

namespace lentera {

PageStack::PageStack(Desk &desk, Theme &theme, PracticeRoom &practice, QWidget *parent)
    : QStackedWidget(parent), m_desk(desk), m_theme(theme), m_practice(practice), m_blank(new QWidget)
{
    addWidget(m_blank);
    connect(&desk, &Desk::tenantsChanged, this, &PageStack::showRight);
    connect(&desk, &Desk::adHocCheckRequested, this, [this] { setCurrentWidget(page(Place::Diagnose)); });
}

void PageStack::open(Place place)
{
    m_place = place;
    if (place == Place::Diagnose)
        page(place); // whoever runs checks must be there before it is asked to
    showRight();
}

static bool needsTenants(Place place)
{
    return place != Place::Files && place != Place::Help && place != Place::Settings;
}

void PageStack::showRight()
{
    if (needsTenants(m_place) && !m_desk.isLoaded()) {
        setCurrentWidget(m_blank);
        return;
    }
    if (needsTenants(m_place) && m_desk.tenants().isEmpty()) {
        if (!m_firstStart)
            addWidget(m_firstStart = makeFirstStartPage(m_desk, m_practice, this));
        setCurrentWidget(m_firstStart);
        m_firstStart->setFocus(Qt::TabFocusReason); // it is seen where Return leads
        return;
    }
    setCurrentWidget(page(m_place));
}

QWidget *PageStack::page(Place place)
{
    QWidget *&known = m_pages[place];
    if (!known)
        addWidget(known = made(place));
    return known;
}

QWidget *PageStack::made(Place place)
{
    switch (place) {
    case Place::Overview:
        return makeOverviewPage(m_desk, this);
    case Place::Diagnose:
        return makeDiagnosePage(m_desk, this);
    case Place::Credentials:
        return makeCredentialsPage(m_desk, this);
    case Place::Files:
        return makeFilesPage(m_desk, this);
    case Place::Help:
        return makeHelpPage(
            m_desk, [this] { Q_EMIT shortcutsWanted(); }, this);
    case Place::Settings:
        break;
    }
    return makeSettingsPage(m_desk, m_theme, this);
}

}
