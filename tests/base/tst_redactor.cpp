// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Redactor.h"
#include "support/runTests.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace lentera;

//! No form of a known secret passes the redactor.
class RedactorTest : public QObject {
    Q_OBJECT

    static Redactor knowing(const QByteArray &secret)
    {
        Redactor redactor;
        redactor.learn(u"token"_s, Secret(QByteArray(secret)));
        return redactor;
    }

private Q_SLOTS:
    void everyFormIsReplaced_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("form");
        const QByteArray plain = "S3cr\xC3\xA9t/+\"=value of\'it\'~*";
        QTest::newRow("raw") << plain << plain;
        QTest::newRow("hex") << plain << plain.toHex();
        QTest::newRow("upper-case hex") << plain << plain.toHex().toUpper();
        QTest::newRow("percent-encoded") << plain << plain.toPercentEncoding();
        QTest::newRow("percent-encoded with lower-case digits")
            << plain << QByteArray("S3cr%c3%a9t%2f%2b%22%3dvalue%20of%27it%27~%2a");
        QTest::newRow("as encodeURIComponent") << plain << QByteArray("S3cr%C3%A9t%2F%2B%22%3Dvalue%20of'it'~*");
        QTest::newRow("as a form") << plain << QByteArray("S3cr%C3%A9t%2F%2B%22%3Dvalue+of%27it%27%7E*");
        QTest::newRow("JSON-escaped") << plain << QByteArray("S3cr\xC3\xA9t/+\\\"=value of'it'~*");
        QTest::newRow("JSON-escaped with an escaped slash")
            << plain << QByteArray("S3cr\xC3\xA9t\\/+\\\"=value of'it'~*");
        for (int lead = 0; lead < 3; ++lead) {
            const QByteArray framed = QByteArray(lead, 'u') + plain + ":tail";
            QTest::newRow(qPrintable(u"base64 after %1 bytes"_s.arg(lead))) << plain << framed.toBase64();
            QTest::newRow(qPrintable(u"base64url after %1 bytes"_s.arg(lead)))
                << plain << framed.toBase64(QByteArray::Base64UrlEncoding);
        }
    }

    void everyFormIsReplaced()
    {
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, form);
        const QByteArray redacted = knowing(secret).redacted("before " + form + " after");
        QVERIFY2(redacted.contains("[secret:token]"), redacted.constData());
        QVERIFY2(!redacted.contains(form), redacted.constData());
        QVERIFY(redacted.startsWith("before ") && redacted.endsWith(" after"));
    }

    void whatIsNoSecretStays()
    {
        const QByteArray text = "s3cret-but-another c2VjcmV0 736563726574";
        QCOMPARE(knowing("hunter2-hunter2").redacted(text), text);
    }

    void tooShortValuesWouldBlankEverything() { QVERIFY(knowing("abc").isEmpty()); }

    void jsonIsRedactedInKeysAndValuesAtAnyDepth()
    {
        const QJsonObject document{
            {u"hunter2-key"_s, QJsonArray{u"x hunter2-key y"_s, QJsonObject{{u"deep"_s, u"hunter2-key"_s}}, 7, true}}};
        const QJsonObject redacted = knowing("hunter2-key").redacted(QJsonValue(document)).toObject();
        QCOMPARE(redacted.keys(), QStringList{u"[secret:token]"_s});
        const QJsonArray values = redacted.value(u"[secret:token]"_s).toArray();
        QCOMPARE(values.at(0).toString(), u"x [secret:token] y"_s);
        QCOMPARE(values.at(1).toObject().value("deep"_L1).toString(), u"[secret:token]"_s);
        QCOMPARE(values.at(2).toInt(), 7);
    }

    void aSecretInsideALongerOneDoesNotCutIt()
    {
        Redactor redactor;
        redactor.learn(u"short"_s, Secret(QByteArray("pass")));
        redactor.learn(u"long"_s, Secret(QByteArray("password-1")));
        QCOMPARE(redactor.redacted(QByteArray("password-1 pass")), QByteArray("[secret:long] [secret:short]"));
    }
};

LENTERA_TEST(tst_redactor, RedactorTest)
#include "tst_redactor.moc"
