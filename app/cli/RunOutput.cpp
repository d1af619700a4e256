// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/RunOutput.h"

#include "texts/Words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::cli {

// A refused setting or an unreadable keychain is not the system's failure: scripts must be able to tell them apart.
int exitOf(const RunResult &result, bool strict)
{
    if (result.stopped)
        return Interrupted;
    const QString verdict = result.verdict();
    if (verdict == "ok"_L1)
        return Good;
    if (verdict == "warn"_L1)
        return strict ? Warnings : Good;
    const QList<Finding> roots = result.rootCauses();
    const auto all = [&](auto fits) {
        return !roots.isEmpty() && std::all_of(roots.cbegin(), roots.cend(), fits);
    };
    if (all([](const Finding &finding) { return finding.id.startsWith("credential.keychain."_L1); }))
        return CouldNotRun;
    if (all([](const Finding &finding) { return finding.phase == Phase::Config; }))
        return Invalid;
    return CheckFailed;
}

void RunOutput::add(const RunRecord &record)
{
    ++m_runs;
    m_exit = std::max(m_exit, exitOf(record.result, m_strict));
    if (!m_session.json) {
        if (m_runs > 1)
            m_session.console.print({});
        m_session.console.print(
            runReport(record, m_session.explanations(), m_session.language, words::report(), m_form));
        return;
    }
    const QJsonObject document = runJson(record, m_session.explanations(), m_session.language);
    if (m_session.console.lines)
        m_session.console.printJson(document);
    else
        m_documents << document;
}

void RunOutput::addError(const Error &error)
{
    m_exit = std::max(m_exit, m_session.fail(error));
}

int RunOutput::finish()
{
    if (!m_session.json || m_session.console.lines)
        return m_exit;
    if (m_documents.size() == 1)
        m_session.console.printJson(m_documents.first().toObject());
    else if (m_runs > 0)
        m_session.console.printJson({{u"schema"_s, u"lentera.runs/1"_s}, {u"runs"_s, m_documents}});
    return m_exit;
}

}
