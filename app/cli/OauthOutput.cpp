// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/OauthOutput.h"

#include "check/verdict.h"
#include "cli/FindingOutput.h"

#include "base/visible.h"
#include "oauth/judgeOAuth.h"
#include "oauth/oauthReport.h"
#include "texts/OAuthText.h"
#include "texts/Words.h"

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct OauthText {
    Q_DECLARE_TR_FUNCTIONS(OauthText)
};

//! Prints what one sign-in showed, as a person reads it.
class OauthPrinter {
public:
    OauthPrinter(const Session &session, const seen::OAuthSeen &seen) : m_session(session), m_seen(seen) {}

    void print(const QList<Finding> &findings) const;

private:
    void phases() const;
    void facts() const;
    void line(const QString &text) const { m_session.console.print(text); }

    const Session &m_session;
    const seen::OAuthSeen &m_seen;
    ReportWords m_words = words::report();
};

}

void OauthPrinter::phases() const
{
    QList<QStringList> rows;
    for (const seen::OAuthPhase &phase : m_seen.phases)
        rows << QStringList{u"   "_s + words::oauthPhase(phase.name), u"%1 ms"_s.arg(phase.durationMs, 0, 'f', 1),
                            words::oauthOutcome(phase.outcome)};
    m_session.console.printTable(rows);
}

void OauthPrinter::facts() const
{
    const QString tokens = !m_seen.accessToken   ? QString()
                           : m_seen.refreshToken ? OauthText::tr("access token and refresh token")
                                                 : OauthText::tr("access token only");
    printNamed(m_session.console,
               {{OauthText::tr("Client"), m_seen.clientId},
                {OauthText::tr("Token address"), m_seen.endpoints.value(u"token"_s)},
                {OauthText::tr("Redirect address"), m_seen.redirectUri},
                {OauthText::tr("Scopes asked for"), m_seen.scopesAsked.join(u' ')},
                {OauthText::tr("Scopes granted"), m_seen.scopesGranted.join(u' ')},
                {OauthText::tr("Received"), tokens},
                {OauthText::tr("Access token ends"),
                 m_seen.accessExpires.isValid() ? isoTime(m_seen.accessExpires) : QString()},
                {OauthText::tr("Recovered"),
                 m_seen.recovered ? OauthText::tr("the token of an exchange that was broken off") : QString()}});
}

QList<QStringList> tokenEndRows(const Session &session, const QString &provider)
{
    QList<QStringList> rows;
    if (const OAuthProvider *known = findOAuthProvider(provider))
        for (const TokenEnd &end : known->refresh.ends)
            rows << QStringList{u"   - "_s + localText(end.text, session.language)};
    return rows;
}

void OauthPrinter::print(const QList<Finding> &findings) const
{
    line(words::verdict(verdictOf(findings)) + u": "_s + m_seen.provider);
    phases();
    facts();
    for (const Finding &one : findings) {
        printFinding(m_session.console, one, m_session.explanations().of(one, m_seen.provider, m_session.language),
                     m_words);
        if (const auto rows = tokenEndRows(m_session, m_seen.provider);
            one.id.startsWith("auth.refresh-token."_L1) && !rows.isEmpty()) {
            line(u"   "_s + OauthText::tr("What ends a refresh token of this provider:"));
            m_session.console.printTable(rows);
        }
    }
    if (const QString command = oauthReproduceCommand(m_seen); !command.isEmpty())
        line(u'\n' + m_words.reproduce + u":\n   "_s + command);
}

int showOAuth(const Session &session, const seen::OAuthSeen &seen, bool strict)
{
    if (session.stopToken().stop_requested())
        return session.fail({u"run.stopped"_s, {}});
    const QList<Finding> findings = judgeOAuth(seen);
    if (!session.printedJson(oauthJson(seen, session.explanations(), session.language)))
        OauthPrinter(session, seen).print(findings);
    const QString verdict = verdictOf(findings);
    if (verdict == "fail"_L1)
        return CheckFailed;
    return verdict == "warn"_L1 && strict ? Warnings : Good;
}

}
