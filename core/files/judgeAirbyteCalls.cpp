// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/AirbyteCatalogue.h"
#include "files/nearest.h"
#include "files/pythonRules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

// `GithubConnector` of airbyte_agent_github or of airbyte_agent_sdk.connectors.github; `connect("github")`.
static QString slugOf(const PythonFile &file, const PythonCall &call)
{
    const QString name = file.resolved(call.name);
    const auto dashed = [](QString module) {
        return module.replace(u'_', u'-');
    };
    if (name == "airbyte_agent_sdk.connect"_L1) {
        const PythonValue *slug = call.positional(0);
        return slug && slug->kind == PythonValue::Kind::Text ? slug->text : QString();
    }
    if (name.startsWith("airbyte_agent_sdk.connectors."_L1))
        return dashed(name.section(u'.', 2, 2));
    static constexpr QLatin1StringView package("airbyte_agent_");
    const QString module = name.section(u'.', 0, 0);
    return module.startsWith(package) && name.endsWith("Connector"_L1) ? dashed(module.mid(package.size())) : QString();
}

static QString snakeCase(const QString &name)
{
    QString snake;
    for (const QChar c : name)
        snake += c.isUpper() ? (snake.isEmpty() ? QString() : u"_"_s) + c.toLower() : QString(c);
    return snake;
}

static QString meant(const QString &name, const QStringList &known)
{
    const QString snake = snakeCase(name);
    for (const QString &candidate : {snake, snake + u's', snake + u"es"_s})
        if (known.contains(candidate))
            return candidate;
    return nearest(snake, known);
}

static const PythonValue *argument(const PythonCall &call, int position, QLatin1StringView keyword)
{
    const PythonValue *value = call.keyword(keyword);
    value = value ? value : call.positional(position);
    return value && value->kind == PythonValue::Kind::Text ? value : nullptr;
}

static void judgeExecute(const PythonCall &call, const AirbyteConnector &connector, FileFindings &findings)
{
    static const QStringList actions{u"get"_s,    u"list"_s,       u"create"_s,   u"update"_s,
                                     u"delete"_s, u"api_search"_s, u"download"_s, u"context_store_search"_s};
    const PythonValue *entity = argument(call, 0, "entity"_L1);
    const PythonValue *action = argument(call, 1, "action"_L1);
    const auto known = entity ? connector.entities.constFind(entity->text) : connector.entities.cend();
    const bool found = known != connector.entities.cend();
    if (entity && !found && connector.complete)
        findings.add("airbyte.entity.unknown"_L1, entity->place,
                     {{u"entity"_s, entity->text},
                      {u"name"_s, connector.slug},
                      {u"suggestion"_s, meant(entity->text, connector.entities.keys())}});
    const QStringList possible =
        found && connector.complete ? *known + QStringList{u"context_store_search"_s} : actions;
    if (action && !possible.contains(action->text))
        findings.add("airbyte.action.unsupported"_L1, action->place,
                     {{u"action"_s, action->text},
                      {u"entity"_s, entity ? entity->text : QString()},
                      {u"name"_s, connector.slug},
                      {u"suggestion"_s, nearest(action->text, possible)}});
}

// Names of the guide that no version ever had.
static void judgeImports(const PythonFile &file, FileFindings &findings)
{
    static constexpr QLatin1StringView ending("_connector");
    for (const PythonImport &import : file.imports) {
        const QString package = import.module.section(u'.', 0, 0);
        QString slug = package.chopped(package.endsWith(ending) ? ending.size() : 0);
        slug.replace(u'_', u'-');
        const bool known = package.endsWith(ending) && shippedAirbyteCatalogue().find(slug);
        if (package == "airbyte_agent"_L1 || known)
            findings.add("pythonpackage.airbyte.never-existed"_L1, import.place, {{u"name"_s, import.module}});
        if (import.name == "SalesforceOAuthConfig"_L1 && package.startsWith("airbyte_agent"_L1))
            findings.add("airbyte.auth-class.wrong-name"_L1, import.place, {{u"name"_s, import.name}});
    }
}

void judgeAirbyteCalls(const PythonFile &file, FileFindings &findings)
{
    judgeImports(file, findings);
    QMap<QString, const AirbyteConnector *> connectors;
    for (const PythonAssignment &made : file.assignments) {
        if (made.value.kind != PythonValue::Kind::Call ||
            !file.resolved(made.value.text).startsWith("airbyte_agent_"_L1))
            continue;
        const auto call = std::find_if(file.calls.cbegin(), file.calls.cend(), [&](const PythonCall &one) {
            return one.name == made.value.text && one.place.line >= made.value.place.line &&
                   one.function == made.function;
        });
        if (call != file.calls.cend())
            if (const AirbyteConnector *known = shippedAirbyteCatalogue().find(slugOf(file, *call)))
                connectors.insert(made.target, known);
    }
    int assigned = 0;
    for (const PythonCall &call : file.calls) {
        const AirbyteConnector *connector = connectors.value(call.name.section(u'.', 0, -2));
        if (!connector || call.name.section(u'.', -1) != "execute"_L1)
            continue;
        judgeExecute(call, *connector, findings);
        if (isForgotten(file, call, assigned))
            findings.add("airbyte.call.not-awaited"_L1, call.place, {{u"name"_s, connector->slug}});
    }
}

}
