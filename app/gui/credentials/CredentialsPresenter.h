// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "credentials/CredentialDialog.h"
#include "shared/Desk.h"

#include <QElapsedTimer>

#include <atomic>
#include <map>
#include <optional>
#include <stop_token>

class QTimer;

namespace lentera {

//! What is being done with a connection's credential.
enum class CredentialWork { None, Storing, Verifying, Rotating, Removing };

//! A connection's credential as the page shows it.
struct CredentialShown {
    bool loaded = false;
    QList<CredentialMetadata> stored;
    CredentialWork work = CredentialWork::None;
    QElapsedTimer since;                     //!< of the work
    std::shared_ptr<std::atomic<int>> phase; //!< the step that a check is at; written on the run's thread
    std::optional<Message> outcome;          //!< of the last work
    int outcomeNumber = 0;                   //!< another one for every outcome
};

//! What the Credentials page shows and does for the selected connection. All work goes on elsewhere and is answered
//! here; nothing is told as removed or stored before the store and the keychain have said so.
class CredentialsPresenter : public QObject {
    Q_OBJECT
public:
    explicit CredentialsPresenter(Desk &desk);
    ~CredentialsPresenter() override;

    Desk &desk() const { return m_desk; }
    bool isPractice() const { return m_desk.workspace().isPractice(); }
    //! Null when no connection is selected.
    const Connection *connection() const { return m_desk.selectedConnection(); }
    //! `tenant · connection · environment`, on one line.
    QString whose() const;
    SignIn signIn() const;
    const QString &language() const { return m_desk.language().tag(); }
    //! Of the selected connection.
    const CredentialShown &state() const;
    QList<CredentialRow> rows() const;

    const std::optional<KeychainStatus> &keychain() const { return m_keychain; }
    bool isAskingKeychain() const { return m_asking; }
    //! The keychain's state and what to do about it, in the interface's language.
    QString keychainSentence() const;
    void askKeychain();
    //! Whether the desktop can be asked to unlock it, or to make a keyring where there is none.
    bool canUnlock() const;
    bool isUnlocking() const { return m_unlocking != 0; }
    //! Asks the person in the desktop's own dialog and waits, up to two minutes.
    void unlock();
    void stopUnlocking() { m_unlockStop.request_stop(); }
    //! Opens Help on the keychain's state.
    void explainKeychain();

    //! What goes on, with the step's name once it takes long; empty for the first moments.
    QString progressText() const;
    void set(const CredentialEntry &entry);
    void verify();
    void rotate(const CredentialEntry &entry);
    void remove();
    void stop();
    //! Another part of the window has changed the credential at \a place.
    void readAgain(const Selection &place) { read(place); }

Q_SIGNALS:
    void changed();
    void progressChanged();
    void entryWanted(lentera::CredentialWork work); //!< the values are gone meanwhile: ask for them again

private:
    using Key = QPair<QString, QString>;
    struct Job {
        std::stop_source stop;
        int ticket = 0;
    };
    using Stored = QList<CredentialMetadata>;

    static Key keyOf(const Selection &place) { return {place.tenant.text(), place.connection.text()}; }
    Key shownKey() const { return keyOf(m_desk.selection()); }
    CredentialShown &stateOf(const Selection &place) { return m_states[keyOf(place)]; }
    void showSelection();
    void forget();
    //! Reads the rows of \a place again, then goes on with \a then.
    void read(const Selection &place, std::function<void()> then = {});
    //! Answers false when something is going on already.
    bool begin(CredentialWork work);
    std::stop_token stopToken() { return m_jobs[shownKey()].stop.get_token(); }
    //! Hands the answer of the work just begun to \a then, unless another workspace is shown by then.
    template <class Value, class Then>
    void follow(const Selection &place, const QFuture<Value> &future, Then then)
    {
        whenDone(future, this,
                 [this, place, then = std::move(then), ticket = m_jobs[keyOf(place)].ticket](const Value &answer) {
                     const auto job = m_jobs.find(keyOf(place));
                     if (job != m_jobs.end() && job->second.ticket == ticket)
                         then(answer);
                 });
    }
    RunWatcher watcherOf(const Selection &place);
    void end(const Selection &place, const Message &outcome);
    void saveExpiries(const Selection &place, const CredentialEntry &entry, std::function<void()> then);
    void storingFailed(const Selection &place, const CredentialEntry &entry, const Stored &before, const Error &error);
    void tryAgain(CredentialWork work);
    void verified(const Selection &place, const RunRecord &record);
    void rotated(const Selection &place, const CredentialEntry &entry, const RunRecord &record);
    void removingFailed(const Selection &place, const Error &error);
    void failed(const Selection &place, const Error &error);
    QString titleOf(const Error &error) const;
    QString causeOf(const RunRecord &record) const;
    Message explaining(MessageLevel level, const QString &text, const QString &explanationId) const;
    Message diagnosing(MessageLevel level, const QString &text) const;

    Desk &m_desk;
    std::map<Key, CredentialShown> m_states;
    std::map<Key, Job> m_jobs;
    std::optional<KeychainStatus> m_keychain;
    bool m_asking = false;
    std::stop_source m_askingStop;
    int m_unlocking = 0; //!< of Desk::beginWork(); 0 while nobody is asked
    std::stop_source m_unlockStop;
    QTimer *m_tick;
    int m_lastOutcome = 0;
    CredentialEntry m_again; //!< what could not be stored, until the next work or selection
    QTimer *m_forgetAgain;
};

}
