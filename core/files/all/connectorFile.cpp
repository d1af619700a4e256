// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectorFile.h"
#include "files/FileLinter.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// What connector files of Lentera's own are told by their reader.
static QList<FileRule> rules()
{
    QList<FileRule> rules;
    for (const QLatin1StringView id :
         {"connector.depth"_L1, "connector.duplicate"_L1, "connector.id"_L1, "connector.member.missing"_L1,
          "connector.member.repeated"_L1, "connector.member.type"_L1, "connector.member.unknown"_L1,
          "connector.pattern"_L1, "connector.reference"_L1, "connector.syntax"_L1, "connector.too-large"_L1})
        rules << FileRule{id, Severity::Failure};
    return rules;
}

static bool recognises(const LintSubject &subject)
{
    return subject.path.endsWith(".json"_L1) && subject.content.left(4096).contains("\"lentera.connector/");
}

static void lint(const LintSubject &subject, const LintContext &, FileFindings &findings)
{
    const auto connector = readConnector(subject.content, subject.path);
    if (connector)
        return;
    for (const FileProblem &problem : connector.error())
        findings.add(QLatin1StringView(problem.error.id.toLatin1()), {problem.line, problem.line > 0 ? 1 : 0},
                     problem.error.facts);
}

extern const FileLinter connectorFile{"connector"_L1, rules, recognises, lint};

}
