// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/pythonRules.h"

#include "files/ticketingPlugin.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static bool recognises(const LintSubject &subject)
{
    return !subject.isFolder && subject.path.endsWith(".py"_L1) && !isTicketingPlugin(subject);
}

static void lint(const LintSubject &subject, const LintContext &, FileFindings &findings)
{
    judgePython(readPython(subject.content), subject.path, findings);
}

extern const FileLinter pythonFile{"python"_L1, pythonRules, recognises, lint};

}
