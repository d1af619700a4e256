// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dify/DifySeen.h"
#include "dify/DifyStack.h"

namespace lentera {

//! Where this machine reaches the service that has one of the \a names in the compose file, at \a port inside: what
//! the person \a given, else a published port, else the container's own address (a Linux host reaches it), else the
//! address of the `.env` file when it is no name of a compose service. An empty host where there is no way.
seen::DifyDoor doorTo(const QStringList &names, int port, const DifyAddress &given, const QString &envHost,
                      const seen::DifyCompose &compose);

}
