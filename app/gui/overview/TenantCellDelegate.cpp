// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/TenantCellDelegate.h"

#include "overview/OverviewRow.h"
#include "shared/Badges.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace lentera {

void TenantCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &asked, const QModelIndex &index) const
{
    QStyleOptionViewItem option = asked;
    initStyleOption(&option, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const QString name = std::exchange(option.text, QString());
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const auto environment = Environment(index.data(OverviewModel::EnvironmentRole).toInt());
    const QSize badge = environmentBadgeSize(environment, option.font);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, option.widget) + 2;
    const QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    const int gap = std::max(0, (room.height() - option.fontMetrics.height() - badge.height()) / 3);
    const QRect nameRoom(room.left(), room.top() + gap, room.width(), option.fontMetrics.height());
    const QRect badgeRoom(room.left(), nameRoom.bottom() + 1 + gap, std::min(badge.width(), room.width()),
                          badge.height());

    const bool selected = option.state & QStyle::State_Selected;
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    painter->save();
    painter->setFont(option.font);
    painter->setPen(option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(nameRoom, Qt::AlignVCenter | Qt::AlignLeft,
                      option.fontMetrics.elidedText(name, Qt::ElideRight, nameRoom.width()));
    painter->restore();
    drawEnvironmentBadge(*painter, badgeRoom, environment, option.font, option.palette);
}

}
