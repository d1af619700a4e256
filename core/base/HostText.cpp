// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/HostText.h"

using namespace Qt::StringLiterals;

namespace lentera {

QString bracketed(const QString &host)
{
    return host.contains(u':') && !host.startsWith(u'[') ? u'[' + host + u']' : host;
}

QString withoutBrackets(const QString &host)
{
    return host.size() >= 2 && host.startsWith(u'[') && host.endsWith(u']') ? host.sliced(1, host.size() - 2) : host;
}

QString hostPort(const QString &host, int port)
{
    return bracketed(host) + u':' + QString::number(port);
}

}
