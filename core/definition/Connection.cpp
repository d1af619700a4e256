// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/Connection.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

QStringList hostVariables()
{
    return {u"HOME"_s, u"LOGNAME"_s, u"PATH"_s, u"SHELL"_s, u"TERM"_s, u"USER"_s};
}

bool isEnvironmentName(const QString &text)
{
    static const QRegularExpression name(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    return name.match(text).hasMatch();
}

bool mayBeSecret(const QString &name, const QString &value)
{
    static const QRegularExpression secret(u"KEY|TOKEN|SECRET|PASS|PWD\\z|CRED|AUTH|PRIVATE|COOKIE|SESSION|DSN"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return name != "PWD"_L1 && name != "OLDPWD"_L1 &&
           (name.contains(secret) || (value.contains("://"_L1) && value.contains(u'@')));
}

}
