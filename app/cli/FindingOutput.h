// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Console.h"

#include "report/RunJson.h"

namespace lentera::cli {

//! How much of a finding is printed: all, or title and evidence alone where its explanation stands above already.
enum class FindingForm { Whole, Again };

//! Prints \a finding as a person reads it, in the words of \a text.
void printFinding(const Console &console, const Finding &finding, const Explained &text, const ReportWords &words,
                  FindingForm form = FindingForm::Whole);

//! Prints `label: text`, several lines below their label; nothing where there is no text.
void printLabelled(const Console &console, const QString &label, const QString &text);

//! What is known of something: its name, and what came from outside.
struct NamedText {
    QString name;
    QString text;
};
//! Prints those that have a text as a table.
void printNamed(const Console &console, const QList<NamedText> &all);

}
