// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpSeen;

static HttpSeen with(int status, const QString &name, const QString &value, const QByteArray &body = R"({"id":1})")
{
    return answer(status, body, {{u"Content-Type"_s, u"application/json"_s}, {name, value}});
}

static HttpSeen page(const QByteArray &html)
{
    return answer(200, html, {{u"Content-Type"_s, u"text/html; charset=utf-8"_s}});
}

static CheckRow jiraRow(const char *name, HttpSeen seen, const QStringList &expected)
{
    CheckRow result = row(name, {}, expected);
    result.connector.id = u"jira"_s;
    seen.url = u"https://acme.atlassian.net/rest/api/3/myself"_s;
    result.evidence = evidenceOf({seen});
    return result;
}

static QList<CheckRow> refusalRows()
{
    HttpSeen unsigned_ = answer(401);
    unsigned_.signedIn = false;
    seen::CredentialSeen credential{.signIn = u"bearer"_s};
    HttpSeen gateway = answer(404, R"({"code":404})");
    gateway.url = u"https://api.atlassian.com/ex/jira/11/rest/api/3/myself"_s;
    return {
        row("401 is a refused credential", {answer(401)}, {u"auth.credential.refused"_s}),
        row("401 without a credential asks for one", {unsigned_}, {u"auth.credential.required"_s}),
        row("401 without the credential that could not be used is explained",
            {seen::CredentialSeen{.signIn = u"bearer"_s, .fields = {{.field = u"token"_s}}}, unsigned_},
            {u"credential.value.missing"_s}),
        row("401 that says expired is expired", {answer(401, R"({"message":"The token has expired"})")},
            {u"auth.credential.expired"_s}),
        row("a challenge that says expired is expired",
            {with(401, u"WWW-Authenticate"_s,
                  u"Bearer error=\"invalid_token\", error_description=\"The access token expired\""_s)},
            {u"auth.credential.expired"_s}),
        row("401 that offers only other schemes is the wrong scheme",
            {credential, with(401, u"WWW-Authenticate"_s, u"Negotiate, Basic realm=\"a, b=c\""_s)},
            {u"auth.scheme.unsupported"_s}),
        row("401 that offers the scheme too is a refused credential",
            {credential, with(401, u"WWW-Authenticate"_s, u"Basic realm=\"x\", Bearer"_s)},
            {u"auth.credential.refused"_s}),
        row("Jira's puzzle is a CAPTCHA",
            {with(403, u"X-Authentication-Denied-Reason"_s, u"CAPTCHA_CHALLENGE; login-url=https://x"_s)},
            {u"auth.captcha.required"_s}),
        row("Jira that did not even try is a CAPTCHA",
            {with(401, u"X-Seraph-LoginReason"_s, u"AUTHENTICATION_DENIED"_s)}, {u"auth.captcha.required"_s}),
        row("Jira that answers a stranger is anonymous",
            {with(200, u"X-Seraph-LoginReason"_s, u"AUTHENTICATED_FAILED"_s)}, {u"auth.access.anonymous"_s}),
        row("Jira that hides from a stranger is anonymous",
            {with(404, u"X-Seraph-LoginReason"_s, u"AUTHENTICATED_FAILED"_s)}, {u"auth.access.anonymous"_s}),
        row("Jira that accepts is no finding", {with(200, u"X-Seraph-LoginReason"_s, u"OK"_s)}, {}),
        jiraRow("Jira that shows no account is anonymous", answer(200, R"({"id":1})"), {u"auth.access.anonymous"_s}),
        jiraRow("Jira that shows an account is no finding", answer(200, R"({"id":1,"accountId":"5"})"), {}),
        row("Atlassian's gateway without that site is the wrong site", {gateway}, {u"auth.token.wrong-site"_s}),
        row("403 is a missing right", {answer(403)}, {u"scope.permission.denied"_s}),
        row("403 that names a scope is a missing scope",
            {with(403, u"WWW-Authenticate"_s, u"Bearer error=\"insufficient_scope\", scope=\"read:things\""_s)},
            {u"scope.scope.missing"_s}),
        row("401 that speaks of scopes is a missing scope",
            {answer(401, R"({"message":"Unauthorized; scope does not match"})")}, {u"scope.scope.missing"_s}),
        row("GitHub's headers name a missing scope",
            {answer(403, "{}", {{u"X-Accepted-OAuth-Scopes"_s, u"repo, admin"_s}, {u"X-OAuth-Scopes"_s, u"gist"_s}})},
            {u"scope.scope.missing"_s}),
        row("GitHub's headers with one that suffices are a missing right",
            {answer(403, "{}", {{u"X-Accepted-OAuth-Scopes"_s, u"repo"_s}, {u"X-OAuth-Scopes"_s, u"gist, repo"_s}})},
            {u"scope.permission.denied"_s}),
    };
}

static QList<CheckRow> rateRows()
{
    const auto left = [](const QString &remaining) {
        HttpSeen seen = with(200, u"x-ratelimit-limit"_s, u"100"_s);
        seen.headers << seen::HttpHeader{u"X-RateLimit-Remaining"_s, remaining};
        return seen;
    };
    return {
        row("429 is too many", {with(429, u"Retry-After"_s, u"30"_s)}, {u"rate.limit.exceeded"_s}),
        row("403 with nothing left is too many", {with(403, u"X-RateLimit-Remaining"_s, u"0"_s)},
            {u"rate.limit.exceeded"_s}),
        row("nine of a hundred are near", {left(u"9"_s)}, {u"rate.limit.near"_s}),
        row("ten of a hundred are not", {left(u"10"_s)}, {}),
        row("Jira says near itself", {with(200, u"X-RateLimit-NearLimit"_s, u"true"_s)}, {u"rate.limit.near"_s}),
        row("numbers that are none are no finding", {left(u"many"_s)}, {}),
    };
}

static QList<CheckRow> contentRows()
{
    HttpSeen text = answer(200, "fine", {{u"Content-Type"_s, u"text/plain"_s}});
    HttpSeen unnamed = answer(200, R"({"id":1})", {});
    HttpSeen cut = answer(200, R"({"id":1,"x":")");
    cut.bodyCut = true;
    CheckRow anything = row("where anything is good a page is too", {}, {});
    anything.connector.calls[u"get"_s].good = {};
    anything.evidence = evidenceOf({page("<html><title>Welcome</title></html>")});
    CheckRow password = anything;
    password.name = "where anything is good a page that asks for a password is not";
    password.expected = QStringList{u"content.page.login"_s};
    password.evidence = evidenceOf({page("<html><input name=p type='password'></html>")});
    CheckRow ruled = row("a connector with rules knows what its status word means", {}, {});
    ruled.connector.rules = {{.finding = u"content.licence.missing"_s, .bodyMatches = u"never"_s}};
    ruled.evidence = evidenceOf({answer(200, R"({"id":1,"status":"failed"})")});
    return {
        row("a page with a password is a sign-in page", {page("<html><input type=\"password\"></html>")},
            {u"content.page.login"_s}),
        row("a page that is called so is a sign-in page", {page("<!DOCTYPE html><title>Silakan masuk</title>")},
            {u"content.page.login"_s}),
        row("any other page is a page", {page("<html><title>Welcome</title></html>")}, {u"content.page.html"_s}),
        row("a page that calls itself JSON is a page", {answer(200, "\n<!doctype html><p>x")},
            {u"content.page.html"_s}),
        anything,
        password,
        row("another type is unexpected", {text}, {u"content.type.unexpected"_s}),
        row("a type below JSON is JSON", {answer(200, R"({"id":1})", {{u"Content-Type"_s, u"application/hal+json"_s}})},
            {}),
        row("JSON without a type is JSON", {unnamed}, {}),
        row("nothing is empty", {answer(200, "  \n")}, {u"content.body.empty"_s}),
        row("broken JSON is invalid", {answer(200, "{\"id\":\n1,,}")}, {u"content.body.invalid-json"_s}),
        row("JSON of which only the beginning was kept is not judged", {cut}, {}),
        row("an error inside is one", {answer(200, R"({"id":1,"error":{"code":7,"message":"no"}})")},
            {u"content.body.error-inside"_s}),
        row("a list of errors is one", {answer(200, R"({"id":1,"errors":["no"]})")}, {u"content.body.error-inside"_s}),
        row("success that is false is one", {answer(200, R"({"id":1,"success":false})")},
            {u"content.body.error-inside"_s}),
        row("Slack's ok that is false is one", {answer(200, R"({"id":1,"ok":false,"error":"invalid_auth"})")},
            {u"content.body.error-inside"_s}),
        row("a status that says failed is one", {answer(200, R"({"id":1,"status":"failed"})")},
            {u"content.body.error-inside"_s}),
        ruled,
        row("no error inside is none", {answer(200, R"({"id":1,"error":null,"errors":{},"success":true,"ok":true})")},
            {}),
        row("a field that is missing is missing", {answer(200, R"({"name":"x"})")}, {u"content.field.missing"_s}),
    };
}

QList<CheckRow> answerRows()
{
    return refusalRows() + rateRows() + contentRows();
}

}
