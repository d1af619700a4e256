// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"

#include "base/Json.h"
#include "texts/ChecklistText.h"
#include "workspace/storedRun.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct ChecklistCommand {
    Q_DECLARE_TR_FUNCTIONS(ChecklistCommand)

public:
    std::string list;
    std::string target;
    std::string path;
};

//! A list with what was found out about it.
struct JudgedList {
    const Checklist &list;
    ChecklistKnowledge known;
    ChecklistPlaces places;
};

}

using Options = std::shared_ptr<ChecklistCommand>;

static QJsonObject jsonOf(const Session &session, const JudgedList &judged)
{
    static constexpr QLatin1StringView states[]{"open"_L1, "good"_L1, "trouble"_L1};
    QJsonArray steps;
    for (const ChecklistStep &step : judged.list.steps) {
        const StepStanding standing = standingOf(step, judged.known, {});
        QJsonObject object{{u"id"_s, step.id},
                           {u"part"_s, toJson(step.part).toString().toLower()},
                           {u"text"_s, localText(step.text, session.language)},
                           {u"how"_s, localText(step.how, session.language)},
                           {u"command"_s, filled(step.command, judged.places)},
                           {u"state"_s, states[int(standing.state)]},
                           {u"finding"_s, standing.finding.isEmpty() ? QJsonValue() : standing.finding},
                           {u"explanation"_s, step.explanation.isEmpty() ? QJsonValue() : step.explanation}};
        steps << object;
    }
    return {{u"schema"_s, u"lentera.checklist/1"_s},
            {u"id"_s, judged.list.id},
            {u"title"_s, localText(judged.list.title, session.language)},
            {u"about"_s, localText(judged.list.about, session.language)},
            {u"steps"_s, steps}};
}

static void print(const Session &session, const JudgedList &judged)
{
    const auto line = [&](const QString &text) {
        session.console.print(text);
    };
    line(localText(judged.list.title, session.language));
    line(localText(judged.list.about, session.language));
    std::optional<ChecklistPart> part;
    for (const ChecklistStep &step : judged.list.steps) {
        if (part != step.part)
            line(u'\n' + words::checklistPart(step.part));
        part = step.part;
        const StepStanding standing = standingOf(step, judged.known, {});
        static constexpr char16_t marks[]{u' ', u'x', u'!'};
        line(u"  [%1] %2 (%3)"_s.arg(QChar(marks[int(standing.state)]), localText(step.text, session.language),
                                     words::stepState(standing)));
        const QString indent = u"      "_s;
        if (!standing.finding.isEmpty()) {
            Finding finding;
            for (const Finding &one : judged.known.findings)
                if (one.id == standing.finding)
                    finding = one;
            line(indent + session.explanations().of(finding, {}, session.language).title + u" ["_s + finding.id + u']');
        } else if (const QString how = localText(step.how, session.language); !how.isEmpty())
            line(indent + how);
        if (standing.state != StepStanding::State::Good && !step.command.isEmpty())
            line(indent + filled(step.command, judged.places));
        if (standing.state != StepStanding::State::Good && !step.explanation.isEmpty())
            line(indent + u"lentera-cli explain "_s + step.explanation);
    }
    line(u'\n' + words::checklistSentence(judged.list, judged.known, {}));
}

static Result<void> learnOfConnection(Session &session, const std::string &text, JudgedList &judged)
{
    const auto target = connectionTargetFrom(fromArgument(text));
    if (!target)
        return failureOf(target);
    judged.places.target = fromArgument(text);
    const auto connection =
        session.store([&target](Store &store) { return store.connection(target->tenant, target->connection); });
    if (!connection)
        return failureOf(connection);
    judged.places.address = connection->host() + u':' + QString::number(connection->port());
    const auto record = session.store(
        [&](Store &store) { return lastRun(store, target->tenant, target->connection, session.connectors()); });
    if (!record)
        return failureOf(record);
    if (*record)
        judged.known.learn((*record)->result);
    return {};
}

static Result<void> learnOfFolder(Session &session, const std::string &path, JudgedList &judged)
{
    judged.places.folder = fromArgument(path);
    const auto report = lintPaths({judged.places.folder}, lintContext(session.connectors()), session.stopToken());
    if (!report)
        return failureOf(report);
    judged.known.learn(*report);
    return {};
}

static int showList(Session &session, const Options &options)
{
    const Checklist *list = findChecklist(fromArgument(options->list));
    if (!list)
        return session.fail({u"cli.checklist"_s, {{u"list"_s, fromArgument(options->list)}}});
    JudgedList judged{*list, {}, {}};
    if (!options->target.empty())
        if (const auto learned = learnOfConnection(session, options->target, judged); !learned)
            return session.fail(learned.error());
    if (!options->path.empty())
        if (const auto learned = learnOfFolder(session, options->path, judged); !learned)
            return session.fail(learned.error());
    if (!session.printedJson(jsonOf(session, judged)))
        print(session, judged);
    return Good;
}

static int listAll(Session &session, const Options &)
{
    QJsonArray lists;
    QList<QStringList> rows;
    for (const Checklist &list : shippedChecklists()) {
        const QString title = localText(list.title, session.language);
        rows << QStringList{list.id, title};
        lists << QJsonObject{{u"id"_s, list.id},
                             {u"title"_s, title},
                             {u"about"_s, localText(list.about, session.language)},
                             {u"connectors"_s, toJson(list.connectors)}};
    }
    if (!session.printedJson({{u"schema"_s, u"lentera.checklists/1"_s}, {u"checklists"_s, lists}}))
        session.console.printTable(rows);
    return Good;
}

void addChecklistCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<ChecklistCommand>();
    CLI::App *command = app.add_subcommand(
        "checklist", help(ChecklistCommand::tr("Guided check lists; what a check has found out is ticked.")));
    command->require_subcommand(1);
    onParsed(command->add_subcommand("list", help(ChecklistCommand::tr("List the check lists."))), action, options,
             listAll);
    CLI::App *show = command->add_subcommand("show", help(ChecklistCommand::tr("Show one check list.")));
    show->add_option("LIST", options->list, help(ChecklistCommand::tr("The id of the list.")))->required();
    show->add_option("TENANT/CONNECTION", options->target,
                     help(ChecklistCommand::tr("The connection whose last check ticks the steps.")));
    show->add_option("--path", options->path,
                     help(ChecklistCommand::tr("A file or folder to look at; what is in order there is ticked.")));
    onParsed(show, action, options, showList);
}

}
