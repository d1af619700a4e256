// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "definition/Connection.h"
#include "definition/Connector.h"

#include <QList>

namespace lentera {

//! What is wrong with a connection's own settings, each with the setting named; empty when it may be used.
//! Ids: config.url.invalid {parameter, url, reason: empty|scheme|host|userinfo|syntax}, config.parameter.missing
//! {parameter}, config.parameter.invalid {parameter, value, expected}, config.parameter.unknown {parameter},
//! config.signin.unsuitable {signIn, host}. Of a program the parameters are `command`, `directory`, `variables`,
//! `inherited` and `secrets`; no value of a variable is repeated. The fact `url` never holds user information.
QList<Error> problemsOf(const Connection &connection, const Connector &connector);

//! \a url without user information, for showing; also when it is no valid URL.
QString withoutUserInfo(const QString &url);

}
