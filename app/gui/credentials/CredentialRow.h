// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connection.h"
#include "definition/Connector.h"
#include "shared/TableModel.h"
#include "tenant/Store.h"

#include <optional>

namespace lentera {

//! One field of a connection's credential with what is known of it; never its secret.
struct CredentialRow {
    CredentialField field;
    QString label; //!< in the interface's language
    std::optional<CredentialMetadata> stored;
    bool ofSignIn = true; //!< false for what the proxy or the client certificate needs, and for what is left over
    QDateTime now;        //!< when it was read: ages are counted from here
};

//! The fields of \a signIn, then those that the connection's proxy and client certificate need, then what is stored
//! beside them. Labels are in \a language.
QList<CredentialRow> credentialRows(const SignIn &signIn, const Connection &connection,
                                    const QList<CredentialMetadata> &stored, const QString &language,
                                    const QDateTime &now);

class CredentialModel : public TableModel<CredentialRow> {
public:
    enum OwnColumn { FieldColumn, ValueColumn, CreatedColumn, AgeColumn, VerifiedColumn, ExpiresColumn };

    explicit CredentialModel(QObject *parent);
};

}
