// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Observation.h"

using namespace Qt::StringLiterals;

namespace lentera {

namespace seen {

QString HttpSeen::header(QLatin1StringView name) const
{
    for (const HttpHeader &header : headers)
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    return {};
}

QString HttpSeen::contentType() const
{
    return header("Content-Type"_L1).section(u';', 0, 0).trimmed().toLower();
}

}

int Evidence::requestsSent() const
{
    int sent = 0;
    for (const Observation &observation : observations)
        if (const auto *answer = std::get_if<seen::HttpSeen>(&observation.seen))
            sent += answer->requests;
    return sent;
}

Evidence Evidence::own() const
{
    Evidence own{startedAt, observations};
    own.observations.removeIf(
        [](const Observation &observation) { return observation.variation != seen::Variation::None; });
    return own;
}

QList<Trial> Evidence::trials() const
{
    QList<Trial> trials;
    for (const Observation &observation : observations) {
        if (observation.variation == seen::Variation::None)
            continue;
        const auto same = [&](const Trial &trial) {
            return trial.variation == observation.variation && trial.value == observation.value;
        };
        auto trial = std::find_if(trials.begin(), trials.end(), same);
        if (trial == trials.end()) {
            trials << Trial{observation.variation, observation.value, {startedAt, {}}};
            trial = trials.end() - 1;
        }
        trial->evidence.observations << Observation{observation.phase, observation.startedMs, observation.durationMs,
                                                    observation.seen};
    }
    return trials;
}

// In the order of the variant's alternatives.
static constexpr std::array kinds{"dns"_L1,        "tcp"_L1, "proxy"_L1,   "tls"_L1, "http"_L1,
                                  "credential"_L1, "pac"_L1, "posture"_L1, "mcp"_L1};
static_assert(kinds.size() == std::variant_size_v<Seen>);

QJsonObject observationJson(const Observation &observation)
{
    QJsonObject json{{u"kind"_s, kinds.at(observation.seen.index())},
                     {u"phase"_s, phaseText(observation.phase)},
                     {u"startedMs"_s, observation.startedMs},
                     {u"durationMs"_s, observation.durationMs},
                     {u"seen"_s, std::visit([](const auto &seen) { return toJson(seen); }, observation.seen)}};
    if (observation.variation != seen::Variation::None) {
        json.insert(u"variation"_s, toJson(observation.variation));
        json.insert(u"value"_s, observation.value);
    }
    return json;
}

template <size_t index = 0>
static std::optional<Seen> seenFromJson(const QString &kind, const QJsonValue &json)
{
    if constexpr (index == std::variant_size_v<Seen>)
        return {};
    else {
        if (kind != kinds.at(index))
            return seenFromJson<index + 1>(kind, json);
        std::variant_alternative_t<index, Seen> seen;
        fromJson(json, seen);
        return seen;
    }
}

std::optional<Observation> observationFromJson(const QJsonObject &json)
{
    std::optional<Seen> seen = seenFromJson(json.value("kind"_L1).toString(), json.value("seen"_L1));
    if (!seen)
        return {};
    Observation observation{phaseFrom(json.value("phase"_L1).toString()), json.value("startedMs"_L1).toDouble(),
                            json.value("durationMs"_L1).toDouble(), *std::move(seen)};
    if (const QJsonValue variation = json.value("variation"_L1); !variation.isUndefined()) {
        fromJson(variation, observation.variation);
        if (observation.variation == seen::Variation::None)
            return {};
    }
    observation.value = json.value("value"_L1).toString();
    return observation;
}

}
