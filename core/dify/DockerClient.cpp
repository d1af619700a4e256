// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/DockerClient.h"

#include "mcp/KeptProcess.h"

#include <QStandardPaths>

#include <sys/wait.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

static constexpr auto longestCall = 20s;
static constexpr qsizetype mostOutput = 4 << 20;
static constexpr qsizetype mostErrors = 256 << 10;

QString DockerCall::lastWords() const
{
    const QStringList lines = QString::fromUtf8(err).split(u'\n', Qt::SkipEmptyParts);
    for (auto line = lines.crbegin(); line != lines.crend(); ++line)
        if (const QString text = line->trimmed(); !text.isEmpty() && !text.contains("level=warning"_L1))
            return text;
    return {};
}

// What docker reads to find its engine, its plugins and its settings; a sign-in for a registry is not among it.
static bool isDockers(const QString &name)
{
    static const QStringList plain{u"PATH"_s, u"HOME"_s, u"USER"_s, u"LOGNAME"_s, u"SSH_AUTH_SOCK"_s};
    return plain.contains(name) || name.startsWith("XDG_"_L1) || name.startsWith("COMPOSE_"_L1) ||
           (name.startsWith("DOCKER_"_L1) && name != "DOCKER_AUTH_CONFIG"_L1);
}

DockerClient::DockerClient(const QMap<QString, QString> &environment, const QString &folder) : m_folder(folder)
{
    for (auto it = environment.cbegin(); it != environment.cend(); ++it)
        if (isDockers(it.key()))
            m_environment.insert(it.key(), it.value());
    m_environment.insert(u"LC_ALL"_s, u"C"_s);
    const QStringList folders = environment.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts);
    if (folders.isEmpty()) // Qt would look in our own PATH
        return;
    m_program = QStandardPaths::findExecutable(u"docker"_s, folders);
    m_oldCompose = !QStandardPaths::findExecutable(u"docker-compose"_s, folders).isEmpty();
}

DockerCall DockerClient::run(const QStringList &arguments, const Wait &wait) const
{
    DockerCall call;
    if (!isThere()) {
        call.end = DockerCall::End::NotFound;
        return call;
    }
    McpCommand command;
    command.program = m_program;
    command.arguments = arguments;
    command.directory = m_folder;
    command.environment = m_environment;
    const Wait brief = wait.within(longestCall);
    KeptProcess docker;
    docker.onError = [&call](const QByteArray &bytes) {
        call.err += bytes.first(std::min(bytes.size(), mostErrors - call.err.size()));
    };
    if (const int error = docker.start(m_program, command, brief); error != 0) {
        call.end = brief.over() ? DockerCall::End::TimedOut : DockerCall::End::Failed;
        call.err = error > 0 ? qt_error_string(error).toUtf8() : keeperPath().toUtf8();
        return call;
    }
    docker.closeInput();
    while ((!docker.gone() || !docker.outputEnded()) && !brief.over() && call.out.size() <= mostOutput)
        call.out += docker.listen(brief);
    if (call.out.size() > mostOutput) {
        call.end = DockerCall::End::TooMuch;
        call.err = "> " + QByteArray::number(mostOutput) + " bytes";
    } else if (!docker.ended())
        call.end = DockerCall::End::TimedOut;
    else if (WIFEXITED(docker.status()))
        call.status = WEXITSTATUS(docker.status());
    else
        call.end = DockerCall::End::Failed;
    return call;
}

}
