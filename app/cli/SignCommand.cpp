// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/SignOutput.h"

#include "base/AtomicFile.h"
#include "base/Clock.h"
#include "base/Redactor.h"
#include "cli/ConnectionFields.h"
#include "cli/SecretInput.h"
#include "signing/timestampForm.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct SignCommand {
    Q_DECLARE_TR_FUNCTIONS(SignCommand)

public:
    std::string scheme;
    std::string schemeFile;
    std::string method = "GET";
    std::string url;
    std::vector<std::string> headers;
    std::string body;
    std::string request;
    std::string timestamp;
    std::string nonce;
    std::string keyId;
    std::string keyIdVariable;
    std::optional<int> keyIdDescriptor;
    std::vector<std::string> parameters;
    bool secretStdin = false;
    std::string secretVariable;
    std::optional<int> secretDescriptor;
    std::string signature;
    std::string now;
    bool verify = false;
    bool doctor = false;
    bool list = false;
    bool headersOnly = false;
};

}

using Options = std::shared_ptr<SignCommand>;

static constexpr qsizetype largestRequest = largestSignedBody + 1024 * 1024; // bytes

namespace {

//! What the command line asks about.
struct Asked {
    QList<SigningScheme> own; //!< from --scheme-file; at most one
    const SigningScheme *scheme = nullptr;
    SigningInput input;
    QByteArray signature;
    QDateTime now;
    Redactor redactor;
};

}

static Result<QByteArray> bytesFrom(const std::string &file, qsizetype limit)
{
    if (file != "-")
        return readWhole(fromArgument(file), limit);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return failure("file.read"_L1, {{u"path"_s, u"-"_s}, {u"reason"_s, input.errorString()}});
    const QByteArray bytes = input.read(limit + 1);
    if (bytes.size() > limit)
        return failure("file.too-large"_L1, {{u"path"_s, u"-"_s}, {u"limit"_s, QString::number(limit)}});
    return bytes;
}

static Result<void> readScheme(const SignCommand &options, Asked &asked)
{
    if (!options.schemeFile.empty()) {
        const QString file = fromArgument(options.schemeFile);
        const Result<QByteArray> json = readWhole(file, 256 * 1024);
        if (!json)
            return failureOf(json);
        const auto scheme = readSigningScheme(*json, file);
        if (!scheme) {
            FileProblem problem = scheme.error().first();
            problem.error.facts.insert(u"place"_s, file + u':' + QString::number(problem.line));
            return tl::make_unexpected(problem.error);
        }
        asked.own << *scheme;
        asked.scheme = &asked.own.first();
    } else if (!options.scheme.empty()) {
        const auto scheme = shippedSigningScheme(fromArgument(options.scheme));
        if (!scheme)
            return failureOf(scheme);
        asked.scheme = *scheme;
    }
    return {};
}

// Whether a header given on the command line lets somebody in.
static bool opensDoors(const SigningHeaderLine &line)
{
    const QByteArray name = line.name.toLower();
    if (name == "cookie" || name == "proxy-authorization")
        return true;
    return name == "authorization" && !line.value.startsWith("AWS4-HMAC-");
}

static Result<void> readRequest(const SignCommand &options, Asked &asked)
{
    SigningRequest &request = asked.input.request;
    if (!options.request.empty()) {
        const Result<QByteArray> text = bytesFrom(options.request, largestRequest);
        const Result<SigningRequest> read = text ? readRequestText(*text) : failureOf(text);
        if (!read)
            return failureOf(read);
        request = *read;
    } else {
        const Result<SigningRequest> read =
            requestTo(QByteArray::fromStdString(options.method), fromArgument(options.url));
        if (!read)
            return failureOf(read);
        request = *read;
    }
    for (const std::string &text : options.headers) {
        const Result<SigningHeaderLine> line = headerLineFrom(QByteArray::fromStdString(text));
        if (!line)
            return failureOf(line);
        if (opensDoors(*line))
            return failure("cli.secret-in-argv"_L1, {{u"field"_s, QString::fromLatin1(line->name)}});
        request.headers << *line;
    }
    if (options.body.empty())
        return {};
    const Result<QByteArray> body = bytesFrom(options.body, largestSignedBody);
    if (!body)
        return failureOf(body);
    request.body = *body;
    return {};
}

static Result<SharedSecret> givenSecret(const SignCommand &options)
{
    if (options.secretStdin)
        return secretFromDescriptor(0);
    if (!options.secretVariable.empty())
        return secretFromVariable(fromArgument(options.secretVariable));
    if (options.secretDescriptor)
        return secretFromDescriptor(*options.secretDescriptor);
    return failure("signing.secret.missing"_L1);
}

static Result<void> readSecret(const SignCommand &options, Asked &asked)
{
    const Result<SharedSecret> secret = givenSecret(options);
    if (!secret)
        return failureOf(secret);
    asked.input.secret = *secret;
    asked.redactor.learn(u"secret"_s, **secret);
    return {};
}

static Result<void> readKeyId(const SignCommand &options, Asked &asked)
{
    if (!options.keyId.empty()) {
        // Without a scheme nobody knows whether it opens doors by itself.
        if (!asked.scheme || asked.scheme->secretKeyId)
            return failure("cli.secret-in-argv"_L1, {{u"field"_s, u"keyId"_s}});
        asked.input.keyId = QByteArray::fromStdString(options.keyId);
        return {};
    }
    if (options.keyIdVariable.empty() && !options.keyIdDescriptor)
        return {};
    const Result<SharedSecret> keyId = options.keyIdVariable.empty()
                                           ? secretFromDescriptor(*options.keyIdDescriptor)
                                           : secretFromVariable(fromArgument(options.keyIdVariable));
    if (!keyId)
        return failureOf(keyId);
    useSecretKeyId(asked.input, **keyId);
    return {};
}

static Result<void> readValues(const SignCommand &options, Asked &asked)
{
    asked.now = SystemClock().now();
    if (!options.now.empty()) {
        const auto now = readTimestamp(QByteArray::fromStdString(options.now));
        if (!now)
            return failure("signing.timestamp.invalid"_L1, {{u"text"_s, fromArgument(options.now)}});
        asked.now = now->time;
    }
    asked.input.timestamp = QByteArray::fromStdString(options.timestamp);
    asked.input.nonce = QByteArray::fromStdString(options.nonce);
    asked.signature = QByteArray::fromStdString(options.signature);
    for (const std::string &text : options.parameters) {
        const auto pair = assignment(text);
        if (!pair)
            return failureOf(pair);
        asked.input.parameters.insert(pair->first.toLatin1(), pair->second.toUtf8());
    }
    return {};
}

// In the form that the scheme sends, whatever the form in which it was given.
static Result<void> setTimestamp(Asked &asked)
{
    SigningInput &input = asked.input;
    if (input.timestamp.isEmpty() || asked.scheme->timestamp.isEmpty())
        return {};
    const auto written = readTimestamp(input.timestamp);
    if (!written)
        return failure("signing.timestamp.invalid"_L1, {{u"text"_s, QString::fromUtf8(input.timestamp)}});
    if (written->form != asked.scheme->timestamp.toLatin1())
        input.timestamp = timestampText(asked.scheme->timestamp.toLatin1(), written->time);
    return {};
}

static int print(const Session &session, const Asked &asked, const QJsonObject &document, const QString &text)
{
    if (!session.printedJson(asked.redactor.redacted(QJsonValue(document)).toObject()))
        session.console.print(asked.redactor.redacted(text));
    return Good;
}

static int sign(Session &session, const SignCommand &options, Asked &asked)
{
    if (const Result<void> set = setTimestamp(asked); !set)
        return session.fail(set.error());
    for (auto it = asked.scheme->parameters.cbegin(); it != asked.scheme->parameters.cend(); ++it)
        if (!asked.input.parameters.contains(it.key().toLatin1()))
            return session.fail({u"signing.parameter.missing"_s, {{u"parameter"_s, it.key()}, {u"example"_s, *it}}});
    freshen(*asked.scheme, asked.input, asked.now);
    const Result<SignedRequest> made = signRequest(*asked.scheme, asked.input);
    if (!made)
        return session.fail(made.error());
    if (options.headersOnly) {
        session.console.print(asked.redactor.redacted(publicHeaderLines(*made)));
        return Good;
    }
    const QString body =
        options.request.empty() || asked.input.request.body.isEmpty() ? fromArgument(options.body) : u"BODY"_s;
    const SignedShown shown{*asked.scheme, asked.input, *made, body};
    return print(session, asked, signedJson(shown), signedText(shown));
}

static int verify(Session &session, Asked &asked)
{
    const Presented presented = presentedBy(*asked.scheme, asked.input.request);
    adopt(presented, asked.input);
    const QByteArray signature = asked.signature.isEmpty() ? presented.values.value("signature") : asked.signature;
    if (signature.isEmpty())
        return session.fail({u"signing.signature.missing"_s, {{u"scheme"_s, asked.scheme->id}}});
    const Result<Verification> verification = verifyRequest(*asked.scheme, asked.input, signature, asked.now);
    if (!verification)
        return session.fail(verification.error());
    print(session, asked, verificationJson(*asked.scheme, *verification),
          verificationText(*asked.scheme, *verification));
    return verification->valid() ? Good : CheckFailed;
}

static QList<const SigningScheme *> otherSchemes(const SigningScheme *rule)
{
    QList<const SigningScheme *> others =
        rule ? shippedSigningSchemes().relatives(*rule) : QList<const SigningScheme *>();
    for (const SigningScheme &scheme : shippedSigningSchemes().schemes)
        if ((!rule || scheme.id != rule->id) && !others.contains(&scheme))
            others << &scheme;
    return others;
}

static int diagnose(Session &session, const Asked &asked)
{
    SignatureQuestion question;
    question.rule = asked.scheme;
    question.schemes = otherSchemes(asked.scheme);
    question.input = asked.input;
    question.signature = asked.signature;
    question.now = asked.now;
    question.stop = session.stopToken();
    const SignatureDiagnosis diagnosis = diagnoseSignature(question);
    if (question.stop.stop_requested())
        return session.fail({u"run.stopped"_s, {}});
    print(session, asked, diagnosisJson(diagnosis, session.explanations(), session.language),
          diagnosisText(diagnosis, session.explanations(), session.language));
    return diagnosis.causes.isEmpty() ? Good : CheckFailed;
}

static int listSchemes(const Session &session)
{
    const SigningCatalogue &catalogue = shippedSigningSchemes();
    if (session.printedJson(schemesJson(catalogue)))
        return Good;
    QList<QStringList> rows{{SignCommand::tr("Scheme"), SignCommand::tr("Name"), SignCommand::tr("Key"),
                             SignCommand::tr("What is signed")}};
    for (const SigningScheme &scheme : catalogue.schemes)
        rows << QStringList{scheme.id, localText(scheme.name, session.language), scheme.key,
                            QString(scheme.signs).replace(u'\n', "\\n"_L1)};
    session.console.printTable(rows);
    return Good;
}

static int usage(const Session &session, const QString &sentence)
{
    session.console.say(sentence);
    return Usage;
}

// Standard input can be one thing only.
static int stdinUses(const SignCommand &options)
{
    return int(options.secretStdin) + int(options.body == "-") + int(options.request == "-") +
           int(options.secretDescriptor == 0) + int(options.keyIdDescriptor == 0);
}

static Result<void> readAll(const SignCommand &options, Asked &asked)
{
    for (const auto read : {readScheme, readRequest, readSecret, readKeyId, readValues})
        if (const Result<void> done = read(options, asked); !done)
            return done;
    return {};
}

// The key id of a request that was captured is as secret as one that was given.
static void learnKeyId(const SignCommand &options, Asked &asked)
{
    QByteArray keyId = asked.input.keyId;
    if (keyId.isEmpty() && asked.scheme)
        keyId = presentedBy(*asked.scheme, asked.input.request).values.value("keyId");
    if (!keyId.isEmpty() && options.keyId.empty() && (!asked.scheme || asked.scheme->secretKeyId))
        asked.redactor.learn(u"keyId"_s, Secret(QByteArray(keyId.constData(), keyId.size())));
    for (const SigningHeaderLine &line : asked.input.request.headers)
        if (opensDoors(line))
            for (const QByteArray &word : line.value.split(' '))
                if (word.size() >= 16)
                    asked.redactor.learn(QString::fromLatin1(line.name),
                                         Secret(QByteArray(word.constData(), word.size())));
}

static int signOrLook(Session &session, const Options &given)
{
    const SignCommand &options = *given;
    if (options.list)
        return listSchemes(session);
    const bool needsScheme = !options.doctor;
    if (needsScheme && options.scheme.empty() && options.schemeFile.empty())
        return usage(session, SignCommand::tr("Error: --scheme is required; --list shows them all."));
    if (options.url.empty() == options.request.empty())
        return usage(session, SignCommand::tr("Error: Give the request by --url or by --request."));
    if (stdinUses(options) > 1)
        return usage(session, SignCommand::tr("Error: Only one thing can come from standard input."));
    Asked asked;
    if (const Result<void> read = readAll(options, asked); !read)
        return session.fail(read.error());
    learnKeyId(options, asked);
    if (options.doctor)
        return diagnose(session, asked);
    return options.verify ? verify(session, asked) : sign(session, options, asked);
}

static void addRequestOptions(CLI::App &command, SignCommand &options)
{
    command
        .add_option("--method", options.method, help(SignCommand::tr("The method of the request, GET if not given.")))
        ->option_text("METHOD");
    command.add_option("--url", options.url, help(SignCommand::tr("The address of the request, as it is sent.")))
        ->option_text("URL");
    command
        .add_option("--header", options.headers,
                    help(SignCommand::tr("NAME:VALUE of a header of the request; none that holds a secret.")))
        ->allow_extra_args(false)
        ->option_text("NAME:VALUE");
    command
        .add_option("--body", options.body,
                    help(SignCommand::tr("File with the body, byte for byte; - for standard input.")))
        ->option_text("FILE|-");
    command
        .add_option(
            "--request", options.request,
            help(SignCommand::tr("File with the whole request as it went over the wire; - for standard input.")))
        ->option_text("FILE|-");
    command
        .add_option(
            "--timestamp", options.timestamp,
            help(SignCommand::tr("The time to sign; now if not given. With --verify and --doctor as it was sent.")))
        ->option_text("TIME");
    command.add_option("--nonce", options.nonce, help(SignCommand::tr("The nonce, where the scheme has one.")))
        ->option_text("TEXT");
    command
        .add_option("--param", options.parameters,
                    help(SignCommand::tr("NAME=VALUE that the scheme needs, e.g. region=us-east-1.")))
        ->allow_extra_args(false)
        ->option_text("NAME=VALUE");
}

static void addKeyOptions(CLI::App &command, SignCommand &options)
{
    command.add_option("--key-id", options.keyId, help(SignCommand::tr("The key id, where it is no secret.")))
        ->option_text("ID");
    command
        .add_option("--key-id-env", options.keyIdVariable,
                    help(SignCommand::tr("Read the key id (an API key, for example) from this environment variable.")))
        ->option_text("NAME");
    command
        .add_option("--key-id-fd", options.keyIdDescriptor,
                    help(SignCommand::tr("Read the key id from this open file descriptor.")))
        ->option_text("NUMBER");
    command.add_flag("--secret-stdin", options.secretStdin,
                     help(SignCommand::tr("Read the secret from standard input.")));
    command
        .add_option("--secret-env", options.secretVariable,
                    help(SignCommand::tr("Read the secret from this environment variable.")))
        ->option_text("NAME");
    command
        .add_option("--secret-fd", options.secretDescriptor,
                    help(SignCommand::tr("Read the secret from this open file descriptor.")))
        ->option_text("NUMBER");
}

void addSignCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<SignCommand>();
    CLI::App *command = app.add_subcommand(
        "sign", help(SignCommand::tr("Sign a request, verify a signature, or find out why it is refused.")));
    command->add_option("--scheme", options->scheme, help(SignCommand::tr("How requests are signed; see --list.")))
        ->option_text("ID");
    command
        ->add_option("--scheme-file", options->schemeFile,
                     help(SignCommand::tr("The same from a file of your own (lentera.signing/1).")))
        ->option_text("FILE");
    addRequestOptions(*command, *options);
    addKeyOptions(*command, *options);
    command
        ->add_option("--signature", options->signature,
                     help(SignCommand::tr("The signature that was sent, or that the server says it expects.")))
        ->option_text("TEXT");
    CLI::Option *verifies =
        command->add_flag("--verify", options->verify, help(SignCommand::tr("Say whether the signature is valid.")));
    command
        ->add_flag("--doctor", options->doctor,
                   help(SignCommand::tr("Find the convention and the mistakes that explain the signature.")))
        ->excludes(verifies);
    command->add_option("--now", options->now, help(SignCommand::tr("The time of the server, if not now.")))
        ->option_text("TIME");
    command->add_flag("--headers", options->headersOnly,
                      help(SignCommand::tr("Print nothing but the headers that hold no secret, for curl -H @-.")));
    command->add_flag("--list", options->list, help(SignCommand::tr("List the schemes.")));
    onParsed(command, action, options, signOrLook);
}

}
