// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/CredentialsPresenter.h"

#include "base/visible.h"
#include "plan/Plan.h"
#include "shared/words.h"

#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

static constexpr auto tick = 250ms;
static constexpr qint64 progressAfterMs = 300;
static constexpr qint64 stepAfterMs = 3000;
static constexpr auto retryWithin = 2min;

CredentialsPresenter::CredentialsPresenter(Desk &desk)
    : m_desk(desk), m_tick(new QTimer(this)), m_forgetAgain(new QTimer(this))
{
    m_tick->setInterval(tick);
    connect(m_tick, &QTimer::timeout, this, &CredentialsPresenter::progressChanged);
    m_forgetAgain->setSingleShot(true);
    m_forgetAgain->setInterval(retryWithin);
    connect(m_forgetAgain, &QTimer::timeout, this, [this] { m_again = {}; });
    connect(&desk, &Desk::selectionChanged, this, &CredentialsPresenter::showSelection);
    connect(&desk, &Desk::tenantsChanged, this, &CredentialsPresenter::changed);
    connect(&desk, &Desk::workspaceChanged, this, &CredentialsPresenter::forget);
    connect(&desk, &Desk::runFinished, this, [this](const TenantId &tenant, const ConnectionId &connection) {
        if (m_states.contains({tenant.text(), connection.text()}))
            read({tenant, connection}); // a check that was accepted has verified the credential
    });
    connect(&desk.language(), &Language::languageChanged, this, [this] {
        for (auto &[key, state] : m_states)
            state.outcome.reset(); // worded in the language before
    });
    showSelection();
}

CredentialsPresenter::~CredentialsPresenter()
{
    m_askingStop.request_stop();
    m_unlockStop.request_stop();
}

const CredentialShown &CredentialsPresenter::state() const
{
    static const CredentialShown nothing;
    const auto found = m_states.find(shownKey());
    return found == m_states.end() ? nothing : found->second;
}

QString CredentialsPresenter::whose() const
{
    const Tenant *tenant = m_desk.selectedTenant();
    const Connection *shown = connection();
    return tenant && shown
               ? visibleLine(u"%1 · %2 · %3"_s.arg(tenant->name, shown->name, words::environment(tenant->environment)))
               : QString();
}

SignIn CredentialsPresenter::signIn() const
{
    const Connection *shown = connection();
    const Connector *connector = shown ? m_desk.workspace().connectors().find(shown->connector) : nullptr;
    return connector ? chosenSignIn(*shown, *connector) : SignIn();
}

QList<CredentialRow> CredentialsPresenter::rows() const
{
    const Connection *shown = connection();
    return shown ? credentialRows(signIn(), *shown, state().stored, language(), QDateTime::currentDateTimeUtc())
                 : QList<CredentialRow>();
}

void CredentialsPresenter::showSelection()
{
    m_again = {};
    for (auto &[key, state] : m_states)
        if (state.work == CredentialWork::None)
            state.outcome.reset();
    if (!m_desk.selection().connection.isEmpty())
        read(m_desk.selection());
    Q_EMIT changed();
}

void CredentialsPresenter::forget()
{
    for (auto &[key, job] : m_jobs) {
        job.stop.request_stop();
        m_desk.endWork(job.ticket);
    }
    m_askingStop.request_stop();
    m_asking = false;
    m_unlockStop.request_stop();
    m_desk.endWork(std::exchange(m_unlocking, 0));
    m_jobs.clear();
    m_states.clear();
    m_keychain.reset();
    m_again = {};
    m_tick->stop();
    showSelection();
}

void CredentialsPresenter::read(const Selection &place, std::function<void()> then)
{
    const auto rows = [place](Store &store) {
        return store.credentials(place.tenant, place.connection);
    };
    m_desk.ask(this, rows, [this, place, then = std::move(then)](const Result<Stored> &stored) {
        CredentialShown &state = stateOf(place);
        state.loaded = true;
        if (stored)
            state.stored = *stored;
        else
            m_desk.raise(stored.error());
        if (then)
            then();
        Q_EMIT changed();
    });
}

void CredentialsPresenter::askKeychain()
{
    if (m_asking)
        return;
    m_asking = true;
    m_askingStop = std::stop_source();
    Q_EMIT changed();
    const auto answered = [this, stop = m_askingStop](const KeychainStatus &status) {
        if (stop.stop_requested())
            return; // of a workspace that is no longer shown
        m_asking = false;
        m_keychain = status;
        Q_EMIT changed();
    };
    whenDone(m_desk.workspace().keychainStatus(m_askingStop.get_token()), this, answered);
}

static Error keychainError(const KeychainStatus &status)
{
    return {u"keychain."_s + keychainStateText(status.state), {{u"detail"_s, status.detail}, {u"seconds"_s, u"5"_s}}};
}

bool CredentialsPresenter::canUnlock() const
{
    return m_keychain && (m_keychain->state == KeychainState::Locked ||
                          (m_keychain->state == KeychainState::Absent && m_keychain->detail == "no keyring"_L1));
}

void CredentialsPresenter::unlock()
{
    if (isUnlocking())
        return;
    m_unlockStop = std::stop_source();
    m_unlocking = m_desk.beginWork([stop = m_unlockStop]() mutable { stop.request_stop(); });
    Q_EMIT changed();
    const auto answered = [this, ticket = m_unlocking](const Result<void> &unlocked) {
        if (ticket != m_unlocking)
            return; // of a workspace that is no longer shown
        m_desk.endWork(std::exchange(m_unlocking, 0));
        // Dismissed or stopped is no news to whoever did it; the state below tells where things stand.
        if (!unlocked && unlocked.error().id != "keychain.locked"_L1 && unlocked.error().id != "run.stopped"_L1)
            m_desk.raise(unlocked.error());
        Q_EMIT changed();
        askKeychain();
    };
    whenDone(m_desk.workspace().unlockKeychain(m_unlockStop.get_token()), this, answered);
}

QString CredentialsPresenter::keychainSentence() const
{
    if (isUnlocking())
        return tr("Answer the question of your desktop to unlock the keychain.");
    if (!m_keychain)
        return tr("Asking the keychain for its state…");
    if (isPractice())
        return tr("Practice credentials are kept in memory and are gone when you leave.");
    const QString state = words::keychainState(m_keychain->state);
    if (m_keychain->state == KeychainState::Usable)
        return m_keychain->backend.isEmpty() ? state
                                             : tr("The keychain is usable: %1").arg(visibleLine(m_keychain->backend));
    const QString fix = m_desk.explanations().of(keychainError(*m_keychain), language()).fix;
    return fix.isEmpty() ? state : u"%1\n%2"_s.arg(state, fix);
}

void CredentialsPresenter::explainKeychain()
{
    if (m_keychain)
        m_desk.explain(keychainError(*m_keychain).id);
}

QString CredentialsPresenter::progressText() const
{
    const CredentialShown &shown = state();
    if (shown.work == CredentialWork::None || shown.since.elapsed() < progressAfterMs)
        return {};
    if (shown.work == CredentialWork::Storing)
        return tr("Storing…");
    if (shown.work == CredentialWork::Removing)
        return tr("Removing…");
    const int phase = shown.phase ? shown.phase->load() : -1;
    if (phase < 0 || shown.since.elapsed() < stepAfterMs)
        return tr("Asking the live system…");
    return tr("Asking the live system, step “%1”…").arg(words::phase(Phase(phase)));
}

bool CredentialsPresenter::begin(CredentialWork work)
{
    const Key key = shownKey();
    if (key.second.isEmpty() || m_jobs.contains(key))
        return false;
    m_again = {};
    const std::stop_source stop;
    m_jobs[key] = {stop, m_desk.beginWork([stop]() mutable { stop.request_stop(); })};
    CredentialShown &state = m_states[key];
    state.work = work;
    state.since.start();
    state.outcome.reset();
    state.phase = std::make_shared<std::atomic<int>>(-1);
    m_tick->start();
    Q_EMIT changed();
    return true;
}

// Called on the run's thread, perhaps after this presenter is gone: it touches the number alone.
RunWatcher CredentialsPresenter::watcherOf(const Selection &place)
{
    RunWatcher watcher;
    watcher.stepChanged = [phase = stateOf(place).phase](const Step &step) {
        if (step.status == StepStatus::Running)
            phase->store(int(step.phase));
    };
    return watcher;
}

void CredentialsPresenter::end(const Selection &place, const Message &outcome)
{
    const Key key = keyOf(place);
    const auto job = m_jobs.find(key);
    if (job == m_jobs.end())
        return;
    m_desk.endWork(job->second.ticket);
    m_jobs.erase(job);
    if (m_jobs.empty())
        m_tick->stop();
    CredentialShown &state = m_states[key];
    state.work = CredentialWork::None;
    state.outcome = outcome;
    state.outcomeNumber = ++m_lastOutcome;
    Q_EMIT changed();
    Q_EMIT progressChanged();
}

void CredentialsPresenter::stop()
{
    if (const auto job = m_jobs.find(shownKey()); job != m_jobs.end())
        job->second.stop.request_stop();
}

QString CredentialsPresenter::titleOf(const Error &error) const
{
    return m_desk.explanations().of(error, language()).title;
}

QString CredentialsPresenter::causeOf(const RunRecord &record) const
{
    QStringList titles;
    for (const Finding &finding : record.result.rootCauses())
        titles << m_desk.explanations().of(finding, record.connector.id, language()).title;
    return titles.join(u" · "_s);
}

Message CredentialsPresenter::explaining(MessageLevel level, const QString &text, const QString &explanationId) const
{
    return {level, text, tr("Explain"), [desk = &m_desk, explanationId] {
                desk->explain(explanationId);
            }};
}

Message CredentialsPresenter::diagnosing(MessageLevel level, const QString &text) const
{
    return {level, text, tr("Show in Diagnose"), [desk = &m_desk] {
                desk->open(Place::Diagnose);
            }};
}

}
