// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Rules.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype longestBody = 64 * 1024;
static constexpr qsizetype longestFound = 200;
static constexpr qsizetype longestFact = 2000;
static constexpr qsizetype mostValues = 1000;

AnswerBody::AnswerBody(const seen::HttpSeen &answer)
    : text(QString::fromUtf8(answer.body.left(longestBody))), json(QJsonValue::Undefined)
{
    const QByteArray bytes = answer.body.left(longestBody);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError) {
        json = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        return;
    }
    // RFC 8259 lets a text or a number be a whole document; Qt 6.4 does not.
    if (const QJsonArray alone = QJsonDocument::fromJson('[' + bytes + ']').array(); alone.size() == 1) {
        json = alone.first();
        return;
    }
    jsonError = error.errorString();
    jsonOffset = error.offset;
}

static std::optional<QJsonValue> element(const QJsonArray &array, const QString &token)
{
    // RFC 6901: no sign, no leading zero, and `-` names the element after the last, which is never there.
    static const QRegularExpression index(u"\\A(0|[1-9][0-9]{0,8})\\z"_s);
    if (!index.match(token).hasMatch() || token.toInt() >= array.size())
        return {};
    return array.at(token.toInt());
}

static QJsonValue behindToken(const QJsonValue &value, QString token)
{
    token.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    if (value.isArray())
        return element(value.toArray(), token).value_or(QJsonValue(QJsonValue::Undefined));
    return value.toObject().value(token); // undefined where there is none
}

QList<QJsonValue> valuesAt(const QJsonValue &document, const QString &pointer)
{
    if (document.isUndefined() || (!pointer.isEmpty() && !pointer.startsWith(u'/')))
        return {};
    QList<QJsonValue> values{document};
    const QStringList tokens = pointer.isEmpty() ? QStringList() : pointer.mid(1).split(u'/');
    for (const QString &token : tokens) {
        QList<QJsonValue> next;
        for (const QJsonValue &value : std::as_const(values)) {
            if (token == "*"_L1 && value.isArray()) {
                const QJsonArray elements = value.toArray();
                for (const QJsonValue &each : elements)
                    if (next.size() < mostValues)
                        next << each;
            } else if (const QJsonValue found = behindToken(value, token); !found.isUndefined())
                next << found;
        }
        values = next;
    }
    return values;
}

std::optional<QJsonValue> valueAt(const QJsonValue &document, const QString &pointer)
{
    const QList<QJsonValue> values = valuesAt(document, pointer);
    return values.isEmpty() ? std::optional<QJsonValue>() : values.first();
}

static QString jsonOf(const QJsonValue &value)
{
    // A value that is neither object nor array has no document of its own: wrapped in an array, the brackets taken off.
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
}

static QString textOf(const QJsonValue &value)
{
    return value.isString() ? value.toString() : jsonOf(value);
}

// Every field of that name, joined as RFC 9110 section 5.3 allows; nothing when there is none.
static std::optional<QString> headerText(const seen::HttpSeen &answer, const QString &name)
{
    QStringList values;
    for (const seen::HttpHeader &header : answer.headers)
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            values << header.value;
    return values.isEmpty() ? std::optional<QString>() : values.join(", "_L1);
}

// What is null counts as absent.
static QList<QJsonValue> valuesFor(const ValueRule &rule, const seen::HttpSeen &answer, const AnswerBody &body)
{
    if (!rule.header.isEmpty()) {
        const std::optional<QString> text = headerText(answer, rule.header);
        return text ? QList<QJsonValue>{*text} : QList<QJsonValue>();
    }
    QList<QJsonValue> values = valuesAt(body.json, rule.pointer);
    values.removeIf([](const QJsonValue &value) { return value.isNull(); });
    return values;
}

// The limit keeps a pattern that backtracks without end from hanging the judgement: it then simply does not match.
static QRegularExpression bounded(const QString &pattern)
{
    return QRegularExpression("(*LIMIT_MATCH=1000000)"_L1 + pattern);
}

static bool fits(const QString &pattern, const QString &text)
{
    return bounded(pattern).match(text.left(longestBody)).hasMatch();
}

static bool holdsFor(const ValueRule &rule, const QJsonValue &value)
{
    const auto equals = [&](const QJsonValue &wanted) {
        return rule.header.isEmpty() ? wanted == value : textOf(wanted) == value.toString();
    };
    if (!rule.oneOf.isEmpty() && std::none_of(rule.oneOf.cbegin(), rule.oneOf.cend(), equals))
        return false;
    return rule.matches.isEmpty() || fits(rule.matches, textOf(value));
}

bool holds(const ValueRule &rule, const seen::HttpSeen &answer, const AnswerBody &body)
{
    const QList<QJsonValue> values = valuesFor(rule, answer, body);
    if (rule.exists && !*rule.exists)
        return values.isEmpty();
    return std::any_of(values.cbegin(), values.cend(), [&](const QJsonValue &value) { return holdsFor(rule, value); });
}

static QString expectedBy(const ValueRule &rule)
{
    if (rule.exists && !*rule.exists)
        return u"absent"_s;
    QStringList values;
    for (const QJsonValue &value : rule.oneOf)
        values << jsonOf(value);
    if (!values.isEmpty())
        return values.join(" | "_L1);
    return rule.matches.isEmpty() ? u"present"_s : u'/' + rule.matches + u'/';
}

QList<FieldFault> fieldFaults(const GoodAnswer &good, const seen::HttpSeen &answer)
{
    const AnswerBody body(answer);
    QList<FieldFault> faults;
    for (const ValueRule &rule : good.fields) {
        if (holds(rule, answer, body))
            continue;
        const QList<QJsonValue> values = valuesFor(rule, answer, body);
        faults << FieldFault{rule.header.isEmpty() ? rule.pointer : "header:"_L1 + rule.header, expectedBy(rule),
                             values.isEmpty() ? QString() : jsonOf(values.first()).left(longestFound)};
    }
    return faults;
}

QStringList missingGood(const GoodAnswer &good, const seen::HttpSeen &answer)
{
    QStringList places;
    for (const FieldFault &fault : fieldFaults(good, answer))
        places << fault.place;
    return places;
}

bool contentTypeFits(const GoodAnswer &good, const seen::HttpSeen &answer)
{
    const QString type = answer.contentType();
    if (good.contentType.isEmpty() || type == good.contentType)
        return true;
    return good.contentType == "application/json"_L1 && type.startsWith("application/"_L1) && type.endsWith("+json"_L1);
}

bool isGood(const GoodAnswer &good, const seen::HttpSeen &answer)
{
    return answer.end == seen::HttpEnd::Answered && good.statuses.contains(answer.status) &&
           contentTypeFits(good, answer) && fieldFaults(good, answer).isEmpty();
}

const GoodAnswer *goodAnswerFor(const Connector &connector, const seen::HttpSeen &answer)
{
    const auto call = connector.calls.constFind(answer.call);
    return call == connector.calls.cend() ? nullptr : &call->good;
}

static bool ruleFits(const AnswerRule &rule, const seen::HttpSeen &answer, const AnswerBody &body)
{
    if (rule.statuses.isEmpty() && rule.all.isEmpty() && rule.bodyMatches.isEmpty())
        return false; // without a condition it would fit every answer
    if (!rule.calls.isEmpty() && !rule.calls.contains(answer.call))
        return false;
    if (!rule.statuses.isEmpty() && !rule.statuses.contains(answer.status))
        return false;
    for (const ValueRule &condition : rule.all)
        if (!holds(condition, answer, body))
            return false;
    return rule.bodyMatches.isEmpty() || fits(rule.bodyMatches, body.text);
}

static std::optional<QString> textFrom(const QString &place, const seen::HttpSeen &answer, const AnswerBody &body)
{
    if (place.startsWith("header:"_L1))
        return headerText(answer, place.mid(7));
    if (place == "body:"_L1)
        return body.text;
    const std::optional<QJsonValue> value = valueAt(body.json, place);
    return value && !value->isNull() ? std::optional<QString>(textOf(*value)) : std::nullopt;
}

static std::optional<QString> factFrom(const QString &source, const seen::HttpSeen &answer, const AnswerBody &body)
{
    if (source.startsWith("text:"_L1))
        return source.mid(5);
    const FactSource from = factSource(source);
    const std::optional<QString> text = textFrom(from.place, answer, body);
    if (!text || from.capture.isEmpty())
        return text;
    const QRegularExpressionMatch match = bounded(from.capture).match(text->left(longestBody));
    return match.hasMatch() ? std::optional<QString>(match.captured(1)) : std::nullopt;
}

std::optional<RuleMatch> matchedRule(const Connector &connector, const seen::HttpSeen &answer)
{
    const bool complete = answer.end == seen::HttpEnd::Answered || answer.end == seen::HttpEnd::RedirectNotFollowed;
    if (!complete || answer.status == 0)
        return {};
    const AnswerBody body(answer);
    for (const AnswerRule &rule : connector.rules) {
        if (!ruleFits(rule, answer, body))
            continue;
        RuleMatch match{rule.finding, {}};
        for (auto it = rule.facts.cbegin(); it != rule.facts.cend(); ++it)
            if (const std::optional<QString> text = factFrom(it.value(), answer, body))
                match.facts.insert(it.key(), text->left(longestFact));
        return match;
    }
    return {};
}

}
