// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/errorCauses.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! A line that a runtime or a server is known to write, and what it means. The first group is the fact \a fact.
struct KnownLine {
    const char16_t *pattern;
    QLatin1StringView finding;
    QLatin1StringView fact;
};

}

// What is told more exactly comes first.
static constexpr std::array knownLines{
    KnownLine{u"(?:ModuleNotFoundError: |: )No module named '?([\\w.-]+)", "module-missing"_L1, "module"_L1},
    KnownLine{u"Cannot find (?:module|package) '([^']+)'", "module-missing"_L1, "module"_L1},
    KnownLine{u"ImportError: (cannot import name .+)", "module-missing"_L1, "module"_L1},
    KnownLine{u"can't open file '([^']+)': \\[Errno 2\\]", "module-missing"_L1, "module"_L1},
    KnownLine{u"[Ff]ailed to spawn: [`'\"]?([^`'\"]+)", "module-missing"_L1, "module"_L1},
    KnownLine{u"Connector not found(?: in registry)?: (.+)", "connector-missing"_L1, "connector"_L1},
    KnownLine{u"LOCAL connector '([^']+)': File not found", "connector-missing"_L1, "connector"_L1},
    KnownLine{u"Version \\S+ not found for (.+)", "connector-missing"_L1, "connector"_L1},
    KnownLine{u"Configuration file not found:? ?(.+)", "configuration-missing"_L1, "file"_L1},
    KnownLine{u"No such file or directory: '?([^']+\\.(?:ya?ml|json|toml|env|ini|cfg))", "configuration-missing"_L1,
              "file"_L1},
    KnownLine{u"ENOENT: no such file or directory, open '([^']+)'", "configuration-missing"_L1, "file"_L1},
    KnownLine{u"Invalid configuration: (.+)", "configuration-invalid"_L1, "detail"_L1},
    KnownLine{u"KeyError: '([A-Z][A-Z0-9_]{2,})'", "variable-missing"_L1, "variable"_L1},
    KnownLine{u"[Ee]nvironment variables?:? [`'\"]?([A-Z][A-Z0-9_]{2,})\\b", "variable-missing"_L1, "variable"_L1},
    KnownLine{
        u"\\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)['\"`]?(?: environment variable| env var)?(?: is| must be| was)?(?: not)? "
        u"(?:set|required|missing|defined|undefined|provided)\\b",
        "variable-missing"_L1, "variable"_L1},
    KnownLine{u"[Mm]issing (?:required )?(?:variable |env var |env )?[`'\"]?([A-Z][A-Z0-9]*_[A-Z0-9_]+)",
              "variable-missing"_L1, "variable"_L1},
    KnownLine{u"(?:No interpreter found for|requires-python|[Rr]equires Python) ?:?(.*)", "runtime-unsuitable"_L1,
              "detail"_L1},
    KnownLine{u"Unsupported engine|requires Node(?:\\.js)? (.*)", "runtime-unsuitable"_L1, "detail"_L1},
    KnownLine{u"(?:EADDRINUSE|[Aa]ddress already in use)(.*)", "port-in-use"_L1, "detail"_L1},
    KnownLine{
        u"(?:error sending request|[Ff]ailed to fetch|ENOTFOUND|npm (?:ERR!|error) network|CERTIFICATE_VERIFY_FAILED|"
        u"invalid peer certificate)(.*)",
        "download-failed"_L1, "detail"_L1},
};

static QString idOf(const KnownLine &known)
{
    return "mcp.server."_L1 + known.finding;
}

// The last line counts: what went wrong before it may have been survived.
static std::optional<ErrorCause> causeIn(const QStringList &lines, const KnownLine &known)
{
    const QRegularExpression pattern(u"(*LIMIT_MATCH=100000)"_s + QString::fromUtf16(known.pattern));
    for (auto line = lines.crbegin(); line != lines.crend(); ++line) {
        const QRegularExpressionMatch match = pattern.match(*line);
        if (!match.hasMatch())
            continue;
        const QString fact = match.captured(1).trimmed();
        return ErrorCause{idOf(known),
                          {{known.fact, fact.isEmpty() ? line->trimmed() : fact}, {u"line"_s, line->trimmed()}}};
    }
    return {};
}

std::optional<ErrorCause> errorCauseIn(const QStringList &lines)
{
    for (const KnownLine &known : knownLines)
        if (const std::optional<ErrorCause> cause = causeIn(lines, known))
            return cause;
    return {};
}

QStringList errorCauseIds()
{
    QStringList ids;
    for (const KnownLine &known : knownLines)
        if (!ids.contains(idOf(known)))
            ids << idOf(known);
    return ids;
}

}
