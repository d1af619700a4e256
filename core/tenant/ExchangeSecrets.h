// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>

namespace lentera {

//! JSON pointer of the first thing that looks like a secret: a member named like one (password, token, apiKey,
//! credential ...) that has a value, user information in a URL, a private key in PEM.
std::optional<QString> secretIn(const QJsonValue &value);

//! \a value without all that secretIn() would find.
QJsonValue withoutSecrets(const QJsonValue &value);

}
