// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/Fold.h"

#include "shared/Icons.h"

#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

Fold::Fold(const QString &title, QWidget *content, QWidget *parent)
    : QWidget(parent), m_heading(new QToolButton), m_content(content)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_heading->setText(title);
    m_heading->setAccessibleName(title);
    m_heading->setCheckable(true);
    m_heading->setAutoRaise(true);
    m_heading->setFocusPolicy(Qt::StrongFocus);
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    column->addWidget(m_heading, 0, Qt::AlignLeft);
    column->addWidget(m_content);
    connect(m_heading, &QToolButton::toggled, this, &Fold::setOpen);
    setOpen(false);
}

bool Fold::isOpen() const
{
    return m_heading->isChecked();
}

void Fold::setOpen(bool open)
{
    m_heading->setChecked(open);
    m_heading->setIcon(icon(open ? "collapse"_L1 : "expand"_L1));
    m_content->setVisible(open);
}

}
