// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QEventLoop>
#include <QObject>

namespace lentera {

//! A prompt of the Secret Service, shown by the desktop; the person answers there, so no password passes through us.
class Prompt : public QObject {
    Q_OBJECT

public:
    //! Lost: the service went away, or could not show it.
    enum Answer { Agreed, Dismissed, Lost };

    Prompt(const QString &service, const QString &path);

    //! Blocks until the person has answered.
    Answer show();

private Q_SLOTS:
    void completed(bool dismissed, const QDBusVariant &result);

private:
    QString m_service;
    QString m_path;
    Answer m_answer = Lost;
    QEventLoop m_loop;
};

}
