// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklist/ChecklistDialog.h"
#include "gui/DeskFixture.h"
#include "support/runTests.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace lentera {

//! The guided check list: a check ticks what it can know, a person the rest.
class ChecklistDialogTest : public QObject {
    Q_OBJECT

    const Selection m_desk{TenantId(u"acme"_s), ConnectionId(u"desk"_s)};

    static QTreeWidgetItem *step(const QDialog &dialog, const QString &id)
    {
        for (QTreeWidgetItemIterator item(dialog.findChild<QTreeWidget *>()); *item; ++item)
            if ((*item)->data(0, Qt::UserRole).toString() == id)
                return *item;
        return nullptr;
    }
    static void show(QDialog &dialog, const QString &list)
    {
        auto *lists = dialog.findChild<QComboBox *>();
        lists->setCurrentIndex(lists->findData(list));
        dialog.show();
    }

private Q_SLOTS:
    void aTickIsKept();
    void theCommandNamesTheConnection();
    void everyControlHasAName();
};

void ChecklistDialogTest::aTickIsKept()
{
    DeskFixture fixture;
    QVERIFY(fixture.furnish());
    {
        ChecklistDialog dialog(fixture.desk, m_desk, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        show(dialog, u"connection"_s);
        step(dialog, u"scope"_s)->setCheckState(0, Qt::Checked);
        QCOMPARE(step(dialog, u"scope"_s)->text(1), u"done by hand"_s);
    }
    ChecklistDialog again(fixture.desk, m_desk, nullptr);
    again.setAttribute(Qt::WA_DeleteOnClose, false);
    show(again, u"connection"_s);
    QCOMPARE(step(again, u"scope"_s)->checkState(0), Qt::Checked);
    QCOMPARE(step(again, u"words"_s)->checkState(0), Qt::Unchecked);
    ChecklistDialog other(fixture.desk, {m_desk.tenant, ConnectionId(u"shop"_s)}, nullptr);
    other.setAttribute(Qt::WA_DeleteOnClose, false);
    show(other, u"connection"_s);
    QCOMPARE(step(other, u"scope"_s)->checkState(0), Qt::Unchecked);
}

void ChecklistDialogTest::theCommandNamesTheConnection()
{
    DeskFixture fixture;
    QVERIFY(fixture.furnish());
    ChecklistDialog dialog(fixture.desk, m_desk, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    show(dialog, u"connection"_s);
    dialog.findChild<QTreeWidget *>()->setCurrentItem(step(dialog, u"run"_s));
    QCOMPARE(dialog.findChild<QPlainTextEdit *>()->toPlainText(), u"lentera-cli check acme/desk"_s);
    dialog.findChild<QTreeWidget *>()->setCurrentItem(step(dialog, u"scope"_s));
    QVERIFY(!dialog.findChild<QPlainTextEdit *>()->isVisible());
}

void ChecklistDialogTest::everyControlHasAName()
{
    DeskFixture fixture;
    QVERIFY(fixture.furnish());
    ChecklistDialog dialog(fixture.desk, m_desk, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    for (QWidget *widget : dialog.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
}

}

LENTERA_TEST(tst_checklistDialog, lentera::ChecklistDialogTest)
#include "tst_checklistDialog.moc"
