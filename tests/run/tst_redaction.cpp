// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/runTests.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera {

static const QByteArray secretToken = "s3cr3t/Token+42=~\"x\\y&z";
static const QByteArray secretPassword = "hunter2-correct-horse?";

static QByteArray jsonEscaped(const QByteArray &bytes)
{
    const QByteArray whole = QJsonDocument(QJsonArray{QString::fromUtf8(bytes)}).toJson(QJsonDocument::Compact);
    return whole.sliced(2, whole.size() - 4);
}

static const auto base64Kinds = {QByteArray::Base64Encoding | QByteArray::KeepTrailingEquals,
                                 QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals};

// Every form that design.md, section 5, names; base64 also with something before and behind it.
static QByteArrayList formsOf(const QByteArray &secret)
{
    QByteArrayList forms{secret, secret.toHex(), secret.toHex().toUpper(), secret.toPercentEncoding(),
                         jsonEscaped(secret)};
    for (const auto kind : base64Kinds)
        for (int shift = 0; shift < 3; ++shift)
            forms << secret.toBase64(kind) << (QByteArray(shift, '.') + secret + "...").toBase64(kind);
    return forms;
}

// What must not be left of those: of base64 the part that is the same whatever stands around it.
static QByteArrayList tracesOf(const QByteArray &secret)
{
    QByteArrayList traces = formsOf(secret).first(5);
    for (const auto kind : base64Kinds)
        for (int shift = 0; shift < 3; ++shift)
            traces << (QByteArray(shift, '.') + secret).toBase64(kind).sliced(4).chopped(6);
    return traces;
}

//! A server that gives back whatever it was sent, in every place and form that it can think of.
static void echo(Speaker &speaker, const QByteArray &head)
{
    QByteArray told = head;
    for (const QByteArray &secret : {secretToken, secretPassword})
        for (const QByteArray &form : formsOf(secret))
            told += form + "\n";
    QByteArray inHeaders;
    for (const QByteArray &line : head.split('\n'))
        if (line.startsWith("Authorization:") || line.startsWith("X-API-Key:"))
            inHeaders += "X-Echo: " + line.trimmed() + "\r\n";
    inHeaders += "X-Percent: " + secretToken.toPercentEncoding() + "\r\n";
    inHeaders += "Set-Cookie: t=" + secretToken.toBase64() + "\r\n";
    inHeaders += "WWW-Authenticate: Bearer error_description=\"" + secretToken.toHex() + "\"\r\n";
    if (head.startsWith("GET /redirect"))
        speaker.write(answer("302 " + secretPassword, inHeaders + "Location: https://other.test/?t=" +
                                                          secretToken.toPercentEncoding() + "\r\n"));
    else if (head.startsWith("GET /refuse"))
        speaker.write(answer("401 " + secretToken.toHex(), inHeaders, told));
    else
        speaker.write(
            json("{\"error\":{\"message\":\"" + jsonEscaped(secretToken) + "\",\"code\":\"" + secretPassword + "\"}}",
                 "200 OK", inHeaders));
}

//! Nothing that a run keeps, says or shows while it goes on holds a secret.
class RedactionTest : public QObject {
    Q_OBJECT

    static void requireClean(const QByteArray &text)
    {
        for (const QByteArray &secret : {secretToken, secretPassword})
            for (const QByteArray &form : tracesOf(secret))
                QVERIFY2(!text.contains(form), (form + " in\n" + text).constData());
    }
    static QByteArray textOf(const Observation &observation)
    {
        // As kept, and with what JSON or base64 may hide.
        QByteArray text = QJsonDocument(observationJson(observation)).toJson();
        if (const auto *http = std::get_if<seen::HttpSeen>(&observation.seen))
            text += http->body;
        return text;
    }

private Q_SLOTS:
    void anEchoingServer_data()
    {
        QTest::addColumn<QString>("signIn");
        QTest::addColumn<QString>("path");
        for (const QString &signIn : {u"bearer"_s, u"basic"_s, u"api-key"_s})
            for (const QString &path : {u"/refuse"_s, u"/redirect"_s, u"/inside"_s})
                QTest::addRow("%s %s", qPrintable(signIn), qPrintable(path)) << signIn << path;
    }

    void anEchoingServer()
    {
        QFETCH(const QString, signIn);
        QFETCH(const QString, path);
        const AnswerServer server(u"http"_s, echo);
        Connection connection = faultConnection(server.url());
        connection.signIn = signIn;
        connection.parameters.insert(u"path"_s, path);
        // All fields at once, so that every form of both secrets must go, whichever was sent.
        Secrets secrets{
            {u"token"_s, secretToken}, {u"apiKey"_s, secretToken}, {u"user"_s, "ann"}, {u"password"_s, secretToken}};
        Plan plan = faultPlan(connection, secrets);
        plan.proxyPassword = std::make_shared<const Secret>(QByteArray(secretPassword));

        QByteArray watched;
        const FaultRun result = faultRun(plan, {}, {.observed = [&](const Observation &observation) {
                                             watched += textOf(observation);
                                         }});
        QVERIFY(server.requests().first().contains(signIn == "basic"_L1 ? "Basic " : secretToken.constData()));
        QVERIFY(!result.findings.isEmpty());
        requireClean(watched);
        for (const Observation &observation : result.evidence.observations)
            requireClean(textOf(observation));
        for (const Finding &finding : result.findings)
            for (const QString &fact : finding.facts)
                requireClean(fact.toUtf8());
    }
};

}

LENTERA_TEST(tst_redaction, lentera::RedactionTest)
#include "tst_redaction.moc"
