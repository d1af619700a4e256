// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "definition/Connector.h"
#include "probe/Observation.h"

#include <optional>

namespace lentera {

//! The values at a JSON pointer (RFC 6901), of which a token `*` stands for every element of an array; at most 1,000.
QList<QJsonValue> valuesAt(const QJsonValue &document, const QString &pointer);
//! The first of them; nothing when there is none.
std::optional<QJsonValue> valueAt(const QJsonValue &document, const QString &pointer);

//! An answer's body read once, for all rules. At most the first 64 KiB are looked at.
struct AnswerBody {
    explicit AnswerBody(const seen::HttpSeen &answer);

    QString text;
    QJsonValue json;           //!< undefined when the body is no JSON object or array
    QString jsonError;         //!< the parser's own words, in English; empty when the body is JSON
    qsizetype jsonOffset = -1; //!< where reading it as JSON failed, in bytes; -1 when it did not
};

//! One place of an answer that is not as the connector describes it, as a machine would write it.
struct FieldFault {
    QString place;    //!< JSON pointer, or `header:<name>`
    QString expected; //!< `present`, `absent`, the values as JSON joined by ` | `, or the pattern between slashes
    QString found;    //!< the value as JSON, at most 200 characters; empty when there is none

    bool operator==(const FieldFault &) const = default;
};

//! Whether \a rule holds for an answer. A JSON null counts as absent; a rule without a condition asks for presence.
bool holds(const ValueRule &rule, const seen::HttpSeen &answer, const AnswerBody &body);

//! The fields of a good answer that are missing or other in \a answer, in the connector's order.
QList<FieldFault> fieldFaults(const GoodAnswer &good, const seen::HttpSeen &answer);
//! The places of those faults alone.
QStringList missingGood(const GoodAnswer &good, const seen::HttpSeen &answer);
//! Whether the answer's media type is the good one; `application/json` is also met by `application/<any>+json`.
bool contentTypeFits(const GoodAnswer &good, const seen::HttpSeen &answer);
//! Status, media type and every field are as the connector describes a good answer.
bool isGood(const GoodAnswer &good, const seen::HttpSeen &answer);
//! What the connector calls good for the call that was answered; null when it does not know that call.
const GoodAnswer *goodAnswerFor(const Connector &connector, const seen::HttpSeen &answer);

struct RuleMatch {
    QString finding;
    Facts facts;

    bool operator==(const RuleMatch &) const = default;
};

//! The first of the connector's answer rules that fits \a answer, with the facts that it takes from it.
std::optional<RuleMatch> matchedRule(const Connector &connector, const seen::HttpSeen &answer);

}
