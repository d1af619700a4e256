// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Reduction.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

static Finding made(const QString &id, Phase phase, Severity severity = Severity::Failure, QStringList explains = {})
{
    return {id, phase, severity, {}, std::move(explains), {}, false};
}

static QStringList rootsOf(const QList<Finding> &findings)
{
    QStringList roots;
    for (const Finding &finding : findings)
        if (finding.rootCause)
            roots << finding.id;
    roots.sort();
    return roots;
}

class ReductionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFailureBlocksWhatNeedsItsPhase_data();
    void aFailureBlocksWhatNeedsItsPhase();
    void rootCauses_data();
    void rootCauses();
    void theOrderOfTheFindingsDoesNotMatter();
    void aWarningThatExplainsAFailureBecomesOne();
    void aRootCauseNamesWhatItExplains();
    void aWarningNamesNoPhases();
    void informationFollowsFromNoPhase();
    void reducingTwiceChangesNothing();
};

void ReductionTest::aFailureBlocksWhatNeedsItsPhase_data()
{
    QTest::addColumn<Phase>("cause");
    QTest::addColumn<QString>("blocked");
    QTest::newRow("broken settings block everything")
        << Phase::Config << u"credential dns tcp proxy tls http auth content clock start greeting tools stop"_s;
    QTest::newRow("a credential is needed for signing in and what follows")
        << Phase::Credential << u"auth content start greeting tools stop"_s;
    QTest::newRow("a name is needed for the network") << Phase::Dns << u"tcp proxy tls http auth content clock"_s;
    QTest::newRow("a connection is needed for the way on") << Phase::Tcp << u"proxy tls http auth content clock"_s;
    QTest::newRow("a proxy is before TLS") << Phase::Proxy << u"tls http auth content clock"_s;
    QTest::newRow("TLS is before HTTP") << Phase::Tls << u"http auth content clock"_s;
    QTest::newRow("the clock is read from an answer") << Phase::Http << u"auth content clock"_s;
    QTest::newRow("a refused person sees no content") << Phase::Auth << u"content"_s;
    QTest::newRow("content blocks nothing") << Phase::Content << QString();
    QTest::newRow("the clock blocks nothing by its phase") << Phase::Clock << QString();
    QTest::newRow("what did not start does nothing more") << Phase::Start << u"greeting tools stop"_s;
    QTest::newRow("a program without greeting is stopped all the same") << Phase::Greeting << u"tools"_s;
    QTest::newRow("a program without tools is stopped all the same") << Phase::Tools << QString();
}

void ReductionTest::aFailureBlocksWhatNeedsItsPhase()
{
    QFETCH(const Phase, cause);
    QStringList blocked;
    for (int i = 0; i <= int(Phase::Stop); ++i)
        if (phaseDependsOn(Phase(i), cause))
            blocked << phaseText(Phase(i));
    QTEST(blocked.join(u' '), "blocked");
}

void ReductionTest::rootCauses_data()
{
    using Findings = QList<Finding>;
    QTest::addColumn<Findings>("findings");
    QTest::addColumn<QString>("roots");
    const Finding dns = made(u"dns.name.not-found"_s, Phase::Dns);
    const Finding tls = made(u"tls.certificate.expired"_s, Phase::Tls);
    const Finding slow = made(u"dns.lookup.slow"_s, Phase::Dns, Severity::Warning);
    const Finding refused = made(u"auth.credential.refused"_s, Phase::Auth);
    const Finding blank =
        made(u"credential.value.whitespace"_s, Phase::Credential, Severity::Warning, {u"auth.credential.refused"_s});
    const Finding clock = made(u"clock.offset.severe"_s, Phase::Clock, Severity::Warning,
                               {u"tls.certificate.expired"_s, u"tls.certificate.not-yet-valid"_s, u"auth."_s});
    QTest::newRow("nothing found, nothing to blame") << Findings{} << QString();
    QTest::newRow("information is no cause") << Findings{made(u"tls.x.y"_s, Phase::Tls, Severity::Info)} << QString();
    QTest::newRow("one failure") << Findings{tls} << tls.id;
    QTest::newRow("a warning alone is the cause") << Findings{slow} << slow.id;
    QTest::newRow("a warning is no cause beside a failure") << Findings{slow, tls} << tls.id;
    QTest::newRow("an earlier phase explains a later one") << Findings{refused, tls, dns} << dns.id;
    QTest::newRow("two failures of one phase are two causes")
        << Findings{made(u"tls.a.a"_s, Phase::Tls), made(u"tls.b.b"_s, Phase::Tls)} << u"tls.a.a tls.b.b"_s;
    QTest::newRow("a warning explains no later phase") << Findings{slow, refused} << refused.id;
    QTest::newRow("a blank in the credential explains the refusal") << Findings{refused, blank} << blank.id;
    QTest::newRow("without a refusal the blank is only a warning") << Findings{blank} << blank.id;
    QTest::newRow("a blank does not explain another finding") << Findings{tls, blank} << tls.id;
    QTest::newRow("a wrong clock explains dates, though TLS comes first") << Findings{tls, clock} << clock.id;
    QTest::newRow("a wrong clock explains what it names the beginning of") << Findings{refused, clock} << clock.id;
    const Finding failed = made(u"http.server.error"_s, Phase::Http);
    const Finding offset = made(u"clock.offset.severe"_s, Phase::Clock);
    QTest::newRow("a clock that was read does not follow from a failed answer")
        << Findings{failed, offset} << u"clock.offset.severe http.server.error"_s;
    QTest::newRow("a missing credential and an unreachable host are two causes")
        << Findings{made(u"credential.value.missing"_s, Phase::Credential), dns}
        << u"credential.value.missing dns.name.not-found"_s;
    QTest::newRow("findings that name each other still have a cause")
        << Findings{made(u"http.a.a"_s, Phase::Http, Severity::Failure, {u"http.b.b"_s}),
                    made(u"http.b.b"_s, Phase::Http, Severity::Failure, {u"http.a.a"_s})}
        << u"http.a.a"_s;
    QTest::newRow("a name without a dot at its end is no beginning")
        << Findings{made(u"http.a.a"_s, Phase::Http, Severity::Failure, {u"tls.b"_s}), made(u"tls.b.c"_s, Phase::Tls)}
        << u"tls.b.c"_s;
}

void ReductionTest::rootCauses()
{
    QFETCH(QList<Finding>, findings);
    reduce(findings);
    QTEST(rootsOf(findings).join(u' '), "roots");
}

void ReductionTest::theOrderOfTheFindingsDoesNotMatter()
{
    QList<Finding> findings{
        made(u"config.url.api-path"_s, Phase::Config, Severity::Warning, {u"http.path.not-found"_s}),
        made(u"dns.lookup.slow"_s, Phase::Dns, Severity::Warning), made(u"http.path.not-found"_s, Phase::Http),
        made(u"content.page.html"_s, Phase::Content)};
    const auto byId = [](const Finding &a, const Finding &b) {
        return a.id < b.id;
    };
    std::sort(findings.begin(), findings.end(), byId);
    do {
        QList<Finding> reduced = findings;
        reduce(reduced);
        QCOMPARE(rootsOf(reduced), QStringList{u"config.url.api-path"_s});
    } while (std::next_permutation(findings.begin(), findings.end(), byId));
}

void ReductionTest::aWarningThatExplainsAFailureBecomesOne()
{
    QList<Finding> findings{made(u"a.a.a"_s, Phase::Credential, Severity::Warning, {u"b.b.b"_s}),
                            made(u"b.b.b"_s, Phase::Credential, Severity::Warning, {u"auth."_s}),
                            made(u"auth.credential.refused"_s, Phase::Auth)};
    reduce(findings);
    QCOMPARE(findings.at(0).severity, Severity::Failure); // through the one that it explains
    QCOMPARE(findings.at(1).severity, Severity::Failure);
    QCOMPARE(rootsOf(findings), QStringList{u"a.a.a"_s});
}

void ReductionTest::aRootCauseNamesWhatItExplains()
{
    QList<Finding> findings{made(u"tls.certificate.expired"_s, Phase::Tls),
                            made(u"tls.certificate.expires-soon"_s, Phase::Tls, Severity::Warning),
                            made(u"http.path.not-found"_s, Phase::Http), made(u"content.page.html"_s, Phase::Content)};
    reduce(findings);
    QCOMPARE(findings.at(0).explained.join(u' '), u"content.page.html http.path.not-found http auth content clock"_s);
    QVERIFY(findings.at(2).explained.isEmpty()); // it is no root cause itself
}

void ReductionTest::informationFollowsFromNoPhase()
{
    QList<Finding> findings{made(u"dns.name.not-found"_s, Phase::Dns),
                            made(u"config.date.soon"_s, Phase::Auth, Severity::Info),
                            made(u"http.path.not-found"_s, Phase::Http)};
    reduce(findings);
    QVERIFY(findings.first().explained.contains(u"http.path.not-found"_s));
    QVERIFY(!findings.first().explained.contains(u"config.date.soon"_s));
    QVERIFY(!findings.at(1).rootCause);
}

void ReductionTest::aWarningNamesNoPhases()
{
    QList<Finding> findings{made(u"dns.lookup.slow"_s, Phase::Dns, Severity::Warning)};
    reduce(findings);
    QVERIFY(findings.first().rootCause);
    QVERIFY(findings.first().explained.isEmpty());
}

void ReductionTest::reducingTwiceChangesNothing()
{
    QList<Finding> findings{made(u"credential.value.quoted"_s, Phase::Credential, Severity::Warning, {u"auth."_s}),
                            made(u"auth.credential.refused"_s, Phase::Auth)};
    reduce(findings);
    const QList<Finding> once = findings;
    reduce(findings);
    QCOMPARE(findings, once);
}

}

LENTERA_TEST(tst_reduction, lentera::ReductionTest)
#include "tst_reduction.moc"
