// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/reproduceProxy.h"

#include "explain/Placeholders.h"

using namespace Qt::StringLiterals;

namespace lentera {

static bool isOneOf(const QString &id, std::initializer_list<QLatin1StringView> ids)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

static QString fetchCommand(const QString &pac)
{
    if (pac.contains("://"_L1))
        return u"curl -sS -i --noproxy '*' "_s + shellWord(maskedUserInfo(pac));
    return u"ls -l -- %1; head -c 200 -- %1"_s.arg(shellWord(pac));
}

// What a script does, only an evaluator can show.
static QString checkCommand(const QString &pac, const Connection &connection)
{
    const QString url = maskedUserInfo(connection.parameters.value(u"baseUrl"_s));
    return u"lentera-cli check --url "_s + shellWord(url) + u" --pac "_s + shellWord(maskedUserInfo(pac));
}

static QString connectCommand(const QString &address)
{
    const qsizetype colon = address.lastIndexOf(u':');
    return u"nc -vz -w 5 "_s + shellWord(address.left(colon)) + u' ' + shellWord(address.mid(colon + 1));
}

static QString listCommand(const QString &list)
{
    if (list == "gnome"_L1)
        return u"gsettings get org.gnome.system.proxy ignore-hosts"_s;
    if (list == "kde"_L1)
        return u"grep NoProxyFor \"${XDG_CONFIG_HOME:-$HOME/.config}/kioslaverc\""_s;
    return list == "NO_PROXY"_L1 ? u"printf '%s\\n' \"$NO_PROXY\""_s : u"printf '%s\\n' \"$no_proxy\""_s;
}

QString reproduceProxyChoice(const Finding &finding, const Connection &connection)
{
    const QString &id = finding.id;
    const QString pac = finding.facts.value(u"pac"_s);
    if (id == "proxy.exception.near-miss"_L1)
        return listCommand(finding.facts.value(u"list"_s));
    if (isOneOf(id, {"proxy.pac.entry-dead"_L1, "proxy.pac.entries-dead"_L1}))
        return connectCommand(finding.facts.value(u"address"_s));
    if (isOneOf(id, {"proxy.pac.unreachable"_L1, "proxy.pac.http-error"_L1, "proxy.pac.not-a-script"_L1,
                     "proxy.pac.too-large"_L1, "proxy.pac.redirected"_L1}))
        return fetchCommand(pac);
    return id.startsWith("proxy.pac."_L1) ? checkCommand(pac, connection) : QString();
}

}
