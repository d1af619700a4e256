// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsConfig.h"
#include "check/FactsTarget.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// The vendors' own domains, with every data centre's ending.
static bool isCloud(const QString &connector, const QString &host)
{
    static const QRegularExpression manageEngine(
        u"(^|\\.)(sdpondemand\\.manageengine|servicedeskplus)(\\.[a-z]{2,3}){1,2}$"_s);
    if (connector == "jira"_L1)
        return host.endsWith(".atlassian.net"_L1) || host == "api.atlassian.com"_L1;
    return connector == "servicedesk-plus"_L1 && manageEngine.match(host).hasMatch();
}

// A customer may put a cloud system under a domain of their own, so only addresses inside a network tell.
static bool isInside(const QString &host)
{
    static const std::array privateRanges{
        QHostAddress::parseSubnet(u"10.0.0.0/8"_s), QHostAddress::parseSubnet(u"172.16.0.0/12"_s),
        QHostAddress::parseSubnet(u"192.168.0.0/16"_s), QHostAddress::parseSubnet(u"fc00::/7"_s)};
    if (const QHostAddress address(host); !address.isNull())
        return std::any_of(privateRanges.begin(), privateRanges.end(),
                           [&](const auto &range) { return address.isInSubnet(range.first, range.second); });
    return !isLoopback(host) && !host.isEmpty() &&
           (!host.contains(u'.') || host.endsWith(".local"_L1) || host.endsWith(".lan"_L1) ||
            host.endsWith(".internal"_L1) || host.endsWith(".intranet"_L1));
}

static bool sendsAuthtoken(const Case &judged)
{
    const SignIn *signIn = usedSignIn(judged);
    if (!signIn)
        return false;
    for (const HeaderTemplate &header : signIn->headers)
        if (header.name.compare("authtoken"_L1, Qt::CaseInsensitive) == 0)
            return true;
    return false;
}

static std::optional<Facts> judge(const Case &judged)
{
    const auto named = [&judged](const QString &parameter) {
        return parameterValue(parameter, judged.connection.parameters, judged.connector);
    };
    const QString edition = judged.connector.id == "jira"_L1 ? named(u"deployment"_s) : named(u"edition"_s);
    const QString host = judged.connection.host().toLower();
    const bool wantsCloud = edition == "cloud"_L1;
    const bool wrong = wantsCloud ? isInside(host) : (isCloud(judged.connector.id, host) && !edition.isEmpty());
    if (!wrong && !(isCloud(judged.connector.id, host) && sendsAuthtoken(judged)))
        return {};
    return targetFactsWith(judged, {{u"edition"_s, edition}});
}

extern constinit const Check configEditionMismatch{"config.edition.mismatch"_L1, Phase::Config, Severity::Failure,
                                                   judge};

}
