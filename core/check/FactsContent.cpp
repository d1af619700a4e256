// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsContent.h"

#include "check/FactsHttp.h"
#include "check/FactsTarget.h"
#include "check/Rules.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpSeen;

static constexpr qsizetype searched = 16 * 1024;

static QString pageText(const HttpSeen &answer)
{
    return QString::fromUtf8(answer.body.left(searched));
}

static bool isHtml(const HttpSeen &answer)
{
    const QString type = answer.contentType();
    const QByteArray start = answer.body.left(256).trimmed().left(16).toLower();
    return type == "text/html"_L1 || type == "application/xhtml+xml"_L1 || start.startsWith("<!doctype html") ||
           start.startsWith("<html");
}

static QString titleOf(const HttpSeen &answer)
{
    static const QRegularExpression title(u"<title[^>]*>([^<]*)"_s, QRegularExpression::CaseInsensitiveOption);
    return oneLine(title.match(pageText(answer)).captured(1), 120);
}

static bool asksForPassword(const HttpSeen &answer)
{
    static const QRegularExpression field(u"<input\\b[^>]*\\btype\\s*=\\s*[\"']?password\\b"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return field.match(pageText(answer)).hasMatch();
}

bool isLoginPage(const HttpSeen &answer)
{
    static const QRegularExpression words(u"\\b(log[ -]?[io]n|sign[ -]?[io]n|masuk|single sign-on)\\b"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    if (!isHtml(answer))
        return false;
    return asksForPassword(answer) || pageText(answer).contains("name=\"SAMLRe"_L1, Qt::CaseInsensitive) ||
           words.match(titleOf(answer)).hasMatch() || looksLikeLogin({}, answer.finalUrl);
}

static bool expectsJson(const GoodAnswer &good)
{
    return good.contentType.contains("json"_L1, Qt::CaseInsensitive) ||
           std::any_of(good.fields.cbegin(), good.fields.cend(),
                       [](const ValueRule &rule) { return rule.header.isEmpty(); });
}

// Where a connector takes any answer, a page may be what the address is for; unless a credential was sent and the
// page asks for a password.
static ContentFault pageFault(const GoodAnswer &good, const HttpSeen &answer)
{
    const bool pageExpected = good.contentType.contains("html"_L1);
    const bool anythingExpected = good.contentType.isEmpty() && !expectsJson(good);
    if (pageExpected || anythingExpected)
        return answer.signedIn && isHtml(answer) && asksForPassword(answer) ? ContentFault::LoginPage
                                                                            : ContentFault::None;
    if (isLoginPage(answer))
        return ContentFault::LoginPage;
    return isHtml(answer) ? ContentFault::Html : ContentFault::None;
}

static QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.isDouble() ? value.toVariant().toString() : QString();
}

static QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names)
        if (const QString text = textOf(object.value(name)); !text.isEmpty())
            return oneLine(text);
    return {};
}

// The place that holds the error itself: an object, the first of a list, or the answer as a whole.
static QJsonObject errorObject(const QJsonObject &body)
{
    for (const QLatin1StringView name : {"error"_L1, "errors"_L1, "messages"_L1}) {
        const QJsonValue value = body.value(name);
        const QJsonValue inner = value.isArray() ? value.toArray().at(0) : value;
        if (inner.isObject() && !inner.toObject().isEmpty())
            return inner.toObject();
    }
    return body;
}

static QString messageIn(const QJsonObject &body)
{
    const auto names = {
        "message"_L1, "error_description"_L1, "errorMessage"_L1, "description"_L1, "detail"_L1, "title"_L1, "error"_L1,
        "msg"_L1};
    const QJsonObject inner = errorObject(body);
    if (const QString text = firstText(inner, names); !text.isEmpty())
        return text;
    for (const QLatin1StringView name : {"errorMessages"_L1, "errors"_L1, "messages"_L1})
        if (const QString text = textOf(body.value(name).toArray().at(0)); !text.isEmpty())
            return oneLine(text);
    return firstText(body, names);
}

QString serverMessage(const HttpSeen &answer)
{
    return messageIn(AnswerBody(answer).json.toObject());
}

static bool saysSomething(const QJsonValue &value)
{
    return (value.isString() && !value.toString().isEmpty()) || (value.isObject() && !value.toObject().isEmpty()) ||
           (value.isArray() && !value.toArray().isEmpty()) || value.toBool() || value.toDouble() != 0;
}

static bool deniesSuccess(const QJsonValue &value)
{
    return value.isBool() && !value.toBool();
}

// Connectors with rules of their own know what a status word means in their answers.
static bool holdsError(const QJsonObject &body, const Connector &connector)
{
    const QString status = body.value("status"_L1).toString().toLower();
    const bool statusFails = connector.rules.isEmpty() && (status == "error"_L1 || status == "failed"_L1);
    return saysSomething(body.value("error"_L1)) || saysSomething(body.value("errors"_L1)) ||
           deniesSuccess(body.value("success"_L1)) || deniesSuccess(body.value("ok"_L1)) || statusFails;
}

static bool isEmptyWrongly(const GoodAnswer &good, const HttpSeen &answer)
{
    const bool wanted = expectsJson(good) || !good.contentType.isEmpty();
    return wanted && answer.body.trimmed().isEmpty() && answer.status != 204 && answer.method != "HEAD"_L1;
}

static bool isOfWrongType(const GoodAnswer &good, const HttpSeen &answer, const AnswerBody &body)
{
    // Servers that send JSON without naming it are common, and every client reads it.
    const bool unnamedJson = answer.contentType().isEmpty() && !body.json.isUndefined();
    return !unnamedJson && !contentTypeFits(good, answer);
}

static ContentFault bodyFault(const Case &judged, const GoodAnswer &good, const HttpSeen &answer)
{
    if (isEmptyWrongly(good, answer))
        return ContentFault::Empty;
    const AnswerBody body(answer);
    if (isOfWrongType(good, answer, body))
        return ContentFault::Type;
    // Half a body can neither be read as JSON nor be blamed for what it lacks.
    if (answer.bodyCut)
        return ContentFault::None;
    if (expectsJson(good) && body.jsonOffset >= 0)
        return ContentFault::InvalidJson;
    if (holdsError(body.json.toObject(), judged.connector))
        return ContentFault::ErrorInside;
    return fieldFaults(good, answer).isEmpty() ? ContentFault::None : ContentFault::Field;
}

namespace {
struct FaultyAnswer {
    const HttpSeen *answer = nullptr;
    ContentFault fault = ContentFault::None;
    GoodAnswer good;
};
}

static FaultyAnswer faultyAnswer(const Case &judged)
{
    if (redirectFault(judged) != RedirectFault::None || refusalOf(judged) != Refusal::None)
        return {};
    for (const HttpSeen *answer : wholeAnswers(judged)) {
        const GoodAnswer *known = goodAnswerFor(judged.connector, *answer);
        const GoodAnswer good = known ? *known : GoodAnswer{};
        if (answer->status / 100 != 2)
            continue;
        ContentFault fault = pageFault(good, *answer);
        if (fault == ContentFault::None && answer == decisiveAnswer(judged) && good.statuses.contains(answer->status))
            fault = bodyFault(judged, good, *answer);
        if (fault != ContentFault::None)
            return {answer, fault, good};
    }
    return {};
}

static void addPosition(Facts &facts, const HttpSeen &answer)
{
    const AnswerBody body(answer);
    const QByteArray before = answer.body.left(body.jsonOffset);
    facts.insert(u"position"_s, QString::number(body.jsonOffset));
    facts.insert(u"line"_s, QString::number(before.count('\n') + 1));
    facts.insert(u"column"_s, QString::number(before.size() - before.lastIndexOf('\n')));
    facts.insert(u"detail"_s, oneLine(body.jsonError));
}

static void addError(Facts &facts, const HttpSeen &answer)
{
    const QJsonObject body = AnswerBody(answer).json.toObject();
    facts.insert(u"message"_s, messageIn(body));
    if (const QString code = firstText(errorObject(body), {"code"_L1, "error_code"_L1, "status_code"_L1, "type"_L1});
        !code.isEmpty())
        facts.insert(u"code"_s, code);
}

std::optional<Facts> contentFacts(const Case &judged, ContentFault fault)
{
    const FaultyAnswer faulty = faultyAnswer(judged);
    if (faulty.fault != fault || !faulty.answer)
        return {};
    Facts facts = answerFacts(judged, *faulty.answer);
    facts.insert(u"type"_s, oneLine(faulty.answer->contentType()));
    facts.insert(u"bytes"_s, QString::number(faulty.answer->bodyBytes));
    facts.insert(u"expected"_s, faulty.good.contentType.isEmpty() ? u"application/json"_s : faulty.good.contentType);
    if (const QString title = titleOf(*faulty.answer); !title.isEmpty())
        facts.insert(u"title"_s, title);
    if (fault == ContentFault::InvalidJson)
        addPosition(facts, *faulty.answer);
    if (fault == ContentFault::ErrorInside)
        addError(facts, *faulty.answer);
    if (fault == ContentFault::Field) {
        const FieldFault first = fieldFaults(faulty.good, *faulty.answer).first();
        facts.insert({{u"pointer"_s, first.place},
                      {u"expected"_s, first.expected},
                      {u"found"_s, first.found.isEmpty() ? u"absent"_s : first.found}});
    }
    return facts;
}

}
