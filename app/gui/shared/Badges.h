// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Tenant.h"
#include "shared/Theme.h"

#include <QWidget>

class QPainter;

namespace lentera {

//! Draws an environment's word in its colours, at the right end of \a room; answers the space taken. Production is
//! filled, the others are outlined: never told apart by colour alone.
QRect drawEnvironmentBadge(QPainter &painter, const QRect &room, Environment environment, const QFont &font,
                           const QPalette &palette);
QSize environmentBadgeSize(Environment environment, const QFont &font);

//! An environment's badge as a widget.
class EnvironmentBadge : public QWidget {
    Q_OBJECT
public:
    explicit EnvironmentBadge(Environment environment, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Environment m_environment;
};

//! A standing's icon and word in one row.
QWidget *standingBadge(Standing standing);

}
