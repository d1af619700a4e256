// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/DifyDoors.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace lentera {

// A bare word is a name inside the compose network; this machine itself is the container when it stands there.
static bool isOutside(const QString &host, const QStringList &names)
{
    const QHostAddress address(host);
    if (host == "localhost"_L1 || address.isLoopback())
        return false;
    return !host.isEmpty() && !names.contains(host) && (host.contains(u'.') || !address.isNull());
}

seen::DifyDoor doorTo(const QStringList &names, int port, const DifyAddress &given, const QString &envHost,
                      const seen::DifyCompose &compose)
{
    if (!given.host.isEmpty())
        return {given.host, given.port > 0 ? given.port : port, u"option"_s};
    const seen::DifyContainer *container = compose.find(names);
    if (container && container->state == "running"_L1) {
        if (const int published = container->published.value(QString::number(port)); published > 0)
            return {u"127.0.0.1"_s, published, u"published"_s};
        if (!container->address.isEmpty())
            return {container->address, port, u"container"_s};
    }
    if (isOutside(envHost, names))
        return {envHost, port, u"env"_s};
    return {};
}

}
