// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/McpVersions.h"

using namespace Qt::StringLiterals;

namespace lentera {

static QStringList legacyVersions()
{
    return {u"2024-11-05"_s, u"2025-03-26"_s, u"2025-06-18"_s, u"2025-11-25"_s};
}

QString newestLegacyVersion()
{
    return legacyVersions().last();
}

QString newestModernVersion()
{
    return u"2026-07-28"_s;
}

QStringList mcpVersions()
{
    return legacyVersions() << newestModernVersion();
}

bool knowsVersion(const QString &version)
{
    return mcpVersions().contains(version);
}

QString newestKnown(const QStringList &supported)
{
    QString newest;
    for (const QString &version : legacyVersions())
        if (supported.contains(version))
            newest = version;
    return newest;
}

bool isModernError(int code)
{
    // Header mismatch, missing client capability, unsupported protocol version.
    return code <= -32020 && code >= -32022;
}

}
