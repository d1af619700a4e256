// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/reproduceCheck.h"

#include "explain/Placeholders.h"
#include "explain/Reproduce.h"
#include "explain/ShellWord.h"
#include "explain/reproduceMcp.h"

using namespace Qt::StringLiterals;

namespace lentera {

static QString option(QLatin1StringView name, const QString &value)
{
    return value.isEmpty() ? QString() : u' ' + name + u' ' + shellWord(maskedUserInfo(value));
}

static QString proxyOption(const ProxySetting &proxy)
{
    switch (proxy.source) {
    case ProxySource::None:
        return u" --no-proxy"_s;
    case ProxySource::System:
        return u" --system-proxy"_s;
    case ProxySource::Manual:
        return option("--proxy"_L1, proxy.url);
    case ProxySource::Pac:
        return option("--pac"_L1, proxy.pac);
    case ProxySource::Environment:
        break;
    }
    return {};
}

static QString trustOptions(const TrustSetting &trust)
{
    QString words;
    if (trust.roots != TrustRoots::System)
        words +=
            trust.roots == TrustRoots::OwnOnly ? u" --only-ca \"$LENTERA_ROOTS\""_s : u" --ca \"$LENTERA_ROOTS\""_s;
    return words + option("--client-cert"_L1, trust.clientCertificateFile) +
           option("--client-key"_L1, trust.clientKeyFile);
}

QString wayOptions(const Connection &connection)
{
    QString words = proxyOption(connection.proxy) + trustOptions(connection.trust);
    for (const QString &resolver : connection.resolvers)
        words += option("--resolver"_L1, resolver);
    for (const QString &rule : connection.connectTo)
        words += option("--connect-to"_L1, rule);
    return words;
}

static QString processCommand(const ProcessSetting &process, const Connector &connector, WithSecrets secrets)
{
    QString words = u"lentera-cli check --connector "_s + shellWord(connector.id) + u" --inherit none"_s +
                    option("--cwd"_L1, process.directory);
    for (const QString &name : process.inherited)
        words += option("--env"_L1, name);
    for (auto variable = process.variables.cbegin(); variable != process.variables.cend(); ++variable)
        words += option("--env-value"_L1, variable.key() + u'=' + *variable);
    for (const QString &name : process.secrets)
        words += option("--env-secret"_L1, name) +
                 (secrets == WithSecrets::Yes ? option("--secret-env"_L1, name + u'=' + name) : QString());
    return words + u" -- "_s + commandWords(process);
}

QString checkCommand(const Connection &connection, const Connector &connector, const SignIn &signIn,
                     WithSecrets secrets)
{
    if (connector.kind == ConnectorKind::Process)
        return processCommand(connection.process, connector, secrets);
    QString words = u"lentera-cli check --connector "_s + shellWord(connector.id) + u" --url "_s +
                    shellWord(maskedUserInfo(connection.parameters.value(u"baseUrl"_s)));
    for (auto it = connection.parameters.cbegin(); it != connection.parameters.cend(); ++it)
        if (it.key() != "baseUrl"_L1)
            words += option("--param"_L1, it.key() + u'=' + *it);
    words += option("--auth"_L1, connection.signIn) + wayOptions(connection);
    if (secrets == WithSecrets::Yes)
        for (const CredentialField &field : signIn.fields)
            words += u" --secret-env "_s + shellWord(field.id + u'=' + shellVariable(field.id));
    return words;
}

}
