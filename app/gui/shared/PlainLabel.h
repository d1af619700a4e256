// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QMessageBox;

namespace lentera {

//! A label that takes nothing for markup. It wraps and can be selected by mouse and keyboard where \a selectable.
enum class Selectable { No, Yes };
QLabel *plainLabel(const QString &text, Selectable selectable = Selectable::No);
//! \a font in the size and weight of a page's (1) or section's (2, 3) heading.
QFont headingFont(QFont font, int level);
//! A label in the size and weight of a page's or section's heading.
QLabel *headingLabel(const QString &text, int level);
//! A label in a quieter colour, for what explains a control.
QLabel *noteLabel(const QString &text);

//! A question or statement where work cannot go on; plain text. The caller adds buttons and opens it: never exec().
QMessageBox *plainBox(QWidget *parent, const QString &title, const QString &text, const QString &detail);

}
