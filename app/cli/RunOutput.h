// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Session.h"

#include <QJsonArray>

namespace lentera::cli {

//! The exit status that a run ends the program with; \a strict makes warnings count.
int exitOf(const RunResult &result, bool strict);

//! Collects the runs of one command: prints each report or document, and knows the exit status of all.
class RunOutput {
    Q_DECLARE_TR_FUNCTIONS(RunOutput)

public:
    RunOutput(Session &session, bool strict, ReportForm form) : m_session(session), m_strict(strict), m_form(form) {}

    void add(const RunRecord &record);
    //! A run that could not be done.
    void addError(const Error &error);
    //! Prints what is left to print; answers the worst exit status.
    int finish();

private:
    Session &m_session;
    bool m_strict;
    ReportForm m_form;
    QJsonArray m_documents;
    int m_exit = Good;
    int m_runs = 0;
};

}
