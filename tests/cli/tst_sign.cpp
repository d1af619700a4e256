// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliProgram.h"
#include "support/LoopbackServer.h"
#include "support/PastedCommand.h"
#include "support/SecretEcho.h"
#include "support/runTests.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace lentera {

static const QByteArray secret = "00112233445566778899aabbccddeeff";
static const QByteArray apiKey = "po_0123456789abcdef01234567";

//! PromptOps' server as its code has it, or one that believes its Python client: answers what fits the signature.
class PromptOpsServer {
public:
    enum class Convention { Server, PythonClient };

    explicit PromptOpsServer(Convention convention) : m_convention(convention) {}

    int port() const { return m_server.port(); }
    //! Whether every signed request from now on is refused, or answered with 503 so that it is made again.
    void refuse(bool refuse) { m_refuse = refuse; }
    void beBusy(bool busy) { m_busy = busy; }
    //! The signature, and whether it fits, of each signed request so far.
    QByteArrayList seen() const
    {
        const std::lock_guard lock(m_mutex);
        return m_seen;
    }

private:
    static QByteArray header(const QByteArray &request, const QByteArray &name)
    {
        for (const QByteArray &line : request.split('\n'))
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        return {};
    }
    bool fits(const QByteArray &request) const
    {
        const QByteArray time = header(request, "X-PromptOps-Timestamp");
        const bool server = m_convention == Convention::Server;
        const QByteArray text =
            server ? apiKey + ':' + time + ":GET:/v1/client/usage/limits"
                   : "GET:/v1/client/usage/limits:" + time + ':' + header(request, "X-PromptOps-Nonce");
        const QByteArray key = server ? QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex() : apiKey;
        return header(request, "Authorization") == (server ? "Bearer " : "PromptOps ") + apiKey &&
               header(request, "X-PromptOps-Signature") ==
                   QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256).toHex();
    }
    void answer(LoopbackPeer &peer)
    {
        const QByteArray request = peer.readUntil("\r\n\r\n");
        QByteArray status = "200 OK";
        QByteArray body = R"({"status":"healthy","version":"1.0"})";
        if (request.startsWith("GET /v1/client/usage/limits ")) {
            const bool good = fits(request);
            const std::lock_guard lock(m_mutex);
            m_seen << header(request, "X-PromptOps-Signature") + (good ? " fits" : " differs");
            status = m_busy ? "503 Service Unavailable" : good && !m_refuse ? "200 OK" : "401 Unauthorized";
            body = good && !m_refuse ? R"({"limits_minute":60})" : R"({"detail":"Invalid signature"})";
        }
        peer.write("HTTP/1.1 " + status +
                   "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
                   QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    Convention m_convention;
    std::atomic<bool> m_refuse = false;
    std::atomic<bool> m_busy = false;
    mutable std::mutex m_mutex;
    QByteArrayList m_seen;
    LoopbackServer m_server{[this](LoopbackPeer &peer) {
        answer(peer);
    }};
};

//! `lentera-cli sign`.
class SignCommandTest : public QObject {
    Q_OBJECT

    CliProgram m_cli{QProcessEnvironment::systemEnvironment()};
    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for a test's file");
        return file.fileName();
    }
    CliAnswer sign(const QStringList &arguments, const QByteArray &input = {})
    {
        return m_cli.run(QStringList{u"sign"_s} + arguments, input);
    }
    CliAnswer promptops(const QStringList &arguments, const QString &scheme = u"promptops-server"_s)
    {
        return sign(QStringList{u"--scheme"_s, scheme, u"--url"_s, u"https://p.example/v1/client/prompts/hello-world"_s,
                                u"--key-id-env"_s, u"API_KEY"_s, u"--secret-env"_s, u"SECRET"_s} +
                    arguments);
    }
    static QByteArray signatureOf(const CliAnswer &answer)
    {
        return answer.json().value("signature"_L1).toString().toLatin1();
    }
    static QString firstCause(const CliAnswer &answer) { return answer.json().value("cause"_L1).toString(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_cli.environment().insert(u"SECRET"_s, QString::fromLatin1(secret));
        m_cli.environment().insert(u"API_KEY"_s, QString::fromLatin1(apiKey));
    }

    void aRequestIsSigned()
    {
        const QStringList time{u"--timestamp"_s, u"2026-01-15T03:04:05Z"_s};
        const CliAnswer json = promptops(time + QStringList{u"--json"_s});
        QVERIFY2(json.status == 0, json.err.constData());
        QCOMPARE(signatureOf(json), QByteArray("f0b087f0d8da5e469cbcda4abb9332a58c5f170cf9b11a3c05880f6a906729be"));
        QCOMPARE(json.json().value("timestamp"_L1).toString(), u"2026-01-15T03:04:05"_s);
        const CliAnswer text = promptops(time);
        QVERIFY2(text.out.contains("Authorization: Bearer $LENTERA_KEY_ID"), text.out.constData());
        QVERIFY(text.out.contains("X-PromptOps-Timestamp: 2026-01-15T03:04:05\n"));
        QVERIFY(text.out.contains("curl -sS -i -H \"Authorization: Bearer $LENTERA_KEY_ID\""));
        QVERIFY(text.out.contains("82 byte"));
        QVERIFY(promptops(time + QStringList{u"--lang"_s, u"id"_s}).status == 0);
        const CliAnswer headers = promptops(time + QStringList{u"--headers"_s});
        QCOMPARE(headers.out.count('\n'), 2);
        QVERIFY(headers.out.startsWith("X-PromptOps-Timestamp: "));
    }

    void theSecretComesInThreeWays()
    {
        const QStringList request{u"--scheme"_s,    u"timestamp-body"_s, u"--url"_s, u"https://a.example/"_s,
                                  u"--timestamp"_s, u"1768446245"_s,     u"--json"_s};
        const QByteArray byVariable = signatureOf(sign(request + QStringList{u"--secret-env"_s, u"SECRET"_s}));
        QCOMPARE(byVariable.size(), 64);
        QCOMPARE(signatureOf(sign(request + QStringList{u"--secret-stdin"_s}, secret + '\n')), byVariable);
        QCOMPARE(signatureOf(sign(request + QStringList{u"--secret-fd"_s, u"0"_s}, secret)), byVariable);
        QCOMPARE(sign(request).status, 2);
        QCOMPARE(sign(request + QStringList{u"--secret-env"_s, u"THERE_IS_NONE"_s}).status, 2);
    }

    void opensslAgrees()
    {
        const QByteArray body = "{\"amount\":10}";
        const CliAnswer answer = sign({u"--scheme"_s, u"timestamp-body"_s, u"--method"_s, u"POST"_s, u"--url"_s,
                                       u"https://a.example/"_s, u"--timestamp"_s, u"1768446245"_s, u"--json"_s,
                                       u"--secret-env"_s, u"SECRET"_s, u"--body"_s, file(u"body.json"_s, body)});
        QProcess openssl;
        openssl.start(u"openssl"_s, {u"dgst"_s, u"-sha256"_s, u"-hmac"_s, QString::fromLatin1(secret)});
        openssl.write("1768446245." + body);
        openssl.closeWriteChannel();
        QVERIFY(openssl.waitForFinished());
        QVERIFY(openssl.readAllStandardOutput().contains(signatureOf(answer)));
        QCOMPARE(signatureOf(answer).size(), 64);
        const CliAnswer piped =
            sign({u"--scheme"_s, u"timestamp-body"_s, u"--method"_s, u"POST"_s, u"--url"_s, u"https://a.example/"_s,
                  u"--timestamp"_s, u"1768446245"_s, u"--json"_s, u"--secret-env"_s, u"SECRET"_s, u"--body"_s, u"-"_s},
                 body);
        QCOMPARE(signatureOf(piped), signatureOf(answer));
    }

    void aSignatureIsVerified()
    {
        const QByteArray good = "f0b087f0d8da5e469cbcda4abb9332a58c5f170cf9b11a3c05880f6a906729be";
        const QStringList options{u"--verify"_s, u"--json"_s, u"--now"_s, u"2026-01-15T03:05:00Z"_s};
        const auto verify = [&](const QByteArray &signature, const QString &timestamp) {
            return promptops(
                options + QStringList{u"--signature"_s, QString::fromLatin1(signature), u"--timestamp"_s, timestamp});
        };
        const CliAnswer valid = verify(good, u"2026-01-15T03:04:05"_s);
        QCOMPARE(valid.status, 0);
        QVERIFY(valid.json().value("valid"_L1).toBool());
        const CliAnswer capitals = verify(good.toUpper(), u"2026-01-15T03:04:05"_s);
        QCOMPARE(capitals.status, 3);
        QVERIFY(!capitals.json().value("valid"_L1).toBool());
        const CliAnswer other = verify(good, u"2026-01-15T03:04:06"_s);
        QCOMPARE(other.status, 3);
        const CliAnswer late =
            promptops({u"--verify"_s, u"--json"_s, u"--now"_s, u"2026-01-15T03:10:00Z"_s, u"--signature"_s,
                       QString::fromLatin1(good), u"--timestamp"_s, u"2026-01-15T03:04:05"_s});
        QCOMPARE(late.status, 3);
        QCOMPARE(late.json().value("time"_L1).toString(), u"too-old"_s);
        QCOMPARE(promptops({u"--verify"_s}).status, 2);
    }

    void theDoctorReadsACapturedRequest()
    {
        const QString captured =
            file(u"captured.txt"_s, "GET /v1/client/prompts/hello-world HTTP/1.1\r\nHost: p.example\r\n"
                                    "Authorization: Bearer " +
                                        apiKey +
                                        "\r\nX-PromptOps-Timestamp: 2026-01-15T03:04:05Z\r\nX-PromptOps-Signature: "
                                        "ceaa13a226379e82efb52b1a9377161e9946a1f4bc0a21aec3609a52e5770df6\r\n\r\n");
        const QStringList options{u"--doctor"_s, u"--request"_s,           captured, u"--secret-env"_s, u"SECRET"_s,
                                  u"--now"_s,    u"2026-01-15T03:04:35Z"_s};
        const CliAnswer ruled = sign(options + QStringList{u"--scheme"_s, u"promptops-server"_s, u"--json"_s});
        QCOMPARE(ruled.status, 3);
        QCOMPARE(firstCause(ruled), u"auth.signature.other-scheme"_s);
        QCOMPARE(ruled.json().value("matched"_L1).toString(), u"promptops-documentation"_s);
        const CliAnswer open = sign(options + QStringList{u"--json"_s});
        QCOMPARE(open.status, 0);
        QCOMPARE(firstCause(open), u"none"_s);
        for (const QString &language : {u"en"_s, u"id"_s}) {
            const CliAnswer text =
                sign(options + QStringList{u"--scheme"_s, u"promptops-server"_s, u"--lang"_s, language});
            QVERIFY2(text.out.contains("[auth.signature.other-scheme]") &&
                         text.out.contains("[auth.signature.timestamp-form]"),
                     text.out.constData());
            QVERIFY2(!text.out.contains("\xE2\x80\xA6 |") && !text.out.contains('{' + QByteArray("expected")),
                     text.out.constData());
        }
    }

    void nothingSecretIsShown()
    {
        const QByteArray key = "canary-secret-8f3b\xC3\xA9+/=";
        m_cli.environment().insert(u"CANARY"_s, QString::fromUtf8(key));
        QByteArray said;
        const auto say = [&](const CliAnswer &answer) {
            said += answer.out + answer.err;
        };
        const QString body = file(u"canary.json"_s, "{\"key\":\"" + key + "\"}");
        for (const char *scheme : {"promptops-server", "promptops-documentation", "promptops-python-client",
                                   "timestamp-body", "aws-sigv4", "timestamp-method-path-body"})
            for (const QStringList &mode :
                 {QStringList{}, QStringList{u"--json"_s}, QStringList{u"--doctor"_s},
                  QStringList{u"--doctor"_s, u"--json"_s}, QStringList{u"--verify"_s}, QStringList{u"--headers"_s}})
                say(sign(QStringList{u"--scheme"_s,     QString::fromLatin1(scheme),
                                     u"--method"_s,     u"POST"_s,
                                     u"--url"_s,        u"https://a.example/x"_s,
                                     u"--param"_s,      u"region=r"_s,
                                     u"--param"_s,      u"service=s"_s,
                                     u"--key-id-env"_s, u"API_KEY"_s,
                                     u"--secret-env"_s, u"CANARY"_s,
                                     u"--body"_s,       body,
                                     u"--signature"_s,  QString::fromLatin1(QByteArray(64, 'a')),
                                     u"--timestamp"_s,  u"2026-01-15T03:04:05Z"_s} +
                         mode));
        QVERIFY(said.size() > 5000);
        for (const QByteArray &form : formsOf(key))
            QVERIFY2(!said.contains(form), form.constData());
        for (QDirIterator files(m_cli.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             files.hasNext();) {
            QFile written(files.next());
            QVERIFY(written.open(QIODevice::ReadOnly));
            QVERIFY2(!written.readAll().contains(key), qPrintable(written.fileName()));
        }
        // The API key is one, too, where it alone opens doors.
        QByteArray shown;
        for (const QStringList &mode : {QStringList{}, QStringList{u"--json"_s}, QStringList{u"--headers"_s},
                                        QStringList{u"--doctor"_s, u"--signature"_s, QString(64, u'a')}}) {
            const CliAnswer answer = promptops(QStringList{u"--timestamp"_s, u"2026-01-15T03:04:05"_s} + mode);
            shown += answer.out + answer.err;
        }
        QVERIFY(shown.size() > 1000 && !shown.contains(apiKey));
    }

    CliAnswer check(const PromptOpsServer &server, const QString &signIn)
    {
        return m_cli.run({u"check"_s, u"--connector"_s, u"promptops"_s, u"--url"_s,
                          u"http://127.0.0.1:%1"_s.arg(server.port()), u"--auth"_s, signIn, u"--secret-env"_s,
                          u"apiKey=API_KEY"_s, u"--secret-env"_s, u"secretKey=SECRET"_s, u"--json"_s});
    }

    void aCheckSignsItsCall()
    {
        const PromptOpsServer server(PromptOpsServer::Convention::Server);
        const CliAnswer answer = check(server, u"signed"_s);
        QVERIFY2(answer.status == 0, QByteArray(answer.out + answer.err).constData());
        QVERIFY(!server.seen().isEmpty());
        for (const QByteArray &one : server.seen())
            QVERIFY2(one.endsWith(" fits"), one.constData());
        QVERIFY(!answer.out.contains(secret) && !answer.out.contains(apiKey));
    }

    void aRefusedSignatureCanBeReproduced()
    {
        PromptOpsServer server(PromptOpsServer::Convention::Server);
        server.refuse(true);
        const CliAnswer answer = check(server, u"signed"_s);
        QCOMPARE(answer.status, 3);
        const QJsonObject root = answer.json().value("rootCauses"_L1).toArray().at(0).toObject();
        QCOMPARE(root.value("id"_L1).toString(), u"promptops.signature.mismatch"_s);
        QVERIFY(root.value("fix"_L1).toString().contains("lentera-cli sign --doctor"_L1));
        const QString command = root.value("reproduce"_L1).toString();
        QVERIFY2(!command.contains(QLatin1StringView(secret)) && command.contains("lentera-cli sign"_L1),
                 qPrintable(command));
        server.refuse(false);
        PastedCommand shell;
        shell.set(u"LENTERA_API_KEY"_s, QString::fromLatin1(apiKey));
        shell.set(u"LENTERA_SECRET_KEY"_s, QString::fromLatin1(secret));
        const qsizetype before = server.seen().size();
        const Pasted pasted = shell.run(command, 20'000);
        QVERIFY2(pasted.output.contains("limits_minute"), QByteArray(command.toUtf8() + pasted.output).constData());
        QCOMPARE(server.seen().size(), before + 1);
        QVERIFY(server.seen().last().endsWith(" fits"));
    }

    void everyAttemptIsSignedAnew()
    {
        PromptOpsServer server(PromptOpsServer::Convention::PythonClient);
        server.beBusy(true);
        check(server, u"signed-as-python-client"_s);
        const QByteArrayList seen = server.seen();
        QVERIFY(seen.size() > 1);
        QCOMPARE(QSet<QByteArray>(seen.cbegin(), seen.cend()).size(), seen.size()); // its nonce differs each time
        for (const QByteArray &one : seen)
            QVERIFY2(one.endsWith(" fits"), one.constData());
    }

    void secretsOnTheCommandLineAreRefused()
    {
        const QStringList request{u"--scheme"_s,           u"promptops-server"_s, u"--url"_s,
                                  u"https://p.example/"_s, u"--secret-env"_s,     u"SECRET"_s};
        for (const QStringList &wrong :
             {QStringList{u"--key-id"_s, QString::fromLatin1(apiKey)},
              QStringList{u"--header"_s, u"Authorization: Bearer "_s + QString::fromLatin1(apiKey)},
              QStringList{u"--header"_s, u"Cookie: session=1"_s}}) {
            const CliAnswer answer = sign(request + wrong);
            QCOMPARE(answer.status, 6);
            QVERIFY2(!answer.err.contains(apiKey), answer.err.constData());
        }
        QCOMPARE(sign({u"--scheme"_s, u"timestamp-body"_s, u"--secret-env"_s, u"SECRET"_s, u"--url"_s,
                       u"https://me:pass@a.example/"_s})
                     .status,
                 6);
    }

    void wrongWordsAreTold()
    {
        const QStringList secretOption{u"--secret-env"_s, u"SECRET"_s};
        const QStringList url{u"--url"_s, u"https://a.example/"_s};
        QCOMPARE(sign(url + secretOption).status, 1);
        QCOMPARE(sign(secretOption + QStringList{u"--scheme"_s, u"timestamp-body"_s}).status, 1);
        QCOMPARE(sign(url + QStringList{u"--scheme"_s, u"timestamp-body"_s, u"--secret-stdin"_s, u"--body"_s, u"-"_s})
                     .status,
                 1);
        const CliAnswer unknown = sign(url + secretOption + QStringList{u"--scheme"_s, u"none-such"_s});
        QCOMPARE(unknown.status, 2);
        QVERIFY2(unknown.err.contains("promptops-server"), unknown.err.constData());
        QCOMPARE(
            sign(secretOption + QStringList{u"--scheme"_s, u"timestamp-body"_s, u"--url"_s, u"a.example"_s}).status, 2);
        QCOMPARE(
            sign(url + secretOption + QStringList{u"--scheme"_s, u"timestamp-body"_s, u"--timestamp"_s, u"yesterday"_s})
                .status,
            2);
        const CliAnswer region =
            sign(url + secretOption + QStringList{u"--scheme"_s, u"aws-sigv4"_s, u"--key-id"_s, u"AKIDEXAMPLE"_s});
        QCOMPARE(region.status, 2);
        QVERIFY2(region.err.contains("--param region="), region.err.constData());
        const CliAnswer noKey = sign(url + secretOption + QStringList{u"--scheme"_s, u"promptops-server"_s});
        QCOMPARE(noKey.status, 2);
        QCOMPARE(sign(secretOption + QStringList{u"--scheme"_s, u"timestamp-body"_s, u"--request"_s,
                                                 file(u"bad.txt"_s, "no request\n")})
                     .status,
                 2);
        QCOMPARE(sign({u"--list"_s}).status, 0);
        QVERIFY(sign({u"--list"_s, u"--json"_s}).json().value("schemes"_L1).toArray().size() >= 10);
    }

    void aSchemeOfOnesOwnIsUsed()
    {
        QFile shipped(QStringLiteral(SOURCE_DIR "/resources/signing/timestamp-body.json"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QByteArray json = shipped.readAll();
        const QStringList options{u"--url"_s,  u"https://a.example/"_s, u"--timestamp"_s, u"1768446245"_s,
                                  u"--json"_s, u"--secret-env"_s,       u"SECRET"_s};
        const CliAnswer own = sign(options + QStringList{u"--scheme-file"_s, file(u"own.json"_s, json)});
        QVERIFY2(own.status == 0, own.err.constData());
        QCOMPARE(signatureOf(own), signatureOf(sign(options + QStringList{u"--scheme"_s, u"timestamp-body"_s})));
        json.replace("{timestamp}.{body}", "{timestump}.{body}");
        const CliAnswer broken = sign(options + QStringList{u"--scheme-file"_s, file(u"own.json"_s, json)});
        QCOMPARE(broken.status, 2);
        QVERIFY2(broken.err.contains("{timestump}"), broken.err.constData());
    }
};

}

LENTERA_TEST(tst_sign, lentera::SignCommandTest)
#include "tst_sign.moc"
