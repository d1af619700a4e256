// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"

namespace lentera::seen {
namespace mcpNames {
Q_NAMESPACE

//! Whether the server's program began to run.
enum class McpStart {
    Started,
    NotFound,         //!< not in the PATH that it was given, or not at its path
    NotExecutable,    //!< no permission, or a folder
    WrongFormat,      //!< for another processor, a script without first line, or its interpreter is not there
    DirectoryMissing, //!< the working directory
    Failed,
    KeeperMissing,   //!< Lentera's own keeper of programs did not do its work
    SecretInArgument //!< nothing was started: others could read it there
};
Q_ENUM_NS(McpStart)

//! What became of one phase.
enum class McpOutcome {
    Answered,
    Refused,   //!< with a JSON-RPC error
    Silent,    //!< nothing in time
    Closed,    //!< the server ended, or closed its output
    Malformed, //!< what came can be no answer
    Stopped    //!< by the person
};
Q_ENUM_NS(McpOutcome)

//! How a line on standard output breaks the protocol.
enum class McpFaultKind {
    NotJson,
    LogLine,       //!< a JSON object, but of a log
    ContentLength, //!< the framing of LSP
    ManyLines,     //!< one message over several lines
    ByteOrderMark,
    Utf16,
    NotUtf8,
    NotJsonRpc, //!< no "jsonrpc": "2.0", neither call nor answer, or a batch
    UnknownId,  //!< an answer to nothing that was asked
    TooLong
};
Q_ENUM_NS(McpFaultKind)

//! The two kinds of MCP: with the initialize handshake, and with server/discover in its place (since 2026-07-28).
enum class McpEra { Unknown, Legacy, Modern };
Q_ENUM_NS(McpEra)

//! What it took for the server to end.
enum class McpFarewell { NotStarted, ByItself, InputClosed, Terminated, Killed };
Q_ENUM_NS(McpFarewell)

}

using mcpNames::McpEra;
using mcpNames::McpFarewell;
using mcpNames::McpFaultKind;
using mcpNames::McpOutcome;
using mcpNames::McpStart;

//! One phase: `start`, `discover`, `initialize`, `tools` or `stop`. Times are from the start of the program.
struct McpPhase {
    QString name;
    double startedMs = 0;
    double durationMs = 0;
    McpOutcome outcome = McpOutcome::Answered;

    template <class V>
    void members(V &v)
    {
        v("name", name);
        v("startedMs", startedMs);
        v("durationMs", durationMs);
        v("outcome", outcome);
    }
};

struct McpFault {
    McpFaultKind kind = McpFaultKind::NotJson;
    qint64 line = 0; //!< of standard output, from 1
    QString bytes;   //!< its beginning; what is not ASCII is escaped

    template <class V>
    void members(V &v)
    {
        v("kind", kind);
        v("line", line);
        v("bytes", bytes);
    }
    bool operator==(const McpFault &) const = default;
};

struct McpTool {
    QString name;
    QString description;

    template <class V>
    void members(V &v)
    {
        v("name", name);
        v("description", description);
    }
};

//! The JSON-RPC error that a request was refused with; no method when none was.
struct McpRefusal {
    QString method;
    int code = 0;
    QString message;
    QStringList supported; //!< protocol versions that the error names

    template <class V>
    void members(V &v)
    {
        v("method", method);
        v("code", code);
        v("message", message);
        v("supported", supported);
    }
};

//! All that one start of an MCP server on standard input and output showed. Nothing in it holds a known secret.
struct McpSeen {
    QStringList command;   //!< as given, with its arguments
    QString program;       //!< the file that was run, or that was looked for
    QString searchPath;    //!< the PATH that the server was given
    QString directory;     //!< where it ran
    QStringList variables; //!< names of its environment
    McpStart start = McpStart::Started;
    QString startDetail; //!< the system's own words; the keeper's file; the secret's name

    QList<McpPhase> phases;
    double firstByteMs = -1; //!< on either stream; -1 for none
    double firstAnswerMs = -1;

    qint64 outputBytes = 0;
    qint64 errorBytes = 0;
    QStringList errorLines; //!< the first of standard error
    QStringList errorTail;  //!< the last, when they are not among the first
    QList<McpFault> faults; //!< the first of them
    int faultCount = 0;

    McpEra era = McpEra::Unknown;
    QString protocolVersion; //!< that the server answered with
    QStringList supported;   //!< versions that a modern server says it speaks
    QString serverName;
    QString serverVersion;
    QStringList capabilities;
    McpRefusal refusal; //!< the last one that mattered
    QList<McpTool> tools;
    bool toolsComplete = true;
    int serverRequests = 0; //!< requests and notifications of the server's own

    McpFarewell farewell = McpFarewell::NotStarted;
    int exitCode = -1;  //!< -1 when a signal ended it
    QString signal;     //!< e.g. `SIGSEGV`
    int leftBehind = 0; //!< processes that outlived the server and were killed
    double durationMs = 0;

    //! The phase \a name, the last one when there were several; null when there was none.
    const McpPhase *phase(QLatin1StringView name) const
    {
        for (auto one = phases.crbegin(); one != phases.crend(); ++one)
            if (one->name == name)
                return &*one;
        return nullptr;
    }
    //! Whether the server greeted and told its tools, or that it has none.
    bool worked() const
    {
        const McpPhase *last = phase(QLatin1StringView("tools"));
        return last && last->outcome == McpOutcome::Answered;
    }

    template <class V>
    void members(V &v)
    {
        v("command", command);
        v("program", program);
        v("searchPath", searchPath);
        v("directory", directory);
        v("variables", variables);
        v("start", start);
        v("startDetail", startDetail);
        v("phases", phases);
        v("firstByteMs", firstByteMs);
        v("firstAnswerMs", firstAnswerMs);
        v("outputBytes", outputBytes);
        v("errorBytes", errorBytes);
        v("errorLines", errorLines);
        v("errorTail", errorTail);
        v("faults", faults);
        v("faultCount", faultCount);
        v("era", era);
        v("protocolVersion", protocolVersion);
        v("supported", supported);
        v("serverName", serverName);
        v("serverVersion", serverVersion);
        v("capabilities", capabilities);
        v("refusal", refusal);
        v("tools", tools);
        v("toolsComplete", toolsComplete);
        v("serverRequests", serverRequests);
        v("farewell", farewell);
        v("exitCode", exitCode);
        v("signal", signal);
        v("leftBehind", leftBehind);
        v("durationMs", durationMs);
    }
};

}
