// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/PracticeSystems.h"

using namespace Qt::StringLiterals;

namespace lentera {

// Answers are shaped as the vendors document them; names, keys and tickets are invented.
static const QByteArray practiceKey = "PRACTICE-7C1E-4A52-9D30";

static PracticeAnswer json(int status, const QByteArray &reason, const QByteArray &body)
{
    return {status, reason, {{"Content-Type", "application/json;charset=UTF-8"}}, body, {}};
}

static PracticeAnswer serviceDesk(const PracticeRequest &request)
{
    if (request.headers.value("authtoken") != practiceKey)
        return json(
            401, "Unauthorized",
            R"({"response_status":{"status_code":4000,"messages":[{"status_code":4022,"message":"Invalid API key","type":"failed"}],"status":"failed"}})");
    if (request.path != "/api/v3/requests")
        return json(
            404, "Not Found",
            R"({"response_status":{"status_code":4000,"messages":[{"status_code":4007,"type":"failed"}],"status":"failed"}})");
    return json(
        200, "OK",
        R"({"response_status":[{"status_code":2000,"status":"success"}],"list_info":{"has_more_rows":true,"row_count":1},"requests":[{"id":"1001","subject":"Printer lantai 2"}]})");
}

static PracticeAnswer jiraRefusing(const PracticeRequest &request)
{
    if (request.path == "/rest/servicedeskapi/info")
        return json(200, "OK", R"({"version":"5.12.2","platformVersion":"9.12.2","isLicensedForUse":true})");
    PracticeAnswer answer =
        json(401, "Unauthorized",
             R"({"message":"Client must be authenticated to access this resource.","status-code":401})");
    answer.headers << std::pair<QByteArray, QByteArray>{"X-Seraph-LoginReason", "AUTHENTICATED_FAILED"}
                   << std::pair<QByteArray, QByteArray>{"WWW-Authenticate",
                                                        "OAuth realm=\"https://jira.practice.test\""};
    return answer;
}

static PracticeAnswer healthy(const PracticeRequest &)
{
    return json(200, "OK", R"({"status":"ok","version":"3.2.0"})");
}

static PracticeAnswer limited(const PracticeRequest &)
{
    PracticeAnswer answer = json(429, "Too Many Requests", R"({"error":"rate_limited","message":"Too many requests"})");
    answer.headers << std::pair<QByteArray, QByteArray>{"Retry-After", "30"}
                   << std::pair<QByteArray, QByteArray>{"X-RateLimit-Limit", "60"}
                   << std::pair<QByteArray, QByteArray>{"X-RateLimit-Remaining", "0"};
    return answer;
}

static PracticeAnswer slow(const PracticeRequest &request)
{
    PracticeAnswer answer = healthy(request);
    answer.delay = std::chrono::milliseconds(3600); // over the three seconds from which an answer counts as slow
    return answer;
}

static PracticeAnswer loginPage(const PracticeRequest &)
{
    return {
        200,
        "OK",
        {{"Content-Type", "text/html; charset=utf-8"}},
        "<!doctype html><html><head><title>Masuk - Portal</title></head><body><form method=\"post\" action=\"/login\">"
        "<input name=\"user\"><input type=\"password\" name=\"password\"><button>Masuk</button></form></body></html>",
        {}};
}

QList<Tenant> practiceTenants()
{
    return {{TenantId(u"toko-budi"_s), u"Toko Budi"_s, Environment::Production, {}, {}},
            {TenantId(u"klinik-sehat"_s), u"Klinik Sehat"_s, Environment::Production, {}, {}},
            {TenantId(u"maju-jaya"_s), u"Maju Jaya"_s, Environment::Staging, {}, {}}};
}

QList<PracticeRow> practiceRows()
{
    const QMap<QString, QByteArray> bearer{{u"token"_s, "practice-token-2f9b1c"}};
    return {
        {.tenant = "toko-budi",
         .id = "servicedesk",
         .name = "ServiceDesk Plus",
         .host = "servicedesk.practice.test",
         .connector = "servicedesk-plus",
         .parameters = {{u"edition"_s, u"onpremises"_s}},
         .signIn = u"authtoken"_s,
         .credential = {{u"apiKey"_s, practiceKey}},
         .handler = serviceDesk},
        {.tenant = "toko-budi",
         .id = "jira",
         .name = "Jira",
         .host = "jira.practice.test",
         .connector = "jira",
         .parameters = {{u"deployment"_s, u"datacenter"_s}},
         .signIn = u"dc-pat"_s,
         .credential = bearer,
         .handler = jiraRefusing,
         .expected = u"auth.credential.refused"_s},
        {.tenant = "toko-budi",
         .id = "portal",
         .name = "Portal",
         .host = "portal.practice.test",
         .connector = "generic-http",
         .parameters = {{u"expectJson"_s, u"true"_s}},
         .signIn = u"bearer"_s,
         .credential = bearer,
         .handler = loginPage,
         .expected = u"content.page.login"_s},
        {.tenant = "klinik-sehat",
         .id = "billing",
         .name = "Billing",
         .host = "billing.practice.test",
         .connector = "generic-http",
         .signIn = u"none"_s,
         .handler = healthy,
         .expected = u"tls.certificate.expired"_s,
         .validity = PracticeValidity::Expired},
        {.tenant = "klinik-sehat",
         .id = "lab",
         .name = "Lab",
         .host = "lab.practice.test",
         .connector = "generic-http",
         .signIn = u"none"_s,
         .handler = healthy,
         .expected = u"tls.chain.incomplete"_s,
         .sending = PracticeSending::LeafOnly},
        {.tenant = "klinik-sehat",
         .id = "pharmacy",
         .name = "Pharmacy",
         .host = "pharmacy.practice.test",
         .connector = "generic-http",
         .signIn = u"none"_s,
         .handler = healthy,
         .expected = u"tls.certificate.wrong-host"_s,
         .certificateHost = u"www.practice.test"_s},
        {.tenant = "maju-jaya",
         .id = "shop",
         .name = "Shop API",
         .host = "shop.practice.test",
         .connector = "generic-http",
         .signIn = u"bearer"_s,
         .credential = bearer,
         .handler = limited,
         .expected = u"rate.limit.exceeded"_s},
        {.tenant = "maju-jaya",
         .id = "archive",
         .name = "Archive",
         .host = "archive.practice.test",
         .connector = "generic-http",
         .signIn = u"none"_s,
         .handler = healthy,
         .expected = u"dns.name.not-found"_s,
         .dnsName = PracticeName::Unknown},
        {.tenant = "maju-jaya",
         .id = "reports",
         .name = "Reports",
         .host = "reports.practice.test",
         .connector = "generic-http",
         .signIn = u"none"_s,
         .handler = slow,
         .expected = u"http.answer.slow"_s},
    };
}

}
