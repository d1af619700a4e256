// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsPosture.h"

#include "check/FactsTarget.h"
#include "check/FactsTls.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::BackendSeen;
using seen::PostureSeen;
using seen::RevocationSeen;
using seen::SuiteSeen;

const PostureSeen *postureOf(const Case &judged)
{
    return judged.evidence.last<PostureSeen>();
}

Facts postureFacts(const Case &judged, const Facts &facts)
{
    Facts all = handshakeFacts(judged);
    for (auto it = facts.cbegin(); it != facts.cend(); ++it)
        all.insert(it.key(), oneLine(it.value()));
    return all;
}

std::optional<Facts> whereIs(const Case &judged, seen::Presence PostureSeen::*question, seen::Presence answer)
{
    const PostureSeen *posture = postureOf(judged);
    if (!posture || posture->*question != answer)
        return {};
    return handshakeFacts(judged);
}

bool isObsolete(const QString &version)
{
    return version == "SSLv3"_L1 || version == "TLSv1"_L1 || version == "TLSv1.1"_L1;
}

QList<AcceptedSuite> acceptedSuites(const Case &judged)
{
    QList<AcceptedSuite> suites;
    const PostureSeen *posture = postureOf(judged);
    if (!posture)
        return suites;
    for (auto version = posture->versions.crbegin(); version != posture->versions.crend(); ++version)
        for (const SuiteSeen &suite : version->suites)
            suites << AcceptedSuite{suite, version->version};
    return suites;
}

bool isWeak(const SuiteSeen &suite)
{
    static constexpr std::array signs{"_NULL_"_L1, "_anon_"_L1,  "EXPORT"_L1, "_RC4_"_L1,  "_RC2_"_L1,
                                      "_DES_"_L1,  "_DES40_"_L1, "_3DES_"_L1, "_IDEA_"_L1, "_MD5"_L1};
    return std::any_of(signs.begin(), signs.end(),
                       [&](QLatin1StringView sign) { return suite.standard.contains(sign); });
}

bool isForwardSecret(const SuiteSeen &suite)
{
    static constexpr int tls13 = 0x13; // every suite of TLS 1.3 is
    return suite.id >> 8 == tls13 || suite.standard.startsWith("TLS_ECDHE_"_L1) ||
           suite.standard.startsWith("TLS_DHE_"_L1);
}

const RevocationSeen *revocation(const Case &judged, std::initializer_list<const char *> methods,
                                 std::initializer_list<seen::Standing> standings)
{
    const PostureSeen *posture = postureOf(judged);
    if (!posture)
        return nullptr;
    const auto fits = [&](const RevocationSeen &statement) {
        return std::any_of(methods.begin(), methods.end(),
                           [&](const char *method) { return statement.method == QLatin1StringView(method); }) &&
               std::find(standings.begin(), standings.end(), statement.standing) != standings.end();
    };
    const auto it = std::find_if(posture->revocations.cbegin(), posture->revocations.cend(), fits);
    return it == posture->revocations.cend() ? nullptr : &*it;
}

Facts revocationFacts(const Case &judged, const RevocationSeen &statement)
{
    Facts facts = certificateFacts(judged, 0);
    facts.insert(u"method"_s, statement.method);
    facts.insert(u"source"_s, statement.url.isEmpty() ? statement.method : oneLine(statement.url));
    facts.insert(u"standing"_s, toJson(statement.standing).toString().toLower());
    facts.insert(u"detail"_s, oneLine(statement.detail));
    facts.insert(u"revokedAt"_s, utcText(statement.revokedAt));
    facts.insert(u"nextUpdate"_s, utcText(statement.nextUpdate));
    return facts;
}

QList<BackendSeen> differentBackends(const Case &judged)
{
    QList<BackendSeen> different;
    if (const PostureSeen *posture = postureOf(judged))
        for (const BackendSeen &backend : posture->backends)
            if (std::none_of(different.cbegin(), different.cend(),
                             [&](const BackendSeen &other) { return other.sha256 == backend.sha256; }))
                different << backend;
    return different;
}

bool differInWhatMatters(const Case &judged, const QList<BackendSeen> &different)
{
    static constexpr int month = 30;
    const QDateTime soon = judged.evidence.startedAt.addDays(month);
    const auto ending = std::count_if(different.cbegin(), different.cend(),
                                      [&](const BackendSeen &backend) { return backend.notAfter < soon; });
    const auto refused = std::count_if(different.cbegin(), different.cend(),
                                       [](const BackendSeen &backend) { return !backend.problem.isEmpty(); });
    return (ending > 0 && ending < different.size()) || (refused > 0 && refused < different.size());
}

Facts backendFacts(const Case &judged, const QList<BackendSeen> &different)
{
    QStringList certificates;
    QStringList addresses;
    for (const BackendSeen &backend : different) {
        certificates << backend.subject + u' ' + backend.sha256.left(8) + u' ' + utcText(backend.notAfter);
        addresses << backend.address;
    }
    addresses.removeDuplicates();
    return postureFacts(judged, {{u"count"_s, QString::number(different.size())},
                                 {u"certificates"_s, certificates.join("; "_L1)},
                                 {u"addresses"_s, addresses.join(", "_L1)}});
}

}
