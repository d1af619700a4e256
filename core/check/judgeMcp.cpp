// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/judgeMcp.h"

#include "check/errorCauses.h"
#include "definition/McpVersions.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::McpEra;
using seen::McpFarewell;
using seen::McpFault;
using seen::McpFaultKind;
using seen::McpOutcome;
using seen::McpPhase;
using seen::McpSeen;
using seen::McpStart;

static constexpr double slowStartMs = 10'000; // hosts give up after some ten seconds
static constexpr qint64 errorFlood = 1024 * 1024;

namespace {

//! One verdict: the end of its id, and what it needs to be given.
struct McpCheck {
    QLatin1StringView name;
    Severity severity;
    //! Nothing when it does not apply; else what its explanation quotes beside the common facts.
    std::optional<Facts> (*judge)(const McpSeen &);
    //! The step that it belongs to; nothing for the one at which the server failed.
    std::optional<Phase> phase = {};
};

}

static std::optional<Facts> when(bool holds, Facts facts = {})
{
    return holds ? std::optional(std::move(facts)) : std::nullopt;
}

static QString seconds(double ms)
{
    return QString::number(ms / 1000, 'f', 1);
}

// `exit 3` or `SIGSEGV`; empty while nobody knows.
static QString ending(const McpSeen &seen)
{
    if (!seen.signal.isEmpty())
        return seen.signal;
    return seen.exitCode < 0 ? QString() : u"exit "_s + QString::number(seen.exitCode);
}

static bool endedEarly(const McpSeen &seen)
{
    return seen.farewell == McpFarewell::ByItself && !seen.worked();
}

static const McpFault *faultOf(const McpSeen &seen, std::initializer_list<McpFaultKind> kinds)
{
    for (const McpFault &fault : seen.faults)
        if (std::find(kinds.begin(), kinds.end(), fault.kind) != kinds.end())
            return &fault;
    return nullptr;
}

static std::optional<Facts> onFault(const McpSeen &seen, std::initializer_list<McpFaultKind> kinds)
{
    const McpFault *fault = faultOf(seen, kinds);
    if (!fault)
        return {};
    return Facts{{u"bytes"_s, fault->bytes},
                 {u"number"_s, QString::number(fault->line)},
                 {u"fault"_s, toJson(fault->kind).toString()}};
}

static std::optional<Facts> onStart(const McpSeen &seen, McpStart start)
{
    return when(seen.start == start, {{u"path"_s, seen.searchPath},
                                      {u"directory"_s, seen.directory},
                                      {u"file"_s, seen.program.isEmpty() ? seen.command.value(0) : seen.program},
                                      {u"detail"_s, seen.startDetail}});
}

static bool silent(const McpSeen &seen)
{
    const McpPhase *last = seen.phase("tools"_L1);
    last = last ? last : seen.phase("initialize"_L1);
    last = last ? last : seen.phase("discover"_L1);
    return last && last->outcome == McpOutcome::Silent;
}

static std::optional<Facts> onRefusal(const McpSeen &seen, QLatin1StringView method)
{
    return when(!seen.worked() && seen.refusal.method == method,
                {{u"method"_s, seen.refusal.method},
                 {u"code"_s, QString::number(seen.refusal.code)},
                 {u"message"_s, seen.refusal.message.isEmpty() ? u"-"_s : seen.refusal.message}});
}

// The version that the server wants, when it is none of ours.
static std::optional<Facts> onVersion(const McpSeen &seen)
{
    const bool other = !seen.protocolVersion.isEmpty() && !knowsVersion(seen.protocolVersion);
    const bool refused = !seen.worked() && !seen.refusal.supported.isEmpty() && seen.protocolVersion.isEmpty();
    return when(other || refused, {{u"version"_s, other ? seen.protocolVersion : seen.refusal.supported.join(", "_L1)},
                                   {u"known"_s, mcpVersions().join(", "_L1)},
                                   {u"message"_s, seen.refusal.message}});
}

// In the order of what explains what.
static constexpr std::array checks{
    McpCheck{"secret-in-argument"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onStart(seen, McpStart::SecretInArgument);
             }},
    McpCheck{"keeper-missing"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onStart(seen, McpStart::KeeperMissing);
             }},
    McpCheck{"directory-missing"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onStart(seen, McpStart::DirectoryMissing);
             }},
    McpCheck{"command-missing"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onStart(seen, McpStart::NotFound);
             }},
    McpCheck{"not-executable"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onStart(seen, McpStart::NotExecutable);
             }},
    McpCheck{"format-wrong"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onStart(seen, McpStart::WrongFormat);
             }},
    McpCheck{"not-started"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onStart(seen, McpStart::Failed);
             }},
    McpCheck{"content-length"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onFault(seen, {McpFaultKind::ContentLength});
             }},
    McpCheck{"several-lines"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onFault(seen, {McpFaultKind::ManyLines});
             }},
    McpCheck{"encoding-wrong"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onFault(seen, {McpFaultKind::Utf16, McpFaultKind::ByteOrderMark, McpFaultKind::NotUtf8});
             }},
    McpCheck{"message-too-large"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onFault(seen, {McpFaultKind::TooLong});
             }},
    McpCheck{"version-unsupported"_L1, Severity::Failure, onVersion},
    McpCheck{"greeting-refused"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 const auto modern = onRefusal(seen, "server/discover"_L1);
                 return modern ? modern : onRefusal(seen, "initialize"_L1);
             }},
    McpCheck{"tools-refused"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onRefusal(seen, "tools/list"_L1);
             }},
    McpCheck{"crashed"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return when(endedEarly(seen) && seen.exitCode != 0);
             }},
    McpCheck{"not-json-rpc"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onFault(seen, {McpFaultKind::NotJsonRpc, McpFaultKind::UnknownId});
             }},
    McpCheck{"output-polluted"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return onFault(seen, {McpFaultKind::NotJson, McpFaultKind::LogLine});
             }},
    McpCheck{"ended"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return when(endedEarly(seen) && seen.exitCode == 0);
             }},
    McpCheck{"output-closed"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 const auto closed = [](const McpPhase &phase) {
                     return phase.outcome == McpOutcome::Closed;
                 };
                 return when(seen.farewell != McpFarewell::ByItself &&
                             std::any_of(seen.phases.cbegin(), seen.phases.cend(), closed));
             }},
    McpCheck{"no-answer"_L1, Severity::Failure,
             [](const McpSeen &seen) {
                 return when(silent(seen), {{u"seconds"_s, seconds(seen.durationMs)}});
             }},
    McpCheck{"no-tools"_L1, Severity::Warning,
             [](const McpSeen &seen) {
                 return when(seen.worked() && seen.tools.isEmpty());
             }},
    McpCheck{"start-slow"_L1, Severity::Warning,
             [](const McpSeen &seen) {
                 return when(seen.worked() && seen.firstAnswerMs > slowStartMs,
                             {{u"seconds"_s, seconds(seen.firstAnswerMs)}});
             },
             Phase::Greeting},
    McpCheck{"stderr-flood"_L1, Severity::Warning,
             [](const McpSeen &seen) {
                 return when(seen.errorBytes > errorFlood, {{u"kilobytes"_s, QString::number(seen.errorBytes / 1024)}});
             }},
    McpCheck{"stop-ignored"_L1, Severity::Warning,
             [](const McpSeen &seen) {
                 return when(seen.worked() &&
                                 (seen.farewell == McpFarewell::Terminated || seen.farewell == McpFarewell::Killed),
                             {{u"needed"_s, seen.farewell == McpFarewell::Killed ? u"SIGKILL"_s : u"SIGTERM"_s}});
             },
             Phase::Stop},
    McpCheck{"processes-left"_L1, Severity::Warning,
             [](const McpSeen &seen) {
                 return when(seen.leftBehind > 0, {{u"count"_s, QString::number(seen.leftBehind)}});
             },
             Phase::Stop},
};

// What any explanation may quote.
static Facts withCommonFacts(Facts facts, const McpSeen &seen)
{
    const QStringList lines = seen.errorLines + seen.errorTail;
    const Facts common{{u"command"_s, seen.command.value(0)},
                       {u"directory"_s, seen.directory},
                       {u"ending"_s, ending(seen)},
                       {u"stderr"_s, lines.mid(std::max<qsizetype>(lines.size() - 3, 0)).join(" | "_L1)}};
    for (auto it = common.cbegin(); it != common.cend(); ++it)
        if (!facts.contains(it.key()) && !it->isEmpty())
            facts.insert(it.key(), *it);
    return facts;
}

// How far the server came.
static Phase reachedIn(const McpSeen &seen)
{
    if (seen.start != McpStart::Started)
        return Phase::Start;
    return seen.phase("tools"_L1) ? Phase::Tools : Phase::Greeting;
}

static Finding findingOf(const QString &id, Severity severity, Facts facts, const McpSeen &seen,
                         std::optional<Phase> phase = {})
{
    Finding finding;
    finding.id = id;
    finding.phase = phase.value_or(reachedIn(seen));
    finding.severity = severity;
    finding.facts = withCommonFacts(std::move(facts), seen);
    return finding;
}

// A server that did not work and said why, said it better than its exit status or its silence does.
static std::optional<Finding> toldBy(const McpSeen &seen)
{
    if (seen.start != McpStart::Started || seen.worked())
        return {};
    const std::optional<ErrorCause> cause = errorCauseIn(seen.errorLines + seen.errorTail);
    return cause ? std::optional(findingOf(cause->finding, Severity::Failure, cause->facts, seen)) : std::nullopt;
}

// Of a server that worked in spite of them, faults are warnings: other hosts are stricter.
static Severity severityIn(const McpSeen &seen, const McpCheck &check)
{
    return seen.worked() ? Severity::Warning : check.severity;
}

QList<Finding> judgeMcp(const McpSeen &seen)
{
    QList<Finding> findings;
    if (const std::optional<Finding> told = toldBy(seen))
        findings << *told;
    for (const McpCheck &check : checks)
        if (std::optional<Facts> facts = check.judge(seen))
            findings << findingOf("mcp.server."_L1 + check.name, severityIn(seen, check), *std::move(facts), seen,
                                  check.phase);
    if (findings.isEmpty())
        return findings;
    Finding &root = findings.first();
    root.rootCause = true;
    if (root.severity != Severity::Failure)
        return findings;
    // What else failed follows from it.
    for (const Finding &other : findings.mid(1))
        if (other.severity == Severity::Failure)
            root.explained << other.id;
    root.explains = root.explained;
    return findings;
}

QStringList mcpFindingIds()
{
    QStringList ids = errorCauseIds();
    for (const McpCheck &check : checks)
        ids << "mcp.server."_L1 + check.name;
    return ids;
}

}
