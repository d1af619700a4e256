// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectorFile.h"
#include "explain/Topics.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

//! Every explanation is found under one topic, and a system's own under the system.
class TopicsTest : public QObject {
    Q_OBJECT

    const Explanations m_explanations = Explanations::open(u":/lentera/explanations"_s);

private Q_SLOTS:
    void everyExplanationHasOneTopic();
    void aSystemHasItsOwn();
};

void TopicsTest::everyExplanationHasOneTopic()
{
    QStringList all;
    for (const QString &topic : topicIds()) {
        const QStringList ids = explanationsOf(topic, m_explanations);
        QVERIFY2(!ids.isEmpty(), qPrintable(topic));
        all << ids;
    }
    all.sort();
    QCOMPARE(all, m_explanations.ids());
    QCOMPARE(explanationsOf(u"nowhere"_s, m_explanations), QStringList());
}

void TopicsTest::aSystemHasItsOwn()
{
    const ConnectorCatalogue connectors({u":/lentera/connectors"_s});
    const QStringList github = explanationsOf(*connectors.find(u"github"_s), m_explanations);
    QVERIFY(github.contains(u"auth.credential.refused@github"_s));
    QVERIFY(!github.contains(u"auth.credential.refused"_s));
    QVERIFY(!github.contains(u"tls.certificate.expired"_s));
    for (const Connector &system : connectors.all()) {
        const QStringList ids = explanationsOf(system, m_explanations);
        for (const AnswerRule &rule : system.rules)
            QVERIFY2(ids.contains(rule.finding) || ids.contains(rule.finding + u'@' + system.id),
                     qPrintable(system.id + u": "_s + rule.finding));
    }
}

}

LENTERA_TEST(tst_topics, lentera::TopicsTest)
#include "tst_topics.moc"
