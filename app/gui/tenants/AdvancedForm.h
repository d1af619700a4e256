// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connection.h"
#include "shared/FieldForm.h"
#include "tenants/RetryFields.h"

#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;

namespace lentera {

class FileField;
class RootsField;

//! A connection's proxy, trust, time-outs, retry policy, resolvers and connect-to rules.
class AdvancedForm : public FieldForm {
    Q_OBJECT
public:
    //! \a ownRootsFile is where a new connection's trusted certificates are read from.
    explicit AdvancedForm(const Connection &connection, const QString &ownRootsFile = {}, QWidget *parent = nullptr);

    //! Writes what was entered into \a connection.
    void writeTo(Connection &connection) const;
    //! Certificates of its own are to be trusted, and there are none (yet).
    bool lacksRoots() const;
    //! Whether anything here differs from what a connection starts with.
    static bool isUsed(const Connection &connection);

private:
    void addProxy(const ProxySetting &proxy);
    void addTrust(const TrustSetting &trust, const QString &ownRootsFile);
    void addTimeouts(const Timeouts &timeouts);
    void forgetRoots();
    void takeRoots(const QByteArray &pem);
    void showOwnRoots();
    QDoubleSpinBox *seconds(const QString &id, const QString &label, int ms, const QString &note);

    QComboBox *m_proxySource;
    QLineEdit *m_proxyUrl;
    QLineEdit *m_pac;
    QComboBox *m_trustRoots;
    RootsField *m_ownRootsFile;
    QByteArray m_storedRoots; //!< of the connection as it was
    QByteArray m_ownRoots;
    FileField *m_clientCertificate;
    FileField *m_clientKey;
    QDoubleSpinBox *m_connect;
    QDoubleSpinBox *m_idle;
    QDoubleSpinBox *m_total;
    std::optional<RetryFields> m_retry;
    QLineEdit *m_resolvers;
    QLineEdit *m_connectTo;
};

}
