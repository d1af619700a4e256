// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/RedisSession.h"

#include <hiredis/hiredis.h>
#include <poll.h>
#include <sys/socket.h>

#include <memory>
#include <vector>

using namespace std::chrono_literals;

namespace lentera {

using seen::DifyEnd;

static constexpr auto slice = 50ms;
static constexpr auto budget = 5s;
static constexpr size_t longestAnswer = 1 << 20;

RedisSession::~RedisSession()
{
    if (m_context)
        redisFree(m_context);
}

bool RedisSession::await(short events, const Wait &wait) const
{
    while (!wait.over()) {
        pollfd polled{m_context->fd, events, 0};
        if (::poll(&polled, 1, int(std::chrono::milliseconds(slice).count())) != 0)
            return true;
    }
    return false;
}

void RedisSession::noteError()
{
    if (m_context && m_context->err)
        m_detail = QString::fromUtf8(m_context->errstr);
}

DifyEnd RedisSession::open(const QString &address, int port, const Wait &wait)
{
    m_context = redisConnectNonBlock(address.toUtf8().constData(), port);
    if (!m_context || m_context->err) {
        noteError();
        return DifyEnd::Unreachable;
    }
    if (!await(POLLOUT, wait.within(budget)))
        return DifyEnd::Silent;
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(m_context->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error == 0)
        return DifyEnd::Answered;
    m_detail = qt_error_string(error);
    return DifyEnd::Unreachable;
}

static RedisSession::Answer answerOf(const redisReply &reply)
{
    if (reply.type == REDIS_REPLY_INTEGER)
        return {false, QByteArray::number(qint64(reply.integer))};
    const QByteArray text = reply.str ? QByteArray(reply.str, qsizetype(reply.len)) : QByteArray();
    return {reply.type == REDIS_REPLY_ERROR, text};
}

std::optional<RedisSession::Answer> RedisSession::ask(const QByteArrayList &words, const Wait &wait)
{
    std::vector<const char *> texts;
    std::vector<size_t> sizes;
    for (const QByteArray &word : words) {
        texts.push_back(word.constData());
        sizes.push_back(size_t(word.size()));
    }
    if (redisAppendCommandArgv(m_context, int(texts.size()), texts.data(), sizes.data()) != REDIS_OK)
        return {};
    const Wait brief = wait.within(budget);
    for (int sent = 0; !sent;)
        if (!await(POLLOUT, brief) || redisBufferWrite(m_context, &sent) != REDIS_OK) {
            noteError();
            return {};
        }
    while (true) {
        void *reply = nullptr;
        if (redisGetReplyFromReader(m_context, &reply) != REDIS_OK || m_context->reader->len > longestAnswer) {
            noteError();
            return {};
        }
        if (reply) {
            const std::unique_ptr<void, decltype(&freeReplyObject)> held(reply, &freeReplyObject);
            return answerOf(*static_cast<redisReply *>(reply));
        }
        if (!await(POLLIN, brief) || redisBufferRead(m_context) != REDIS_OK) {
            noteError();
            return {};
        }
    }
}

}
