// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Session.h"

#include <CLI/App.hpp>

#include <functional>
#include <memory>

namespace lentera::cli {

//! What the parsed command line asks for; answers the exit status.
using Action = std::function<int(Session &)>;

//! Each adds one command to \a app and sets \a action when it was given. Listed in main.cpp, in this order in the help.
void addTenantCommand(CLI::App &app, Action &action);
void addConnectionCommand(CLI::App &app, Action &action);
void addCredentialCommand(CLI::App &app, Action &action);
void addCheckCommand(CLI::App &app, Action &action);
void addTlsCommand(CLI::App &app, Action &action);
void addLintCommand(CLI::App &app, Action &action);
void addImportCommand(CLI::App &app, Action &action);
void addMcpCommand(CLI::App &app, Action &action);
void addSignCommand(CLI::App &app, Action &action);
void addDifyCommand(CLI::App &app, Action &action);
void addOauthCommand(CLI::App &app, Action &action);
void addExplainCommand(CLI::App &app, Action &action);
void addChecklistCommand(CLI::App &app, Action &action);
void addRetryPlanCommand(CLI::App &app, Action &action);
void addPracticeCommand(CLI::App &app, Action &action);

//! Makes \a run, with \a options, what the command line asks for when it names \a command; answers the command.
template <class Options>
CLI::App *onParsed(CLI::App *command, Action &action, const std::shared_ptr<Options> &options,
                   int (*run)(Session &, const std::shared_ptr<Options> &))
{
    command->callback([&action, options, run] {
        action = [options, run](Session &session) {
            return run(session, options);
        };
    });
    return command;
}

//! A translated text as CLI11 takes it.
inline std::string help(const QString &text)
{
    return text.toStdString();
}
inline QString fromArgument(const std::string &text)
{
    return QString::fromStdString(text);
}

}
