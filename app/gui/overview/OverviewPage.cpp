// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/OverviewPage.h"

#include "shared/EmptyState.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

QWidget *makeOverviewPage(Desk &, QWidget *parent)
{
    auto *page = new QWidget(parent);
    auto *column = new QVBoxLayout(page);
    column->addWidget(emptyState("overview"_L1, QObject::tr("Tenants and their state"),
                                 QObject::tr("The state of every connection of the selected tenant belongs here.")));
    return page;
}

}
