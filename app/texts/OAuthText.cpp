// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/OAuthText.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

struct OauthText {
    Q_DECLARE_TR_FUNCTIONS(OauthText)
};

}

QString words::oauthFlow(seen::OAuthFlow flow)
{
    switch (flow) {
    case seen::OAuthFlow::Device:
        return OauthText::tr("With a code, in a browser on any device");
    case seen::OAuthFlow::Client:
        return OauthText::tr("As the application itself, without a person");
    case seen::OAuthFlow::Refresh:
        return OauthText::tr("With the refresh token");
    case seen::OAuthFlow::Revoke:
        return OauthText::tr("Revocation");
    case seen::OAuthFlow::Code:
        break;
    }
    return OauthText::tr("In the browser on this machine");
}

QString words::oauthPhase(const QString &phase)
{
    const QMap<QString, QString> names{{u"metadata"_s, OauthText::tr("Metadata of the server")},
                                       {u"device"_s, OauthText::tr("Device code")},
                                       {u"browser"_s, OauthText::tr("The person's consent")},
                                       {u"token"_s, OauthText::tr("Token request")},
                                       {u"revocation"_s, OauthText::tr("Revocation")},
                                       {u"stored"_s, OauthText::tr("Stored in the keychain, read back")}};
    return names.value(phase, phase);
}

QString words::oauthOutcome(seen::OAuthOutcome outcome)
{
    switch (outcome) {
    case seen::OAuthOutcome::Done:
        break;
    case seen::OAuthOutcome::Refused:
        return OauthText::tr("refused");
    case seen::OAuthOutcome::Failed:
        return OauthText::tr("failed");
    case seen::OAuthOutcome::TimedOut:
        return OauthText::tr("nothing in time");
    case seen::OAuthOutcome::Stopped:
        return OauthText::tr("stopped");
    }
    return OauthText::tr("done");
}

OAuthPage words::oauthPage()
{
    return {u"Lentera"_s, OauthText::tr("The answer has arrived. Close this page and go back to Lentera."),
            OauthText::tr("The sign-in was refused. Close this page; Lentera tells why.")};
}

}
