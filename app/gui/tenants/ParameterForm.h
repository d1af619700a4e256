// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connector.h"
#include "shared/FieldForm.h"

#include <functional>

namespace lentera {

//! Fields made from a connector's parameters; those whose condition does not hold are hidden.
class ParameterForm : public FieldForm {
    Q_OBJECT
public:
    using Values = QMap<QString, QString>;

    //! Starts with \a values; labels and notes in \a language. The connector must outlive the form.
    ParameterForm(const Connector &connector, const Values &values, const QString &language, QWidget *parent = nullptr);

    //! What was entered, of the fields that apply; values of parameters that the form does not know are kept.
    Values values() const;

Q_SIGNALS:
    void valuesChanged();

private:
    void addParameter(const ParameterField &parameter, const QString &language);
    void showWhatApplies();

    const Connector &m_connector;
    Values m_start;
    QMap<QString, std::function<QString()>> m_readers;
};

}
