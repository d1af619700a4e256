// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackProgram.h"

#include <QTemporaryDir>

namespace lentera {

//! A Redis of its own on a port of 127.0.0.1, without files, with \a settings as redis.conf has them.
class RedisServer {
public:
    explicit RedisServer(const QByteArray &settings)
    {
        QFile file(m_folder.filePath(QStringLiteral("redis.conf")));
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.write("bind 127.0.0.1\nport " + QByteArray::number(m_port) + "\ndir " + m_folder.path().toUtf8() +
                   "\nsave \"\"\nappendonly no\n" + settings + '\n');
        file.close();
        m_ready =
            m_program.start(QStringLiteral("redis-server"), {file.fileName()}, "Ready to accept connections", m_port);
    }

    bool ready() const { return m_ready; }
    const char *output() const { return m_program.output().constData(); }
    int port() const { return m_port; }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    int m_port = freePort();
    LoopbackProgram m_program;
    bool m_ready = false;
};

}
