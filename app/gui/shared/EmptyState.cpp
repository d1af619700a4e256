// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/EmptyState.h"

#include "shared/Icons.h"
#include "shared/PlainLabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lentera {

static constexpr int lineCharacters = 64;

QWidget *emptyState(QLatin1StringView iconName, const QString &title, const QString &text, const QString &actionText,
                    std::function<void()> action)
{
    auto *view = new QWidget;
    auto *column = new QVBoxLayout(view);
    auto *mark = new QLabel;
    mark->setPixmap(icon(iconName, Tone::Neutral).pixmap(48, 48));
    mark->setAlignment(Qt::AlignHCenter);
    QLabel *heading = headingLabel(title, 2);
    QLabel *body = noteLabel(text);
    column->addStretch(2);
    column->addWidget(mark, 0, Qt::AlignHCenter);
    for (QLabel *label : {heading, body}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setMaximumWidth(body->fontMetrics().averageCharWidth() * lineCharacters);
        auto *row = new QHBoxLayout; // a label with an alignment in its layout is given too few lines
        row->addStretch(1);
        row->addWidget(label, 100);
        row->addStretch(1);
        column->addLayout(row);
    }
    if (!actionText.isEmpty()) {
        auto *button = new QPushButton(actionText);
        QObject::connect(button, &QPushButton::clicked, view, std::move(action));
        column->addWidget(button, 0, Qt::AlignHCenter);
    }
    column->addStretch(3);
    return view;
}

}
