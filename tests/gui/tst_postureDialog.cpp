// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnose/PostureDialog.h"
#include "gui/DeskFixture.h"
#include "support/LoopbackServer.h"
#include "support/TlsServer.h"
#include "support/runTests.h"

#include <QAccessible>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace lentera {

//! "Examine TLS": an examination with progress and Stop, and what it found.
class PostureDialogTest : public QObject {
    Q_OBJECT

    const TestIdentity m_root = TestAuthority::root();
    const TestIdentity m_leaf = TestAuthority::signedBy(m_root, {.names = "IP:127.0.0.1"});

    Connection connectionTo(int port) const
    {
        Connection connection;
        connection.connector = u"generic-http"_s;
        connection.parameters.insert(u"baseUrl"_s, u"https://127.0.0.1:%1"_s.arg(port));
        connection.proxy.source = ProxySource::None;
        connection.trust = {TrustRoots::OwnOnly, m_root.pem(), {}, {}};
        return connection;
    }
    static QPushButton *button(const QDialog &dialog, const QString &text)
    {
        for (QPushButton *one : dialog.findChildren<QPushButton *>())
            if (one->text().remove(u'&') == text)
                return one;
        return nullptr;
    }

private Q_SLOTS:
    void whatWasFoundIsShown();
    void stopEndsIt();
    void closingStopsIt();
};

void PostureDialogTest::whatWasFoundIsShown()
{
    DeskFixture fixture;
    const TlsServer server({.chain = m_leaf.pem() + m_root.pem(), .key = m_leaf.keyPem()});
    QPointer<PostureDialog> dialog = new PostureDialog(fixture.desk, connectionTo(server.port()), nullptr);
    QSignalSpy examined(dialog, &PostureDialog::examined);
    dialog->show();
    QVERIFY(dialog->isExamining() && fixture.desk.isWorking());
    QVERIFY(examined.wait(30'000));
    QVERIFY(!fixture.desk.isWorking());
    const auto *sections = dialog->findChild<QTreeWidget *>();
    QStringList titles;
    for (int i = 0; i < sections->topLevelItemCount(); ++i)
        titles << sections->topLevelItem(i)->text(0);
    QVERIFY2(titles.contains(u"Protocol versions"_s) && titles.contains(u"Certificate"_s),
             qPrintable(titles.join(u'\n')));
    QVERIFY(dialog->findChild<QPlainTextEdit *>()->toPlainText().contains("signed by Lentera Test Root"_L1));
    QVERIFY(button(*dialog, u"Save certificates…"_s)->isEnabled());
    QVERIFY(!button(*dialog, u"Stop"_s)->isEnabled());
    auto *pages = dialog->findChild<QTabWidget *>();
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentIndex(page);
        for (QWidget *widget : dialog->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
                continue;
            const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible && (!accessible->text(QAccessible::Name).isEmpty() ||
                                    accessible->role() == QAccessible::PageTabList),
                     widget->metaObject()->className());
        }
    }
    delete dialog;
}

void PostureDialogTest::stopEndsIt()
{
    DeskFixture fixture;
    const LoopbackServer silent([](LoopbackPeer &peer) { peer.waitForClose(); });
    QPointer<PostureDialog> dialog = new PostureDialog(fixture.desk, connectionTo(silent.port()), nullptr);
    QSignalSpy examined(dialog, &PostureDialog::examined);
    dialog->show();
    button(*dialog, u"Stop"_s)->click();
    QVERIFY(examined.wait(5'000));
    QVERIFY(button(*dialog, u"Examine again"_s)->isEnabled());
    delete dialog;
}

void PostureDialogTest::closingStopsIt()
{
    DeskFixture fixture;
    const LoopbackServer silent([](LoopbackPeer &peer) { peer.waitForClose(); });
    auto *dialog = new PostureDialog(fixture.desk, connectionTo(silent.port()), nullptr);
    dialog->show();
    QVERIFY(fixture.desk.isWorking());
    delete dialog;
    QVERIFY(!fixture.desk.isWorking());
}

}

LENTERA_TEST(tst_postureDialog, lentera::PostureDialogTest)
#include "tst_postureDialog.moc"
