// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "credentials/CredentialRow.h"

#include <QTableView>

namespace lentera {

//! The fields of a credential with what is known of each.
class CredentialTable : public QTableView {
    Q_OBJECT
public:
    explicit CredentialTable(QWidget *parent = nullptr);

    //! What is selected stays so while the fields are the same.
    void showRows(const QList<CredentialRow> &rows);

private:
    CredentialModel *m_model;
};

}
