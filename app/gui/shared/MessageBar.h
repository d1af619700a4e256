// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Message.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace lentera {

//! One message near its cause, in one of four levels, with at most one thing to do (Undo) and a way to close it.
//! Good news without an action leaves by itself; everything else stays until it is closed or replaced.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void show(const Message &message);
    void dismiss();
    bool isShowing() const { return m_showing; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void act();

    Message m_message;
    bool m_showing = false;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    QTimer *m_leave;
};

}
