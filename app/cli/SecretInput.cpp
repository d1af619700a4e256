// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/SecretInput.h"

#include "cli/ConnectionFields.h"
#include "tenant/CredentialStore.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct SecretText {
    Q_DECLARE_TR_FUNCTIONS(SecretText)
};

}

void addSecretInput(CLI::App &command, SecretInput &input)
{
    command.add_option("--secret-stdin", input.fromStdin,
                       help(SecretText::tr("Read this credential field from standard input.")));
    command
        .add_option("--secret-env", input.fromVariable,
                    help(SecretText::tr("FIELD=NAME: read it from the environment variable.")))
        ->allow_extra_args(false);
    command
        .add_option("--secret-fd", input.fromDescriptor,
                    help(SecretText::tr("FIELD=NUMBER: read it from the open file descriptor.")))
        ->allow_extra_args(false);
    command
        .add_option("--field", input.plain,
                    help(SecretText::tr("FIELD=VALUE of a credential field that is not secret.")))
        ->allow_extra_args(false);
}

static Result<SharedSecret> secretOf(QByteArray bytes)
{
    if (bytes.endsWith('\n'))
        bytes.chop(bytes.endsWith("\r\n") ? 2 : 1);
    if (bytes.size() > largestSecret) {
        wipeBytes(bytes);
        return failure("keychain.too-large"_L1, {{u"limit"_s, QString::number(largestSecret)}});
    }
    return std::make_shared<const Secret>(std::move(bytes));
}

Result<SharedSecret> secretFromDescriptor(int descriptor)
{
    QFile file;
    if (descriptor < 0 || !file.open(descriptor, QIODevice::ReadOnly))
        return failure("cli.descriptor"_L1, {{u"text"_s, QString::number(descriptor)}});
    QByteArray bytes;
    // A pipe gives what has arrived, not all: read until it ends or is plainly too large.
    while (bytes.size() <= largestSecret) {
        const QByteArray more = file.read(largestSecret + 3 - bytes.size());
        if (more.isEmpty())
            break;
        bytes += more;
    }
    return secretOf(std::move(bytes));
}

Result<SharedSecret> secretFromVariable(const QString &name)
{
    if (!qEnvironmentVariableIsSet(name.toUtf8().constData()))
        return failure("cli.variable"_L1, {{u"name"_s, name}});
    return secretOf(qgetenv(name.toUtf8().constData()));
}

static bool isSecretField(const SignIn &signIn, const QString &field)
{
    const auto known = std::find_if(signIn.fields.cbegin(), signIn.fields.cend(),
                                    [&](const CredentialField &one) { return one.id == field; });
    return known == signIn.fields.cend() || known->secret;
}

// Collects one secret after the other; the first that cannot be read ends it.
class Collector {
public:
    Result<QMap<QString, SharedSecret>> result = QMap<QString, SharedSecret>();

    void add(const QString &field, const Result<SharedSecret> &secret)
    {
        if (!secret)
            result = failureOf(secret);
        else if (result)
            result->insert(field, *secret);
    }
    template <class Read>
    void addAll(const std::vector<std::string> &assignments, Read read)
    {
        for (const std::string &text : assignments) {
            const auto pair = assignment(text);
            if (!pair)
                result = failureOf(pair);
            else
                add(pair->first, read(*pair));
        }
    }
};

Result<QMap<QString, SharedSecret>> readSecrets(const SecretInput &input, const SignIn &signIn)
{
    using Pair = std::pair<QString, QString>;
    Collector secrets;
    if (!input.fromStdin.empty())
        secrets.add(fromArgument(input.fromStdin), secretFromDescriptor(0));
    secrets.addAll(input.fromVariable, [](const Pair &pair) { return secretFromVariable(pair.second); });
    secrets.addAll(input.fromDescriptor, [](const Pair &pair) -> Result<SharedSecret> {
        bool number = false;
        const int descriptor = pair.second.toInt(&number);
        if (!number)
            return failure("cli.descriptor"_L1, {{u"text"_s, pair.second}});
        return secretFromDescriptor(descriptor);
    });
    secrets.addAll(input.plain, [&signIn](const Pair &pair) -> Result<SharedSecret> {
        if (isSecretField(signIn, pair.first))
            return failure("cli.secret-in-argv"_L1, {{u"field"_s, pair.first}});
        return secretOf(pair.second.toUtf8());
    });
    return std::move(secrets.result);
}

}
