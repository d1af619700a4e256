// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Wait.h"
#include "mcp/KeeperMessage.h"
#include "plan/McpCommand.h"
#include "probe/seen/Mcp.h"

#include <QElapsedTimer>

#include <functional>
#include <sys/types.h>

namespace lentera {

//! Where lentera-keeper is: beside the running program.
QString keeperPath();

//! A foreign program with its three streams, under lentera-keeper: in a session of its own, and nothing that descends
//! from it survives this object. Blocks its thread no longer than the waits that it is given, and 100 ms after a stop.
class KeptProcess {
public:
    KeptProcess() = default;
    ~KeptProcess();
    KeptProcess(const KeptProcess &) = delete;
    KeptProcess &operator=(const KeptProcess &) = delete;

    //! Gets what arrived on standard error.
    std::function<void(const QByteArray &)> onError = [](const QByteArray &) {
    };

    //! Starts \a program with what \a command says; answers errno, 0 when it runs. The keeper's own trouble is -1.
    int start(const QString &program, const McpCommand &command, const Wait &wait);

    //! Writes \a bytes to standard input; false when nobody reads it any more, or not as much as that.
    bool write(const QByteArray &bytes);
    //! Waits for anything to happen, at most 100 ms, and takes it in. Answers what came on standard output: at most
    //! 64 KiB.
    QByteArray listen(const Wait &wait);

    void closeInput() { closeOne(m_input); }
    void terminate() { tell(KeeperMessage::Terminate); }
    void kill() { tell(KeeperMessage::Kill); }

    //! Whether standard output has been read to its end.
    bool outputEnded() const { return m_output < 0; }
    //! Whether the program has ended, and what is left of it is gone.
    bool gone() const { return m_keeper < 0; }
    bool ended() const { return m_status >= 0; }
    //! As waitpid() gives it; -1 while it runs.
    int status() const { return m_status; }
    //! How many processes outlived the program.
    int leftBehind() const { return m_leftBehind; }
    double elapsedMs() const { return double(m_clock.nsecsElapsed()) / 1e6; }
    double firstByteMs() const { return m_firstByteMs; }

private:
    static void closeOne(int &descriptor);
    QByteArray take(int &descriptor);
    void tell(KeeperMessage::Kind kind);
    void hear();
    int spawn(const QString &program, const McpCommand &command, int input, int output, int error, int keeper);

    pid_t m_pid = -1; //!< the keeper's
    int m_input = -1;
    int m_output = -1;
    int m_error = -1;
    int m_keeper = -1;
    int m_startError = -1; //!< until the keeper has told: -1
    int m_status = -1;
    int m_leftBehind = 0;
    double m_firstByteMs = -1;
    QElapsedTimer m_clock;
};

}
