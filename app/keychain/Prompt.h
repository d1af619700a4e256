// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QObject>

namespace lentera {

//! A prompt of the Secret Service, shown by the desktop; the person answers there, so no password passes through us.
class Prompt : public QObject {
    Q_OBJECT

public:
    Prompt(const QString &service, const QString &path);

    //! Blocks until the person has answered, with yes or no; false when the service could not ask. Dismisses the prompt
    //! when our standard input ends (or says more): nobody waits for the answer then, and the service itself would
    //! leave the prompt standing.
    bool show();

private Q_SLOTS:
    void completed();

private:
    void dismiss();

    QString m_service;
    QString m_path;
    bool m_answered = false;
    QEventLoop m_loop;
};

}
