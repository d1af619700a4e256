// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsContent.h"

#include "check/FactsHttp.h"
#include "check/BodyText.h"
#include "check/FactsTarget.h"
#include "check/FrontPage.h"
#include "check/InnerError.h"
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

static bool matches(const HttpSeen &answer, const QRegularExpression &pattern)
{
    return pattern.match(pageText(answer)).hasMatch();
}

static bool asksForPassword(const HttpSeen &answer)
{
    static const QRegularExpression field(u"<input\\b[^>]*\\btype\\s*=\\s*[\"']?password\\b"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return matches(answer, field);
}

// A form that posts itself to the place where people sign in, or a page that leads there by itself.
static bool leadsToLogin(const HttpSeen &answer)
{
    static const QRegularExpression form(u"\\bname\\s*=\\s*[\"']?SAMLRe(quest|sponse)\\b"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression forward(
        u"<meta\\b[^>]{0,200}\\brefresh\\b[^>]{0,200}\\burl\\s*=\\s*[\"']?([^\"'>\\s]+)"_s +
            u"|\\blocation(?:\\.href)?\\s*=\\s*[\"']([^\"']+)|\\blocation\\.(?:replace|assign)\\(\\s*[\"']([^\"']+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (matches(answer, form))
        return true;
    const QRegularExpressionMatch found = forward.match(pageText(answer));
    return found.hasMatch() && looksLikeLogin({}, found.captured(found.lastCapturedIndex()));
}

// "Log in - Jira", "Acme | Sign in": the page is called so. "How to log in to Acme" is another page.
static bool isCalledLogin(const HttpSeen &answer)
{
    static const QRegularExpression title(
        u"\\A\\W*(log[ -]?[io]n|sign[ -]?[io]n|masuk)\\b|[|:\u2013\u2014\u00b7\u00bb-]\\s*(log[ -]?[io]n|sign[ -]?[io]n|masuk)\\W*\\z"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return title.match(titleOf(answer)).hasMatch();
}

bool isLoginPage(const HttpSeen &answer)
{
    static const QRegularExpression words(u"\\b(log[ -]?[io]n|sign[ -]?[io]n|masuk|single sign-on)\\b"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    if (!isHtml(answer))
        return false;
    return asksForPassword(answer) || leadsToLogin(answer) || words.match(titleOf(answer)).hasMatch() ||
           looksLikeLogin({}, answer.finalUrl);
}

static bool expectsJson(const GoodAnswer &good)
{
    return good.contentType.contains("json"_L1, Qt::CaseInsensitive) ||
           std::any_of(good.fields.cbegin(), good.fields.cend(),
                       [](const ValueRule &rule) { return rule.header.isEmpty(); });
}

// Where a connector takes any answer, a page may be what the address is for; unless a credential was sent and the
// page asks to sign in.
static ContentFault pageFault(const GoodAnswer &good, const HttpSeen &answer)
{
    const bool pageExpected = good.contentType.contains("html"_L1);
    const bool anythingExpected = good.contentType.isEmpty() && !expectsJson(good);
    if (pageExpected || anythingExpected)
        return answer.signedIn && isHtml(answer) &&
                       (asksForPassword(answer) || leadsToLogin(answer) || isCalledLogin(answer))
                   ? ContentFault::LoginPage
                   : ContentFault::None;
    if (isLoginPage(answer))
        return ContentFault::LoginPage;
    return isHtml(answer) ? ContentFault::Html : ContentFault::None;
}

QString serverMessage(const HttpSeen &answer)
{
    return messageIn(AnswerBody(answer).json);
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
        return faultyEncoding(answer.body) ? ContentFault::Encoding : ContentFault::InvalidJson;
    // Connectors with rules of their own know what a status word means in their answers.
    if (holdsError(body.json, judged.connector.rules.isEmpty() ? StatusWords::Count : StatusWords::DoNotCount))
        return ContentFault::ErrorInside;
    return fieldFaults(good, answer).isEmpty() ? ContentFault::None : ContentFault::Field;
}

// What a gateway, a firewall or a web server put in the product's place has findings of its own.
static bool isOthersPage(const HttpSeen &answer)
{
    return isBlockPage(answer) || isWelcomePage(answer) || isMaintenancePage(answer);
}

bool isWrongPage(const Case &judged, const HttpSeen &answer)
{
    const GoodAnswer *good = goodAnswerFor(judged.connector, answer);
    return pageFault(good ? *good : GoodAnswer{}, answer) != ContentFault::None;
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
        if (fault != ContentFault::None && isOthersPage(*answer))
            continue;
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

static void addEncoding(Facts &facts, const HttpSeen &answer)
{
    const EncodingFault fault = *faultyEncoding(answer.body);
    facts.insert(u"encoding"_s, fault.likely);
    facts.insert(u"position"_s, QString::number(fault.position));
    facts.insert(u"bytesThere"_s, QString::fromLatin1(answer.body.mid(fault.position, 8).toHex(' ')));
}

static void addError(Facts &facts, const HttpSeen &answer)
{
    const QJsonValue body = AnswerBody(answer).json;
    facts.insert(u"message"_s, messageIn(body));
    if (const QString code = errorCodeIn(body); !code.isEmpty())
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
    if (fault == ContentFault::Encoding)
        addEncoding(facts, *faulty.answer);
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
