// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/OAuthSeen.h"

using namespace Qt::StringLiterals;

namespace lentera::seen {

// Slack says `ok`, HubSpot `status`, Zoho and most others `error`.
QString OAuthAnswer::error() const
{
    const QString error = fields.value(u"error"_s, fields.value(u"error.code"_s));
    if (!error.isEmpty())
        return error;
    if (fields.value(u"ok"_s) == "false"_L1)
        return u"ok: false"_s;
    return status >= 400 ? fields.value(u"status"_s, fields.value(u"errorCode"_s)) : QString();
}

}
