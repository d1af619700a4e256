// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/DifyStack.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace lentera {

std::optional<DifyAddress> difyAddressFrom(const QString &text)
{
    const QUrl url(text.contains("://"_L1) ? text : "tcp://"_L1 + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.password().isEmpty() || url.hasFragment())
        return {};
    return DifyAddress{url.host(), std::max(url.port(), 0), url.userName(), url.path().mid(1),
                       QUrlQuery(url).queryItemValue(u"sslmode"_s)};
}

QStringList difyAreas()
{
    return {u"compose"_s, u"env"_s, u"database"_s, u"redis"_s, u"services"_s, u"api"_s, u"disk"_s};
}

}
