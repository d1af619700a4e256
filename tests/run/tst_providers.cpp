// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "plan/Request.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

//! Whole runs against a server that answers as the vendors' documentation says: every sample of every connector that is
//! shipped gives its finding as the only root cause, and no more requests than are told.
class ProvidersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void everyVendorHasEnoughCases();
};

static const ConnectorCatalogue &catalogue()
{
    static const ConnectorCatalogue shippedOnes({QStringLiteral(SOURCE_DIR "/resources/connectors")});
    return shippedOnes;
}

static const SignIn *signInFor(const Connector &connector, const QString &call)
{
    for (const SignIn &signIn : connector.signIns) {
        const bool other = std::any_of(signIn.otherCalls.cbegin(), signIn.otherCalls.cend(),
                                       [&](const CallChoice &choice) { return choice.call == call; });
        if (signIn.call == call || other)
            return &signIn;
    }
    return nullptr;
}

// What fits the field's own rules, so that only the answer can be wrong.
static QByteArray valueFor(const CredentialField &field, const Connection &connection, const Connector &connector)
{
    QString prefix = field.forms.isEmpty() ? field.prefixes.value(0) : QString();
    for (const CredentialForm &form : field.forms)
        if (prefix.isEmpty() && holds(form.when, connection.parameters, connector))
            prefix = form.prefix;
    QString value = field.secret ? prefix + u"c0ffee5eed"_s.repeated(8) : u"budi@example.com"_s;
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(field.pattern));
    for (const QString &other : {value.left(40), value.left(32), value.left(prefix.size() + 32), u"budi"_s,
                                 u"1234567890"_s, u"acme.example.com"_s})
        if (!field.pattern.isEmpty() && !pattern.match(value).hasMatch() && pattern.match(other).hasMatch())
            value = other;
    return value.left(field.maximumLength).toUtf8();
}

static Connection connectionTo(const AnswerServer &server, const Connector &connector, const AnswerSample &sample)
{
    Connection connection = faultConnection(server.url(), connector.id);
    if (const SignIn *signIn = signInFor(connector, sample.call)) {
        connection.signIn = signIn->id;
        connection.parameters.insert(signIn->when);
        for (const CallChoice &choice : signIn->otherCalls)
            if (choice.call == sample.call)
                connection.parameters.insert(choice.when);
    }
    for (const ParameterField &field : connector.parameters)
        if (!connection.parameters.contains(field.id) && field.required && field.defaultValue.isEmpty() &&
            holds(field.when, connection.parameters, connector))
            connection.parameters.insert(field.id, field.example.section(" | "_L1, 0, 0));
    return connection;
}

static QByteArray wireOf(const AnswerSample &sample)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(sample.status) + " Answer\r\n";
    for (auto it = sample.headers.cbegin(); it != sample.headers.cend(); ++it)
        if (it.key().compare("Content-Length"_L1, Qt::CaseInsensitive) != 0)
            head += it.key().toUtf8() + ": " + it.value().toUtf8() + "\r\n";
    const bool bodiless = sample.status == 204 || sample.status == 304;
    head += bodiless ? QByteArray() : "Content-Length: " + QByteArray::number(sample.body.size()) + "\r\n";
    return head + "Connection: close\r\n\r\n" + sample.body;
}

// The call that needs no credential shows a product in order, if the connector has such a sample.
static QByteArray reachAnswer(const Connector &connector)
{
    for (const AnswerSample &sample : connector.samples)
        if (sample.call == connector.reachCall && sample.finding.isEmpty())
            return wireOf(sample);
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
}

void ProvidersTest::samples_data()
{
    QTest::addColumn<QString>("connector");
    QTest::addColumn<int>("index");
    for (const Connector &connector : catalogue().all())
        for (qsizetype i = 0; i < connector.samples.size(); ++i)
            QTest::newRow(qPrintable(connector.id + ": "_L1 + connector.samples.at(i).name)) << connector.id << int(i);
}

void ProvidersTest::samples()
{
    QFETCH(const QString, connector);
    QFETCH(const int, index);
    const Connector &one = *catalogue().find(connector);
    const AnswerSample &sample = one.samples.at(index);
    if (!signInFor(one, sample.call))
        QSKIP("an answer to the call that needs no credential");
    if (!one.calls.value(sample.call).base.isEmpty())
        QSKIP("an answer of another host");
    QByteArray callLine;
    const QByteArray said = wireOf(sample);
    const QByteArray reach = sample.status >= 500 ? said : reachAnswer(one); // what fails for one call fails for all
    const AnswerServer server(u"http"_s, [&](Speaker &speaker, const QByteArray &head) {
        speaker.write(head.startsWith(callLine) ? said : reach);
    });
    const Connection connection = connectionTo(server, one, sample);
    const Call call = one.calls.value(sample.call);
    const auto url = callUrl(connection, one, call);
    QVERIFY2(url, qPrintable(connection.parameters.value(u"baseUrl"_s)));
    callLine = call.method.toUtf8() + ' ' + url->path(QUrl::FullyEncoded).toUtf8();
    Secrets secrets;
    if (const SignIn *signIn = one.findSignIn(connection.signIn))
        for (const CredentialField &field : signIn->fields)
            secrets.insert(field.id, valueFor(field, connection, one));
    const FaultRun result = faultRun(faultPlan(connection, secrets));
    QStringList roots;
    for (const Finding &finding : result.rootCauses())
        roots << finding.id;
    QCOMPARE(roots.join(u' '), sample.finding);
    QCOMPARE(result.evidence.requestsSent(), int(server.requests().size()));
    const auto signedIn = result.evidence.all<seen::HttpSeen>();
    for (const seen::HttpSeen *seen : signedIn)
        if (seen->signedIn)
            QCOMPARE(seen->attempts.size(), 1); // a refused sign-in is never repeated
}

void ProvidersTest::everyVendorHasEnoughCases()
{
    static constexpr int enough = 8;
    QStringList few;
    for (const Connector &connector : catalogue().all()) {
        const auto isCase = [](const AnswerSample &sample) {
            return !sample.finding.isEmpty();
        };
        const auto cases = std::count_if(connector.samples.cbegin(), connector.samples.cend(), isCase);
        if (!connector.vendor.isEmpty() && cases < enough)
            few << u"%1: %2"_s.arg(connector.id).arg(cases);
    }
    QCOMPARE(few.join(u'\n'), QString());
}

}

LENTERA_TEST(tst_providers, lentera::ProvidersTest)
#include "tst_providers.moc"
