// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the files of judgement; nobody else includes it.
#pragma once

#include <QJsonValue>
#include <QString>

namespace lentera {

//! Whether words such as `"status": "failed"` tell of the request itself, or of what was asked for.
enum class StatusWords { Count, DoNotCount };

//! Whether a JSON answer of good status tells of an error inside, in the ways that products and frameworks do:
//! `error`, `errors`, `errorCode`, `success: false`, a code of 400 and more with a message, a fault, a problem
//! (RFC 9457), a list of errors.
bool holdsError(const QJsonValue &body, StatusWords words);

//! The server's own words for it, from the usual places; empty when there are none.
QString messageIn(const QJsonValue &body);
//! Its code, empty when there is none.
QString errorCodeIn(const QJsonValue &body);

}
