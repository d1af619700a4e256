// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/WrappedText.h"

#include "base/visible.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace lentera {

static constexpr int fewestCharacters = 8;

WrappedText::WrappedText(const QString &text, const QString &accessibleName, QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setAccessibleName(accessibleName);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    // All lines are shown; without this the wheel would move them by a line instead of the pane that holds them.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] { verticalScrollBar()->setRange(0, 0); });
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    showText(text);
}

void WrappedText::showText(const QString &text)
{
    setPlainText(visible(text));
    updateGeometry();
}

void WrappedText::setTone(Tone tone)
{
    QPalette colours = palette();
    colours.setColor(QPalette::Text, toneColour(tone, colours));
    setPalette(colours);
}

// As QPlainTextDocumentLayout lays out its blocks.
QSizeF WrappedText::sizeWithin(qreal width) const
{
    QSizeF size(0, 0);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextLayout layout(block.text(), font());
        layout.setTextOption(document()->defaultTextOption());
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            size = {std::max(size.width(), line.naturalTextWidth()), size.height() + line.height()};
        }
        layout.endLayout();
    }
    return size;
}

int WrappedText::heightForWidth(int width) const
{
    return int(std::ceil(sizeWithin(std::max(width, 1)).height()));
}

QSize WrappedText::sizeHint() const
{
    static constexpr int usualCharacters = 60;
    const int usual = fontMetrics().averageCharWidth() * usualCharacters;
    const QSizeF size = sizeWithin(usual);
    return {int(std::ceil(size.width())) + cursorWidth(), int(std::ceil(size.height()))};
}

QSize WrappedText::minimumSizeHint() const
{
    const int least = fontMetrics().averageCharWidth() * fewestCharacters;
    return {std::min(least, sizeHint().width()), fontMetrics().lineSpacing()};
}

}
