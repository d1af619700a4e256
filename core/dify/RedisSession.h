// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "base/Wait.h"
#include "dify/DifySeen.h"

#include <QByteArrayList>

#include <optional>

struct redisContext;

namespace lentera {

//! One connection to Redis over hiredis, never blocking for more than 50 ms at a time.
class RedisSession {
public:
    //! An answer: text of any simple kind, or an error in Redis' own words.
    struct Answer {
        bool isError = false;
        QByteArray text;
    };

    RedisSession() = default;
    ~RedisSession();
    RedisSession(const RedisSession &) = delete;
    RedisSession &operator=(const RedisSession &) = delete;

    //! Connects to \a address, within \a wait and 5 s.
    seen::DifyEnd open(const QString &address, int port, const Wait &wait);
    //! Sends a command and waits for its answer, at most 5 s; nothing when none came. An answer has at most 1 MiB.
    std::optional<Answer> ask(const QByteArrayList &words, const Wait &wait);
    const QString &detail() const { return m_detail; }

private:
    bool await(short events, const Wait &wait) const;
    void noteError();

    redisContext *m_context = nullptr;
    QString m_detail;
};

}
