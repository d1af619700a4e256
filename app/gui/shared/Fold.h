// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace lentera {

//! A heading that shows or hides what is below it.
class Fold : public QWidget {
    Q_OBJECT
public:
    Fold(const QString &title, QWidget *content, QWidget *parent = nullptr);

    bool isOpen() const;
    void setOpen(bool open);

private:
    QToolButton *m_heading;
    QWidget *m_content;
};

}
