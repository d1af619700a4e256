// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dify/DifyStack.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace lentera {

//! A folder as Dify's docker folder is, and a program `docker` that answers as recorded in tests/data/dify.
class DockerStandIn {
public:
    explicit DockerStandIn(const QString &fixture)
    {
        QDir(m_folder.path()).mkdir(QStringLiteral("bin"));
        QFile::link(QStringLiteral(SOURCE_DIR "/tests/data/dify/docker"), bin() + QStringLiteral("/docker"));
        record(fixture);
        stack.folder = QFileInfo(m_folder.path()).canonicalFilePath();
        stack.environment = {{QStringLiteral("PATH"), bin() + QStringLiteral(":/usr/bin:/bin")},
                             {QStringLiteral("DOCKER_FIXTURE"), answers()}};
    }

    DifyStack stack;

    QString bin() const { return m_folder.path() + QStringLiteral("/bin"); }
    QString answers() const { return m_folder.path() + QStringLiteral("/answers"); }
    //! Writes a file into the stack's folder.
    void write(const QString &name, const QByteArray &bytes) const { writeTo(m_folder.filePath(name), bytes); }
    //! Replaces what docker answers to one question.
    void answer(const QString &name, const QByteArray &bytes) const { writeTo(answers() + u'/' + name, bytes); }

private:
    static void writeTo(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
    // With the stack's own folder where the recording has a place for it.
    void record(const QString &fixture) const
    {
        const QDir from(QStringLiteral(SOURCE_DIR "/tests/data/dify/") + fixture);
        QDir(m_folder.path()).mkdir(QStringLiteral("answers"));
        for (const QString &name : from.entryList(QDir::Files)) {
            QFile file(from.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                answer(name,
                       file.readAll().replace("@FOLDER@", QFileInfo(m_folder.path()).canonicalFilePath().toUtf8()));
        }
    }

    QTemporaryDir m_folder;
};

}
