// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;
using seen::HttpSeen;

static HttpSeen redirected(HttpEnd end, const seen::Redirect &redirect)
{
    HttpSeen seen = answer(302, {}, {});
    seen.end = end;
    seen.redirects = {redirect};
    return seen;
}

static seen::Redirect to(const QString &url, const QString &from = u"https://api.example.com/api/v3/things"_s)
{
    return {302, from, url, true, from.startsWith("https:"_L1) && url.startsWith("http:"_L1)};
}

static QList<CheckRow> transportRows()
{
    HttpSeen reset = broken(HttpEnd::Reset);
    reset.status = 200;
    HttpSeen alert = broken(HttpEnd::NotHttp);
    alert.body = QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7);
    HttpSeen ssh = broken(HttpEnd::NotHttp);
    ssh.body = "SSH-2.0-x";
    HttpSeen garbled = broken(HttpEnd::NotHttp);
    garbled.status = 200;
    HttpSeen nginx = answer(400, "<html>The plain HTTP request was sent to HTTPS port</html>",
                            {{u"Content-Type"_s, u"text/html"_s}});
    return {
        row("a good answer is no finding", {goodTls(), answer(200)}, {}),
        row("no byte is an empty answer", {broken(HttpEnd::EmptyReply)}, {u"http.answer.empty"_s}),
        row("no byte in time is a time-out", {broken(HttpEnd::TimedOut)}, {u"http.answer.timeout"_s}),
        row("a body that stops is stalled", {broken(HttpEnd::StalledBody)}, {u"http.body.stalled"_s}),
        row("a reset after TLS is HTTP's", {goodTls(), broken(HttpEnd::Reset)}, {u"http.connection.reset"_s}),
        row("a reset after the status is HTTP's", {reset}, {u"http.connection.reset"_s}),
        row("no HTTP is invalid", {ssh}, {u"http.protocol.invalid"_s, u"tcp.protocol.other"_s}),
        row("HTTP that breaks off its rules is malformed", {garbled}, {u"http.answer.malformed"_s}),
        row("a TLS alert in place of HTTP wants TLS", {alert}, {u"http.port.expects-tls"_s}),
        row("nginx says that the port wants TLS", {nginx}, {u"http.port.expects-tls"_s}),
        row("endless headers are too large", {broken(HttpEnd::HeadersTooLarge)}, {u"http.headers.too-large"_s}),
        row("an endless body is too large", {broken(HttpEnd::BodyTooLarge)}, {u"http.body.too-large"_s}),
        row("a bomb is a bomb", {broken(HttpEnd::DecompressionBomb)}, {u"http.body.bomb"_s}),
        row("a body that was cut off is incomplete", {broken(HttpEnd::Incomplete)}, {u"http.body.incomplete"_s}),
        row("a body that cannot be unpacked is invalid", {broken(HttpEnd::BadEncoding)}, {u"http.encoding.invalid"_s}),
        row("any other end has failed", {broken(HttpEnd::Failed)}, {u"http.request.failed"_s}),
        row("no connection though TLS worked has failed", {goodTls(), broken(HttpEnd::ConnectFailed)},
            {u"http.request.failed"_s}),
        row("no connection that TCP explains says nothing more",
            {connectTo(u"10.0.0.7"_s, seen::TcpEnd::TimedOut), broken(HttpEnd::ConnectFailed)},
            {u"tcp.connection.timeout"_s}),
        row("a stopped request is no finding", {broken(HttpEnd::Stopped)}, {}),
    };
}

static QList<CheckRow> timeRows()
{
    HttpSeen slow = answer(200);
    slow.phases.starttransfer = 3011;
    HttpSeen justFast = answer(200);
    justFast.phases.starttransfer = 3010;
    HttpSeen repeated = answer(200);
    repeated.attempts = {{503, HttpEnd::Answered, 0, 10, 1000, u"backoff"_s}, {200, HttpEnd::Answered, 1010, 10}};
    HttpSeen inVain = answer(503);
    inVain.attempts = {{503, HttpEnd::Answered}, {503, HttpEnd::Answered}};
    HttpSeen readable = answer(200);
    readable.url = u"http://api.example.com/api/v3/things"_s;
    HttpSeen loopback = answer(200);
    loopback.url = u"http://127.0.0.1:8080/api/v3/things"_s;
    HttpSeen unsigned_ = readable;
    unsigned_.signedIn = false;
    return {
        row("more than three seconds are slow", {slow}, {u"http.answer.slow"_s}),
        row("three seconds are not", {justFast}, {}),
        row("a second try that succeeds is told", {repeated}, {u"http.answer.intermittent"_s}),
        row("a second try that fails is the failure alone", {inVain}, {u"http.service.unavailable"_s}),
        row("a credential over plain HTTP is readable", {readable}, {u"http.transport.insecure"_s}),
        row("on this machine it is not", {loopback}, {}),
        row("no credential, nothing to read", {unsigned_}, {}),
    };
}

static QList<CheckRow> redirectRows()
{
    const QString plain = u"http://api.example.com/api"_s;
    HttpSeen followed = answer(200, "<html><input type=password></html>", {{u"Content-Type"_s, u"text/html"_s}});
    followed.redirects = {{302, u"https://api.example.com/x"_s, u"https://api.example.com/login"_s, false, false}};
    HttpSeen harmless = answer(200);
    harmless.redirects = {{301, u"https://api.example.com/x"_s, u"https://api.example.com/x/"_s, false, false}};
    const auto notFollowed = [](const seen::Redirect &redirect) {
        return redirected(HttpEnd::RedirectNotFollowed, redirect);
    };
    return {
        row("a circle is a loop", {redirected(HttpEnd::RedirectLoop, to(u"https://api.example.com/a"_s))},
            {u"http.redirect.loop"_s}),
        row("too many are too many", {redirected(HttpEnd::TooManyRedirects, to(u"https://api.example.com/a"_s))},
            {u"http.redirect.too-many"_s}),
        row("another host is another origin", {notFollowed(to(u"https://other.example.com/"_s))},
            {u"http.redirect.other-origin"_s}),
        row("https to http is a downgrade", {notFollowed(to(u"http://api.example.com/"_s))},
            {u"http.redirect.downgrade"_s}),
        row("another host's sign-in page is a sign-in page", {notFollowed(to(u"https://id.example.com/sso?x=1"_s))},
            {u"http.redirect.login"_s}),
        row("a host for accounts is a sign-in page", {notFollowed(to(u"https://accounts.example.com/"_s))},
            {u"http.redirect.login"_s}),
        row("one's own sign-in page is told once", {followed}, {u"http.redirect.login"_s}),
        row("a plug-in's page is no sign-in page", {notFollowed(to(u"https://other.example.com/plugin/authors"_s))},
            {u"http.redirect.other-origin"_s}),
        row("a slash that was forgotten is no finding", {harmless}, {}),
        row("a hotel's portal is a portal", {notFollowed(to(u"http://captive.hotel.example/"_s, plain))},
            {u"captive.portal.detected"_s}),
        row("http to https elsewhere is another origin", {notFollowed(to(u"https://other.example.com/"_s, plain))},
            {u"http.redirect.other-origin"_s}),
        row("511 is a portal", {answer(511)}, {u"captive.portal.detected"_s}),
    };
}

static QList<CheckRow> statusRows()
{
    HttpSeen reach = answer(404);
    reach.call = u"reach"_s;
    reach.signedIn = false;
    HttpSeen reachFails = reach;
    reachFails.status = 500;
    const auto means = [](const char *name, int status, const QString &finding) {
        return row(name, {answer(status)}, {finding});
    };
    return {
        means("400 is a bad request", 400, u"http.request.bad"_s),
        means("404 is not found", 404, u"http.path.not-found"_s),
        means("410 is not found any more", 410, u"http.path.not-found"_s),
        means("405 is the method", 405, u"http.method.not-allowed"_s),
        means("422 is not acceptable", 422, u"http.request.unacceptable"_s),
        means("408 is the request's time", 408, u"http.request.timeout"_s),
        means("451 is the law", 451, u"http.legal.blocked"_s),
        means("500 is the server's", 500, u"http.server.error"_s),
        means("505 is the server's", 505, u"http.server.error"_s),
        means("502 is the gateway's", 502, u"http.gateway.bad"_s),
        means("503 is not available", 503, u"http.service.unavailable"_s),
        means("504 is the gateway's wait", 504, u"http.gateway.timeout"_s),
        means("202 is not what was expected", 202, u"http.status.unexpected"_s),
        means("304 is not what was expected", 304, u"http.status.unexpected"_s),
        row("404 to the call that only shows that it is there is no finding", {reach, answer(200)}, {}),
        row("500 to that call is one", {reachFails, answer(200)}, {u"http.server.error"_s}),
    };
}

QList<CheckRow> httpRows()
{
    return transportRows() + timeRows() + redirectRows() + statusRows();
}

}
