// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connection.h"
#include "shared/FieldForm.h"

class QDoubleSpinBox;
class QLineEdit;
class QPlainTextEdit;

namespace lentera {

//! How the program of a connection is started: its command, folder and variables, and the time that it has.
class ProcessForm : public FieldForm {
    Q_OBJECT
public:
    explicit ProcessForm(const Connection &connection, QWidget *parent = nullptr);

    //! Writes what was entered into \a connection.
    void writeTo(Connection &connection) const;

private:
    void addCommand();
    void addVariables();
    QPlainTextEdit *lines(const QStringList &lines);

    ProcessSetting m_start;
    QLineEdit *m_program;
    QPlainTextEdit *m_arguments;
    QLineEdit *m_directory;
    QLineEdit *m_inherited;
    QPlainTextEdit *m_variables;
    QLineEdit *m_secrets;
    QDoubleSpinBox *m_total;
};

}
