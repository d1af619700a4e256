// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "gui/WindowFixture.h"
#include "shared/RootsField.h"
#include "shared/words.h"
#include "shell/Actions.h"
#include "support/runTests.h"
#include "tenants/ConnectionDialog.h"
#include "tenants/TenantDialog.h"
#include "tenants/dialogs.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace lentera;

static const TenantId acme(u"acme"_s);
static const ConnectionId service(u"desk"_s);

class DialogsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenantDialogDerivesTheIdAndSaves()
    {
        WindowFixture fixture;
        auto *dialog = new TenantDialog(fixture.desk, {}, &fixture.window);
        dialog->open();
        QVERIFY(acceptButton(dialog)->isDefault());
        fixture.named<QLineEdit>(u"Name"_s, dialog)->setText(u"PT Maju Jaya"_s);
        QCOMPARE(fixture.named<QLineEdit>(u"Identifier"_s, dialog)->text(), u"pt-maju-jaya"_s);
        const auto accept = [dialog] {
            acceptButton(dialog)->click();
        };
        QVERIFY(fixture.changed(accept));
        QVERIFY(fixture.desk.tenant(TenantId(u"pt-maju-jaya"_s)));
        QTRY_COMPARE(fixture.desk.selection().tenant, TenantId(u"pt-maju-jaya"_s));
    }

    void tenantDialogShowsATakenIdAtItsField()
    {
        WindowFixture fixture;
        auto *dialog = new TenantDialog(fixture.desk, {}, &fixture.window);
        dialog->open();
        fixture.named<QLineEdit>(u"Name"_s, dialog)->setText(u"Acme"_s);
        acceptButton(dialog)->click();
        QTRY_VERIFY(
            !fixture.named<QLineEdit>(u"Identifier"_s, dialog)->accessibleDescription().contains(u"command line"_s));
        QVERIFY(dialog->isVisible());
    }

    void connectionDialogShowsAProblemAtItsField()
    {
        WindowFixture fixture;
        Connection start;
        start.tenant = acme;
        start.connector = u"generic-http"_s;
        auto *dialog = new ConnectionDialog(fixture.desk, start, ConnectionDialog::Purpose::Add, &fixture.window);
        dialog->open();
        const auto accept = [dialog] {
            acceptButton(dialog)->click();
        };
        accept();
        QVERIFY(dialog->isVisible());
        int shown = 0;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            if (label->isVisible() &&
                label->palette().color(QPalette::WindowText) == toneColour(Tone::Bad, dialog->palette()))
                ++shown;
        QCOMPARE(shown, 1);
    }

    void connectionDialogKeepsWhatItDoesNotShow()
    {
        WindowFixture fixture;
        Connection start = *fixture.desk.connection(acme, service);
        start.retry.attempts = 7;
        start.connectTo = {u"a:1:b:2"_s};
        start.proxy = {ProxySource::Manual, u"socks5://127.0.0.1:1080"_s};
        ConnectionDialog dialog(fixture.desk, start, ConnectionDialog::Purpose::Edit);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(dialog.entered(), start);
    }

    void aProgramOfThisMachineHasItsOwnFields()
    {
        WindowFixture fixture;
        Connection start;
        start.tenant = acme;
        start.connector = u"mcp-stdio"_s;
        auto *dialog = new ConnectionDialog(fixture.desk, start, ConnectionDialog::Purpose::Add, &fixture.window);
        dialog->open();
        QVERIFY(!fixture.named<QComboBox>(u"Sign-in"_s, dialog)->isVisible());
        acceptButton(dialog)->click();
        auto *command = fixture.named<QLineEdit>(u"Command"_s, dialog);
        QVERIFY(command->accessibleDescription().contains(u"Fill in this field."_s));
        command->setText(u"/bin/cat"_s);
        fixture.named<QPlainTextEdit>(u"Arguments"_s, dialog)->setPlainText(u"-n\na file"_s);
        fixture.named<QLineEdit>(u"Folder"_s, dialog)->setText(u"/tmp"_s);
        fixture.named<QPlainTextEdit>(u"Further variables"_s, dialog)->setPlainText(u"MODE=dry=run"_s);
        fixture.named<QLineEdit>(u"Variables that are secret"_s, dialog)->setText(u"TOKEN, OTHER"_s);
        QVERIFY(fixture.changed([dialog] { acceptButton(dialog)->click(); }));
        const Connection *added = fixture.desk.connection(acme, ConnectionId(u"mcp-server-on-this-machine"_s));
        QVERIFY(added);
        ProcessSetting wanted;
        wanted.program = u"/bin/cat"_s;
        wanted.arguments = QStringList{u"-n"_s, u"a file"_s};
        wanted.directory = u"/tmp"_s;
        wanted.variables = {{u"MODE"_s, u"dry=run"_s}};
        wanted.inherited = hostVariables();
        wanted.secrets = QStringList{u"TOKEN"_s, u"OTHER"_s};
        QCOMPARE(added->process, wanted);
        QVERIFY(added->parameters.isEmpty());
        QCOMPARE(added->timeouts.total, 60'000);
    }

    void whatAFieldCannotHoldIsKept()
    {
        WindowFixture fixture;
        Connection start = DeskFixture::connectionOf(u"tools"_s, u"Tools"_s);
        start.connector = u"mcp-stdio"_s;
        start.parameters.clear();
        start.process.program = u"/bin/sh"_s;
        start.process.arguments = QStringList{u"-c"_s, u"one\ntwo"_s, QString()};
        ConnectionDialog dialog(fixture.desk, start, ConnectionDialog::Purpose::Edit);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(dialog.entered(), start);
    }

    void theWheelChangesNoValueInPassing()
    {
        WindowFixture fixture;
        Connection start = DeskFixture::connectionOf(u"shop"_s, u"Shop"_s);
        ConnectionDialog dialog(fixture.desk, start, ConnectionDialog::Purpose::Edit);
        QList<QWidget *> fields;
        for (QDoubleSpinBox *field : dialog.findChildren<QDoubleSpinBox *>())
            fields << field;
        for (QComboBox *field : dialog.findChildren<QComboBox *>())
            fields << field;
        QVERIFY(fields.size() > 5);
        const auto valueOf = [](const QWidget *field) {
            const auto *number = qobject_cast<const QDoubleSpinBox *>(field);
            return number ? number->value() : qobject_cast<const QComboBox *>(field)->currentIndex();
        };
        for (QWidget *field : std::as_const(fields)) {
            const double before = valueOf(field);
            for (const int turned : {-120, 120, 120}) {
                QWheelEvent turn({2, 2}, field->mapToGlobal(QPointF(2, 2)), {}, {0, turned}, Qt::NoButton,
                                 Qt::NoModifier, Qt::NoScrollPhase, false);
                QCoreApplication::sendEvent(field, &turn);
                QCOMPARE(valueOf(field), before);
            }
        }
    }

    void connectionDialogNamesWhatDoesNotFitTheRetryPolicy()
    {
        WindowFixture fixture;
        Connection start = *fixture.desk.connection(acme, service);
        ConnectionDialog dialog(fixture.desk, start, ConnectionDialog::Purpose::Edit);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        fixture.named<QDoubleSpinBox>(u"Attempts"_s, &dialog)->setValue(3);
        fixture.named<QDoubleSpinBox>(u"First wait"_s, &dialog)->setValue(90);
        start.retry.attempts = 3;
        start.retry.initialSeconds = 90;
        QCOMPARE(dialog.entered(), start);
        acceptButton(&dialog)->click();
        auto *cap = fixture.named<QDoubleSpinBox>(u"Longest wait"_s, &dialog);
        QVERIFY2(cap->accessibleDescription().contains(u"≥ 90"_s), qPrintable(cap->accessibleDescription()));
        QVERIFY(cap->isVisible());
        QVERIFY(dialog.isVisible());
        cap->setValue(120);
        QVERIFY(fixture.changed([&] { acceptButton(&dialog)->click(); }));
        QCOMPARE(fixture.desk.connection(acme, service)->retry.capSeconds, 120);
    }

    void aCertificateAuthorityIsSetOnceForAllNewConnections()
    {
        const QTemporaryDir folder;
        const QByteArray pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        const QString path = folder.filePath(u"company.pem"_s);
        QVERIFY(writeAtomically(path, pem).has_value());
        WindowFixture fixture;
        fixture.desk.open(Place::Settings);
        auto *trust = fixture.named<QComboBox>(u"Trust"_s);
        auto *file = fixture.named<RootsField>(u"Trusted certificates"_s);
        QVERIFY(!file->isVisible());
        trust->setCurrentIndex(trust->findData(u"SystemAndOwn"_s));
        Q_EMIT trust->activated(trust->currentIndex());
        QVERIFY(file->isVisible());
        QSignalSpy read(file, &RootsField::rootsRead);
        file->setPath(folder.filePath(u"nothing.pem"_s));
        QVERIFY(read.wait());
        QCOMPARE(fixture.settings.get(setting::ownRootsFile), QString());
        QCOMPARE(file->accessibleDescription(), RootsField::problem());
        file->setPath(path);
        QVERIFY(read.wait());
        QCOMPARE(fixture.settings.get(setting::ownRootsFile), path);

        dialogs::addConnection(fixture.desk, acme, &fixture.window);
        auto *dialog = fixture.window.findChild<ConnectionDialog *>();
        QTRY_COMPARE(dialog->entered().trust, (TrustSetting{TrustRoots::SystemAndOwn, pem, {}, {}}));
        dialog->reject();
    }

    void certificatesToTrustMustBeChosen()
    {
        WindowFixture fixture;
        Connection start = *fixture.desk.connection(acme, service);
        start.trust.roots = TrustRoots::OwnOnly;
        ConnectionDialog dialog(fixture.desk, start, ConnectionDialog::Purpose::Edit);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        acceptButton(&dialog)->click();
        QVERIFY(dialog.isVisible());
        QCOMPARE(fixture.named<RootsField>(u"Trusted certificates"_s, &dialog)->accessibleDescription(),
                 u"Choose the file with the certificates to trust."_s);
    }

    void connectionDialogAsksForWhatTheProxysSourceNeeds()
    {
        WindowFixture fixture;
        Connection start = *fixture.desk.connection(acme, service);
        start.proxy = {ProxySource::Pac, {}, u"http://wpad.example/proxy.pac"_s};
        ConnectionDialog dialog(fixture.desk, start, ConnectionDialog::Purpose::Edit);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QCOMPARE(dialog.entered().proxy, start.proxy);
        const auto shown = [&dialog](const QString &placeholder) {
            for (const QLineEdit *edit : dialog.findChildren<QLineEdit *>())
                if (edit->placeholderText() == placeholder)
                    return edit->isVisibleTo(&dialog);
            return false;
        };
        const QString pac = u"http://wpad.example.com/proxy.pac"_s;
        const QString manual = u"http://proxy.example.com:3128"_s;
        QVERIFY(shown(pac) && !shown(manual));
        QComboBox *source = nullptr;
        for (QComboBox *box : dialog.findChildren<QComboBox *>())
            if (box->findText(words::proxySource(ProxySource::Pac)) >= 0)
                source = box;
        QVERIFY(source);
        for (const auto wanted : {ProxySource::System, ProxySource::Environment, ProxySource::None}) {
            source->setCurrentIndex(source->findData(int(wanted)));
            QVERIFY(!shown(pac) && !shown(manual));
            QCOMPARE(dialog.entered().proxy, (ProxySetting{wanted, {}, {}}));
        }
        source->setCurrentIndex(source->findData(int(ProxySource::Manual)));
        QVERIFY(!shown(pac) && shown(manual));
    }

    void tenantsGoOutToAFileAndComeBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"tenants.json"_s);
        const auto choose = [&](QWidget &window) {
            auto *dialog = window.findChild<QFileDialog *>();
            Q_EMIT dialog->fileSelected(path);
            dialog->reject();
        };
        WindowFixture fixture;
        QSignalSpy told(&fixture.desk, &Desk::messageRaised);
        fixture.window.findChild<Actions *>()->action(Actions::Act::Export)->trigger();
        choose(fixture.window);
        QVERIFY(told.wait());
        DeskFixture empty;
        QWidget window;
        dialogs::importTenants(empty.desk, &window);
        QVERIFY(empty.changed([&] { choose(window); }));
        QCOMPARE(empty.desk.tenants().size(), 2);
        QCOMPARE(empty.desk.connections(acme).size(), 2);
    }
};

LENTERA_TEST(tst_dialogs, DialogsTest)
#include "tst_dialogs.moc"
