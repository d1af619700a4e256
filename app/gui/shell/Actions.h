// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"
#include "shared/Theme.h"

#include <QKeySequence>
#include <QMap>

class QAction;
class QMenuBar;

namespace lentera {

class PracticeRoom;

//! Everything that can be done from anywhere in the window, listed once: menus, shortcuts, the command palette and the
//! list of shortcuts are made of it.
class Actions : public QObject {
    Q_OBJECT
public:
    enum class Act {
        RunCheck,
        CheckOnce,
        Stop,
        Checklist,
        AddTenant,
        AddConnection,
        Edit,
        Duplicate,
        Remove,
        Import,
        Export,
        Practice,
        LeavePractice,
        Quit,
        Overview,
        Diagnose,
        Credentials,
        Files,
        Help,
        Settings,
        Palette,
        Filter,
        Paste,
        English,
        Indonesian,
        SystemAppearance,
        Light,
        Dark,
        ExplainSelection,
        Shortcuts,
        About
    };
    Q_ENUM(Act)

    //! The actions act on \a desk; dialogs stand before \a window, which also takes the shortcuts.
    Actions(Desk &desk, Theme &theme, PracticeRoom &practice, QWidget *window);

    QAction *action(Act act) const { return m_actions.value(act); }
    //! In the order of the list above.
    QList<QAction *> all() const { return m_actions.values(); }
    void fill(QMenuBar &bar) const;
    //! What can be done with the selected tenant or connection.
    QList<QAction *> forSelection() const;

Q_SIGNALS:
    void paletteWanted();
    void shortcutsWanted();
    void filterWanted();
    void pasteWanted();

private:
    void add(Act act, QLatin1StringView iconName, const QString &text, const QList<QKeySequence> &keys,
             std::function<void()> run);
    void addChecks();
    void addTenants();
    void addPlaces();
    void addView();
    void addHelp();
    void showWhatApplies();
    void editSelected();
    void duplicateSelected();
    void removeSelected();
    void showAbout();

    Desk &m_desk;
    Theme &m_theme;
    PracticeRoom &m_practice;
    QWidget *m_window;
    QMap<Act, QAction *> m_actions;
};

}
