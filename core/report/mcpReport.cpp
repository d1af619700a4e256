// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/mcpReport.h"

#include "check/verdict.h"
#include "check/judgeMcp.h"
#include "explain/explainedJson.h"
#include "explain/reproduceMcp.h"

using namespace Qt::StringLiterals;

namespace lentera {

static QJsonObject findingJson(const Finding &finding, const Explained &text)
{
    QJsonObject object = explainedJson(text);
    object.insert(u"severity"_s, severityText(finding.severity));
    object.insert(u"facts"_s, toJson(finding.facts));
    object.insert(u"rootCause"_s, finding.rootCause);
    object.insert(u"explains"_s, toJson(finding.explained));
    return object;
}

QJsonObject mcpJson(const McpCommand &command, const seen::McpSeen &seen, const Explanations &explanations,
                    const QString &language)
{
    QJsonArray all;
    QJsonArray roots;
    const QList<Finding> findings = judgeMcp(seen);
    for (const Finding &finding : findings) {
        const QJsonObject json = findingJson(finding, explanations.of(finding, u"mcp-stdio"_s, language));
        all << json;
        if (finding.rootCause)
            roots << json;
    }
    return {{u"schema"_s, u"lentera.mcp/1"_s},
            {u"verdict"_s, verdictOf(findings)},
            {u"rootCauses"_s, roots},
            {u"findings"_s, all},
            {u"reproduce"_s, mcpReproduceCommand(command)},
            {u"server"_s, toJson(seen)}};
}

}
