// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/reproduceHttp.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! A command for the findings of one kind: `%1` takes the words of the call.
struct Form {
    QLatin1StringView id; //!< or the beginning of ids, when it ends in a dot
    QLatin1StringView command;
};

}

static constexpr auto timed =
    "curl -sS -o /dev/null -m 60 -w 'connect %{time_connect} tls %{time_appconnect} first byte %{time_starttransfer} "
    "total %{time_total} bytes %{size_download}\\n'%1"_L1;
static constexpr auto repeated = "for i in 1 2 3 4 5 6 7 8 9 10; do curl -sS -o /dev/null -m 60 -w '%{http_code} "
                                 "%{time_starttransfer}\\n'%1; done"_L1;
static constexpr auto counted = "curl -sS -m 20%1 | head -c 20000000 | wc -c"_L1;

static constexpr std::array forms{
    Form{"tcp.connect.slow"_L1, timed},
    Form{"proxy.answer.slow"_L1, timed},
    Form{"http.answer.slow"_L1, timed},
    Form{"http.headers.slow"_L1, timed},
    Form{"http.body.slow"_L1, timed},
    Form{"http.latency.bimodal"_L1, repeated},
    Form{"http.answer.unsteady"_L1, repeated},
    Form{"http.answer.intermittent"_L1, repeated},
    Form{"http.answer.timeout"_L1, "curl -sS -i -m 20%1"_L1},
    Form{"http.body.stalled"_L1, "curl -sS -i -m 20%1"_L1},
    Form{"http.length.conflict"_L1, "curl -sS -i -m 20%1"_L1},
    Form{"http.interim.endless"_L1, "curl -sS -o /dev/null -D - -m 20%1 | head -n 20"_L1},
    Form{"http.headers.too-large"_L1, "curl -sS -o /dev/null -D - -m 20%1 | head -c 300000 | wc -c"_L1},
    Form{"http.body.too-large"_L1, counted},
    Form{"http.body.bomb"_L1, "curl -sS --compressed -m 20%1 | head -c 20000000 | wc -c"_L1},
    Form{"http.encoding.invalid"_L1, "curl -sS -i --compressed -m 20%1"_L1},
    Form{"http.keep-alive.race"_L1,
         "curl -v -o /dev/null -o /dev/null -m 20%1%2 2>&1 | grep -E '^< HTTP|Re-using|died|Closing'"_L1},
    Form{"http.h2.failed"_L1, "curl -v --http2 -o /dev/null -m 20%1"_L1},
    Form{"content.body.bom"_L1, "curl -sS%1 | head -c 3 | od -An -tx1"_L1},
};

static const Form *formFor(const QString &id)
{
    const auto form = std::find_if(forms.begin(), forms.end(), [&](const Form &one) { return id == one.id; });
    return form == forms.end() ? nullptr : &*form;
}

static QString plainCommand(const Finding &finding, const CurlWords &words)
{
    const QString call = words.options + words.url;
    const bool circles = finding.id == "http.redirect.loop"_L1 || finding.id == "http.redirect.too-many"_L1;
    if (circles && words.mayFollow)
        return u"curl -sS -o /dev/null -D - -L --max-redirs 10 -m 20"_s + call;
    if (finding.id == "content.body.encoding"_L1)
        return u"curl -sS"_s + call +
               u" | tail -c +%1 | head -c 16 | od -An -tx1"_s.arg(finding.facts.value(u"position"_s).toLongLong() + 1);
    const Form *form = formFor(finding.id);
    if (!form)
        return u"curl -sS -i"_s + call;
    // Not arg(): the call's own words may hold per cent signs.
    QString command = form->command;
    command.replace(command.indexOf("%1"_L1), 2, call);
    return command.contains("2>&1"_L1) ? command.replace(command.lastIndexOf("%2"_L1), 2, words.url) : command;
}

// What is signed must be signed anew for every call, also inside of a loop.
QString httpCommand(const Finding &finding, const CurlWords &words)
{
    QString command = plainCommand(finding, words);
    return command.insert(command.indexOf("curl "_L1), words.before);
}

}
