// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenants/ParameterForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace lentera {

ParameterForm::ParameterForm(const Connector &connector, const Values &values, const QString &language, QWidget *parent)
    : FieldForm(parent), m_connector(connector), m_start(values)
{
    for (const ParameterField &parameter : connector.parameters)
        addParameter(parameter, language);
    showWhatApplies();
    connect(this, &ParameterForm::valuesChanged, this, &ParameterForm::showWhatApplies);
}

static QComboBox *makeChoice(const ParameterField &parameter, const QString &value, const QString &language)
{
    auto *field = new QComboBox;
    for (const QString &choice : parameter.choices) {
        const QString label = localText(parameter.choiceLabels.value(choice), language);
        field->addItem(label.isEmpty() ? choice : label, choice);
    }
    field->setCurrentIndex(std::max(0, field->findData(value)));
    return field;
}

void ParameterForm::addParameter(const ParameterField &parameter, const QString &language)
{
    const QString value = m_start.value(parameter.id, parameter.defaultValue);
    const QString label = localText(parameter.label, language);
    const QString note = localText(parameter.help, language);
    if (parameter.kind == ParameterKind::Choice) {
        QComboBox *field = add(parameter.id, label, makeChoice(parameter, value, language), note);
        connect(field, &QComboBox::currentIndexChanged, this, &ParameterForm::valuesChanged);
        m_readers.insert(parameter.id, [field] { return field->currentData().toString(); });
    } else if (parameter.kind == ParameterKind::Flag) {
        auto *field = add(parameter.id, label, new QCheckBox, note);
        field->setChecked(value == "true"_L1);
        connect(field, &QCheckBox::toggled, this, &ParameterForm::valuesChanged);
        m_readers.insert(parameter.id, [field] { return field->isChecked() ? u"true"_s : u"false"_s; });
    } else {
        auto *field = add(parameter.id, label, new QLineEdit(value), note);
        field->setPlaceholderText(parameter.example);
        connect(field, &QLineEdit::textChanged, this, &ParameterForm::valuesChanged);
        m_readers.insert(parameter.id, [field] { return field->text().trimmed(); });
    }
}

ParameterForm::Values ParameterForm::values() const
{
    Values all = m_start;
    for (auto reader = m_readers.cbegin(); reader != m_readers.cend(); ++reader)
        all.insert(reader.key(), (*reader)());
    Values kept = all;
    for (const ParameterField &parameter : m_connector.parameters) {
        const QString value = all.value(parameter.id);
        // A default that nobody chose stays unsaid, so that a later connector file may better it.
        const bool untouched = value == parameter.defaultValue && !m_start.contains(parameter.id);
        if (value.isEmpty() || untouched || !holds(parameter.when, all, m_connector))
            kept.remove(parameter.id);
    }
    return kept;
}

void ParameterForm::showWhatApplies()
{
    const Values now = values();
    for (const ParameterField &parameter : m_connector.parameters)
        setFieldVisible(parameter.id, holds(parameter.when, now, m_connector));
}

}
