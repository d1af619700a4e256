// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

#include <sys/socket.h>

namespace lentera {

//! A socket address of either family, as connect() takes it.
struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;

    SocketAddress(const QHostAddress &address, int port);
    const sockaddr *data() const { return reinterpret_cast<const sockaddr *>(&storage); }
};

}
