// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/diagnoseSignature.h"
#include "support/runTests.h"

#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace lentera {

static const QByteArray apiKey = "po_0123456789abcdef01234567";
static const QByteArray secret = "00112233445566778899aabbccddeeff";
static const QDateTime now(QDate(2026, 1, 15), QTime(3, 4, 35), Qt::UTC);

static QByteArray hmac(const QByteArray &key, const QByteArray &text,
                       QCryptographicHash::Algorithm hash = QCryptographicHash::Sha256)
{
    return QMessageAuthenticationCode::hash(text, key, hash);
}
static QByteArray sha256(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

//! The request doctor: whatever mistake was made on purpose is named.
class DoctorTest : public QObject {
    Q_OBJECT

    static const SigningScheme *scheme(const char *id) { return shippedSigningSchemes().find(QLatin1StringView(id)); }

    static SignatureQuestion questionTo(const char *rule, const SigningRequest &request, const QByteArray &key)
    {
        SignatureQuestion question;
        question.rule = rule ? scheme(rule) : nullptr;
        for (const SigningScheme &one : shippedSigningSchemes().schemes)
            if (&one != question.rule)
                question.schemes << &one;
        question.input.request = request;
        question.input.secret = std::make_shared<const Secret>(QByteArray(key.constData(), key.size()));
        question.now = now;
        question.patience = std::chrono::seconds(60); // the sanitizers are slow
        return question;
    }
    // What PromptOps' server would see.
    static SigningRequest promptops(const QByteArray &timestamp, const QByteArray &signature,
                                    const QByteArray &word = "Bearer")
    {
        SigningRequest request = *requestTo("GET", u"https://p.example/v1/client/prompts/hello-world?limit=1"_s);
        request.setHeader("Authorization", word + ' ' + apiKey);
        request.setHeader("X-PromptOps-Timestamp", timestamp);
        request.setHeader("X-PromptOps-Signature", signature);
        return request;
    }
    static SigningRequest hashed(const QByteArray &signature, const QByteArray &body)
    {
        SigningRequest request = *requestTo("POST", u"https://a.example/v1/client/orders?b=2&a=1"_s);
        request.setHeader("X-Api-Key", "ak-1");
        request.setHeader("X-Timestamp", "1768446245");
        request.setHeader("X-Signature", signature);
        request.body = body;
        return request;
    }
    static QString causesOf(const SignatureDiagnosis &diagnosis)
    {
        QStringList ids;
        for (const SignatureCause &cause : diagnosis.causes)
            ids << cause.id.section(u'.', 2);
        return ids.join(u' ');
    }

private Q_SLOTS:
    void theFourConventionsAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("timestamp");
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<QString>("matched");
        QTest::addColumn<QString>("causes");
        const QByteArray path = ":GET:/v1/client/prompts/hello-world";
        const auto row = [](const char *name, const QByteArray &timestamp, const QByteArray &signature,
                            const char *matched, const char *causes) {
            QTest::newRow(name) << timestamp << signature.toHex() << QString::fromLatin1(matched)
                                << QString::fromLatin1(causes);
        };
        const QByteArray naive = "2026-01-15T03:04:05";
        row("as the server wants it", naive, hmac(sha256(secret), apiKey + ':' + naive + path), "promptops-server", "");
        row("as documented", naive + 'Z', hmac(secret, apiKey + ':' + naive + 'Z' + path), "promptops-documentation",
            "other-scheme timestamp-form");
        row("documented, without Z", naive, hmac(secret, apiKey + ':' + naive + path), "promptops-server", "key-form");
        row("right, but with Z", naive + 'Z', hmac(sha256(secret), apiKey + ':' + naive + 'Z' + path),
            "promptops-server", "timestamp-form");
        row("a doubled Z", naive + ".000ZZ", hmac(sha256(secret), apiKey + ':' + naive + ".000ZZ" + path),
            "promptops-server", "timestamp-form");
        row("signed with Z, sent without", naive, hmac(sha256(secret), apiKey + ':' + naive + 'Z' + path),
            "promptops-server", "timestamp-form");
        row("the query in it", naive, hmac(sha256(secret), apiKey + ':' + naive + path + "?limit=1"),
            "promptops-server", "query");
        row("without the base path", naive, hmac(sha256(secret), apiKey + ':' + naive + ":GET:/prompts/hello-world"),
            "promptops-server", "path");
        row("a slash at the end", naive, hmac(sha256(secret), apiKey + ':' + naive + path + '/'), "promptops-server",
            "path");
        row("lower-case method", naive,
            hmac(sha256(secret), apiKey + ':' + naive + ":get:/v1/client/prompts/hello-world"), "promptops-server",
            "method");
        row("another method", naive,
            hmac(sha256(secret), apiKey + ':' + naive + ":POST:/v1/client/prompts/hello-world"), "promptops-server",
            "method");
        row("a line end in the secret", naive, hmac(sha256(secret + '\n'), apiKey + ':' + naive + path),
            "promptops-server", "secret-damaged");
        row("the secret decoded", naive, hmac(QByteArray::fromHex(secret), apiKey + ':' + naive + path),
            "promptops-server", "key-form");
        row("the key as the key", naive, hmac(apiKey, apiKey + ':' + naive + path), "promptops-server", "key-swapped");
        row("exchanged", naive, hmac(sha256(apiKey), secret + ':' + naive + path), "promptops-server", "key-swapped");
        row("other separators", naive,
            hmac(sha256(secret), apiKey + '\n' + naive + "\nGET\n/v1/client/prompts/hello-world"), "promptops-server",
            "separator");
        row("a line end behind it", naive, hmac(sha256(secret), apiKey + ':' + naive + path + '\n'), "promptops-server",
            "separator");
        row("a part left out", naive, hmac(sha256(secret), naive + path), "promptops-server", "part-missing");
        row("another order", naive, hmac(sha256(secret), naive + ':' + apiKey + path), "promptops-server",
            "part-order");
        row("local time", naive, hmac(sha256(secret), apiKey + ":2026-01-15T10:04:05" + path), "promptops-server",
            "timestamp-other");
        row("SHA-1", naive, hmac(sha256(secret), apiKey + ':' + naive + path, QCryptographicHash::Sha1),
            "promptops-server", "algorithm encoding");
        row("no HMAC", naive,
            QCryptographicHash::hash(sha256(secret) + apiKey + ':' + naive + path, QCryptographicHash::Sha256),
            "promptops-server", "algorithm");
        row("two at once", naive, hmac(secret, apiKey + ':' + naive + path + "?limit=1"), "promptops-server",
            "key-form query");
        row("late", "2026-01-15T02:04:05", hmac(sha256(secret), apiKey + ":2026-01-15T02:04:05" + path),
            "promptops-server", "clock");
        row("another secret", naive, hmac("another", apiKey + ':' + naive + path), "", "undetermined");
    }
    void theFourConventionsAreToldApart()
    {
        QFETCH(const QByteArray, timestamp);
        QFETCH(const QByteArray, signature);
        QFETCH(const QString, matched);
        QFETCH(const QString, causes);
        const SignatureDiagnosis diagnosis =
            diagnoseSignature(questionTo("promptops-server", promptops(timestamp, signature), secret));
        QString expected = causes;
        if (causes == "algorithm encoding"_L1)
            expected = u"algorithm"_s; // both are hex
        QCOMPARE(causesOf(diagnosis), expected);
        QCOMPARE(diagnosis.matched, matched);
        QVERIFY(diagnosis.complete);
        for (const SignatureCause &cause : diagnosis.causes) {
            QVERIFY2(signatureCauseIds().contains(cause.id), qPrintable(cause.id));
            QCOMPARE(cause.proven, cause.id != "auth.signature.undetermined"_L1);
        }
    }

    void thePythonClientIsRecognised()
    {
        SigningRequest request = promptops("1768446245", {}, "PromptOps");
        request.setHeader("X-PromptOps-Nonce", "9f86d081884c7d659a2feaa0c55ad015");
        request.setHeader("X-PromptOps-Signature", hmac(apiKey, "GET:/v1/client/prompts/hello-world?limit=1:1768446245:"
                                                                "9f86d081884c7d659a2feaa0c55ad015")
                                                       .toHex());
        const SignatureDiagnosis diagnosis = diagnoseSignature(questionTo("promptops-server", request, secret));
        QCOMPARE(diagnosis.matched, u"promptops-python-client"_s);
        QCOMPARE(causesOf(diagnosis), u"other-scheme header-form timestamp-form"_s);
        // Nobody said what the server checks: then nothing is wrong with it.
        const SignatureDiagnosis open = diagnoseSignature(questionTo(nullptr, request, secret));
        QCOMPARE(open.matched, u"promptops-python-client"_s);
        QCOMPARE(causesOf(open), QString());
    }

    void whatTheNpmClientLeavesOutIsNamed()
    {
        SigningRequest request = *requestTo("GET", u"https://p.example/v1/client/prompts"_s);
        request.setHeader("Authorization", "Bearer " + apiKey);
        const SignatureDiagnosis diagnosis = diagnoseSignature(questionTo("promptops-server", request, secret));
        QCOMPARE(causesOf(diagnosis), u"header-missing"_s);
        QCOMPARE(diagnosis.causes.first().facts.value(u"headers"_s), u"X-PromptOps-Timestamp, X-PromptOps-Signature"_s);
    }

    void mistakesAboutTheBodyAreNamed_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("signedPart"); // what was signed in place of the hash of the body
        QTest::addColumn<QString>("causes");
        QTest::addColumn<QString>("form");
        const QByteArray body = "{\"b\":1.50,\"a\":\"\xC3\xA9/\"}";
        const auto row = [&](const char *name, const QByteArray &signedBody, const char *causes, const char *form) {
            QTest::newRow(name) << body << sha256(signedBody) << QString::fromLatin1(causes)
                                << QString::fromLatin1(form);
        };
        row("right", body, "", "");
        row("spaced", "{\"b\": 1.50, \"a\": \"\xC3\xA9/\"}", "body-rewritten", "spaced");
        row("json.dumps", "{\"b\": 1.5, \"a\": \"\\u00e9/\"}", "body-rewritten", "python");
        row("sort_keys", "{\"a\": \"\\u00e9/\", \"b\": 1.5}", "body-rewritten", "python-sorted");
        row("JSON.stringify", "{\"b\":1.5,\"a\":\"\xC3\xA9/\"}", "body-rewritten", "javascript");
        row("str(dict)", "{'b': 1.5, 'a': '\xC3\xA9/'}", "body-rewritten", "python-dict");
        row("json_encode", "{\"b\":1.5,\"a\":\"\\u00e9\\/\"}", "body-rewritten", "php");
        row("a line end", body + '\n', "body-bytes", "\\n");
        row("a byte order mark", "\xEF\xBB\xBF" + body, "body-bytes", "BOM");
        row("Latin-1", "{\"b\":1.50,\"a\":\"\xE9/\"}", "body-bytes", "ISO 8859-1");
        row("nothing", "", "body-empty", "");
        row("an empty object", "{}", "body-empty", "{}");
        QTest::newRow("null for nothing") << QByteArray() << sha256("null") << u"body-empty"_s << u"null"_s;
        QTest::newRow("base64") << body << QByteArray::fromHex(sha256(body)).toBase64() << u"hash-form"_s << QString();
        QTest::newRow("HEX") << body << sha256(body).toUpper() << u"hash-form"_s << QString();
        QTest::newRow("the body itself") << body << body << u"hash-form"_s << QString();
    }
    void mistakesAboutTheBodyAreNamed()
    {
        QFETCH(const QByteArray, sent);
        QFETCH(const QByteArray, signedPart);
        QFETCH(const QString, causes);
        QFETCH(const QString, form);
        const QByteArray text = "POST\n/v1/client/orders?b=2&a=1\n1768446245\n" + signedPart;
        const SignatureDiagnosis diagnosis = diagnoseSignature(
            questionTo("method-path-timestamp-hash", hashed(hmac("whisper", text).toHex(), sent), "whisper"));
        QCOMPARE(causesOf(diagnosis), causes);
        if (!form.isEmpty())
            QCOMPARE(diagnosis.causes.first().facts.value(u"form"_s), form);
    }

    void mistakesAboutTheQueryAreNamed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("causes");
        QTest::newRow("left out") << QByteArray("/v1/client/orders") << u"query"_s;
        QTest::newRow("sorted") << QByteArray("/v1/client/orders?a=1&b=2") << u"query"_s;
        QTest::newRow("without /v1") << QByteArray("/client/orders?b=2&a=1") << u"path"_s;
        QTest::newRow("the whole address") << QByteArray("https://a.example/v1/client/orders?b=2&a=1") << u"path"_s;
        QTest::newRow("encoded") << QByteArray("/v1/client/orders?b=2&a=1") << QString();
    }
    void mistakesAboutTheQueryAreNamed()
    {
        QFETCH(const QByteArray, target);
        QFETCH(const QString, causes);
        const QByteArray text = "POST\n" + target + "\n1768446245\n" + sha256("{}");
        QCOMPARE(causesOf(diagnoseSignature(
                     questionTo("method-path-timestamp-hash", hashed(hmac("whisper", text).toHex(), "{}"), "whisper"))),
                 causes);
    }

    void theWayItIsWrittenIsNamed_data()
    {
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<QString>("causes");
        const QByteArray raw = hmac("whisper", "POST\n/v1/client/orders?b=2&a=1\n1768446245\n" + sha256("{}"));
        QTest::newRow("capitals") << raw.toHex().toUpper() << u"encoding"_s;
        QTest::newRow("base64") << raw.toBase64() << u"encoding"_s;
        QTest::newRow("base64 for URLs") << raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
                                         << u"encoding"_s;
        QTest::newRow("a prefix") << "sha256=" + raw.toHex() << u"encoding"_s;
        QTest::newRow("base64 of the hex text") << raw.toHex().toBase64() << u"encoding"_s;
        QTest::newRow("cut off") << raw.toHex().first(40) << u"algorithm undetermined"_s;
        QTest::newRow("cut off somewhere") << raw.toHex().first(41) << u"malformed"_s;
    }
    void theWayItIsWrittenIsNamed()
    {
        QFETCH(const QByteArray, signature);
        QFETCH(const QString, causes);
        const QString found =
            causesOf(diagnoseSignature(questionTo("method-path-timestamp-hash", hashed(signature, "{}"), "whisper")));
        QCOMPARE(found, causes == "algorithm undetermined"_L1 ? u"undetermined"_s : causes);
    }

    void partsAreHeldAgainstOneAnother()
    {
        const QByteArray naive = "2026-01-15T03:04:05";
        const QByteArray signature =
            hmac(sha256(secret), apiKey + ':' + naive + ":GET:/v1/client/prompts/hello-world/").toHex();
        const SignatureDiagnosis diagnosis =
            diagnoseSignature(questionTo("promptops-server", promptops(naive, signature), secret));
        QCOMPARE(diagnosis.causes.size(), 1);
        const SignatureCause &cause = diagnosis.causes.first();
        QCOMPARE(cause.parts.size(), 7);
        const ComparedPart &path = cause.parts.last();
        QCOMPARE(path.name, QByteArray("path"));
        QCOMPARE(path.expected, QByteArray("/v1/client/prompts/hello-world"));
        QCOMPARE(path.foundBytes, path.expectedBytes + 1);
        QCOMPARE(path.firstDifference, path.expectedBytes);
        QVERIFY(cause.parts.first().secret && cause.parts.first().expected.isEmpty());
        for (const QString &fact : cause.facts)
            QVERIFY2(!fact.contains(QLatin1StringView(secret)) && !fact.contains(QLatin1StringView(apiKey)),
                     qPrintable(fact));
    }

    void aBodyThatShouldHaveBeenWrittenAgainIsNamed_data()
    {
        QTest::addColumn<QByteArray>("signedBody");
        QTest::addColumn<QString>("causes");
        QTest::addColumn<QString>("form");
        QTest::newRow("sorted and compact") << QByteArray("{\"a\":1.5,\"b\":1}") << QString() << QString();
        QTest::newRow("as it is sent") << QByteArray("{\"b\": 1, \"a\":1.50}") << u"body-rewritten"_s << u"as-sent"_s;
        QTest::newRow("json.dumps") << QByteArray("{\"b\": 1, \"a\": 1.5}") << u"body-rewritten"_s << u"python"_s;
    }
    void aBodyThatShouldHaveBeenWrittenAgainIsNamed()
    {
        QFETCH(const QByteArray, signedBody);
        QFETCH(const QString, causes);
        QFETCH(const QString, form);
        SigningRequest request = *requestTo("POST", u"https://a.example/x"_s);
        request.setHeader("X-Timestamp", "1768446245");
        request.setHeader("X-Signature", "sha256=" + hmac("whisper", "1768446245." + signedBody).toHex());
        request.body = "{\"b\": 1, \"a\":1.50}";
        SignatureQuestion question = questionTo("timestamp-canonical-body", request, "whisper");
        question.schemes.clear(); // one of them signs the body as it is sent
        const SignatureDiagnosis diagnosis = diagnoseSignature(question);
        QCOMPARE(diagnosis.matched, u"timestamp-canonical-body"_s);
        QCOMPARE(causesOf(diagnosis), causes);
        if (!form.isEmpty())
            QCOMPARE(diagnosis.causes.first().facts.value(u"form"_s), form);
    }

    void whatExplainsItAsWellIsNamedToo()
    {
        SigningRequest request = *requestTo("POST", u"https://a.example/x"_s);
        request.setHeader("X-Timestamp", "1768446245");
        request.setHeader("X-Signature", hmac("whisper", "1768446245.x").toHex());
        request.body = "x\n";
        const SignatureDiagnosis diagnosis = diagnoseSignature(questionTo("timestamp-body", request, "whisper"));
        QCOMPARE(causesOf(diagnosis), u"body-bytes"_s);
        QCOMPARE(diagnosis.causes.first().facts.value(u"form"_s), u"trimmed"_s);
        QCOMPARE(diagnosis.alternatives.size(), 1);
        QCOMPARE(diagnosis.alternatives.first().facts.value(u"form"_s), u"- \\n"_s);
    }

    void theSearchIsLimited()
    {
        SignatureQuestion question =
            questionTo("promptops-server", promptops("2026-01-15T03:04:05", QByteArray(64, 'a')), secret);
        question.mostTries = 50;
        const SignatureDiagnosis few = diagnoseSignature(question);
        QVERIFY(!few.complete && few.tried < 80);
        question.mostTries = 20'000;
        std::stop_source stop;
        stop.request_stop();
        question.stop = stop.get_token();
        QVERIFY(!diagnoseSignature(question).complete);
    }

    void awsMistakesAreNamed_data()
    {
        QTest::addColumn<QString>("mistake");
        QTest::addColumn<QString>("causes");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("the port in the host") << u"host"_s << u"host"_s;
        QTest::newRow("a derived key of the bare secret") << u"prefix"_s << u"key-form"_s;
        QTest::newRow("lower-case method") << u"method"_s << u"method"_s;
        QTest::newRow("as S3 does it") << u"path"_s << u"path"_s;
    }
    void awsMistakesAreNamed()
    {
        QFETCH(const QString, mistake);
        QFETCH(const QString, causes);
        SigningScheme client = *scheme("aws-sigv4");
        SigningRequest request = *requestTo("GET", u"https://x.amazonaws.com/a/../b?z=1"_s);
        SigningInput input;
        input.request = request;
        input.keyId = "AKIDEXAMPLE";
        input.secret = std::make_shared<const Secret>(QByteArray("whisper"));
        input.timestamp = "20260115T030405Z";
        input.parameters = {{"region", "us-east-1"}, {"service", "s"}};
        if (mistake == "host"_L1)
            input.request.host += ":443";
        if (mistake == "prefix"_L1)
            client.keyText = *readSigningText(u"{secret}"_s);
        if (mistake == "method"_L1)
            client.namedTexts.first().first().steps = {"lower"};
        if (mistake == "path"_L1)
            input.request.path = "/b/";
        const auto made = signRequest(client, input);
        QVERIFY(made);
        for (const SignedHeader &header : made->headers)
            request.setHeader(header.name, header.value);
        const SignatureDiagnosis diagnosis = diagnoseSignature(questionTo("aws-sigv4", request, "whisper"));
        QCOMPARE(causesOf(diagnosis), causes);
        QCOMPARE(diagnosis.matched, u"aws-sigv4"_s);
    }
};

}

LENTERA_TEST(tst_doctor, lentera::DoctorTest)
#include "tst_doctor.moc"
