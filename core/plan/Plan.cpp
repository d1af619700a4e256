// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/Plan.h"

#include "plan/Proxy.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static SignIn signInOf(const ProcessSetting &process, const Connector &connector)
{
    SignIn signIn;
    signIn.id = u"environment"_s;
    signIn.label = connector.name;
    signIn.none = process.secrets.isEmpty();
    for (const QString &name : process.secrets) {
        CredentialField field;
        field.id = name;
        field.label = {{u"en"_s, name}, {u"id"_s, name}};
        signIn.fields << field;
    }
    return signIn;
}

SignIn chosenSignIn(const Connection &connection, const Connector &connector)
{
    if (connector.kind == ConnectorKind::Process)
        return signInOf(connection.process, connector);
    if (const SignIn *named = connector.findSignIn(connection.signIn))
        return *named;
    for (const SignIn &signIn : connector.signIns)
        if (holds(signIn.when, connection.parameters, connector))
            return signIn;
    SignIn none;
    none.none = true;
    none.call = connector.calls.isEmpty() ? QString() : connector.calls.firstKey();
    return none;
}

static QList<Phase> ladderOf(const Plan &plan)
{
    const bool signedIn = !plan.signIn.fields.isEmpty();
    QList<Phase> steps{Phase::Config};
    if (signedIn)
        steps << Phase::Credential;
    steps << Phase::Dns << Phase::Tcp;
    if (!plan.proxy.direct() || !plan.pac.isEmpty())
        steps << Phase::Proxy;
    if (plan.connection.usesTls())
        steps << Phase::Tls;
    steps << Phase::Http;
    if (signedIn)
        steps << Phase::Auth;
    return steps << Phase::Content << Phase::Clock;
}

// Starting a program is no request to repeat or to vary.
static Plan processPlan(Plan plan)
{
    plan.proxy = {{}, u"none"_s};
    plan.attempts = 1;
    plan.experiments = false;
    plan.steps << Phase::Config;
    if (!plan.signIn.none)
        plan.steps << Phase::Credential;
    plan.steps << Phase::Start << Phase::Greeting << Phase::Tools << Phase::Stop;
    return plan;
}

Plan planFor(const Connection &connection, const Connector &connector, const EnvironmentVariables &variables,
             const SystemProxy &system)
{
    Plan plan;
    plan.connection = connection;
    plan.connector = connector;
    plan.signIn = chosenSignIn(connection, connector);
    if (connector.kind == ConnectorKind::Process)
        return processPlan(std::move(plan));
    plan.proxy = effectiveProxy(connection, variables, system);
    plan.pac = pacOf(connection, system);
    plan.proxyPassword = proxyPasswordFrom(connection, variables, system);
    plan.otherProxy = unusedProxy(connection, variables, system);
    plan.otherProxyPassword = unusedProxyPassword(connection, variables, system);
    plan.signedCall = lowImpactCall(plan.signIn, connection.parameters, connector);
    // Without a credential one call is enough: the sign-in's own already is one that needs none.
    if (connector.reachCall != plan.signedCall && !plan.signIn.fields.isEmpty())
        plan.reachCall = connector.reachCall;
    plan.attempts = std::clamp(connection.retry.attempts, 1, plan.attempts);
    plan.steps = ladderOf(plan);
    return plan;
}

}
