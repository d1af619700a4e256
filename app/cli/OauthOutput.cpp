// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/OauthOutput.h"

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
    void finding(const Finding &finding) const;
    void labelled(const QString &label, const QString &text) const;
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
    const auto row = [](const QString &label, const QString &text) {
        return text.isEmpty() ? QStringList() : QStringList{u"   "_s + label, visibleLine(text)};
    };
    const QString tokens = !m_seen.accessToken   ? QString()
                           : m_seen.refreshToken ? OauthText::tr("access token and refresh token")
                                                 : OauthText::tr("access token only");
    QList<QStringList> rows{
        row(OauthText::tr("Client"), m_seen.clientId),
        row(OauthText::tr("Token address"), m_seen.endpoints.value(u"token"_s)),
        row(OauthText::tr("Redirect address"), m_seen.redirectUri),
        row(OauthText::tr("Scopes asked for"), m_seen.scopesAsked.join(u' ')),
        row(OauthText::tr("Scopes granted"), m_seen.scopesGranted.join(u' ')),
        row(OauthText::tr("Received"), tokens),
        row(OauthText::tr("Access token ends"),
            m_seen.accessExpires.isValid() ? isoTime(m_seen.accessExpires) : QString()),
        row(OauthText::tr("Recovered"),
            m_seen.recovered ? OauthText::tr("the token of an exchange that was broken off") : QString())};
    rows.removeIf([](const QStringList &cells) { return cells.isEmpty(); });
    m_session.console.printTable(rows);
}

void OauthPrinter::labelled(const QString &label, const QString &text) const
{
    if (!text.isEmpty())
        line(u"   "_s + label + (text.contains(u'\n') ? u":\n     "_s : u": "_s) +
             QString(text).replace(u'\n', "\n     "_L1));
}

void OauthPrinter::finding(const Finding &finding) const
{
    const Explained text = m_session.explanations().of(finding, m_seen.provider, m_session.language);
    line(u'\n' + words::severity(finding.severity) + u": "_s + text.title + u" ["_s + finding.id + u']');
    labelled(m_words.cause, text.cause);
    labelled(m_words.fix, text.fix);
    labelled(m_words.prevention, text.prevention);
    labelled(m_words.owner, m_words.owners.value(text.owner, text.owner));
    QList<QStringList> rows{{u"   "_s + m_words.evidence, m_words.expected, m_words.found}};
    for (const EvidenceRow &row : text.evidence)
        rows << QStringList{u"   "_s + row.name, row.expected, row.found};
    if (rows.size() > 1)
        m_session.console.printTable(rows);
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
    line(words::verdict(oauthVerdict(findings)) + u": "_s + m_seen.provider);
    phases();
    facts();
    for (const Finding &one : findings) {
        finding(one);
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
    const QString verdict = oauthVerdict(findings);
    if (verdict == "fail"_L1)
        return CheckFailed;
    return verdict == "warn"_L1 && strict ? Warnings : Good;
}

}
