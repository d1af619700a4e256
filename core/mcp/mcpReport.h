// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/Explanation.h"
#include "mcp/McpCommand.h"
#include "mcp/McpSeen.h"

namespace lentera {

//! One command that a colleague can paste into a POSIX shell to see the same answers: the server with this environment
//! and no other, and a client's first words. Every value but PATH is a shell variable of its own name.
QString mcpReproduceCommand(const McpCommand &command);

//! The `lentera.mcp/1` document: what was seen, and the findings worded in \a language.
QJsonObject mcpJson(const McpCommand &command, const seen::McpSeen &seen, const Explanations &explanations,
                    const QString &language);

}
