// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenants/TenantDelegate.h"

#include "shared/Badges.h"
#include "shared/Icons.h"
#include "shared/words.h"
#include "tenants/TenantTreeModel.h"

#include <QApplication>
#include <QPainter>

namespace lentera {

static constexpr int gap = 6;

//! The part of the palette that a row is drawn with.
static QPalette::ColorGroup groupOf(const QStyleOptionViewItem &option)
{
    return option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
}

//! A connection's standing in words at the right end; answers what room is left.
static QRect drawWord(QPainter &painter, QRect room, Standing standing, const QStyleOptionViewItem &option)
{
    const bool selected = option.state & QStyle::State_Selected;
    const QString word = words::standing(standing);
    painter.setPen(selected ? option.palette.color(groupOf(option), QPalette::HighlightedText)
                            : toneColour(toneOf(standing), option.palette));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, word);
    room.setRight(room.right() - option.fontMetrics.horizontalAdvance(word) - gap);
    return room;
}

void TenantDelegate::paint(QPainter *painter, const QStyleOptionViewItem &asked, const QModelIndex &index) const
{
    QStyleOptionViewItem option = asked;
    initStyleOption(&option, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    const auto standing = Standing(index.data(TenantTreeModel::StandingRole).toInt());
    const bool selected = option.state & QStyle::State_Selected;
    const int size = style->pixelMetric(QStyle::PM_SmallIconSize);
    QRect room = option.rect.adjusted(gap / 2, 0, -gap, 0);
    icon(standing).paint(painter, QRect(room.left(), room.center().y() - size / 2, size, size), Qt::AlignCenter,
                         selected ? QIcon::Selected : QIcon::Normal);
    room.setLeft(room.left() + size + gap);

    painter->save();
    if (index.data(TenantTreeModel::IsTenantRole).toBool()) {
        const auto environment = Environment(index.data(TenantTreeModel::EnvironmentRole).toInt());
        room.setRight(drawEnvironmentBadge(*painter, room, environment, option.font, option.palette).left() - gap);
        option.font.setBold(true);
    } else {
        painter->setFont(option.font);
        room = drawWord(*painter, room, standing, option);
    }
    painter->setFont(option.font);
    painter->setPen(option.palette.color(groupOf(option), selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(option.font).elidedText(option.text, Qt::ElideRight, room.width()));
    painter->restore();
    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

QSize TenantDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize plain = QStyledItemDelegate::sizeHint(option, index);
    return {plain.width(), std::max(plain.height(), option.fontMetrics.height() + 12)};
}

}
