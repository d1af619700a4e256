// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Wait.h"

#include <QMap>
#include <QStringList>

namespace lentera {

//! What one call of docker came to.
struct DockerCall {
    enum class End { Ended, NotFound, TimedOut, TooMuch, Failed };

    End end = End::Ended;
    int status = -1; //!< -1 when it did not end by itself
    QByteArray out;
    QByteArray err;

    bool good() const { return end == End::Ended && status == 0; }
    //! The last line of the error output that says something.
    QString lastWords() const;
};

//! docker, started anew for each question with what it needs of the environment and no more. It runs under
//! lentera-keeper, so nothing of it survives a stop, its time limit (20 s a call) or too much output (4 MiB).
class DockerClient {
public:
    //! Looks for docker in the PATH of \a environment and runs it in \a folder.
    DockerClient(const QMap<QString, QString> &environment, const QString &folder);

    bool isThere() const { return !m_program.isEmpty(); }
    //! Whether the older docker-compose is there.
    bool hasOldCompose() const { return m_oldCompose; }
    //! Ends 100 ms after a stop. Never an error: DockerCall tells.
    DockerCall run(const QStringList &arguments, const Wait &wait) const;

private:
    QMap<QString, QString> m_environment;
    QString m_folder;
    QString m_program;
    bool m_oldCompose = false;
};

}
