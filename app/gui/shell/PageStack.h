// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"
#include "shared/Theme.h"

#include <QStackedWidget>

namespace lentera {

class PracticeRoom;

//! The window's pages, each made when it is first opened. A workspace without tenants shows the first-start page in
//! place of those that need one.
class PageStack : public QStackedWidget {
    Q_OBJECT
public:
    PageStack(Desk &desk, Theme &theme, PracticeRoom &practice, QWidget *parent = nullptr);

    void open(Place place);
    Place place() const { return m_place; }
    //! The page of \a place; made if it was not opened yet.
    QWidget *page(Place place);

Q_SIGNALS:
    void shortcutsWanted();

private:
    QWidget *made(Place place);
    void showRight();

    Desk &m_desk;
    Theme &m_theme;
    PracticeRoom &m_practice;
    Place m_place = Place::Overview;
    QMap<Place, QWidget *> m_pages;
    QWidget *m_blank;
    QWidget *m_firstStart = nullptr;
};

}
