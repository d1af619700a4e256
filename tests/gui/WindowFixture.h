// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "firststart/PracticeRoom.h"
#include "gui/DeskFixture.h"
#include "shell/MainWindow.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>

namespace lentera {

//! A furnished desk in a window that is shown.
class WindowFixture : public DeskFixture {
public:
    WindowFixture() : practice(desk, *workspace, {}), window(desk, theme, practice)
    {
        furnished = furnish();
        window.show();
    }

    //! A widget of the window by its accessible name.
    template <class Widget>
    Widget *named(const QString &name, QWidget *in = nullptr)
    {
        for (Widget *widget : (in ? in : &window)->findChildren<Widget *>())
            if (widget->accessibleName() == name)
                return widget;
        return nullptr;
    }

    bool furnished = false;
    Theme theme;
    PracticeRoom practice;
    MainWindow window;
};

//! The button that a dialog ends with; it must also be the one that Return presses.
inline QPushButton *acceptButton(const QDialog *dialog)
{
    const auto *box = dialog->findChild<QDialogButtonBox *>();
    for (QAbstractButton *button : box->buttons())
        if (box->buttonRole(button) == QDialogButtonBox::AcceptRole)
            return qobject_cast<QPushButton *>(button);
    return nullptr;
}

}
