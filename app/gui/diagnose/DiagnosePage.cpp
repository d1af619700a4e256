// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnose/DiagnosePage.h"

#include "shared/EmptyState.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

QWidget *makeDiagnosePage(Desk &, QWidget *parent)
{
    auto *page = new QWidget(parent);
    auto *column = new QVBoxLayout(page);
    column->addWidget(emptyState("diagnose"_L1, QObject::tr("No check yet"),
                                 QObject::tr("Choose a connection on the left and run the check.")));
    return page;
}

}
