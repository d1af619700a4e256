// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Commands.h"

#include "base/Secret.h"

namespace lentera::cli {

//! The ways a secret comes in: standard input, a file descriptor, a named environment variable. Never argv.
struct SecretInput {
    std::string fromStdin;                   //!< FIELD
    std::vector<std::string> fromVariable;   //!< FIELD=NAME
    std::vector<std::string> fromDescriptor; //!< FIELD=NUMBER
    std::vector<std::string> plain;          //!< FIELD=VALUE of fields that are not secret
};

void addSecretInput(CLI::App &command, SecretInput &input);

//! Reads what was asked for, by field. One line break at the end of standard input or a descriptor is taken off.
//! Errors: cli.assignment {text}, cli.variable {name}, cli.descriptor {text}, keychain.too-large {limit},
//! cli.secret-in-argv {field} when a secret field of \a signIn was given as a plain value.
Result<QMap<QString, SharedSecret>> readSecrets(const SecretInput &input, const SignIn &signIn);

//! One secret from an open file descriptor, 0 being standard input. One line break at the end is taken off.
//! Errors: cli.descriptor {text}, keychain.too-large {limit}.
Result<SharedSecret> secretFromDescriptor(int descriptor);
//! One secret from an environment variable. Errors: cli.variable {name}, keychain.too-large {limit}.
Result<SharedSecret> secretFromVariable(const QString &name);

}
