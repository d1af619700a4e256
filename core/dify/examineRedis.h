// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dify/RedisSession.h"

namespace lentera {

//! How Dify signs in to Redis.
struct RedisSignIn {
    QString user;
    SharedSecret password; //!< null or empty for none
    int queueDatabase = 1; //!< the broker's
    QString keyPrefix;
};

//! Signs in to Redis and reads its state and the length of Dify's queues. Writes nothing. \a known holds the door.
void examineRedis(seen::DifyRedis &known, const RedisSignIn &signIn, const Wait &wait);

}
