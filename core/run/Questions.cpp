// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Questions.h"

#include "probe/Probes.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::DnsEnd;
using seen::DnsSeen;
using seen::Variation;

static constexpr qsizetype resolversForImpossible = 2;
static constexpr auto impossibleBudget = 300ms; // beside a lookup that may be healthy
static constexpr auto healthyBudget = 300ms;
static constexpr auto troubledBudget = 3000ms;
static constexpr double quickMs = 1000; // a lookup that is worth repeating

namespace {

// Questions that are asked at once, each on a thread of its own.
class Questions {
public:
    using Ask = std::function<seen::DnsSeen(Wait &)>;

    explicit Questions(const Wait &wait) : m_wait(wait) { m_clock.start(); }

    void ask(Variation variation, const QString &value, std::chrono::milliseconds budget, const Ask &asked)
    {
        m_answers.push_back(
            std::async(std::launch::async, [=, wait = m_wait.within(budget), clock = m_clock]() mutable {
                Observation observation{Phase::Dns, double(clock.nsecsElapsed()) / 1e6, 0, DnsSeen{}, variation, value};
                observation.seen = asked(wait);
                observation.durationMs = double(clock.nsecsElapsed()) / 1e6 - observation.startedMs;
                return observation;
            }));
    }
    QList<Observation> answers()
    {
        QList<Observation> all;
        for (auto &answer : m_answers)
            all << answer.get();
        return all;
    }

private:
    const Wait &m_wait;
    QElapsedTimer m_clock;
    std::vector<std::future<Observation>> m_answers;
};

}

// RFC 6761 section 6.4: nobody may answer a name under .invalid, and no zone's wildcard does.
static Hop impossibleHop(const Hop &hop)
{
    const QString label = QString::number(QRandomGenerator::global()->generate64(), 36);
    return {u"lentera-%1.invalid"_s.arg(label), hop.port, hop.proxy};
}

static Questions::Ask atServer(const Hop &hop, const QString &server, const ResolverSettings &settings)
{
    return [=](Wait &wait) {
        return probeNamedDns(hop, server, wait, settings);
    };
}

static Questions::Ask atSystem(const Hop &hop, const QString &hostsFile)
{
    return [=](Wait &wait) {
        return probeSystemDns(hop, wait, hostsFile);
    };
}

QList<Observation> askForName(const Plan &plan, Wait &wait)
{
    const Hop hop = firstHop(plan);
    const QStringList &servers = plan.connection.resolvers;
    Questions questions(wait);
    if (servers.isEmpty())
        questions.ask(Variation::None, {}, wait.remaining(), atSystem(hop, plan.nameFiles.hosts));
    const ResolverSettings settings =
        servers.isEmpty() ? ResolverSettings() : resolverSettings(plan.nameFiles.resolvers);
    for (const QString &server : servers)
        questions.ask(Variation::None, {}, wait.remaining(), atServer(hop, server, settings));
    if (plan.experiments && QHostAddress(hop.host).isNull() && !hop.proxy)
        for (const QString &server : servers.mid(0, resolversForImpossible))
            questions.ask(Variation::RandomName, server, impossibleBudget, atServer(impossibleHop(hop), server, {}));
    return questions.answers();
}

namespace {

// What the ladder saw, as far as it decides what else to ask.
struct Troubles {
    const Observation *lookup = nullptr; // the first
    const DnsSeen *name = nullptr;       // what it saw
    bool any = false;
    bool nameFailed = false;
    bool connectsFailed = false;
    bool laterFailed = false; // with what the name led to

    bool fromHostsFile() const { return name->end == DnsEnd::Answered && !name->hostsFile.isEmpty(); }
    bool quick() const { return lookup->durationMs < quickMs && name->end != DnsEnd::InvalidName; }
};

}

static Troubles troublesOf(const Evidence &evidence, const QList<Finding> &findings)
{
    Troubles troubles;
    for (const Observation &observation : evidence.observations)
        if (const auto *seen = std::get_if<DnsSeen>(&observation.seen); seen && !troubles.lookup) {
            troubles.lookup = &observation;
            troubles.name = seen;
        }
    troubles.nameFailed = troubles.name && troubles.name->addresses.isEmpty();
    for (const Finding &finding : findings) {
        const bool failed = finding.severity == Severity::Failure;
        troubles.any |= failed;
        troubles.connectsFailed |= failed && finding.phase == Phase::Tcp;
        troubles.laterFailed |= failed && finding.phase > Phase::Dns && finding.phase <= Phase::Http;
    }
    return troubles;
}

static bool isLocalhost(const QString &host)
{
    const QString name = host.endsWith(u'.') ? host.chopped(1).toLower() : host.toLower();
    return name == "localhost"_L1 || name.endsWith(".localhost"_L1);
}

static void askServersOfThisMachine(Questions &questions, const Plan &plan, const Hop &hop, const Troubles &troubles)
{
    const ResolverSettings settings = resolverSettings(plan.nameFiles.resolvers);
    const bool overridden = troubles.fromHostsFile() && !isLocalhost(hop.host);
    if (troubles.name->end != DnsEnd::InvalidName && (troubles.nameFailed || overridden))
        for (const QString &server : settings.servers.mid(0, troubles.nameFailed ? settings.servers.size() : 1))
            questions.ask(Variation::OtherResolver, server, troubles.any ? troubledBudget : healthyBudget,
                          atServer(hop, server, settings));
}

static void askAgain(Questions &questions, const Plan &plan, const Hop &hop, const Troubles &troubles)
{
    const QString server = plan.connection.resolvers.value(0);
    if (troubles.quick() && (troubles.nameFailed || troubles.connectsFailed))
        questions.ask(Variation::Again, troubles.name->resolver, troubledBudget,
                      server.isEmpty() ? atSystem(hop, plan.nameFiles.hosts)
                                       : atServer(hop, server, resolverSettings(plan.nameFiles.resolvers)));
    if (server.isEmpty() && troubles.laterFailed && !troubles.fromHostsFile())
        questions.ask(Variation::RandomName, troubles.name->resolver, troubledBudget, atSystem(impossibleHop(hop), {}));
}

// Whether the server let the client talk without a word of TLS or HTTP in return.
static bool speaksOtherwise(const Evidence &evidence)
{
    using seen::HttpEnd;
    using seen::TlsEnd;
    if (const auto *tls = evidence.last<seen::TlsSeen>())
        return tls->chain.isEmpty() &&
               (tls->end == TlsEnd::Closed || tls->end == TlsEnd::Reset || tls->end == TlsEnd::TimedOut);
    const auto answers = evidence.all<seen::HttpSeen>();
    return std::any_of(answers.cbegin(), answers.cend(), [](const seen::HttpSeen *answer) {
        const bool silent = answer->end == HttpEnd::EmptyReply || answer->end == HttpEnd::Reset ||
                            answer->end == HttpEnd::TimedOut || answer->end == HttpEnd::NotHttp;
        return silent && answer->status == 0 && answer->body.isEmpty();
    });
}

static QList<Observation> listen(const Evidence &evidence, const Hop &hop, const QElapsedTimer &clock, Wait &wait)
{
    const auto connects = evidence.all<seen::TcpSeen>();
    const auto open = std::find_if(connects.cbegin(), connects.cend(), [](const seen::TcpSeen *connect) {
        return connect->end == seen::TcpEnd::Connected;
    });
    if (open == connects.cend() || !speaksOtherwise(evidence))
        return {};
    Observation greeting{Phase::Tcp,   double(clock.nsecsElapsed()) / 1e6, 0, seen::TcpSeen{}, Variation::Again,
                         u"greeting"_s};
    greeting.seen = probeGreeting(hop, QHostAddress((*open)->address), wait);
    greeting.durationMs = double(clock.nsecsElapsed()) / 1e6 - greeting.startedMs;
    return {greeting};
}

QList<Observation> askFurther(const Plan &plan, const Evidence &evidence, const QList<Finding> &findings, Wait &wait)
{
    const Hop hop = firstHop(plan);
    const Troubles troubles = troublesOf(evidence, findings);
    if (hop.proxy || !troubles.lookup || wait.over())
        return {};
    QElapsedTimer clock;
    clock.start();
    Questions questions(wait);
    if (troubles.name->resolver != "literal"_L1) {
        if (plan.connection.resolvers.isEmpty())
            askServersOfThisMachine(questions, plan, hop, troubles);
        askAgain(questions, plan, hop, troubles);
    }
    return questions.answers() + listen(evidence, hop, clock, wait);
}

}
