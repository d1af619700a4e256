// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenants/ConnectionDialog.h"

#include "base/visible.h"
#include "shared/sizes.h"
#include "shared/FieldForm.h"
#include "shared/Fold.h"
#include "shared/PlainLabel.h"
#include "shared/Theme.h"
#include "shared/words.h"
#include "tenants/AdvancedForm.h"
#include "tenants/ParameterForm.h"
#include "tenants/ProcessForm.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

ConnectionDialog::ConnectionDialog(Desk &desk, Connection start, Purpose purpose, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_start(std::move(start)), m_purpose(purpose), m_form(new FieldForm),
      m_connector(new QComboBox), m_name(new QLineEdit(m_start.name)), m_id(new QLineEdit(m_start.id.text())),
      m_parameterPlace(new QVBoxLayout), m_rest(new FieldForm), m_signIn(new QComboBox),
      m_notes(new QPlainTextEdit(m_start.notes)), m_advanced(new AdvancedForm(m_start, firstRootsFile())),
      m_fold(new Fold(tr("Advanced: proxy, trust, time-outs, retries"), m_advanced)), m_general(plainLabel({})),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title());
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeFields(), 1);
    column->addWidget(m_general);
    column->addWidget(m_buttons);
    m_buttons->addButton(acceptText(), QDialogButtonBox::AcceptRole)->setDefault(true);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::finish);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showConnector();
    m_fold->setOpen(AdvancedForm::isUsed(m_start));
    resize(roomFor(*this, 90, 38));
}

QString ConnectionDialog::firstRootsFile() const
{
    return m_purpose == Purpose::Edit ? QString() : m_desk.settings().get(setting::ownRootsFile);
}

QString ConnectionDialog::title() const
{
    const Tenant *tenant = m_desk.tenant(m_start.tenant);
    const QString where = tenant ? u"%1 · %2"_s.arg(tenant->name, words::environment(tenant->environment)) : QString();
    switch (m_purpose) {
    case Purpose::Add:
        return tr("Add a connection — %1").arg(where);
    case Purpose::Edit:
        return tr("Edit %1 — %2").arg(m_start.name, where);
    case Purpose::CheckOnce:
        break;
    }
    return tr("Check an address once");
}

QString ConnectionDialog::acceptText() const
{
    switch (m_purpose) {
    case Purpose::Add:
        return tr("Add connection");
    case Purpose::Edit:
        return tr("Save");
    case Purpose::CheckOnce:
        break;
    }
    return tr("Check");
}

QWidget *ConnectionDialog::makeFields()
{
    auto *fields = new QWidget;
    auto *column = new QVBoxLayout(fields);
    addConnectors();
    if (m_purpose != Purpose::CheckOnce)
        addIdentity();
    m_rest->add(u"signIn"_s, tr("Sign-in"), m_signIn, tr("The credential itself is set on the Credentials page."));
    if (m_purpose != Purpose::CheckOnce) {
        m_notes->setTabChangesFocus(true);
        m_notes->setMaximumHeight(72);
        m_rest->add(u"notes"_s, tr("N&otes"), m_notes);
    }
    column->addWidget(m_form);
    column->addLayout(m_parameterPlace);
    column->addWidget(m_rest);
    column->addWidget(m_fold);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(fields);
    return scroll;
}

void ConnectionDialog::addConnectors()
{
    for (const Connector &one : m_desk.workspace().connectors().all())
        m_connector->addItem(localText(one.name, m_desk.language().tag()), one.id);
    if (m_connector->findData(m_start.connector) < 0 && !m_start.connector.isEmpty())
        m_connector->addItem(tr("%1 (its file is missing)").arg(m_start.connector), m_start.connector);
    m_connector->setCurrentIndex(std::max(0, m_connector->findData(m_start.connector)));
    m_form->add(u"connector"_s, tr("&System"), m_connector);
    connect(m_connector, &QComboBox::currentIndexChanged, this, &ConnectionDialog::showConnector);
}

void ConnectionDialog::addIdentity()
{
    m_form->add(u"name"_s, tr("&Name"), m_name);
    const bool adding = m_purpose == Purpose::Add;
    m_form->add(u"id"_s, tr("&Identifier"), m_id,
                adding ? tr("Used on the command line and in files. It cannot be changed later.") : QString());
    m_id->setReadOnly(!adding);
    m_id->setMaxLength(64);
    if (!adding)
        return;
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) {
        if (!m_id->isModified())
            m_id->setText(idTextFrom(name));
    });
    const auto nameAfterConnector = [this] {
        if (!m_name->isModified())
            m_name->setText(m_connector->currentText());
    };
    connect(m_connector, &QComboBox::currentIndexChanged, this, nameAfterConnector);
    if (m_name->text().isEmpty())
        nameAfterConnector();
}

const Connector *ConnectionDialog::connector() const
{
    return m_desk.workspace().connectors().find(m_connector->currentData().toString());
}

void ConnectionDialog::showConnector()
{
    const QMap<QString, QString> values = m_parameters ? m_parameters->values() : m_start.parameters;
    delete m_parameters;
    m_parameters = nullptr;
    delete m_process;
    m_process = nullptr;
    const Connector *chosen = connector();
    const bool isProcess = chosen && chosen->kind == ConnectorKind::Process;
    m_rest->setFieldVisible(u"signIn"_s, !isProcess);
    m_fold->setVisible(!isProcess);
    if (isProcess) {
        m_process = new ProcessForm(m_start);
        m_parameterPlace->addWidget(m_process);
        setTabOrder(m_connector, m_process);
    } else if (chosen) {
        // Only what the new connector knows is carried over; the address always is.
        QMap<QString, QString> kept;
        for (const ParameterField &parameter : chosen->parameters)
            if (values.contains(parameter.id))
                kept.insert(parameter.id, values.value(parameter.id));
        m_parameters = new ParameterForm(*chosen, kept, m_desk.language().tag());
        m_parameterPlace->addWidget(m_parameters);
        connect(m_parameters, &ParameterForm::valuesChanged, this, &ConnectionDialog::showSignIns);
        setTabOrder(m_connector, m_parameters);
    }
    showSignIns();
}

void ConnectionDialog::showSignIns()
{
    const QString before = m_signIn->count() > 0 ? m_signIn->currentData().toString() : m_start.signIn;
    m_signIn->clear();
    m_signIn->addItem(tr("The usual one"), QString());
    if (const Connector *chosen = connector())
        for (const SignIn &signIn : chosen->signIns)
            if (holds(signIn.when, m_parameters->values(), *chosen))
                m_signIn->addItem(localText(signIn.label, m_desk.language().tag()), signIn.id);
    m_signIn->setCurrentIndex(std::max(0, m_signIn->findData(before)));
}

Connection ConnectionDialog::entered() const
{
    Connection connection = m_start;
    connection.connector = m_connector->currentData().toString();
    connection.name = m_name->text().trimmed();
    connection.id = ConnectionId(m_id->text().trimmed());
    if (m_parameters)
        connection.parameters = m_parameters->values();
    connection.signIn = m_signIn->currentData().toString();
    connection.notes = m_notes->toPlainText();
    m_advanced->writeTo(connection);
    if (m_process) {
        connection.parameters.clear();
        m_process->writeTo(connection);
    } else if (m_parameters)
        connection.process = {};
    if (m_purpose == Purpose::CheckOnce)
        connection.name = m_process ? connection.process.program : connection.host();
    return connection;
}

void ConnectionDialog::finish()
{
    const Connection connection = entered();
    if (!showProblems(connection))
        return;
    if (m_purpose == Purpose::CheckOnce) {
        accept();
        m_desk.requestAdHocCheck(connection);
        return;
    }
    m_buttons->setEnabled(false);
    const bool adding = m_purpose == Purpose::Add;
    whenDone(adding ? m_desk.addConnection(connection) : m_desk.editConnection(connection), this,
             [this, connection](const Result<void> &done) { saved(done, connection); });
}

bool ConnectionDialog::showProblems(const Connection &connection)
{
    for (FieldForm *form : {m_form, m_rest, static_cast<FieldForm *>(m_advanced)})
        form->clearProblems();
    if (m_parameters)
        m_parameters->clearProblems();
    if (m_process)
        m_process->clearProblems();
    m_general->clear();
    bool good = true;
    if (m_purpose != Purpose::CheckOnce && connection.name.isEmpty()) {
        m_form->showProblem(u"name"_s, tr("A connection needs a name."));
        good = false;
    }
    if (m_purpose != Purpose::CheckOnce && !isIdText(connection.id.text())) {
        m_form->showProblem(u"id"_s, tr("Use 1 to 64 lower-case letters, digits and hyphens; start with a letter or "
                                        "digit."));
        good = false;
    }
    if (!m_process && m_advanced->lacksRoots()) {
        m_fold->setOpen(true);
        m_advanced->showProblem(u"ownRoots"_s, tr("Choose the file with the certificates to trust."));
        good = false;
    }
    const QList<Error> problems = m_desk.workspace().problemsOf(connection);
    for (const Error &problem : problems)
        showProblem(problem);
    return good && problems.isEmpty();
}

//! The field that an error is about, by the fact that names it or by its id.
static QString fieldOf(const Error &problem)
{
    const QString parameter = problem.facts.value(u"parameter"_s);
    if (!parameter.isEmpty())
        return parameter == "proxy"_L1 ? u"proxyUrl"_s : parameter;
    if (problem.id.startsWith("config.signin"_L1))
        return u"signIn"_s;
    if (problem.id.startsWith("config.trust"_L1))
        return u"ownRoots"_s;
    if (problem.id.startsWith("config.client-certificate"_L1))
        return u"clientCertificate"_s;
    if (problem.id.startsWith("config.proxy"_L1))
        return u"proxyUrl"_s;
    return problem.id.startsWith("connection."_L1) ? u"id"_s : QString();
}

QString ConnectionDialog::textOf(const Error &problem) const
{
    if (problem.id == "config.parameter.missing"_L1 || problem.facts.value(u"reason"_s) == "empty"_L1)
        return tr("Fill in this field.");
    if (problem.id == "config.parameter.invalid"_L1)
        return tr("This does not fit. Expected: %1").arg(problem.facts.value(u"expected"_s));
    return m_desk.explanations().of(problem, m_desk.language().tag()).title;
}

void ConnectionDialog::showProblem(const Error &problem)
{
    const QString field = fieldOf(problem);
    const QString text = textOf(problem);
    for (FieldForm *form : {static_cast<FieldForm *>(m_parameters), static_cast<FieldForm *>(m_process), m_form, m_rest,
                            static_cast<FieldForm *>(m_advanced)})
        if (form && form->contains(field)) {
            if (form == m_advanced)
                m_fold->setOpen(true);
            form->showProblem(field, text);
            return;
        }
    QPalette palette = m_general->palette();
    palette.setColor(QPalette::WindowText, toneColour(Tone::Bad, this->palette()));
    m_general->setPalette(palette);
    m_general->setText(visible(m_general->text().isEmpty() ? text : m_general->text() + u'\n' + text));
}

void ConnectionDialog::saved(const Result<void> &done, const Connection &connection)
{
    m_buttons->setEnabled(true);
    if (!done) {
        showProblem(done.error());
        return;
    }
    m_desk.select(connection.tenant, connection.id);
    accept();
}

}
