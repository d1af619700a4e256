// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace lentera {

class AdvancedForm;
class FieldForm;
class Fold;
class ParameterForm;
class ProcessForm;

//! Adds a connection, edits one, or describes one for a single check that is not kept. The fields come from the chosen
//! connector's description.
class ConnectionDialog : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { Add, Edit, CheckOnce };

    ConnectionDialog(Desk &desk, Connection start, Purpose purpose, QWidget *parent = nullptr);

    //! The connection as it stands in the fields.
    Connection entered() const;

private:
    QWidget *makeFields();
    void addIdentity();
    void addConnectors();
    void showConnector();
    void showSignIns();
    const Connector *connector() const;
    //! The file that a new connection takes its trusted certificates from.
    QString firstRootsFile() const;
    QString title() const;
    QString acceptText() const;
    void finish();
    bool showProblems(const Connection &connection);
    QString textOf(const Error &problem) const;
    void showProblem(const Error &problem);
    void saved(const Result<void> &done, const Connection &connection);

    Desk &m_desk;
    Connection m_start;
    Purpose m_purpose;
    FieldForm *m_form;
    QComboBox *m_connector;
    QLineEdit *m_name;
    QLineEdit *m_id;
    QVBoxLayout *m_parameterPlace;
    ParameterForm *m_parameters = nullptr; //!< of a system that is reached over the network
    ProcessForm *m_process = nullptr;      //!< of a program on this machine
    FieldForm *m_rest;
    QComboBox *m_signIn;
    QPlainTextEdit *m_notes;
    AdvancedForm *m_advanced;
    Fold *m_fold;
    QLabel *m_general;
    QDialogButtonBox *m_buttons;
};

}
