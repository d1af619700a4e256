// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "definition/ConnectorFile.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

static const QDateTime now(QDate(2026, 11, 22), QTime(5, 0), Qt::UTC);

static const ConnectorCatalogue &shipped()
{
    static const ConnectorCatalogue catalogue({QStringLiteral(SOURCE_DIR "/resources/connectors")});
    return catalogue;
}

// The sign-in whose low-impact call the sample answers; the first that makes the call possible.
static const SignIn *signInFor(const Connector &connector, const AnswerSample &sample)
{
    for (const SignIn &signIn : connector.signIns) {
        const bool other = std::any_of(signIn.otherCalls.cbegin(), signIn.otherCalls.cend(),
                                       [&](const CallChoice &choice) { return choice.call == sample.call; });
        if (signIn.call == sample.call || other)
            return &signIn;
    }
    return nullptr;
}

static Connection filledIn(const Connector &connector, const AnswerSample &sample, const QString &baseUrl)
{
    Connection connection;
    connection.connector = connector.id;
    connection.parameters.insert(u"baseUrl"_s, baseUrl);
    const SignIn *signIn = signInFor(connector, sample);
    if (signIn) {
        connection.signIn = signIn->id;
        connection.parameters.insert(signIn->when);
        for (const CallChoice &choice : signIn->otherCalls)
            if (choice.call == sample.call)
                connection.parameters.insert(choice.when);
    }
    for (const ParameterField &field : connector.parameters) {
        if (connection.parameters.contains(field.id) || !holds(field.when, connection.parameters, connector))
            continue;
        const bool useExample = field.defaultValue.isEmpty() && field.required;
        connection.parameters.insert(field.id, useExample ? field.example : field.defaultValue);
    }
    return connection;
}

// A connection as a person would have filled it in, so that only the answer can be wrong: with the first address that
// fits the sample's edition.
static Connection connectionFor(const Connector &connector, const AnswerSample &sample)
{
    QStringList addresses{u"https://desk.example.com"_s};
    if (const ParameterField *field = connector.findParameter(u"baseUrl"_s))
        addresses = field->example.split(" | "_L1) + addresses;
    for (const QString &address : addresses) {
        const Connection connection = filledIn(connector, sample, address);
        if (judgeAll({Evidence{now, {}}, connection, connector}).isEmpty())
            return connection;
    }
    return filledIn(connector, sample, addresses.first());
}

static seen::HttpSeen answerOf(const Connector &connector, const AnswerSample &sample, const Connection &connection)
{
    const SignIn *signIn = signInFor(connector, sample);
    seen::HttpSeen answer;
    answer.call = sample.call;
    answer.method = connector.calls.value(sample.call).method;
    answer.url = connection.parameters.value(u"baseUrl"_s);
    answer.finalUrl = answer.url;
    answer.signedIn = signIn && !signIn->fields.isEmpty();
    answer.end = seen::HttpEnd::Answered;
    answer.status = sample.status;
    for (auto it = sample.headers.cbegin(); it != sample.headers.cend(); ++it)
        answer.headers << seen::HttpHeader{it.key(), it.value()};
    answer.body = sample.body;
    answer.bodyBytes = sample.body.size();
    answer.wireBytes = sample.body.size();
    answer.phases = {1, 2, 3, 4, 50, 60};
    const QDateTime date = QDateTime::fromString(answer.header("Date"_L1), Qt::RFC2822Date);
    answer.receivedAt = date.isValid() ? date.toUTC() : now;
    return answer;
}

class SamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void connectorsAreWhole();
    void everyRuleHasASample();
    void aSampleGivesExactlyItsFinding_data();
    void aSampleGivesExactlyItsFinding();
};

void SamplesTest::connectorsAreWhole()
{
    QStringList problems;
    for (const FileProblem &problem : shipped().problems())
        problems << u"%1:%2: %3"_s.arg(problem.file, QString::number(problem.line), problem.error.id);
    QCOMPARE(problems.join(u'\n'), QString());
    QVERIFY(!shipped().all().isEmpty());
}

void SamplesTest::everyRuleHasASample()
{
    QStringList unproven;
    for (const Connector &connector : shipped().all())
        for (const AnswerRule &rule : connector.rules) {
            const auto proves = [&](const AnswerSample &sample) {
                return sample.finding == rule.finding;
            };
            if (std::none_of(connector.samples.cbegin(), connector.samples.cend(), proves))
                unproven << connector.id + ": "_L1 + rule.finding;
        }
    unproven.removeDuplicates();
    QCOMPARE(unproven.join(u'\n'), QString());
}

void SamplesTest::aSampleGivesExactlyItsFinding_data()
{
    QTest::addColumn<QString>("connector");
    QTest::addColumn<int>("index");
    for (const Connector &connector : shipped().all())
        for (qsizetype i = 0; i < connector.samples.size(); ++i)
            QTest::newRow(qPrintable(connector.id + ": "_L1 + connector.samples.at(i).name)) << connector.id << int(i);
}

void SamplesTest::aSampleGivesExactlyItsFinding()
{
    QFETCH(const QString, connector);
    QFETCH(const int, index);
    const Connector &one = *shipped().find(connector);
    const AnswerSample &sample = one.samples.at(index);
    const Connection connection = connectionFor(one, sample);
    Evidence evidence;
    evidence.startedAt = now;
    evidence.observations << Observation{Phase::Auth, 0, 60, answerOf(one, sample, connection)};
    QStringList found;
    for (const Finding &finding : judgeAll({evidence, connection, one}))
        found << finding.id;
    QCOMPARE(found.join(u' '), sample.finding);
}

}

LENTERA_TEST(tst_samples, lentera::SamplesTest)
#include "tst_samples.moc"
