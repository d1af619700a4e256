// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/SigningSchemeFile.h"
#include "signing/verifyRequest.h"
#include "support/runTests.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lentera {

static QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! AWS Signature Version 4 against the vectors that AWS published.
class SigV4Test : public QObject {
    Q_OBJECT

    QJsonObject m_suite;
    SigningScheme m_normalizing;
    SigningScheme m_plain;

    static QByteArray requestText(const QJsonObject &one)
    {
        QByteArray text = one.value("requestLine"_L1).toString().toUtf8() + '\n';
        for (const QJsonValue &header : one.value("headers"_L1).toArray())
            text +=
                header.toArray().at(0).toString().toUtf8() + ':' + header.toArray().at(1).toString().toUtf8() + '\n';
        return text + '\n' + one.value("body"_L1).toString().toUtf8();
    }
    QByteArray text(const char *name) const { return m_suite.value(QLatin1StringView(name)).toString().toUtf8(); }
    SigningInput input(const SigningRequest &request) const
    {
        SigningInput input;
        input.request = request;
        input.secret = std::make_shared<const Secret>(text("secret"));
        return input;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_suite =
            QJsonDocument::fromJson(bytesOf(QStringLiteral(SOURCE_DIR "/tests/data/signing/aws-sig-v4.json"))).object();
        QByteArray json = bytesOf(QStringLiteral(SOURCE_DIR "/resources/signing/aws-sigv4.json"));
        m_normalizing = *readSigningScheme(json, u"aws-sigv4.json"_s);
        json.replace("{path|normal|encoded}", "{path|encoded}");
        m_plain = *readSigningScheme(json, u"aws-sigv4.json"_s);
    }

    void theSuite_data()
    {
        QTest::addColumn<QJsonObject>("one");
        const QJsonArray cases = m_suite.value("cases"_L1).toArray();
        QVERIFY(cases.size() >= 29);
        for (const QJsonValue &one : cases)
            QTest::newRow(qPrintable(one.toObject().value("name"_L1).toString())) << one.toObject();
    }
    void theSuite()
    {
        QFETCH(const QJsonObject, one);
        const SigningScheme &scheme = one.value("normalize"_L1).toBool() ? m_normalizing : m_plain;
        const Result<SigningRequest> request = readRequestText(requestText(one));
        QVERIFY(request);
        const QByteArray names = one.value("signedHeaders"_L1).toString().toLatin1();
        const QByteArray authorization = "AWS4-HMAC-SHA256 Credential=" + text("keyId") +
                                         "/20150830/us-east-1/service/aws4_request, SignedHeaders=" + names +
                                         ", Signature=" + one.value("signature"_L1).toString().toLatin1();

        // As it arrives.
        SigningRequest sent = *request;
        sent.setHeader("Authorization", authorization);
        sent.setHeader("X-Amz-Date", text("timestamp"));
        SigningInput received = input(sent);
        const Presented presented = presentedBy(scheme, sent);
        adopt(presented, received);
        const auto verification = verifyRequest(scheme, received, presented.values.value("signature"),
                                                QDateTime(QDate(2015, 8, 30), QTime(12, 38), Qt::UTC));
        QVERIFY(verification);
        QCOMPARE(verification->expected.shown, one.value("signature"_L1).toString().toLatin1());
        QVERIFY(verification->valid());

        // As it is made, with the headers that the case signs.
        SigningInput made = input(*request);
        made.keyId = text("keyId");
        made.timestamp = text("timestamp");
        made.parameters = {{"region", text("region")}, {"service", text("service")}};
        made.signedHeaders = names.split(';');
        const auto done = signRequest(scheme, made);
        QVERIFY(done);
        QCOMPARE(done->headers.last().value, authorization);
    }

    void anAlteredRequestIsRefused()
    {
        SigningRequest sent =
            *readRequestText("GET /?a=1 HTTP/1.1\nHost: example.amazonaws.com\nX-Amz-Date: 20150830T123600Z\n\n");
        SigningInput made = input(sent);
        made.keyId = "AKIDEXAMPLE";
        made.timestamp = "20150830T123600Z";
        made.parameters = {{"region", "eu-west-1"}, {"service", "s"}};
        const auto done = signRequest(m_normalizing, made);
        QVERIFY(done);
        for (const SignedHeader &header : done->headers)
            sent.setHeader(header.name, header.value);
        const auto judged = [&](const SigningRequest &request, int seconds) {
            SigningInput received = input(request);
            const Presented presented = presentedBy(m_normalizing, request);
            adopt(presented, received);
            return *verifyRequest(m_normalizing, received, presented.values.value("signature"),
                                  QDateTime(QDate(2015, 8, 30), QTime(12, 36), Qt::UTC).addSecs(seconds));
        };
        QVERIFY(judged(sent, 0).valid());
        QCOMPARE(judged(sent, 301).time, Verification::Time::TooOld);
        QCOMPARE(judged(sent, -301).time, Verification::Time::TooEarly);
        sent.query = "a=2";
        QVERIFY(!judged(sent, 0).signatureFits);
    }
};

}

LENTERA_TEST(tst_sigV4, lentera::SigV4Test)
#include "tst_sigV4.moc"
