// SPDX-License-Identifier: GPL-3.0-or-later
#include "firststart/PracticeRoom.h"

#include "diagnose/DiagnosePresenter.h"
#include "practice/Practice.h"
#include "tenant/MemoryVault.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace lentera {

//! The workspace goes before its servers, so that no check is left talking to nobody.
struct PracticeRoom::Furnished {
    std::unique_ptr<PracticeServers> servers;
    std::unique_ptr<Workspace> workspace;
};

PracticeRoom::PracticeRoom(Desk &desk, Workspace &real, Workspace::Parts parts, QObject *parent)
    : QObject(parent), m_desk(desk), m_real(real), m_parts(std::move(parts))
{
    m_parts.storePath = u":memory:"_s;
    m_parts.practice = true;
}

PracticeRoom::~PracticeRoom()
{
    if (m_inside)
        m_desk.setWorkspace(m_real); // nothing may be shown, or running, in what goes now
}

void PracticeRoom::enter()
{
    if (m_inside || m_entering)
        return;
    m_entering = true;
    Q_EMIT enteringChanged();
    Workspace::Parts parts = m_parts;
    parts.credentials = std::make_shared<MemoryVault>();
    const auto furnishRoom = [parts]() -> Result<std::shared_ptr<Furnished>> {
        auto room = std::make_shared<Furnished>();
        auto servers = PracticeServers::start();
        if (!servers)
            return failureOf(servers);
        room->servers = std::move(*servers);
        auto workspace = Workspace::open(parts);
        if (!workspace)
            return failureOf(workspace);
        room->workspace = std::move(*workspace);
        if (const Result<void> furnished = furnish(*room->workspace, *room->servers); !furnished)
            return failureOf(furnished);
        return room;
    };
    whenDone(QtConcurrent::run(furnishRoom), this,
             [this](const Result<std::shared_ptr<Furnished>> &furnished) { arrived(furnished); });
}

void PracticeRoom::arrived(const Result<std::shared_ptr<Furnished>> &furnished)
{
    m_entering = false;
    Q_EMIT enteringChanged();
    if (!furnished)
        return m_desk.raise(furnished.error());
    m_inside = *furnished;
    m_desk.setWorkspace(*m_inside->workspace);
    // A newcomer sees at once what Lentera does: every system is diagnosed as soon as it is listed.
    connect(
        &m_desk, &Desk::tenantsChanged, this, [this] { m_desk.presenter<DiagnosePresenter>().checkAll(); },
        Qt::SingleShotConnection);
}

void PracticeRoom::leave()
{
    if (!m_inside)
        return;
    m_desk.setWorkspace(m_real);
    // Ending servers and pools waits for their threads: not on this one.
    QtConcurrent::run([room = std::move(m_inside)]() mutable { room.reset(); }).then([] {});
    m_inside = nullptr;
}

}
