// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/MessageBar.h"

#include "base/visible.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lentera {

static Tone toneOf(MessageLevel level)
{
    switch (level) {
    case MessageLevel::Information:
        return Tone::Accent;
    case MessageLevel::Success:
        return Tone::Good;
    case MessageLevel::Warning:
        return Tone::Caution;
    case MessageLevel::Error:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

static QLatin1StringView iconOf(MessageLevel level)
{
    switch (level) {
    case MessageLevel::Information:
        return "info"_L1;
    case MessageLevel::Success:
        return "ok"_L1;
    case MessageLevel::Warning:
        return "warning"_L1;
    case MessageLevel::Error:
        return "failure"_L1;
    }
    return "info"_L1;
}

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel), m_text(plainLabel({}, Selectable::Yes)), m_action(new QPushButton),
      m_close(new QToolButton), m_leave(new QTimer(this))
{
    m_close->setIcon(icon("close"_L1));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_text->setAccessibleDescription(tr("Message"));

    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);

    m_leave->setSingleShot(true);
    m_leave->setInterval(std::chrono::seconds(8));
    connect(m_leave, &QTimer::timeout, this, &MessageBar::dismiss);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::act);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    hide();
}

void MessageBar::show(const Message &message)
{
    m_message = message;
    m_showing = true;
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(icon(iconOf(message.level), toneOf(message.level)).pixmap(size, size));
    m_text->setText(visible(message.text));
    m_action->setText(message.actionText);
    m_action->setVisible(!message.actionText.isEmpty());
    const bool goodNews = message.level == MessageLevel::Information || message.level == MessageLevel::Success;
    if (goodNews && message.actionText.isEmpty())
        m_leave->start();
    else
        m_leave->stop();
    setVisible(true);
    QAccessibleEvent spoken(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
    update();
}

void MessageBar::dismiss()
{
    m_showing = false;
    m_leave->stop();
    hide();
}

void MessageBar::act()
{
    const std::function<void()> action = m_message.action;
    dismiss();
    if (action)
        action();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), toneBackground(toneOf(m_message.level), palette()));
    painter.fillRect(QRect(0, 0, 4, height()), toneColour(toneOf(m_message.level), palette()));
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

}
