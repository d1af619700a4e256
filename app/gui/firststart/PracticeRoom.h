// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <memory>

namespace lentera {

class PracticeServers;

//! The way into the practice workspace and out again: servers on loopback and a workspace in memory that exist while
//! somebody practises.
class PracticeRoom : public QObject {
    Q_OBJECT
public:
    //! \a parts as the real workspace was opened with; practice takes its explanations, connectors and clock.
    PracticeRoom(Desk &desk, Workspace &real, Workspace::Parts parts, QObject *parent = nullptr);
    ~PracticeRoom() override;

    //! Starts the servers on another thread, then shows the practice workspace. Does nothing when already there.
    void enter();
    void leave();
    bool isEntering() const { return m_entering; }

Q_SIGNALS:
    void enteringChanged();

private:
    struct Furnished;
    void arrived(const Result<std::shared_ptr<Furnished>> &furnished);

    Desk &m_desk;
    Workspace &m_real;
    Workspace::Parts m_parts;
    bool m_entering = false;
    std::shared_ptr<Furnished> m_inside;
};

}
