// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/SecretEdit.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;

namespace lentera {

static constexpr auto shownFor = 10s;

SecretEdit::SecretEdit(QWidget *parent) : QLineEdit(parent), m_hide(new QTimer(this))
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(inputMethodHints() | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setDragEnabled(false);
    m_hide->setSingleShot(true);
    m_hide->setInterval(shownFor);
    connect(m_hide, &QTimer::timeout, this, [this] { setShown(false); });
}

SecretEdit::~SecretEdit()
{
    const QSignalBlocker quiet(this); // whoever listens is half gone
    setText({});                      // unlike clear(), this also forgets what could be undone
}

void SecretEdit::setShown(bool shown)
{
    if (shown == isShown())
        return;
    deselect();
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    if (shown)
        m_hide->start();
    else
        m_hide->stop();
    Q_EMIT shownChanged(shown);
}

void SecretEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut)) {
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SecretEdit::mouseReleaseEvent(QMouseEvent *event)
{
    if (isShown())
        deselect(); // else the selection would become X11's primary one, which any program may read
    QLineEdit::mouseReleaseEvent(event);
}

void SecretEdit::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Paste"), this, &QLineEdit::paste);
    menu->addAction(tr("&Empty"), this, [this] { setText({}); });
    menu->popup(event->globalPos());
}

SharedSecret secretIn(const QLineEdit &line)
{
    return line.text().isEmpty() ? nullptr : std::make_shared<const Secret>(line.text().toUtf8());
}

SharedSecret takeSecret(QLineEdit &line)
{
    const SharedSecret entered = secretIn(line);
    QString typed = line.text();
    line.setText({});
    typed.fill(QChar()); // the last holder of these characters, unless a view of the line keeps some
    return entered;
}

}
