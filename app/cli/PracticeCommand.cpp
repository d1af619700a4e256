// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/RunOutput.h"

#include "cli/Commands.h"
#include "practice/Practice.h"

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct PracticeCommand {
    Q_DECLARE_TR_FUNCTIONS(PracticeCommand)
};

}

// The practice systems are broken on purpose: the command succeeds when every run names the cause that was built in.
static bool asExpected(const PracticeSystem &system, const RunRecord &record)
{
    const QList<Finding> roots = record.result.rootCauses();
    if (system.expected.isEmpty())
        return roots.isEmpty();
    return roots.size() == 1 && roots.first().id == system.expected;
}

static int practise(Session &session)
{
    const auto servers = PracticeServers::start();
    if (!servers)
        return session.fail(servers.error());
    const auto workspace = session.passing(true);
    if (!workspace)
        return session.fail(workspace.error());
    if (const auto furnished = furnish(**workspace, **servers); !furnished)
        return session.fail(furnished.error());
    session.console.say(
        PracticeCommand::tr("Practice workspace: these systems run inside Lentera, on this computer only."));

    QList<QFuture<Result<RunRecord>>> running;
    const QList<PracticeSystem> systems = (*servers)->systems();
    for (const PracticeSystem &system : systems)
        running << (*workspace)->check(system.connection.tenant, system.connection.id, {}, session.stopToken(), {});
    RunOutput output(session, false, ReportForm::Text);
    int surprises = 0;
    for (qsizetype i = 0; i < systems.size(); ++i) {
        const auto record = running[i].takeResult();
        if (!record) {
            output.addError(record.error());
            ++surprises;
            continue;
        }
        output.add(*record);
        surprises += asExpected(systems.at(i), *record) ? 0 : 1;
    }
    output.finish();
    if (surprises > 0)
        session.console.say(
            PracticeCommand::tr("%n practice system(s) did not show what was built in.", nullptr, surprises));
    return surprises > 0 ? Internal : Good;
}

void addPracticeCommand(CLI::App &app, Action &action)
{
    CLI::App *command = app.add_subcommand(
        "practice", help(PracticeCommand::tr("Start the practice workspace and diagnose its systems.")));
    command->callback([&action] { action = practise; });
}

}
