// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnose/DiagnosePresenter.h"

#include "workspace/storedRun.h"

#include "base/AtomicFile.h"
#include "shared/words.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

DiagnosePresenter::DiagnosePresenter(Desk &desk) : m_desk(desk), m_language(desk.language().tag())
{
    connect(&desk, &Desk::selectionChanged, this, &DiagnosePresenter::showSelection);
    connect(&desk, &Desk::workspaceChanged, this, &DiagnosePresenter::forget);
    connect(&desk, &Desk::checkRequested, this, &DiagnosePresenter::check);
    connect(&desk, &Desk::adHocCheckRequested, this, &DiagnosePresenter::checkAdHoc);
    connect(&desk, &Desk::runFinished, this, [this](const TenantId &tenant, const ConnectionId &connection) {
        if (!m_runs.contains(keyOf(tenant, connection))) // another page ran it
            loadLast(tenant, connection);
    });
    connect(&desk.language(), &Language::languageChanged, this, &DiagnosePresenter::setLanguage);
    showSelection();
}

DiagnosePresenter::Key DiagnosePresenter::keyOf(const TenantId &tenant, const ConnectionId &connection)
{
    return {tenant.text(), connection.text()};
}

DiagnosePresenter::Key DiagnosePresenter::shownKey() const
{
    return m_adHoc ? Key() : keyOf(m_desk.selection().tenant, m_desk.selection().connection);
}

const Diagnosis *DiagnosePresenter::current() const
{
    const auto found = m_diagnoses.find(shownKey());
    return found == m_diagnoses.end() ? nullptr : &found->second;
}

void DiagnosePresenter::showSelection()
{
    m_adHoc = false;
    const Selection &selected = m_desk.selection();
    if (!selected.connection.isEmpty() && !m_diagnoses.contains(shownKey()))
        loadLast(selected.tenant, selected.connection);
    Q_EMIT changed();
}

// The page shows the last run before anybody asks: the answer may be there already.
void DiagnosePresenter::loadLast(const TenantId &tenant, const ConnectionId &connection)
{
    struct Found {
        QDateTime lastGood;
        std::optional<RunRecord> record;
    };
    static constexpr int lookedAt = 100;
    const Key key = keyOf(tenant, connection);
    const Connection *known = m_desk.connection(tenant, connection);
    if (!known || (m_diagnoses.contains(key) && m_diagnoses[key].running))
        return;
    m_diagnoses[key].connection = *known;
    m_diagnoses[key].loading = true;
    const auto read = [tenant, connection, catalogue = m_desk.workspace().connectors()](Store &store) -> Result<Found> {
        const auto runs = store.runs(tenant, connection, lookedAt);
        if (!runs)
            return failureOf(runs);
        Found found;
        for (const RunSummary &summary : *runs)
            if (summary.verdict != "fail"_L1 && !found.lastGood.isValid())
                found.lastGood = summary.startedAt;
        if (runs->isEmpty())
            return found;
        auto record = storedRun(store, tenant, runs->first().id, catalogue);
        if (!record)
            return failureOf(record);
        found.record = *std::move(record);
        return found;
    };
    m_desk.ask(this, read, [this, key](const Result<Found> &found) {
        Diagnosis &diagnosis = m_diagnoses[key];
        diagnosis.loading = false;
        if (!found)
            diagnosis.error = found.error();
        else {
            diagnosis.lastGood = found->lastGood;
            if (found->record && !diagnosis.running)
                diagnosis.record = found->record;
        }
        Q_EMIT changed();
    });
}

void DiagnosePresenter::start()
{
    if (const Diagnosis *shown = current(); shown && m_adHoc)
        return checkAdHoc(shown->connection);
    const Selection &selected = m_desk.selection();
    if (!selected.connection.isEmpty())
        check(selected.tenant, selected.connection);
}

void DiagnosePresenter::checkAll()
{
    for (const Tenant &tenant : m_desk.tenants())
        check(tenant.id, {});
}

void DiagnosePresenter::stop()
{
    if (const auto run = m_runs.find(shownKey()); run != m_runs.end())
        run->second.stop.request_stop();
}

void DiagnosePresenter::check(const TenantId &tenant, const ConnectionId &connection)
{
    if (connection.isEmpty()) { // a tenant: each of its connections
        for (const Connection &one : m_desk.connections(tenant))
            check(tenant, one.id);
        return;
    }
    const Key key = keyOf(tenant, connection);
    const Connection *known = m_desk.connection(tenant, connection);
    if (!known || m_runs.contains(key))
        return;
    if (m_desk.selection().tenant == tenant && m_desk.selection().connection == connection)
        m_adHoc = false;
    const std::stop_source stop;
    begin(key, *known, stop);
    m_desk.runStarted(tenant, connection);
    follow(key,
           m_desk.workspace().check(tenant, connection, CheckOptions::fromHere(), stop.get_token(), watcherFor(key)));
}

void DiagnosePresenter::checkAdHoc(const Connection &connection)
{
    m_adHoc = true;
    if (m_runs.contains(Key()))
        return;
    const std::stop_source stop;
    begin(Key(), connection, stop);
    follow(Key(),
           m_desk.workspace().checkAdHoc(connection, {}, CheckOptions::fromHere(), stop.get_token(), watcherFor({})));
}

// The watcher is called on the run's thread; what it saw comes here through the event loop.
RunWatcher DiagnosePresenter::watcherFor(const Key &key)
{
    const auto here = [self = QPointer(this)](auto take) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, take] {
                if (self)
                    take(*self);
            },
            Qt::QueuedConnection);
    };
    RunWatcher watcher;
    watcher.stepChanged = [here, key](const Step &step) {
        here([key, step](DiagnosePresenter &self) { self.takeStep(key, step); });
    };
    watcher.experimentBegins = [here, key](seen::Variation variation, const QString &value) {
        here([key, variation, value](DiagnosePresenter &self) { self.takeExperiment(key, variation, value); });
    };
    return watcher;
}

void DiagnosePresenter::begin(const Key &key, const Connection &connection, const std::stop_source &stop)
{
    Diagnosis &diagnosis = m_diagnoses[key];
    diagnosis.connection = connection;
    diagnosis.running = true;
    diagnosis.error.reset();
    diagnosis.steps.clear();
    diagnosis.trying = seen::Variation::None;
    m_runs[key] = {stop, m_desk.beginWork([stop]() mutable { stop.request_stop(); })};
    Q_EMIT changed();
}

void DiagnosePresenter::follow(const Key &key, QFuture<Result<RunRecord>> future)
{
    whenDone(future, this, [this, key](const Result<RunRecord> &record) { end(key, record); });
}

void DiagnosePresenter::takeStep(const Key &key, const Step &step)
{
    const auto found = m_diagnoses.find(key);
    if (found == m_diagnoses.end() || !found->second.running)
        return;
    QList<Step> &steps = found->second.steps;
    const auto same =
        std::find_if(steps.begin(), steps.end(), [&](const Step &one) { return one.phase == step.phase; });
    if (same == steps.end())
        steps << step;
    else
        *same = step;
    if (key == shownKey())
        Q_EMIT stepsChanged();
}

void DiagnosePresenter::takeExperiment(const Key &key, seen::Variation variation, const QString &value)
{
    const auto found = m_diagnoses.find(key);
    if (found == m_diagnoses.end() || !found->second.running)
        return;
    found->second.trying = variation;
    found->second.tried = value;
    if (key == shownKey())
        Q_EMIT stepsChanged();
}

void DiagnosePresenter::end(const Key &key, Result<RunRecord> record)
{
    const auto run = m_runs.find(key);
    if (run == m_runs.end())
        return; // of a workspace that is no longer shown
    m_desk.endWork(run->second.ticket);
    m_runs.erase(run);
    Diagnosis &diagnosis = m_diagnoses[key];
    diagnosis.running = false;
    if (record) {
        if (record->result.verdict() != "fail"_L1 && !record->result.stopped)
            diagnosis.lastGood = record->result.evidence.startedAt;
        diagnosis.record = *std::move(record);
    } else
        diagnosis.error = record.error();
    if (!key.first.isEmpty())
        m_desk.runEnded(TenantId(key.first), ConnectionId(key.second));
    Q_EMIT changed();
}

void DiagnosePresenter::forget()
{
    for (auto &[key, run] : m_runs) {
        run.stop.request_stop();
        m_desk.endWork(run.ticket);
    }
    m_runs.clear();
    m_diagnoses.clear();
    showSelection();
}

QString DiagnosePresenter::report(Form form) const
{
    const Diagnosis *shown = current();
    if (!shown || !shown->record)
        return {};
    if (form == Form::Json)
        return QString::fromUtf8(QJsonDocument(runJson(*shown->record, m_desk.explanations(), m_language)).toJson());
    const ReportForm text = form == Form::Markdown ? ReportForm::Markdown : ReportForm::Text;
    const words::InLanguage spoken(m_language);
    return runReport(*shown->record, m_desk.explanations(), m_language, words::report(), text);
}

void DiagnosePresenter::saveCase(const QString &path)
{
    const Diagnosis *shown = current();
    if (!shown || !shown->record)
        return;
    const auto write = [path, record = *shown->record] {
        return writeAtomically(path, QJsonDocument(caseJson(record)).toJson());
    };
    whenDone(QtConcurrent::run(write), this, [this, path](const Result<void> &written) {
        if (written)
            m_desk.raise(Message{MessageLevel::Success, tr("The case file was written to %1.").arg(path), {}, {}});
        else
            m_desk.raise(written.error());
    });
}

}
