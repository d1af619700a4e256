// SPDX-License-Identifier: GPL-3.0-or-later
#include "firststart/FirstStartPage.h"

#include "firststart/PracticeRoom.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"
#include "tenants/dialogs.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

//! The texts of this file, for translators.
struct FirstStart {
    Q_DECLARE_TR_FUNCTIONS(FirstStart)
};

//! A button with a line below it that says what is behind it.
static QPushButton *addDoor(QHBoxLayout *doors, QLatin1StringView iconName, const QString &title, const QString &text)
{
    auto *column = new QVBoxLayout;
    auto *mark = new QLabel;
    mark->setPixmap(icon(iconName, Tone::Accent).pixmap(40, 40));
    column->addWidget(mark, 0, Qt::AlignHCenter);
    auto *button = new QPushButton(title);
    button->setMinimumHeight(button->sizeHint().height() * 3 / 2);
    button->setAccessibleDescription(text);
    column->addWidget(button);
    QLabel *note = noteLabel(text);
    note->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    column->addWidget(note);
    column->addStretch();
    doors->addLayout(column, 1);
    return button;
}

QWidget *makeFirstStartPage(Desk &desk, PracticeRoom &practice, QWidget *parent)
{
    auto *page = new QWidget(parent);
    auto *column = new QVBoxLayout(page);
    column->addStretch(2);
    QLabel *welcome = headingLabel(FirstStart::tr("Welcome to Lentera"), 1);
    QLabel *purpose = plainLabel(FirstStart::tr("Lentera finds out why an integration does not work, and says who can "
                                                "fix it and how."));
    for (QLabel *label : {welcome, purpose}) {
        label->setAlignment(Qt::AlignHCenter);
        column->addWidget(label);
    }
    column->addSpacing(24);
    auto *doors = new QHBoxLayout;
    doors->setSpacing(32);
    column->addLayout(doors);
    column->addStretch(3);

    QPushButton *tryIt = addDoor(doors, "practice"_L1, FirstStart::tr("Try the practice workspace"),
                                 FirstStart::tr("Systems inside Lentera, some of them broken. Works offline, in a "
                                                "minute, and touches nothing real."));
    QPushButton *add = addDoor(doors, "tenant"_L1, FirstStart::tr("Add a tenant"),
                               FirstStart::tr("A customer or organisation whose connections you look after."));
    QPushButton *import = addDoor(doors, "import"_L1, FirstStart::tr("Import"),
                                  FirstStart::tr("A file that Lentera exported: tenants and connections, "
                                                 "without their secrets."));
    QObject::connect(tryIt, &QPushButton::clicked, &practice, &PracticeRoom::enter);
    QObject::connect(&practice, &PracticeRoom::enteringChanged, tryIt, [tryIt, &practice] {
        tryIt->setDisabled(practice.isEntering());
        tryIt->setText(practice.isEntering() ? FirstStart::tr("Starting the practice systems…")
                                             : FirstStart::tr("Try the practice workspace"));
    });
    QObject::connect(add, &QPushButton::clicked, page, [&desk, page] { dialogs::addTenant(desk, page->window()); });
    QObject::connect(import, &QPushButton::clicked, page,
                     [&desk, page] { dialogs::importTenants(desk, page->window()); });
    page->setFocusProxy(tryIt);
    return page;
}

}
