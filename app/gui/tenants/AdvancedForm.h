// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connection.h"
#include "shared/FieldForm.h"

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;

namespace lentera {

class FileField;

//! A connection's proxy, trust, time-outs, resolvers and connect-to rules.
class AdvancedForm : public FieldForm {
    Q_OBJECT
public:
    explicit AdvancedForm(const Connection &connection, QWidget *parent = nullptr);

    //! Writes what was entered into \a connection.
    void writeTo(Connection &connection) const;
    //! Whether anything here differs from what a connection starts with.
    static bool isUsed(const Connection &connection);

private:
    void addProxy(const ProxySetting &proxy);
    void addTrust(const TrustSetting &trust);
    void addTimeouts(const Timeouts &timeouts);
    void readOwnRoots(const QString &path);
    void showOwnRoots();
    QDoubleSpinBox *seconds(const QString &id, const QString &label, int ms, const QString &note);

    QComboBox *m_proxySource;
    QLineEdit *m_proxyUrl;
    QComboBox *m_trustRoots;
    FileField *m_ownRootsFile;
    QByteArray m_ownRoots;
    FileField *m_clientCertificate;
    FileField *m_clientKey;
    QDoubleSpinBox *m_connect;
    QDoubleSpinBox *m_idle;
    QDoubleSpinBox *m_total;
    QLineEdit *m_resolvers;
    QLineEdit *m_connectTo;
};

}
