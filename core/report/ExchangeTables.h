// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/RunJson.h"
#include "run/Comparison.h"

namespace lentera {

//! A table of a report, worded.
struct ReportTable {
    QString heading;
    QStringList header;
    QList<QStringList> rows;
};

//! What the requests of a run went through, where there is something to tell: every hop of their redirects and what was
//! not sent to it, the time line of the attempts with pauses and their reasons, and the latency of repeated calls;
//! outcomes by \a word. Of a program: the tools that it told, and what it wrote last where it did not work.
QList<ReportTable> exchangeTables(const RunResult &result, const ReportWords &words, const OutcomeWord &word);

//! The latency of every call that was measured, as `check --json` shows it: counts, success rate, percentiles (null
//! with `tooFewSamples` naming them where there are too few), milliseconds.
QJsonArray latencyJson(const RunResult &result);

}
