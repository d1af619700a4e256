// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/WindowDriver.h"

//! The window's shortcuts as xdotool names them; the same in every language.
namespace lentera::key {

inline const QString addTenant = QStringLiteral("ctrl+n");
inline const QString addConnection = QStringLiteral("ctrl+shift+n");
inline const QString edit = QStringLiteral("F2");
inline const QString checkOnce = QStringLiteral("ctrl+shift+u");
inline const QString palette = QStringLiteral("ctrl+k");
inline const QString shortcuts = QStringLiteral("ctrl+slash");
inline const QString about = QStringLiteral("shift+F1");
inline const QString importTenants = QStringLiteral("ctrl+i");
inline const QString exportTenants = QStringLiteral("ctrl+shift+e");
inline const QString remove = QStringLiteral("ctrl+shift+Delete");
inline const QString setCredential = QStringLiteral("ctrl+shift+s");
inline const QString rotateCredential = QStringLiteral("ctrl+shift+t");
inline const QString removeCredential = QStringLiteral("ctrl+shift+BackSpace");
inline const QString runCheck = QStringLiteral("F5");
inline const QString quit = QStringLiteral("ctrl+q");
inline const QString stop = QStringLiteral("ctrl+period");

}

namespace lentera {

//! Goes to every place of the window in the practice workspace, by what is the same in every language, and lets
//! \a look see each.
class Walk {
public:
    using Look = std::function<void(const QString &where, const WindowTree &tree)>;

    Walk(WindowDriver &window, Look look) : m_window(window), m_look(std::move(look)) {}

    //! Until the systems of the practice workspace are diagnosed.
    void start(const QString &language);
    //! All of what follows.
    void everything();
    void pages();
    void tenantDialogs();
    //! The connection dialog, with the advanced fields, once for each connector.
    void connectionDialogs();
    void credentialDialogs();
    void shellDialogs();
    void fileDialogs();
    void menus();
    void messages();

    //! Opens the page of that number and waits for it.
    void open(int page);
    void select(const QString &connection) { m_window.click(QStringLiteral("tree item"), connection); }

private:
    //! Opens what \a key opens, lets it be seen and leaves it.
    void dialog(const QString &where, const QString &key);
    void leaveDialog();
    void menu(const QString &where);

    WindowDriver &m_window;
    Look m_look;
};

}
