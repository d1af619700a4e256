// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"
#include "shared/Theme.h"

#include <QMainWindow>

class QSplitter;

namespace lentera {

class Actions;
class MessageBar;
class PageStack;
class PlaceBar;
class PracticeRoom;
class TenantPanel;

//! The frame: navigation and nothing else. It is rebuilt when the interface's language changes.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Desk &desk, Theme &theme, PracticeRoom &practice);
    ~MainWindow() override;

    Place place() const;

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    QWidget *makeCentre();
    void connectActions();
    void open(Place place);
    void selectionChanged();
    void showTitle();
    void showPalette();
    void showShortcuts();
    void offerPasted();
    void askToClose();
    void keepState();

    Desk &m_desk;
    Theme &m_theme;
    PracticeRoom &m_practice;
    Actions *m_actions = nullptr;
    TenantPanel *m_panel = nullptr;
    PlaceBar *m_bar = nullptr;
    PageStack *m_pages = nullptr;
    MessageBar *m_messages = nullptr;
    QSplitter *m_splitter = nullptr;
    Place m_place = Place::Overview;
    TenantId m_tenant; //!< whose open place m_place is
    bool m_closeConfirmed = false;
};

}
