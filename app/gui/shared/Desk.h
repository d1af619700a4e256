// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Language.h"
#include "shared/Message.h"
#include "shared/Place.h"
#include "shared/Settings.h"
#include "shared/Verdict.h"
#include "shared/whenDone.h"
#include "workspace/Workspace.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <map>

namespace lentera {

//! One connection of one tenant; an empty connection means the tenant itself.
struct Selection {
    TenantId tenant;
    ConnectionId connection;

    bool operator==(const Selection &) const = default;
};

//! The window's state without widgets: the workspace in use, its tenants and connections as last read, what is
//! selected, what is going on. Pages show it and act through it; the shell may rebuild them at any time.
class Desk : public QObject {
    Q_OBJECT
public:
    Desk(Workspace &workspace, Settings &settings, Language &language, QObject *parent = nullptr);
    ~Desk() override;

    Workspace &workspace() const { return *m_workspace; }
    //! Shows another workspace (practice and back); running work is stopped, the selection is cleared.
    void setWorkspace(Workspace &workspace);
    Settings &settings() const { return m_settings; }
    Language &language() const { return m_language; }
    const Explanations &explanations() const { return m_workspace->explanations(); }

    //! Runs \a job with the store on its thread and hands the answer to \a then on this one, unless \a context is gone
    //! or another workspace is shown by then.
    template <class Job, class Then>
    void ask(QObject *context, Job job, Then then);

    //! A page's presenter: made at the first call, lives as long as the desk, so that pages can be rebuilt.
    //! Presenter needs a constructor `(Desk &desk)`.
    template <class Presenter>
    Presenter &presenter();

    bool isLoaded() const { return m_loaded; } //!< the tenants were read at least once
    const QList<Tenant> &tenants() const { return m_tenants; }
    QList<Connection> connections(const TenantId &tenant) const;
    const Tenant *tenant(const TenantId &id) const;
    const Connection *connection(const TenantId &tenant, const ConnectionId &id) const;
    //! Of a connection; with an empty connection the worst of the tenant's.
    Verdict verdictOf(const TenantId &tenant, const ConnectionId &connection = {}) const;
    //! Reads tenants, connections and last runs again; tenantsChanged() follows.
    void reload();

    const Selection &selection() const { return m_selection; }
    const Tenant *selectedTenant() const { return tenant(m_selection.tenant); }
    const Connection *selectedConnection() const { return connection(m_selection.tenant, m_selection.connection); }
    void select(const TenantId &tenant, const ConnectionId &connection = {});

    //! These change the store and then reload; a removal offers to undo it in the message bar. The future tells the
    //! error, if any, to whoever asked (a dialog shows it at its field).
    QFuture<Result<void>> addTenant(const Tenant &tenant);
    QFuture<Result<void>> editTenant(const Tenant &tenant);
    void duplicateTenant(const TenantId &tenant);
    void removeTenant(const TenantId &tenant);
    QFuture<Result<void>> addConnection(const Connection &connection);
    QFuture<Result<void>> editConnection(const Connection &connection);
    void duplicateConnection(const TenantId &tenant, const ConnectionId &connection);
    void removeConnection(const TenantId &tenant, const ConnectionId &connection);
    //! Deletes for good what was removed in an earlier session, secrets first.
    void purgeRemoved();

    //! Whoever runs a check tells when it starts and ends; the verdict is read again from the store.
    void runStarted(const TenantId &tenant, const ConnectionId &connection);
    void runEnded(const TenantId &tenant, const ConnectionId &connection);
    bool isRunning(const TenantId &tenant, const ConnectionId &connection) const;

    //! Registers work that closing the window would break off; \a stop asks it to end. Answers a ticket for endWork().
    int beginWork(std::function<void()> stop);
    void endWork(int ticket);
    bool isWorking() const { return !m_work.empty(); }
    void stopWork();

    //! Asks for things that pages or the shell do.
    void requestCheck(const TenantId &tenant, const ConnectionId &connection);
    void requestAdHocCheck(const Connection &connection);
    void open(Place place);
    //! Opens Files on the file or folder \a path.
    void requestFiles(const QString &path);
    //! Opens Help on an explanation's id, or on a search for \a idOrText.
    void explain(const QString &idOrText);
    void raise(const Message &message);
    //! Shows an error as its explanation words it, with its explanation one click away.
    void raise(const Error &error);

    //! The explanation id of what is selected on the page: what F1 explains. Pages keep it up to date.
    void setTopic(const QString &explanationId) { m_topic = explanationId; }
    const QString &topic() const { return m_topic; }

Q_SIGNALS:
    void workspaceChanged(); //!< presenters forget what they hold
    void tenantsChanged();   //!< also their connections
    void selectionChanged();
    void verdictChanged(const lentera::TenantId &tenant, const lentera::ConnectionId &connection);
    void runFinished(const lentera::TenantId &tenant, const lentera::ConnectionId &connection);
    void workChanged();
    void checkRequested(const lentera::TenantId &tenant, const lentera::ConnectionId &connection);
    void adHocCheckRequested(const lentera::Connection &connection);
    void placeRequested(lentera::Place place);
    void filesRequested(const QString &path);
    void explanationRequested(const QString &idOrText);
    void messageRaised(const lentera::Message &message);

private:
    struct Snapshot;
    using Key = QPair<QString, QString>;

    void take(Snapshot snapshot);
    //! Runs \a change on the store, reloads, and answers.
    QFuture<Result<void>> changed(std::function<Result<void>(Store &)> change);
    void removed(const QString &text, std::function<Result<void>(Store &)> restore);

    Workspace *m_workspace;
    Settings &m_settings;
    Language &m_language;
    int m_generation = 0; //!< of the workspace: answers of an earlier one are dropped
    bool m_loaded = false;
    QList<Tenant> m_tenants;
    QHash<TenantId, QList<Connection>> m_connections;
    QHash<Key, Verdict> m_verdicts;
    QSet<Key> m_running;
    Selection m_selection;
    Selection m_wish; //!< selected before it was read; taken up by the next reload
    QString m_topic;
    std::map<int, std::function<void()>> m_work;
    int m_lastTicket = 0;
    QHash<const QMetaObject *, QObject *> m_presenters;
};

template <class Job, class Then>
void Desk::ask(QObject *context, Job job, Then then)
{
    using Answer = std::invoke_result_t<Job, Store &>;
    const auto stillShown = [this, generation = m_generation] {
        return generation == m_generation;
    };
    const auto answered = [then = std::move(then), stillShown, desk = QPointer(this)](Answer answer) mutable {
        if (desk && stillShown())
            then(std::move(answer));
    };
    whenDone(m_workspace->store(std::move(job)), context, answered);
}

template <class Presenter>
Presenter &Desk::presenter()
{
    QObject *known = m_presenters.value(&Presenter::staticMetaObject);
    if (!known) {
        known = new Presenter(*this);
        known->setParent(this);
        m_presenters.insert(&Presenter::staticMetaObject, known);
    }
    return *static_cast<Presenter *>(known);
}

}
