// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/ClockOffset.h"

#include "check/FactsClock.h"

#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpSeen;

static constexpr double agreeingSeconds = 60;
static constexpr int quarterMinutes = 15;
static constexpr int widestZoneMinutes = 14 * 60;

namespace {

//! What one answer says: the offset lies between.
struct Span {
    double least;
    double most;
};

}

static Span spanOf(const QDateTime &date, const QDateTime &received, double tookMs)
{
    const double ahead = double(date.msecsTo(received)) / 1000;
    return {ahead - std::max(tookMs, 0.0) / 1000 - 1, ahead};
}

static QString hostOf(const HttpSeen &answer)
{
    return QUrl(answer.finalUrl.isEmpty() ? answer.url : answer.finalUrl).host();
}

static QList<Span> spansOf(const Evidence &evidence, const QString &host)
{
    QList<Span> spans;
    for (const seen::TlsSeen *tls : evidence.all<seen::TlsSeen>())
        if (tls->host == host && tls->serverTime.isValid() && tls->serverTimeHere.isValid())
            spans << spanOf(tls->serverTime, tls->serverTimeHere, tls->serverTimeWaitMs);
    for (const HttpSeen *answer : evidence.all<HttpSeen>()) {
        if (hostOf(*answer) != host)
            continue;
        const double ready = std::max({answer->phases.appconnect, answer->phases.connect, 0.0});
        if (answer->samples.isEmpty() && isFresh(*answer)) // else it is the first of them
            spans << spanOf(dateOf(*answer), answer->receivedAt, answer->phases.starttransfer - ready);
        for (const seen::Sample &sample : answer->samples)
            if (sample.serverDate.isValid() && sample.receivedAt.isValid())
                spans << spanOf(sample.serverDate, sample.receivedAt,
                                sample.firstByteMs - std::max(sample.readyMs, 0.0));
    }
    return spans;
}

std::optional<ClockOffset> clockOffset(const Evidence &evidence, const QString &host)
{
    const QList<Span> spans = spansOf(evidence, host);
    if (spans.isEmpty())
        return {};
    ClockOffset common{spans.first().least, spans.first().most, int(spans.size())};
    ClockOffset all = common;
    for (const Span &span : spans) {
        common.least = std::max(common.least, span.least);
        common.most = std::min(common.most, span.most);
        all.least = std::min(all.least, span.least);
        all.most = std::max(all.most, span.most);
    }
    all.agreed = false;
    return common.least <= common.most ? common : all;
}

int zoneMinutes(double offsetSeconds)
{
    const double minutes = offsetSeconds / 60;
    const int nearest = int(std::lround(std::clamp(minutes, -1e6, 1e6) / quarterMinutes)) * quarterMinutes;
    return std::abs(nearest) <= widestZoneMinutes && std::abs(minutes - nearest) <= 1 ? nearest : 0;
}

static QString zoneText(int minutes)
{
    return u"%1:%2"_s.arg(std::abs(minutes) / 60).arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

// Another host's clock votes: two against one.
static void addVote(Facts &facts, const Evidence &evidence, const QString &host, double offset)
{
    for (const HttpSeen *answer : evidence.all<HttpSeen>()) {
        const QString other = hostOf(*answer);
        const auto others = other == host ? std::nullopt : clockOffset(evidence, other);
        if (!others)
            continue;
        const bool withUs = std::abs(others->middle()) <= agreeingSeconds;
        const bool withHost = std::abs(others->middle() - offset) <= agreeingSeconds;
        if (withUs == withHost)
            continue;
        facts.insert(u"agreeing"_s, other);
        facts.insert(u"wrongClock"_s, withUs ? host : u"localhost"_s);
        return;
    }
}

namespace {

//! Who told the time, and what this machine's kernel said of its own clock then.
struct Teller {
    QString host;
    seen::LocalClock here;
};

}

// The one that readClock() reads.
static std::optional<Teller> lastTeller(const Evidence &evidence)
{
    std::optional<Teller> last;
    for (const seen::TlsSeen *tls : evidence.all<seen::TlsSeen>())
        if (tls->serverTime.isValid() && tls->serverTimeHere.isValid())
            last = Teller{tls->host, tls->localClock};
    for (const HttpSeen *answer : evidence.all<HttpSeen>())
        if (isFresh(*answer))
            last = Teller{hostOf(*answer), answer->localClock};
    return last;
}

Facts clockDetails(const Case &judged)
{
    const auto teller = lastTeller(judged.evidence);
    const auto offset = teller ? clockOffset(judged.evidence, teller->host) : std::nullopt;
    if (!offset)
        return {};
    Facts facts{{u"uncertainty"_s, QString::number(offset->uncertainty(), 'f', 1)},
                {u"answers"_s, QString::number(offset->answers)}};
    if (const int zone = offset->agreed ? zoneMinutes(offset->middle()) : 0; zone != 0)
        facts.insert(u"zone"_s, zoneText(zone));
    if (teller->here.known)
        facts.insert(u"ntp"_s, teller->here.synchronised ? u"yes"_s : u"no"_s);
    // A host that says now this and now that has no clock to trust, whatever ours does.
    if (teller->here.synchronised || !offset->agreed)
        facts.insert(u"wrongClock"_s, teller->host);
    if (offset->agreed)
        addVote(facts, judged.evidence, teller->host, offset->middle());
    return facts;
}

}
