// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/WindowDriver.h"

namespace lentera {

//! Goes to every place of the window in the practice workspace, by keys that are the same in every language, and lets
//! \a look see each.
class Walk {
public:
    using Look = std::function<void(const QString &where, const WindowTree &tree)>;

    Walk(WindowDriver &window, Look look) : m_window(window), m_look(std::move(look)) {}

    //! Until the systems of the practice workspace are diagnosed.
    void start(const QString &language);
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

    WindowDriver &m_window;
    Look m_look;
};

}
