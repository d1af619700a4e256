// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Session.h"

#include "tenant/KeychainStore.h"
#include "tenant/MemoryVault.h"

#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;

namespace lentera::cli {

// The signals were blocked in main() before any thread began, so this thread alone receives them.
static void stopOnSignal(std::stop_source stop)
{
#ifdef Q_OS_UNIX
    std::thread([stop = std::move(stop)]() mutable {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        for (int received = 0; sigwait(&signals, &received) == 0;)
            if (!stop.request_stop())
                std::_Exit(Interrupted); // asked twice: the person does not want to wait
    }).detach();
#else
    Q_UNUSED(stop)
#endif
}

Session::Session()
{
    m_explanations = std::make_shared<const Explanations>(Explanations::open(u":/lentera/explanations"_s));
    stopOnSignal(m_stop);
}

Session::~Session() = default;

const ConnectorCatalogue &Session::connectors() const
{
    if (!m_connectors)
        m_connectors = ConnectorCatalogue({u":/lentera/connectors"_s, Places::standard().userConnectors});
    return *m_connectors;
}

int Session::fail(const Error &error) const
{
    const Explained text = m_explanations->of(error, language);
    console.say(tr("Error: %1").arg(text.title));
    if (!text.cause.isEmpty())
        console.say(text.cause);
    if (!text.fix.isEmpty())
        console.say(text.fix);
    return exitOf(error);
}

bool Session::printedJson(const QJsonObject &document) const
{
    if (json)
        console.printJson(document);
    return json;
}

Workspace::Parts Session::parts() const
{
    Workspace::Parts parts;
    parts.explanations = m_explanations;
    parts.connectors = connectors();
    parts.clock = std::make_shared<const SystemClock>();
    return parts;
}

Result<Workspace *> Session::workspace()
{
    if (m_workspace)
        return m_workspace.get();
    Workspace::Parts own = parts();
    own.storePath = Places::standard().store();
    own.approvedPrograms = ApprovedPrograms(Places::standard().approvedPrograms());
    own.credentials = std::make_shared<KeychainStore>(keychainHelperPath());
    auto opened = Workspace::open(std::move(own));
    if (!opened)
        return failureOf(opened);
    m_workspace = *std::move(opened);
    return m_workspace.get();
}

Result<std::unique_ptr<Workspace>> Session::passing(bool practice) const
{
    Workspace::Parts own = parts();
    own.storePath = u":memory:"_s;
    own.credentials = std::make_shared<MemoryVault>();
    own.practice = practice;
    return Workspace::open(std::move(own));
}

Result<TargetName> targetFrom(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    const QString tenant = text.left(slash);
    const QString connection = slash < 0 ? QString() : text.mid(slash + 1);
    if (!isIdText(tenant) || (slash >= 0 && !isIdText(connection)))
        return failure("cli.target"_L1, {{u"target"_s, text}});
    return TargetName{TenantId(tenant), ConnectionId(connection)};
}

Result<TargetName> connectionTargetFrom(const QString &text)
{
    auto target = targetFrom(text);
    if (target && target->connection.isEmpty())
        return failure("cli.target"_L1, {{u"target"_s, text}});
    return target;
}

}
