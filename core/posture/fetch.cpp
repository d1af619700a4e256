// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/fetch.h"

#include "probe/CurlTransfer.h"

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype mostBytes = 16 << 20;
static constexpr std::chrono::seconds budget{10};

static size_t append(char *bytes, size_t size, size_t count, void *to)
{
    auto *body = static_cast<QByteArray *>(to);
    const auto length = qsizetype(size * count);
    if (body->size() + length > mostBytes)
        return 0; // ends the transfer
    body->append(bytes, length);
    return size_t(length);
}

static QString problemOf(CurlTransfer &transfer, CurlTransfer::Ended ended)
{
    if (ended != CurlTransfer::Ended::Done)
        return u"timed out"_s;
    if (transfer.code() != CURLE_OK)
        return transfer.detail();
    const qint64 status = transfer.number(CURLINFO_RESPONSE_CODE);
    return status == 200 ? QString() : u"HTTP %1"_s.arg(status);
}

Fetched fetch(const Plan &plan, const QString &url, const QByteArray &question, const QByteArray &contentType,
              const Wait &wait)
{
    Fetched fetched;
    const QUrl place(url, QUrl::StrictMode);
    if (!place.isValid() || place.scheme() != "http"_L1 || place.host().isEmpty()) {
        fetched.problem = u"not an http address"_s;
        return fetched;
    }
    CurlTransfer transfer;
    transfer.setRoute(plan, place, {});
    curl_easy_setopt(transfer.easy(), CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(transfer.easy(), CURLOPT_WRITEDATA, &fetched.body);
    if (!question.isEmpty()) {
        curl_easy_setopt(transfer.easy(), CURLOPT_POSTFIELDSIZE, long(question.size()));
        curl_easy_setopt(transfer.easy(), CURLOPT_POSTFIELDS, question.constData());
        transfer.setList(CURLOPT_HTTPHEADER, {"Content-Type: " + contentType});
    }
    Wait brief = wait.within(budget);
    const CurlTransfer::Ended ended = transfer.perform(brief);
    fetched.problem = problemOf(transfer, ended);
    return fetched;
}

}
