// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/FileLinter.h"
#include "files/PythonFile.h"

namespace lentera {

QList<FileRule> pythonRules();

//! Judges a Python file of an integration by what can be told without running it: forgotten awaits, secrets in the
//! code, calls that may wait for ever or do not look at certificates, signatures of text or compared with `==`, names
//! of Airbyte's entities and actions, tests that pytest passes over. \a path is where it lies.
void judgePython(const PythonFile &file, const QString &path, FileFindings &findings);

//! Calls of coroutines that nobody awaits (a part of judgePython()).
void judgeAwaits(const PythonFile &file, FileFindings &findings);
//! Whether the coroutine that \a call makes is awaited by nobody, as far as the file tells: its result is not used, or
//! used as if it had been. \a assigned counts those that are followed through the file, at most 500.
bool isForgotten(const PythonFile &file, const PythonCall &call, int &assigned);
//! Calls of Airbyte's connectors: `connector.execute("entity", "action", …)` (a part of judgePython()).
void judgeAirbyteCalls(const PythonFile &file, FileFindings &findings);
//! Tests for pytest (a part of judgePython()).
void judgePythonTests(const PythonFile &file, const QString &path, FileFindings &findings);

}
