// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenants/ProcessForm.h"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int firstTotalMs = 60'000; // the first start may download

static QStringList assignments(const ProcessSetting &process)
{
    QStringList lines;
    for (auto variable = process.variables.cbegin(); variable != process.variables.cend(); ++variable)
        lines << variable.key() + u'=' + *variable;
    return lines;
}

ProcessForm::ProcessForm(const Connection &connection, QWidget *parent)
    : FieldForm(parent), m_start(connection.process), m_program(new QLineEdit(connection.process.program)),
      m_arguments(lines(connection.process.arguments)), m_directory(new QLineEdit(connection.process.directory)),
      m_inherited(new QLineEdit), m_variables(lines(assignments(connection.process))),
      m_secrets(new QLineEdit(connection.process.secrets.join(u' '))), m_total(new QDoubleSpinBox)
{
    const bool isNew = connection.process.program.isEmpty();
    m_inherited->setText((isNew ? hostVariables() : connection.process.inherited).join(u' '));
    addCommand();
    addVariables();
    m_total->setRange(0.1, 600);
    m_total->setDecimals(1);
    m_total->setSuffix(tr(" s"));
    m_total->setValue((isNew ? firstTotalMs : connection.timeouts.total) / 1000.0);
    add(u"totalTimeout"_s, tr("Time for the whole check"), m_total,
        tr("From the start to the end of the program. A first start may have to download it."));
}

QPlainTextEdit *ProcessForm::lines(const QStringList &lines)
{
    auto *field = new QPlainTextEdit(lines.join(u'\n'));
    field->setTabChangesFocus(true);
    field->setLineWrapMode(QPlainTextEdit::NoWrap);
    field->setMaximumHeight(72);
    return field;
}

void ProcessForm::addCommand()
{
    m_program->setPlaceholderText(u"npx"_s);
    add(u"command"_s, tr("&Command"), m_program, tr("The program alone: a file, or a name that PATH leads to."));
    if (m_start.arguments.isEmpty())
        m_arguments->setPlaceholderText(u"-y\n@modelcontextprotocol/server-everything"_s);
    add(u"arguments"_s, tr("&Arguments"), m_arguments, tr("One a line, without quotation marks. No secrets."));
    m_directory->setPlaceholderText(u"/"_s);
    add(u"directory"_s, tr("&Folder"), m_directory, tr("Where the program runs, as a whole path. Empty: /"));
}

void ProcessForm::addVariables()
{
    add(u"inherited"_s, tr("Variables passed on"), m_inherited,
        tr("Names separated by blanks; the values are those that Lentera itself has. The program gets no others."));
    m_variables->setPlaceholderText(u"NODE_ENV=production"_s);
    add(u"variables"_s, tr("Further variables"), m_variables, tr("NAME=VALUE, one a line. No secrets."));
    m_secrets->setPlaceholderText(u"GITHUB_TOKEN"_s);
    add(u"secrets"_s, tr("Variables that are secret"), m_secrets,
        tr("Names separated by blanks. Their values are set on the Credentials page and kept in the keychain."));
}

static QStringList namesIn(const QString &text)
{
    static const QRegularExpression separators(u"[,\\s]+"_s);
    return text.split(separators, Qt::SkipEmptyParts);
}

// What stands in several lines, or is empty, can be shown but not entered: it is kept unless the text is changed.
void ProcessForm::writeTo(Connection &connection) const
{
    ProcessSetting &process = connection.process;
    process = m_start;
    process.program = m_program->text().trimmed();
    if (const QString text = m_arguments->toPlainText(); text != m_start.arguments.join(u'\n'))
        process.arguments = text.split(u'\n', Qt::SkipEmptyParts);
    process.directory = m_directory->text().trimmed();
    process.inherited = namesIn(m_inherited->text());
    process.secrets = namesIn(m_secrets->text());
    if (const QString text = m_variables->toPlainText(); text != assignments(m_start).join(u'\n')) {
        process.variables.clear();
        for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
            process.variables.insert(line.section(u'=', 0, 0).trimmed(), line.section(u'=', 1));
    }
    connection.timeouts.total = int(std::lround(m_total->value() * 1000));
}

}
