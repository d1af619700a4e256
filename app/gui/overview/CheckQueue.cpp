// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/CheckQueue.h"

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int mostAtOnce = 8;

CheckQueue::CheckQueue(Desk &desk) : m_desk(desk)
{
    connect(&desk, &Desk::workspaceChanged, this, &CheckQueue::forget);
}

void CheckQueue::add(const QList<Selection> &wanted)
{
    QList<Selection> fresh;
    for (const Selection &one : wanted)
        if (!one.connection.isEmpty() && !m_waiting.contains(one) && !m_desk.isRunning(one.tenant, one.connection))
            fresh << one;
    if (fresh.isEmpty())
        return;
    if (!isRunning()) {
        m_done = m_total = m_failing = 0;
        m_errorTold = false;
        m_ticket = m_desk.beginWork([this] { stop(); });
    }
    if (m_stop.stop_requested())
        m_stop = std::stop_source();
    m_waiting += fresh;
    m_total += int(fresh.size());
    startNext();
}

void CheckQueue::stop()
{
    m_total -= int(m_waiting.size());
    m_waiting.clear();
    m_stop.request_stop();
    Q_EMIT changed();
}

void CheckQueue::startNext()
{
    while (m_running < mostAtOnce && !m_waiting.isEmpty())
        check(m_waiting.takeFirst());
    if (m_running == 0)
        return finish();
    Q_EMIT changed();
}

void CheckQueue::check(const Selection &next)
{
    ++m_running;
    m_desk.runStarted(next.tenant, next.connection);
    const auto run = m_desk.workspace().check(next.tenant, next.connection, CheckOptions::fromHere(),
                                              m_stop.get_token(), RunWatcher());
    whenDone(run, this, [this, next, round = m_round](const Result<RunRecord> &record) {
        if (round == m_round)
            ended(next, record);
    });
}

void CheckQueue::ended(const Selection &checked, const Result<RunRecord> &record)
{
    --m_running;
    ++m_done;
    m_desk.runEnded(checked.tenant, checked.connection);
    if (record && record->result.verdict() == "fail"_L1)
        ++m_failing;
    if (!record && record.error().id != "run.stopped"_L1 && !m_errorTold) {
        m_errorTold = true;
        m_desk.raise(record.error());
    }
    startNext();
}

void CheckQueue::finish()
{
    m_desk.endWork(std::exchange(m_ticket, 0));
    Q_EMIT changed();
    if (m_errorTold)
        return;
    if (m_stop.stop_requested())
        return m_desk.raise(Message{MessageLevel::Information, tr("The checks were stopped."), {}, {}});
    QStringList sentences{tr("%n connection(s) checked.", nullptr, m_done)};
    if (m_failing > 0)
        sentences << tr("%n of them do(es) not work.", nullptr, m_failing);
    const MessageLevel level = m_failing > 0 ? MessageLevel::Information : MessageLevel::Success;
    m_desk.raise(Message{level, sentences.join(u' '), {}, {}});
}

void CheckQueue::forget()
{
    ++m_round;
    m_waiting.clear();
    m_running = 0;
    if (isRunning())
        m_desk.endWork(std::exchange(m_ticket, 0));
    Q_EMIT changed();
}

}
