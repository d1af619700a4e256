// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"

#include <QLineEdit>

class QTimer;

namespace lentera {

//! A line to type or paste a secret into. It never reaches the clipboard, not even while it is shown, and hides again
//! by itself after ten seconds.
class SecretEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretEdit(QWidget *parent = nullptr);
    ~SecretEdit() override;

    bool isShown() const { return echoMode() == QLineEdit::Normal; }
    void setShown(bool shown);

Q_SIGNALS:
    void shownChanged(bool shown);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QTimer *m_hide;
};

//! What is entered in \a line, to look at its shape; null when it is empty.
SharedSecret secretIn(const QLineEdit &line);
//! The same; the line is empty afterwards and cannot be undone.
SharedSecret takeSecret(QLineEdit &line);

}
