// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Route.h"
#include "probe/SystemLookup.h"

#include <QElapsedTimer>

#include <netdb.h>

#include <array>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::DnsEnd;

// glibc gives EAI_AGAIN both for a server's failure and for silence; only silence costs its time-out of 5 s.
static constexpr qint64 silenceMs = 4500;
static constexpr int lookupsAtOnce = 64;

namespace {

// Counts the lookups under way. Shared with their threads, which may outlive everything else.
struct Turnstile {
    std::mutex mutex;
    std::condition_variable_any freed;
    int underWay = 0;
};

// What the waiting job and the lookup's thread share; the one who lets go last deletes it.
struct Lookup {
    std::mutex mutex;
    std::condition_variable_any ended;
    std::optional<SystemAnswer> answer;
};

struct NamedCode {
    int code;
    QLatin1StringView name;
    DnsEnd end;
};

}

static constexpr std::array codes{
    NamedCode{EAI_NONAME, "EAI_NONAME"_L1, DnsEnd::NoSuchName},
    NamedCode{EAI_AGAIN, "EAI_AGAIN"_L1, DnsEnd::ServerFailure},
    NamedCode{EAI_FAIL, "EAI_FAIL"_L1, DnsEnd::ServerFailure},
    NamedCode{EAI_MEMORY, "EAI_MEMORY"_L1, DnsEnd::Failed},
    NamedCode{EAI_SYSTEM, "EAI_SYSTEM"_L1, DnsEnd::Failed},
    NamedCode{EAI_FAMILY, "EAI_FAMILY"_L1, DnsEnd::Failed},
    NamedCode{EAI_OVERFLOW, "EAI_OVERFLOW"_L1, DnsEnd::Malformed},
#ifdef EAI_NODATA
    NamedCode{EAI_NODATA, "EAI_NODATA"_L1, DnsEnd::NoData},
#endif
#ifdef EAI_ADDRFAMILY
    NamedCode{EAI_ADDRFAMILY, "EAI_ADDRFAMILY"_L1, DnsEnd::NoData},
#endif
};

static std::chrono::steady_clock::time_point deadlineOf(const Wait &wait)
{
    return std::chrono::steady_clock::now() + wait.remaining();
}

static const std::shared_ptr<Turnstile> &turnstile()
{
    static const auto shared = std::make_shared<Turnstile>();
    return shared;
}

static bool enter(Turnstile &gate, const Wait &wait)
{
    std::unique_lock lock(gate.mutex);
    const bool free =
        gate.freed.wait_until(lock, wait.stopToken(), deadlineOf(wait), [&] { return gate.underWay < lookupsAtOnce; });
    if (free && !wait.stopped())
        ++gate.underWay;
    return free && !wait.stopped();
}

static void leave(Turnstile &gate)
{
    const std::lock_guard lock(gate.mutex);
    --gate.underWay;
    gate.freed.notify_one();
}

static std::shared_ptr<Lookup> started(const QByteArray &name, const SystemResolver &resolve)
{
    auto lookup = std::make_shared<Lookup>();
    const auto job = [lookup, name, resolve, gate = turnstile()] {
        SystemAnswer answer = resolve(name);
        leave(*gate);
        const std::lock_guard lock(lookup->mutex);
        lookup->answer = std::move(answer);
        lookup->ended.notify_all();
    };
    try {
        std::thread(job).detach();
    } catch (const std::system_error &) { // no thread to be had
        leave(*turnstile());
        return {};
    }
    return lookup;
}

static std::optional<SystemAnswer> awaited(Lookup &lookup, const Wait &wait)
{
    std::unique_lock lock(lookup.mutex);
    lookup.ended.wait_until(lock, wait.stopToken(), deadlineOf(wait), [&] { return lookup.answer.has_value(); });
    return lookup.answer;
}

static void judgeCode(seen::DnsSeen &seen, const SystemAnswer &answer, qint64 tookMs)
{
    const auto known =
        std::find_if(codes.begin(), codes.end(), [&](const NamedCode &c) { return c.code == answer.code; });
    seen.end = known == codes.end() ? DnsEnd::Failed : known->end;
    seen.detail = known == codes.end() ? u"EAI %1"_s.arg(answer.code) : QString(known->name);
    if (answer.code == EAI_AGAIN && tookMs >= silenceMs)
        seen.end = DnsEnd::TimedOut;
    if (answer.code == EAI_SYSTEM)
        seen.detail += u" (errno %1)"_s.arg(answer.systemError);
}

static QString withoutDot(const QString &name)
{
    return name.endsWith(u'.') ? name.chopped(1) : name;
}

// The system's resolver tells only where an alias leads, or which search domain completed the name.
static void takeCanonicalName(seen::DnsSeen &seen, const QString &name)
{
    const QString canonical = withoutDot(name);
    const QString asked = withoutDot(seen.asked);
    if (canonical.startsWith(asked + u'.', Qt::CaseInsensitive))
        seen.asked = canonical;
    else if (!canonical.isEmpty() && canonical.compare(asked, Qt::CaseInsensitive) != 0)
        seen.chain << seen::DnsAlias{asked, canonical};
}

static void take(seen::DnsSeen &seen, const SystemAnswer &answer, qint64 tookMs)
{
    if (answer.code != 0)
        return judgeCode(seen, answer, tookMs);
    for (const QString &address : answer.addresses)
        seen.addresses << seen::DnsAddress{address};
    seen.end = seen.addresses.isEmpty() ? DnsEnd::NoData : DnsEnd::Answered;
    takeCanonicalName(seen, answer.canonicalName);
}

SystemAnswer systemAnswer(const QByteArray &name)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM; // else every address comes once per protocol
    hints.ai_flags = AI_CANONNAME;
    addrinfo *first = nullptr;
    SystemAnswer answer;
    answer.code = getaddrinfo(name.constData(), nullptr, &hints, &first);
    answer.systemError = answer.code == EAI_SYSTEM ? errno : 0;
    if (answer.code != 0)
        return answer;
    for (const addrinfo *each = first; each; each = each->ai_next) {
        const QString address = QHostAddress(each->ai_addr).toString();
        if (!address.isEmpty() && !answer.addresses.contains(address))
            answer.addresses << address;
    }
    answer.canonicalName = QString::fromUtf8(first->ai_canonname);
    freeaddrinfo(first);
    return answer;
}

seen::DnsSeen lookUp(const Hop &hop, const SystemResolver &resolve, Wait &wait, const QString &hostsFile)
{
    const AskedName name = askedName(hop.host);
    seen::DnsSeen seen{.host = hop.host, .resolver = u"system"_s, .proxy = hop.proxy};
    if (std::optional<seen::DnsSeen> known = dnsWithoutAsking(hop, name)) {
        if (known->resolver.isEmpty())
            known->resolver = seen.resolver;
        return *std::move(known);
    }
    seen.asked = QString::fromLatin1(name.ascii);
    seen.hostsFile = hostsFileAddresses(hostsFile, withoutDot(seen.asked).toLatin1());
    QElapsedTimer clock;
    clock.start();
    const bool mayAsk = enter(*turnstile(), wait);
    const std::shared_ptr<Lookup> lookup = mayAsk ? started(name.ascii, resolve) : nullptr;
    const std::optional<SystemAnswer> answer = lookup ? awaited(*lookup, wait) : std::nullopt;
    if (wait.stopped())
        seen.end = DnsEnd::Stopped;
    else if (answer)
        take(seen, *answer, clock.elapsed());
    else if (mayAsk && !lookup)
        seen.detail = u"no thread"_s;
    else
        seen.end = DnsEnd::TimedOut;
    return seen;
}

seen::DnsSeen probeSystemDns(const Hop &hop, Wait &wait, const QString &hostsFile)
{
    return lookUp(hop, systemAnswer, wait, hostsFile);
}

}
