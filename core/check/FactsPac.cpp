// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsProxy.h"
#include "check/FactsTarget.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::PacEnd;
using seen::PacEntry;
using seen::PacSeen;
using seen::PacTry;

static Facts factsOf(const Case &judged, const PacSeen &pac)
{
    Facts facts{{u"pac"_s, oneLine(pac.source)}, {u"bytes"_s, QString::number(pac.bytes)}};
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.insert(name, oneLine(value));
    };
    add(u"asked"_s, pac.asked);
    add(u"detail"_s, pac.detail);
    add(u"type"_s, pac.contentType);
    add(u"result"_s, pac.result.isEmpty() && pac.end == PacEnd::Invalid ? u"-"_s : pac.result);
    add(u"alerts"_s, pac.alerts.join(" | "_L1));
    if (pac.status > 0)
        facts.insert(u"status"_s, QString::number(pac.status));
    if (pac.line > 0)
        facts.insert(u"line"_s, QString::number(pac.line));
    return targetFactsWith(judged, facts);
}

std::optional<Facts> pacEnded(const Case &judged, PacEnd end)
{
    const auto *pac = judged.evidence.last<PacSeen>();
    return pac && pac->end == end ? std::optional(factsOf(judged, *pac)) : std::nullopt;
}

std::optional<Facts> pacDead(const Case &judged, PacDead dead)
{
    const auto *pac = judged.evidence.last<PacSeen>();
    if (!pac || pac->end != PacEnd::Evaluated || (pac->chosen < 0) != (dead == PacDead::All))
        return {};
    QStringList failed;
    Facts facts = factsOf(judged, *pac);
    for (const PacEntry &entry : pac->entries) {
        if (entry.end != PacTry::Dead)
            continue;
        failed << u"%1 (%2)"_s.arg(entry.text, entry.detail);
        if (failed.size() == 1) {
            const QUrl url(entry.url);
            facts.insert(u"address"_s, url.host() + u':' + QString::number(url.port()));
        }
    }
    if (failed.isEmpty())
        return {};
    facts.insert(u"dead"_s, oneLine(failed.join(", "_L1)));
    if (pac->chosen >= 0 && pac->chosen < pac->entries.size())
        facts.insert(u"chosen"_s, oneLine(pac->entries.at(pac->chosen).text));
    return facts;
}

}
