// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

#include "definition/HttpDate.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;
using seen::HttpSeen;

static HttpSeen withHeader(HttpSeen seen, const QString &name, const QString &value)
{
    seen.headers << seen::HttpHeader{name, value};
    return seen;
}

static HttpSeen page(int status, const QByteArray &body)
{
    return answer(status, body, {{u"Content-Type"_s, u"text/html"_s}});
}

static seen::Sample sample(int status, double processingMs)
{
    seen::Sample one{.status = status, .end = HttpEnd::Answered, .readyMs = 10};
    one.firstByteMs = 10 + processingMs;
    one.totalMs = one.firstByteMs + 1;
    one.address = u"10.0.0.7"_s;
    return one;
}

static HttpSeen sampled(const QList<seen::Sample> &samples)
{
    HttpSeen seen = answer(200);
    seen.samples = samples;
    return seen;
}

static QList<CheckRow> interimRows()
{
    HttpSeen hinted = answer(200);
    hinted.interim = {103};
    hinted.interimCount = 1;
    HttpSeen endless = broken(HttpEnd::HeadersTooLarge);
    endless.interim = QList<int>(20, 100);
    endless.interimCount = 9000;
    endless.status = 100;
    HttpSeen dripping = broken(HttpEnd::TimedOut);
    dripping.interim = QList<int>(10, 102);
    dripping.interimCount = 10;
    HttpSeen once = broken(HttpEnd::TimedOut);
    once.interim = {100};
    once.interimCount = 1;
    return {
        row("hints before the answer are healthy", {hinted}, {}),
        row("interim answers without end are told as such", {endless}, {u"http.interim.endless"_s}),
        row("also when they come slowly", {dripping}, {u"http.interim.endless"_s}),
        row("one of them, and then nothing, is a time-out", {once}, {u"http.answer.timeout"_s}),
    };
}

static QList<CheckRow> paceRows()
{
    HttpSeen slowHeaders = answer(200);
    slowHeaders.phases.headers = slowHeaders.phases.starttransfer + 3001;
    slowHeaders.phases.total = slowHeaders.phases.headers + 1;
    HttpSeen slowBody = answer(200);
    slowBody.phases.headers = 61;
    slowBody.phases.total = 9061;
    HttpSeen large = slowBody;
    large.wireBytes = 2'000'000;
    HttpSeen old = answer(200); // as stored before headers were timed
    old.phases.total = 9000;
    HttpSeen race = answer(200);
    race.keepAlive = {3, 1};
    HttpSeen kept = answer(200);
    kept.keepAlive = {3, 0};
    return {
        row("headers that take seconds are slow", {slowHeaders}, {u"http.headers.slow"_s}),
        row("few bytes in many seconds are slow", {slowBody}, {u"http.body.slow"_s}),
        row("many bytes in many seconds are not", {large}, {}),
        row("an old case has no such time", {old}, {}),
        row("a kept connection that dies is a race", {race}, {u"http.keep-alive.race"_s}),
        row("one that lives is healthy", {kept}, {}),
    };
}

static QList<CheckRow> sampleRows()
{
    QList<seen::Sample> two;
    QList<seen::Sample> spread;
    QList<seen::Sample> cold{sample(200, 900)};
    for (int i = 0; i < 5; ++i) {
        two << sample(200, 20 + i) << sample(200, 400 + i);
        spread << sample(200, 20 + 40 * i) << sample(200, 30 + 40 * i);
        cold << sample(200, 20 + i) << sample(200, 21 + i);
    }
    QList<seen::Sample> ill{sample(200, 20), sample(503, 20), sample(200, 20), sample(503, 20)};
    QList<seen::Sample> limited{sample(200, 20), sample(200, 20), sample(429, 20)};
    HttpSeen allIll = answer(503);
    allIll.samples = {sample(503, 20), sample(503, 20)};
    return {
        row("two groups of speeds are told", {sampled(two)}, {u"http.latency.bimodal"_s}),
        row("speeds that spread are healthy", {sampled(spread)}, {}),
        row("a first call that warms up is healthy", {sampled(cold)}, {}),
        row("too few samples say nothing", {sampled(two.first(7))}, {}),
        row("some calls fail", {sampled(ill)}, {u"http.answer.unsteady"_s}),
        row("a limit that was met is no illness", {sampled(limited)}, {}),
        row("where all fail the failure is told", {allIll}, {u"http.service.unavailable"_s}),
    };
}

static QList<CheckRow> lengthRows()
{
    const auto lengths = [](const QStringList &values) {
        HttpSeen seen = answer(200);
        for (const QString &value : values)
            seen = withHeader(seen, u"content-length"_s, value);
        return seen;
    };
    HttpSeen stalled = broken(HttpEnd::StalledBody);
    stalled.headers = {{u"Content-Length"_s, u"2"_s}, {u"Content-Length"_s, u"200"_s}};
    return {
        row("two lengths contradict each other", {lengths({u"2"_s, u"200"_s})}, {u"http.length.conflict"_s}),
        row("in one header, too", {lengths({u"2, 200"_s})}, {u"http.length.conflict"_s}),
        row("the same length twice does not", {lengths({u"8"_s, u"8"_s})}, {}),
        row("a length and chunks do", {withHeader(lengths({u"8"_s}), u"Transfer-Encoding"_s, u"chunked"_s)},
            {u"http.length.conflict"_s}),
        row("gzip and chunks are healthy",
            {withHeader(withHeader(answer(200), u"transfer-encoding"_s, u"chunked"_s), u"content-encoding"_s,
                        u"gzip"_s)},
            {}),
        row("two lengths are why the body never ended", {stalled}, {u"http.body.stalled"_s, u"http.length.conflict"_s}),
    };
}

static QList<CheckRow> frontRows()
{
    const HttpSeen cloudflare = withHeader(page(522, "<html>"), u"Server"_s, u"cloudflare"_s);
    const HttpSeen own522 = page(522, "<html>");
    const QByteArray f5 =
        "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please "
        "consult with your administrator.<br><br>Your support ID is: 123456789</body></html>";
    const QByteArray nginx404 = "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not "
                                "Found</h1></center><hr><center>nginx/1.22.1</center></body></html>";
    const QByteArray maintenance =
        "<html><head><title>Scheduled maintenance</title></head><body>Back soon</body></html>";
    HttpSeen reach = page(200, "<html><title>Product</title></html>");
    reach.call = u"reach"_s;
    reach.signedIn = false;
    HttpSeen lost = page(404, nginx404);
    return {
        row("Cloudflare's 522 is about the server behind it", {cloudflare}, {u"http.gateway.origin"_s}),
        row("another server's 522 is its own", {own522}, {u"http.server.error"_s}),
        row("a firewall's page with 200 is a refusal", {page(200, f5)}, {u"http.request.blocked"_s}),
        row("a firewall's page with 403 is no lack of permission",
            {page(403, "<title>Attention Required! | Cloudflare</title>")}, {u"http.request.blocked"_s}),
        row("an application's 403 that speaks of blocking is its own", {page(403, "<title>Blocked</title>")},
            {u"scope.permission.denied"_s}),
        row("503 that speaks of maintenance is maintenance", {page(503, maintenance)}, {u"http.service.maintenance"_s}),
        row("200 with a page of that title, too", {page(200, maintenance)}, {u"http.service.maintenance"_s}),
        row("an answer about a maintenance window is none",
            {answer(200, R"({"id":1,"note":"system maintenance on Sunday"})")}, {}),
        row("nginx's own 404 means that nothing is there", {lost}, {u"http.path.wrong-base"_s}),
        row("unless the product was seen", {reach, lost}, {u"http.path.not-found"_s}),
        row("an application's 404 is its own", {page(404, "<html>no such thing</html>")}, {u"http.path.not-found"_s}),
        row("a web server's welcome is not the product", {page(200, "<title>Welcome to nginx!</title>")},
            {u"http.path.wrong-base"_s}),
        row("413 is too large", {answer(413)}, {u"http.request.too-large"_s}),
        row("414 is too large", {answer(414)}, {u"http.request.too-large"_s}),
        row("431 is too large", {answer(431)}, {u"http.request.too-large"_s}),
        row("421 is misdirected", {answer(421)}, {u"http.request.misdirected"_s}),
    };
}

static QList<CheckRow> originRows()
{
    HttpSeen upgrade = answer(301, {}, {});
    upgrade.end = HttpEnd::RedirectNotFollowed;
    upgrade.url = u"http://127.0.0.1:8080/api"_s;
    upgrade.redirects = {{.status = 301,
                          .from = upgrade.url,
                          .to = u"https://127.0.0.1/api"_s,
                          .otherOrigin = true,
                          .withheld = {u"credential"_s}}};
    HttpSeen contradicted = withHeader(answer(200), u"strict-transport-security"_s, u"max-age=31536000"_s);
    contradicted.url = u"http://api.example.com/api/v3/things"_s;
    contradicted.signedIn = false;
    HttpSeen local = contradicted;
    local.url = u"http://127.0.0.1:8080/api"_s;
    HttpSeen h2 = broken(HttpEnd::Reset);
    h2.detail = u"HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)"_s;
    return {
        row("http to https of the same host is the base URL's fault", {upgrade}, {u"http.redirect.upgrade"_s}),
        row("HSTS over http contradicts the base URL", {contradicted}, {u"http.hsts.contradicted"_s}),
        row("on this machine it does not matter", {local}, {}),
        row("HSTS over https is healthy", {withHeader(answer(200), u"Strict-Transport-Security"_s, u"max-age=1"_s)},
            {}),
        row("a stream that HTTP/2 ends is HTTP/2's", {goodTls(), h2}, {u"http.h2.failed"_s}),
    };
}

static QList<CheckRow> textRows()
{
    return {
        row("a mark before JSON is told", {answer(200, "\xef\xbb\xbf{\"id\":1}")}, {u"content.body.bom"_s}),
        row("JSON with letters of UTF-8 is healthy", {answer(200, "{\"id\":\"\xc3\xa9\xe2\x80\xa6\xf0\x9f\x8f\xae\"}")},
            {}),
        row("Latin-1 in JSON is another encoding", {answer(200, "{\"id\":\"\xe9\"}")}, {u"content.body.encoding"_s}),
        row("UTF-16 is another encoding", {answer(200, QByteArray("\xff\xfe{\0", 4))}, {u"content.body.encoding"_s}),
        row("a charset parameter is healthy",
            {answer(200, R"({"id":1})", {{u"content-type"_s, u"application/json; charset=UTF-8"_s}})}, {}),
    };
}

static QList<CheckRow> clockRows()
{
    const auto at = [](qint64 seconds, const QList<seen::HttpHeader> &more = {}) {
        HttpSeen seen = answer(200);
        seen.receivedAt = rowTime();
        seen.headers << seen::HttpHeader{u"Date"_s, httpDateText(rowTime().addSecs(seconds))};
        seen.headers << more;
        return seen;
    };
    return {
        row("seven hours are off", {at(7 * 3600)}, {u"clock.offset.severe"_s}),
        row("out of a cache they are no clock", {at(-7 * 3600, {{u"age"_s, u"25200"_s}})}, {}),
    };
}

QList<CheckRow> exchangeRows()
{
    return interimRows() + paceRows() + sampleRows() + lengthRows() + frontRows() + originRows() + textRows() +
           clockRows();
}

}
