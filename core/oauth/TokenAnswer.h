// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"

#include <QMap>
#include <QString>

namespace lentera {

//! The body of a token end point's answer, its secrets apart from what may be shown.
struct TokenAnswer {
    bool readable = false;         //!< a JSON object, or a form as GitHub answers unless asked for JSON
    QMap<QString, QString> fields; //!< text, numbers, truth values; inner ones as `outer.inner`; at most 60
    QMap<QString, SharedSecret>
        secrets; //!< `access_token`, `refresh_token`, `id_token`, `device_code`: the first of each
};

//! Reads \a body and overwrites the secrets in it, so that what is left may be shown and parsed by anyone.
TokenAnswer readTokenAnswer(QByteArray &body);

}
