// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/oauthReport.h"

#include "check/verdict.h"
#include "explain/Reproduce.h"
#include "explain/explainedJson.h"
#include "oauth/judgeOAuth.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::OAuthFlow;
using seen::OAuthSeen;

static QString dataWord(const QString &name, const QString &value)
{
    return u" --data-urlencode "_s + shellWord(name + u'=' + value);
}

QString oauthReproduceCommand(const OAuthSeen &seen)
{
    const OAuthProvider *provider = findOAuthProvider(seen.provider);
    const bool harmless =
        seen.flow == OAuthFlow::Client || (seen.flow == OAuthFlow::Refresh && provider && !provider->refresh.singleUse);
    const QString url = seen.endpoints.value(u"token"_s);
    if (!harmless || url.isEmpty() || !seen.plainEndpoints.isEmpty())
        return {};
    const bool basic = seen.clientSecret && seen.clientAuth == "basic"_L1;
    QString words = u"curl -sS -H 'Accept: application/json'"_s;
    words += basic ? u" -u "_s + shellWord(seen.clientId) + u":\"$LENTERA_CLIENT_SECRET\""_s
                   : dataWord(u"client_id"_s, seen.clientId);
    if (seen.clientSecret && !basic)
        words += u" --data-urlencode client_secret=\"$LENTERA_CLIENT_SECRET\""_s;
    words += dataWord(u"grant_type"_s, seen.flow == OAuthFlow::Client ? u"client_credentials"_s : u"refresh_token"_s);
    if (seen.flow == OAuthFlow::Refresh)
        words += u" --data-urlencode refresh_token=\"$LENTERA_REFRESH_TOKEN\""_s;
    else if (!seen.scopesAsked.isEmpty())
        words += dataWord(u"scope"_s, seen.scopesAsked.join(u' '));
    return words + u' ' + shellWord(url);
}

static QJsonObject findingJson(const Finding &finding, const Explained &text)
{
    QJsonObject object = explainedJson(text);
    object.insert(u"severity"_s, severityText(finding.severity));
    object.insert(u"facts"_s, toJson(finding.facts));
    object.insert(u"rootCause"_s, finding.rootCause);
    object.insert(u"explains"_s, toJson(finding.explained));
    return object;
}

QJsonObject oauthJson(const OAuthSeen &seen, const Explanations &explanations, const QString &language)
{
    QJsonArray all;
    QJsonArray roots;
    const QList<Finding> findings = judgeOAuth(seen);
    for (const Finding &finding : findings) {
        const QJsonObject json = findingJson(finding, explanations.of(finding, seen.provider, language));
        all << json;
        if (finding.rootCause)
            roots << json;
    }
    return {{u"schema"_s, u"lentera.oauth/1"_s},
            {u"verdict"_s, verdictOf(findings)},
            {u"rootCauses"_s, roots},
            {u"findings"_s, all},
            {u"reproduce"_s, oauthReproduceCommand(seen)},
            {u"signIn"_s, toJson(seen)}};
}

}
