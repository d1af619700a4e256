// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/PlainLabel.h"

#include "base/visible.h"
#include "shared/Theme.h"

#include <QMessageBox>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

QLabel *plainLabel(const QString &text, Selectable selectable)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(visible(text));
    if (selectable == Selectable::Yes)
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QFont headingFont(QFont font, int level)
{
    static constexpr std::array sizes{1.6, 1.25, 1.0};
    font.setPointSizeF(font.pointSizeF() * sizes.at(size_t(std::clamp(level, 1, 3) - 1)));
    font.setBold(true);
    return font;
}

QLabel *headingLabel(const QString &text, int level)
{
    QLabel *label = plainLabel(text);
    label->setFont(headingFont(label->font(), level));
    return label;
}

QLabel *noteLabel(const QString &text)
{
    QLabel *label = plainLabel(text);
    QPalette palette = label->palette(); // the palette's own placeholder colour is too faint to read
    palette.setColor(QPalette::WindowText, toneColour(Tone::Neutral, palette));
    label->setPalette(palette);
    return label;
}

QMessageBox *plainBox(QWidget *parent, const QString &title, const QString &text, const QString &detail)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    box->setTextFormat(Qt::PlainText);
    box->setText(visible(text));
    box->setInformativeText(visible(detail));
    return box;
}

}
