// SPDX-License-Identifier: GPL-3.0-or-later
// What CredentialsPresenter does with a credential: set, verify, rotate, remove, and how it words what came of it.
#include "credentials/CredentialsPresenter.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using Stored = QList<CredentialMetadata>;

static const CredentialMetadata *rowOf(const Stored &rows, const QString &field)
{
    const auto row = std::find_if(rows.cbegin(), rows.cend(), [&](const auto &one) { return one.field == field; });
    return row == rows.cend() ? nullptr : &*row;
}

//! How many of the entered fields the store names in a newer version than before: what was really stored.
static int storedCount(const CredentialEntry &entry, const Stored &before, const Stored &after)
{
    int count = 0;
    for (auto value = entry.values.cbegin(); value != entry.values.cend(); ++value) {
        const CredentialMetadata *now = rowOf(after, value.key());
        const CredentialMetadata *then = rowOf(before, value.key());
        count += now && (!then || now->version > then->version);
    }
    return count;
}

static StepStatus signInStatus(const RunRecord &record)
{
    const auto &steps = record.result.steps;
    const auto step = std::find_if(steps.cbegin(), steps.cend(),
                                   [](const Step &s) { return s.phase == Phase::Auth || s.phase == Phase::Tools; });
    return step == steps.cend() ? StepStatus::Skipped : step->status;
}

void CredentialsPresenter::set(const CredentialEntry &entry)
{
    const Selection place = m_desk.selection();
    const Stored before = state().stored;
    if (!begin(CredentialWork::Storing))
        return;
    const auto stored = [this, place] {
        end(place, {MessageLevel::Success, tr("The credential is stored."), tr("Verify"), [this] {
                        verify();
                    }});
    };
    if (entry.values.isEmpty())
        return saveExpiries(place, entry, stored);
    const auto answered = [this, place, entry, before, stored](const Result<void> &done) {
        if (done)
            saveExpiries(place, entry, stored);
        else
            storingFailed(place, entry, before, done.error());
    };
    follow(place, m_desk.workspace().setCredential(place.tenant, place.connection, entry.values, stopToken()),
           answered);
}

void CredentialsPresenter::saveExpiries(const Selection &place, const CredentialEntry &entry,
                                        std::function<void()> then)
{
    const auto save = [place, expiries = entry.expiries](Store &store) {
        return store.setExpiries(place.tenant, place.connection, expiries);
    };
    m_desk.ask(this, save, [this, place, then = std::move(then)](const Result<void> &saved) {
        if (!saved)
            return failed(place, saved.error());
        read(place, then);
    });
}

void CredentialsPresenter::failed(const Selection &place, const Error &error)
{
    read(place, [this, place, error] { end(place, explaining(MessageLevel::Error, titleOf(error), error.id)); });
}

// What is in force is asked of the store, never guessed: the error may have come after the new value was stored.
void CredentialsPresenter::storingFailed(const Selection &place, const CredentialEntry &entry, const Stored &before,
                                         const Error &error)
{
    const auto tell = [this, place, entry, before, error] {
        const Stored &after = stateOf(place).stored;
        const int count = storedCount(entry, before, after);
        const QString title = titleOf(error);
        if (count == entry.values.size())
            return end(
                place,
                explaining(MessageLevel::Warning,
                           tr("The new credential is stored, but the old one could not be deleted: %1").arg(title),
                           error.id));
        const QString text = count > 0 ? tr("Only %n of the fields was/were stored: %1", nullptr, count).arg(title)
                             : before.isEmpty()
                                 ? tr("Nothing was stored: %1").arg(title)
                                 : tr("Nothing was stored; the old credential is still in force: %1").arg(title);
        const CredentialWork work = stateOf(place).work;
        end(place, {MessageLevel::Error, text, tr("Try again"), [this, work] {
                        tryAgain(work);
                    }});
        if (place == m_desk.selection()) {
            m_again = entry;
            m_forgetAgain->start();
        }
    };
    read(place, tell);
    askKeychain();
}

void CredentialsPresenter::tryAgain(CredentialWork work)
{
    const CredentialEntry entry = m_again;
    if (entry.values.isEmpty())
        Q_EMIT entryWanted(work);
    else if (work == CredentialWork::Rotating)
        rotate(entry);
    else
        set(entry);
}

void CredentialsPresenter::verify()
{
    const Selection place = m_desk.selection();
    if (!begin(CredentialWork::Verifying))
        return;
    m_desk.runStarted(place.tenant, place.connection);
    const auto answered = [this, place](const Result<RunRecord> &record) {
        m_desk.runEnded(place.tenant, place.connection);
        if (record)
            verified(place, *record);
        else
            failed(place, record.error());
    };
    follow(place,
           m_desk.workspace().check(place.tenant, place.connection, CheckOptions::fromHere(), stopToken(),
                                    watcherOf(place)),
           answered);
}

void CredentialsPresenter::verified(const Selection &place, const RunRecord &record)
{
    const QString cause = causeOf(record);
    const bool works = record.result.verdict() != "fail"_L1;
    Message outcome;
    if (record.result.stopped)
        outcome = diagnosing(MessageLevel::Information, tr("Stopped before the credential was verified."));
    else if (credentialAccepted(record.result) && works)
        outcome = diagnosing(MessageLevel::Success, tr("The system accepts this credential."));
    else if (credentialAccepted(record.result))
        outcome = diagnosing(MessageLevel::Warning,
                             tr("The system accepts this credential, but something else does not work: %1").arg(cause));
    else if (signInStatus(record) == StepStatus::Fail)
        outcome = diagnosing(MessageLevel::Error, tr("The system does not accept this credential: %1").arg(cause));
    else
        outcome =
            diagnosing(MessageLevel::Error,
                       tr("The credential could not be verified; the check ended before the sign-in: %1").arg(cause));
    read(place, [this, place, outcome] { end(place, outcome); });
    if (!record.result.stopped && !works)
        askKeychain(); // it may be what is wrong
}

void CredentialsPresenter::rotate(const CredentialEntry &entry)
{
    const Selection place = m_desk.selection();
    const Stored before = state().stored;
    if (!begin(CredentialWork::Rotating))
        return;
    m_desk.runStarted(place.tenant, place.connection);
    const auto answered = [this, place, entry, before](const Result<RunRecord> &record) {
        m_desk.runEnded(place.tenant, place.connection);
        if (record)
            rotated(place, entry, *record);
        else
            storingFailed(place, entry, before, record.error());
    };
    follow(place,
           m_desk.workspace().rotateCredential(place.tenant, place.connection, entry.values, CheckOptions::fromHere(),
                                               stopToken(), watcherOf(place)),
           answered);
}

void CredentialsPresenter::rotated(const Selection &place, const CredentialEntry &entry, const RunRecord &record)
{
    if (credentialAccepted(record.result)) {
        const Message accepted{MessageLevel::Success,
                               tr("The system accepts the new credential. It is stored, and the old one is deleted."),
                               {},
                               {}};
        return saveExpiries(place, entry, [this, place, accepted] { end(place, accepted); });
    }
    const QList<Finding> causes = record.result.rootCauses();
    const QString id = causes.isEmpty() ? u"auth.credential.refused"_s : causes.first().id;
    const QString text =
        record.result.stopped ? tr("Stopped before the system answered. The old credential is kept.")
        : signInStatus(record) == StepStatus::Fail
            ? tr("The system does not accept the new credential, so the old one is kept: %1").arg(causeOf(record))
            : tr("The new credential could not be tried, so the old one is kept: %1").arg(causeOf(record));
    const Message refused = explaining(MessageLevel::Error, text, id);
    read(place, [this, place, refused] { end(place, refused); });
}

void CredentialsPresenter::remove()
{
    const Selection place = m_desk.selection();
    if (!begin(CredentialWork::Removing))
        return;
    const auto answered = [this, place](const Result<void> &removed) {
        if (!removed)
            return removingFailed(place, removed.error());
        read(place, [this, place] {
            end(place, {MessageLevel::Information, tr("The credential was removed."), {}, {}});
        });
    };
    follow(place, m_desk.workspace().removeCredential(place.tenant, place.connection, stopToken()), answered);
}

void CredentialsPresenter::removingFailed(const Selection &place, const Error &error)
{
    const qsizetype before = stateOf(place).stored.size();
    read(place, [this, place, error, before] {
        const qsizetype left = stateOf(place).stored.size();
        const QString text = left == before
                                 ? tr("Nothing was removed; the credential is still there: %1").arg(titleOf(error))
                                 : tr("%n field(s) could not be removed and is/are still there: %1", nullptr, int(left))
                                       .arg(titleOf(error));
        end(place, explaining(MessageLevel::Error, text, error.id));
    });
    askKeychain();
}

}
