// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/CredentialsPage.h"

#include "shared/EmptyState.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

QWidget *makeCredentialsPage(Desk &, QWidget *parent)
{
    auto *page = new QWidget(parent);
    auto *column = new QVBoxLayout(page);
    column->addWidget(emptyState("credentials"_L1, QObject::tr("Credentials"),
                                 QObject::tr("The credentials of the selected connection belong here.")));
    return page;
}

}
