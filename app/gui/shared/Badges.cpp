// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/Badges.h"

#include "shared/Icons.h"
#include "shared/PlainLabel.h"
#include "shared/words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace lentera {

static constexpr int horizontalRoom = 7;
static constexpr int verticalRoom = 2;

static QFont badgeFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.85);
    font.setWeight(QFont::DemiBold);
    return font;
}

QSize environmentBadgeSize(Environment environment, const QFont &font)
{
    const QFontMetrics metrics(badgeFont(font));
    return {metrics.horizontalAdvance(words::environment(environment)) + 2 * horizontalRoom,
            metrics.height() + 2 * verticalRoom};
}

QRect drawEnvironmentBadge(QPainter &painter, const QRect &room, Environment environment, const QFont &font,
                           const QPalette &palette)
{
    const QSize size = environmentBadgeSize(environment, font);
    const QRect badge(room.right() - size.width() + 1, room.center().y() - size.height() / 2, size.width(),
                      size.height());
    const QColor tone = toneColour(toneOf(environment), palette);
    const bool filled = environment == Environment::Production;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(badgeFont(font));
    painter.setPen(tone);
    painter.setBrush(filled ? QBrush(tone) : QBrush(palette.color(QPalette::Base)));
    const qreal radius = badge.height() / 2.0;
    painter.drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(filled ? palette.color(QPalette::Base) : tone);
    painter.drawText(badge, Qt::AlignCenter, words::environment(environment));
    painter.restore();
    return badge;
}

EnvironmentBadge::EnvironmentBadge(Environment environment, QWidget *parent)
    : QWidget(parent), m_environment(environment)
{
    setAccessibleName(words::environment(environment));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize EnvironmentBadge::sizeHint() const
{
    return environmentBadgeSize(m_environment, font());
}

void EnvironmentBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawEnvironmentBadge(painter, rect(), m_environment, font(), palette());
}

QWidget *standingBadge(Standing standing)
{
    auto *badge = new QWidget;
    auto *row = new QHBoxLayout(badge);
    row->setContentsMargins(0, 0, 0, 0);
    auto *mark = new QLabel;
    const int size = badge->style()->pixelMetric(QStyle::PM_SmallIconSize);
    mark->setPixmap(icon(standing).pixmap(size, size));
    row->addWidget(mark);
    row->addWidget(plainLabel(words::standing(standing)));
    return badge;
}

}
