// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/sizes.h"

#include <QScreen>
#include <QWidget>

namespace lentera {

QSize roomFor(const QWidget &widget, int characters, int lines)
{
    const QFontMetrics metrics = widget.fontMetrics();
    const QSize wanted(metrics.averageCharWidth() * characters, metrics.lineSpacing() * lines);
    return wanted.boundedTo(widget.screen()->availableSize() * 0.9);
}

}
