// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/SearchField.h"

#include "shared/Icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lentera {

QLineEdit *searchField(const QString &name)
{
    auto *field = new QLineEdit;
    field->setPlaceholderText(name);
    field->setAccessibleName(name);
    field->addAction(icon("search"_L1), QLineEdit::LeadingPosition);
    field->setClearButtonEnabled(true);
    // Qt leaves both buttons without a name, which a screen reader would read as nothing.
    const auto buttons = field->findChildren<QToolButton *>();
    for (QToolButton *button : buttons)
        button->setAccessibleName(button == buttons.first() ? name
                                                            : QCoreApplication::translate("SearchField", "Clear"));
    return field;
}

}
