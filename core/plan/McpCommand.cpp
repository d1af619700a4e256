// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/McpCommand.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace lentera {

void giveVariable(McpCommand &command, const QString &name, SharedSecret value)
{
    command.environment.remove(name);
    command.secrets.remove(name);
    if (hostVariables().contains(name))
        command.environment.insert(name, QString::fromLocal8Bit(value->reveal()));
    else
        command.secrets.insert(name, std::move(value));
}

McpCommand mcpCommandFor(const Plan &plan)
{
    const ProcessSetting &process = plan.connection.process;
    McpCommand command;
    command.program = process.program.trimmed();
    command.arguments = process.arguments;
    command.directory = process.directory;
    command.environment = process.variables;
    for (auto variable = plan.inherited.cbegin(); variable != plan.inherited.cend(); ++variable)
        giveVariable(command, variable.key(), *variable);
    for (const QString &name : process.secrets)
        if (const SharedSecret value = plan.credential.value(name))
            command.secrets.insert(name, value);
    const std::chrono::milliseconds whole(plan.connection.timeouts.total);
    command.patience.total =
        std::max<std::chrono::milliseconds>(whole - command.patience.close - command.patience.terminate, whole / 2);
    return command;
}

}
