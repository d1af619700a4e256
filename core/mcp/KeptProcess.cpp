// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/KeptProcess.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

static constexpr auto slice = 100ms; // how often a stop is looked for
static constexpr qsizetype mostAtOnce = 64 * 1024;
// The kernel needs no longer to end processes that were killed; then the keeper itself is given up.
static constexpr auto patienceWithKeeper = 5s;

QString keeperPath()
{
    return QCoreApplication::applicationDirPath() + "/lentera-keeper"_L1;
}

namespace {

//! Words for exec: a list of C strings, wiped in the end because secrets may be among them.
class Words {
public:
    ~Words()
    {
        for (QByteArray &word : m_words)
            wipeBytes(word);
    }
    Words() = default;
    Words(const Words &) = delete;
    Words &operator=(const Words &) = delete;

    void add(QByteArray word) { m_words << std::move(word); }
    void add(const QString &name, const QByteArray &value)
    {
        QByteArray word;
        word.reserve(name.size() * 4 + value.size() + 2); // growing would leave copies of the secret behind
        m_words << std::move(word.append(name.toUtf8()).append('=').append(value));
    }
    char **pointers()
    {
        m_pointers.clear();
        for (QByteArray &word : m_words)
            m_pointers << word.data();
        m_pointers << nullptr;
        return m_pointers.data();
    }

private:
    QList<QByteArray> m_words;
    QList<char *> m_pointers;
};

//! Both ends of a pipe or a socket pair, closed unless taken.
struct Ends {
    int ends[2] = {-1, -1};

    Ends() = default;
    ~Ends()
    {
        for (const int end : ends)
            if (end >= 0)
                ::close(end);
    }
    Ends(const Ends &) = delete;
    Ends &operator=(const Ends &) = delete;
    int take(int which) { return std::exchange(ends[which], -1); }
};

//! How the keeper is to be started: its descriptors, its folder, and no signal blocked or ignored.
class SpawnSettings {
public:
    SpawnSettings()
    {
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawnattr_init(&attributes);
        sigset_t signals;
        sigfillset(&signals);
        ::posix_spawnattr_setsigdefault(&attributes, &signals);
        sigemptyset(&signals);
        ::posix_spawnattr_setsigmask(&attributes, &signals);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
    }
    ~SpawnSettings()
    {
        ::posix_spawnattr_destroy(&attributes);
        ::posix_spawn_file_actions_destroy(&actions);
    }
    SpawnSettings(const SpawnSettings &) = delete;
    SpawnSettings &operator=(const SpawnSettings &) = delete;

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
};

}

int KeptProcess::spawn(const QString &program, const McpCommand &command, int input, int output, int error, int keeper)
{
    SpawnSettings settings;
    int to = 0;
    for (const int from : {input, output, error, keeper})
        ::posix_spawn_file_actions_adddup2(&settings.actions, from, to++);
    ::posix_spawn_file_actions_addclosefrom_np(&settings.actions, to);
    const QByteArray directory = QFile::encodeName(command.directory.isEmpty() ? u"/"_s : command.directory);
    ::posix_spawn_file_actions_addchdir_np(&settings.actions, directory.constData());
    const QByteArray path = QFile::encodeName(keeperPath());
    Words arguments;
    arguments.add(path);
    arguments.add(QFile::encodeName(program));
    arguments.add(QFile::encodeName(command.program));
    for (const QString &argument : command.arguments)
        arguments.add(argument.toUtf8());
    Words environment;
    for (auto it = command.environment.cbegin(); it != command.environment.cend(); ++it)
        environment.add(it.key(), it->toUtf8());
    for (auto it = command.secrets.cbegin(); it != command.secrets.cend(); ++it)
        environment.add(it.key(), (*it)->reveal());
    return ::posix_spawn(&m_pid, path.constData(), &settings.actions, &settings.attributes, arguments.pointers(),
                         environment.pointers());
}

int KeptProcess::start(const QString &program, const McpCommand &command, const Wait &wait)
{
    // As Qt itself does with its first process: writing to one that has ended is an error like any other.
    static const auto ignored = ::signal(SIGPIPE, SIG_IGN);
    Q_UNUSED(ignored)
    Ends input, output, error, keeper;
    if (::pipe2(input.ends, O_CLOEXEC) != 0 || ::pipe2(output.ends, O_CLOEXEC) != 0 ||
        ::pipe2(error.ends, O_CLOEXEC) != 0 ||
        ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, keeper.ends) != 0)
        return errno;
    m_clock.start();
    if (spawn(program, command, input.ends[0], output.ends[1], error.ends[1], keeper.ends[1]) != 0)
        return -1;
    m_input = input.take(1);
    m_output = output.take(0);
    m_error = error.take(0);
    m_keeper = keeper.take(0);
    for (const int descriptor : {m_input, m_output, m_error, m_keeper})
        ::fcntl(descriptor, F_SETFL, O_NONBLOCK);
    ::close(input.take(0));
    ::close(output.take(1));
    ::close(error.take(1));
    ::close(keeper.take(1));
    pollfd told{m_keeper, POLLIN, 0};
    while (m_startError < 0 && m_keeper >= 0 && !wait.over())
        if (::poll(&told, 1, int(std::chrono::milliseconds(slice).count())) > 0)
            hear();
    return m_startError;
}

KeptProcess::~KeptProcess()
{
    kill();
    closeOne(m_input);
    closeOne(m_output);
    closeOne(m_error);
    Wait wait({}, patienceWithKeeper);
    while (!gone() && !wait.over())
        listen(wait);
    if (m_pid <= 0)
        return;
    if (!gone())
        ::kill(m_pid, SIGKILL);
    closeOne(m_keeper);
    ::waitpid(m_pid, nullptr, 0);
}

void KeptProcess::closeOne(int &descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
    descriptor = -1;
}

void KeptProcess::tell(KeeperMessage::Kind kind)
{
    const KeeperMessage message{kind, 0};
    if (m_keeper >= 0)
        static_cast<void>(::send(m_keeper, &message, sizeof message, MSG_NOSIGNAL));
}

void KeptProcess::hear()
{
    KeeperMessage message{};
    const ssize_t size = ::recv(m_keeper, &message, sizeof message, 0);
    // A keeper that ended without reading our last word resets the connection once; what it told before is still there.
    if (size < 0 && (errno == EAGAIN || errno == EINTR || errno == ECONNRESET))
        return;
    if (size != sizeof message)
        return closeOne(m_keeper);
    switch (message.kind) {
    case KeeperMessage::Started:
        m_startError = 0;
        break;
    case KeeperMessage::NotStarted:
        m_startError = message.value;
        break;
    case KeeperMessage::Ended:
        m_status = message.value;
        break;
    case KeeperMessage::Killed:
        m_leftBehind = message.value;
        break;
    case KeeperMessage::Terminate:
    case KeeperMessage::Kill:
        break;
    }
}

bool KeptProcess::write(const QByteArray &bytes)
{
    return m_input >= 0 && ::write(m_input, bytes.constData(), size_t(bytes.size())) == bytes.size();
}

QByteArray KeptProcess::take(int &descriptor)
{
    QByteArray bytes(mostAtOnce, Qt::Uninitialized);
    const ssize_t size = ::read(descriptor, bytes.data(), size_t(bytes.size()));
    if (size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR))
        closeOne(descriptor);
    bytes.truncate(std::max<ssize_t>(size, 0));
    if (size > 0 && m_firstByteMs < 0)
        m_firstByteMs = elapsedMs();
    return bytes;
}

QByteArray KeptProcess::listen(const Wait &wait)
{
    // A descriptor below zero is passed over.
    pollfd polled[] = {{m_keeper, POLLIN, 0}, {m_error, POLLIN, 0}, {m_output, POLLIN, 0}};
    const auto patience = std::clamp(wait.remaining(), 1ms, std::chrono::milliseconds(slice));
    if (::poll(polled, 3, int(patience.count())) <= 0)
        return {};
    if (polled[0].revents)
        hear();
    if (polled[1].revents)
        if (const QByteArray bytes = take(m_error); !bytes.isEmpty())
            onError(bytes);
    return polled[2].revents ? take(m_output) : QByteArray();
}

}
