// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenants/dialogs.h"

#include "base/AtomicFile.h"
#include "tenants/ConnectionDialog.h"
#include "tenants/TenantDialog.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera::dialogs {

static constexpr qint64 largestImport = 16 * 1024 * 1024;

//! The texts of this file, for translators.
struct Dialogs {
    Q_DECLARE_TR_FUNCTIONS(Dialogs)
};

void addTenant(Desk &desk, QWidget *parent)
{
    (new TenantDialog(desk, {}, parent))->open();
}

void editTenant(Desk &desk, const TenantId &id, QWidget *parent)
{
    if (const Tenant *tenant = desk.tenant(id))
        (new TenantDialog(desk, *tenant, parent))->open();
}

void addConnection(Desk &desk, const TenantId &tenant, QWidget *parent)
{
    Connection start = desk.settings().connectionDefaults();
    start.tenant = tenant;
    (new ConnectionDialog(desk, start, ConnectionDialog::Purpose::Add, parent))->open();
}

void editConnection(Desk &desk, const TenantId &tenant, const ConnectionId &id, QWidget *parent)
{
    if (const Connection *connection = desk.connection(tenant, id))
        (new ConnectionDialog(desk, *connection, ConnectionDialog::Purpose::Edit, parent))->open();
}

void checkOnce(Desk &desk, const QUrl &url, QWidget *parent)
{
    Connection start = desk.settings().connectionDefaults();
    start.connector = u"generic-http"_s;
    start.parameters.insert(u"baseUrl"_s, url.toString(QUrl::RemoveUserInfo));
    (new ConnectionDialog(desk, start, ConnectionDialog::Purpose::CheckOnce, parent))->open();
}

static QFileDialog *fileDialog(QWidget *parent, const QString &title)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({Dialogs::tr("Lentera tenants (*.json)"), Dialogs::tr("All files (*)")});
    return dialog;
}

static QString outcomeText(const ImportOutcome &outcome)
{
    return Dialogs::tr("Tenants added: %1, updated: %2, unchanged: %3.")
        .arg(outcome.added.size())
        .arg(outcome.updated.size())
        .arg(outcome.unchanged.size());
}

void importTenants(Desk &desk, QWidget *parent)
{
    QFileDialog *dialog = fileDialog(parent, Dialogs::tr("Import tenants from a Lentera export"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, &desk, [&desk](const QString &path) {
        const auto read = [path](Store &store) -> Result<ImportOutcome> {
            const Result<QByteArray> bytes = readWhole(path, largestImport);
            return bytes ? lentera::importTenants(store, *bytes, path) : failureOf(bytes);
        };
        desk.ask(&desk, read, [&desk](const Result<ImportOutcome> &outcome) {
            desk.reload();
            if (outcome)
                desk.raise(Message{MessageLevel::Success, outcomeText(*outcome), {}, {}});
            else
                desk.raise(outcome.error());
        });
    });
    dialog->open();
}

void exportTenants(Desk &desk, QWidget *parent)
{
    QFileDialog *dialog = fileDialog(parent, Dialogs::tr("Export tenants without their secrets"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"lentera-tenants.json"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, &desk, [&desk](const QString &path) {
        QList<TenantId> all;
        for (const Tenant &tenant : desk.tenants())
            all << tenant.id;
        const auto write = [path, all](Store &store) -> Result<void> {
            const Result<QJsonObject> document = lentera::exportTenants(store, all);
            return document ? writeAtomically(path, QJsonDocument(*document).toJson()) : failureOf(document);
        };
        desk.ask(&desk, write, [&desk, path, count = int(all.size())](const Result<void> &written) {
            if (!written)
                return desk.raise(written.error());
            const QString text = Dialogs::tr("%n tenant(s) written to %1.", nullptr, count).arg(path);
            desk.raise(Message{MessageLevel::Success, text, {}, {}});
        });
    });
    dialog->open();
}

}
