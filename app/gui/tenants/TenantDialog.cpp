// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenants/TenantDialog.h"

#include "shared/sizes.h"
#include "shared/FieldForm.h"
#include "shared/Theme.h"
#include "shared/words.h"

#include <QColorDialog>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

TenantDialog::TenantDialog(Desk &desk, const Tenant &tenant, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_tenant(tenant), m_adding(tenant.id.isEmpty()), m_form(new FieldForm),
      m_name(new QLineEdit(tenant.name)), m_id(new QLineEdit(tenant.id.text())), m_environment(new QComboBox),
      m_colour(new QPushButton), m_notes(new QPlainTextEdit(tenant.notes)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_adding ? tr("Add a tenant") : tr("Edit %1").arg(tenant.name));
    makeForm();
    connect(m_buttons, &QDialogButtonBox::accepted, this, &TenantDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_form, 1);
    column->addWidget(m_buttons);
    // Only now: added before the box is in the dialog, Qt 6.4 makes Cancel the default and leaves it out of Tab's
    // order.
    QPushButton *save = m_buttons->addButton(m_adding ? tr("Add tenant") : tr("Save"), QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    resize(roomFor(*this, 80, 10).expandedTo({0, sizeHint().height()}));
}

void TenantDialog::makeForm()
{
    m_form->add(u"name"_s, tr("&Name"), m_name);
    m_form->add(u"id"_s, tr("&Identifier"), m_id,
                m_adding ? tr("Used on the command line and in files. It cannot be changed later.") : QString());
    m_id->setReadOnly(!m_adding);
    m_id->setMaxLength(64);
    if (m_adding)
        connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) {
            if (!m_id->isModified())
                m_id->setText(idTextFrom(name));
        });
    for (const auto environment :
         {Environment::Production, Environment::Staging, Environment::Sandbox, Environment::Development})
        m_environment->addItem(words::environment(environment), int(environment));
    m_environment->setCurrentIndex(m_environment->findData(int(m_tenant.environment)));
    connect(m_environment, &QComboBox::currentIndexChanged, this, &TenantDialog::showColour);
    m_form->add(u"environment"_s, tr("&Environment"), m_environment,
                tr("When in doubt, choose production: Lentera is then most careful."));
    m_form->add(u"colour"_s, tr("&Colour"), makeColour());
    m_notes->setTabChangesFocus(true);
    m_notes->setMaximumHeight(96);
    m_form->add(u"notes"_s, tr("N&otes"), m_notes);
}

QWidget *TenantDialog::makeColour()
{
    auto *field = new QWidget;
    auto *row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    auto *reset = new QPushButton(tr("Use the environment's colour"));
    m_colour->setAutoDefault(false);
    reset->setAutoDefault(false);
    row->addWidget(m_colour);
    row->addWidget(reset);
    row->addStretch();
    field->setFocusProxy(m_colour);
    connect(m_colour, &QPushButton::clicked, this, &TenantDialog::chooseColour);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_tenant.colour.clear();
        showColour();
    });
    showColour();
    return field;
}

void TenantDialog::chooseColour()
{
    auto *dialog = new QColorDialog(frameColour(entered(), palette()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Colour of the tenant"));
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &colour) {
        m_tenant.colour = colour.name();
        showColour();
    });
    dialog->open();
}

void TenantDialog::showColour()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    QPixmap swatch(size, size);
    swatch.fill(frameColour(entered(), palette()));
    m_colour->setIcon(swatch);
    m_colour->setText(m_tenant.colour.isEmpty() ? tr("The environment's") : m_tenant.colour);
    m_colour->setAccessibleName(tr("Choose the colour, now: %1").arg(m_colour->text()));
}

Tenant TenantDialog::entered() const
{
    Tenant tenant = m_tenant;
    tenant.name = m_name->text().trimmed();
    tenant.id = TenantId(m_id->text().trimmed());
    tenant.environment = Environment(m_environment->currentData().toInt());
    tenant.notes = m_notes->toPlainText();
    return tenant;
}

void TenantDialog::save()
{
    const Tenant tenant = entered();
    m_form->clearProblems();
    if (tenant.name.isEmpty())
        m_form->showProblem(u"name"_s, tr("A tenant needs a name."));
    if (!isIdText(tenant.id.text()))
        m_form->showProblem(u"id"_s, tr("Use 1 to 64 lower-case letters, digits and hyphens; start with a letter or "
                                        "digit."));
    if (tenant.name.isEmpty() || !isIdText(tenant.id.text()))
        return;
    m_buttons->setEnabled(false);
    const QFuture<Result<void>> done = m_adding ? m_desk.addTenant(tenant) : m_desk.editTenant(tenant);
    whenDone(done, this, [this, tenant](const Result<void> &answer) { saved(answer, tenant); });
}

void TenantDialog::saved(const Result<void> &done, const Tenant &tenant)
{
    m_buttons->setEnabled(true);
    if (!done) {
        const QString field = done.error().id.startsWith("tenant."_L1) ? u"id"_s : u"name"_s;
        m_form->showProblem(field, m_desk.explanations().of(done.error(), m_desk.language().tag()).title);
        return;
    }
    if (m_adding)
        m_desk.select(tenant.id);
    accept();
}

}
