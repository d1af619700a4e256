// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Commands.h"

#include "plan/McpCommand.h"

namespace lentera::cli {

//! The environment that a server is started with: what is inherited, then a file, then single variables.
struct EnvironmentInput {
    std::string inherited = "host"; //!< `host`, `shell` or `none`
    std::string file;
    std::vector<std::string> variables; //!< NAME or NAME=OTHER, never a value
};

void addEnvironmentInput(CLI::App &command, EnvironmentInput &input);

//! Puts what was asked for into \a command; whatever may be a secret is one there. Errors: cli.environment-name {text},
//! cli.environment-file {path, line}, cli.variable {name}, cli.secret-in-option {name}, file.read {path, reason},
//! file.too-large {path, limit}.
Result<void> readEnvironment(const EnvironmentInput &input, McpCommand &command);

}
