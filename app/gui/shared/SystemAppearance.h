// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusVariant;

namespace lentera {

//! Whether the desktop asks for a dark appearance, as the desktop portal tells it: Qt 6.4 itself does not ask.
class SystemAppearance : public QObject {
    Q_OBJECT
public:
    explicit SystemAppearance(QObject *parent = nullptr);

    bool wantsDark() const { return m_wantsDark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void ask();
    void take(uint scheme);

    bool m_wantsDark = false;
};

}
