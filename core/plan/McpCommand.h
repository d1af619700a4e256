// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/Plan.h"

#include <QMap>
#include <QStringList>

#include <chrono>

namespace lentera {

//! Which of the two greetings a server hears first. Discover is the specification's way; a few servers break on it.
enum class McpFirst { Discover, Initialize };

//! How long a server may take.
struct McpPatience {
    std::chrono::milliseconds total{60'000};    //!< from the start to the last tool: the first start may download
    std::chrono::milliseconds discover{5'000};  //!< for server/discover, from the first sign of life
    std::chrono::milliseconds close{2'000};     //!< to end once its input is closed
    std::chrono::milliseconds terminate{2'000}; //!< to end after SIGTERM
};

//! How to start an MCP server on standard input and output. It gets this environment and no other.
struct McpCommand {
    QString program;
    QStringList arguments;
    QString directory;                   //!< where it runs; empty for the root, as some hosts do
    QMap<QString, QString> environment;  //!< what is no secret
    QMap<QString, SharedSecret> secrets; //!< by variable; they reach the server's environment and nothing else
    McpFirst first = McpFirst::Discover;
    McpPatience patience;
};

//! The server of a connection, with the variables that the connection names and no others. It has the connection's
//! total time, less what stopping it may take.
McpCommand mcpCommandFor(const Plan &plan);

//! Gives a program the variable \a name; whatever MCP hosts do not pass on by themselves may be a secret, and is one.
void giveVariable(McpCommand &command, const QString &name, SharedSecret value);

}
