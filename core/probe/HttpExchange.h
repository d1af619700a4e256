// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/Request.h"
#include "probe/ContentDecoder.h"
#include "probe/CurlTransfer.h"
#include "probe/Observation.h"

#include <QElapsedTimer>

#include <optional>

namespace lentera {

//! One answer as it came: unredacted, its body up to 128 KiB.
struct RawAnswer {
    seen::HttpEnd end = seen::HttpEnd::Failed;
    QString detail;
    int status = 0;
    QByteArray httpVersion;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    qint64 bodyBytes = 0; //!< decoded
    qint64 wireBytes = 0;
    QDateTime receivedAt;
    QString remoteAddress;
    seen::HttpPhases phases;
    QList<int> interim; //!< statuses of 1xx answers, at most 20
    int interimCount = 0;
    int sent = 0; //!< how often the request went out: libcurl sends it anew when a kept connection turns out dead; not
                  //!< counting sign-ins
    bool reused = false; //!< the request went out on a connection that had served one before

    //! The value of the first header of that name; null when there is none.
    QByteArray header(QByteArrayView name) const;
    //! The codings of the body in the order in which they were applied, in lower case.
    QByteArrayList codings() const;
};

//! What the answer's Date says; invalid when there is none or it is no HTTP-date.
QDateTime dateOf(const RawAnswer &answer);
//! The same, and invalid for what came out of a cache: it bears the date of when it was stored.
QDateTime freshDate(const RawAnswer &answer);

//! One request and its answer through libcurl, within the limits of design.md section 6. Follows no redirect.
class HttpExchange {
public:
    HttpExchange(CurlTransfer &transfer, const Plan &plan, CurlTransfer::Dates dates = CurlTransfer::Dates::Matter)
        : m_transfer(transfer), m_plan(plan), m_dates(dates)
    {
    }

    //! Sends \a request to \a url (its own, or the same origin's redirect).
    RawAnswer run(const Request &request, const QUrl &url, const QHostAddress &address, Wait &wait);

private:
    void prepare(const Request &request, const QUrl &url, const QHostAddress &address);
    bool setHeaders(const Request &request, const QUrl &url);
    void setMethod(const QByteArray &method, const QByteArray &body);
    bool acceptHeader(QByteArrayView line);
    void noteHeadEnd();
    bool acceptBody(QByteArrayView bytes);
    bool acceptDecoded(QByteArrayView bytes);
    bool refuse(seen::HttpEnd end, const QString &detail = {});
    seen::HttpEnd endOf(CurlTransfer::Ended ended) const;
    seen::HttpEnd endOfCode(CURLcode code) const;
    seen::HttpEnd endOfSilence() const;
    seen::HttpEnd endOfTransport() const;
    bool waitsForProxy() const;
    void noteNumbers();

    static size_t headerCame(char *data, size_t one, size_t length, void *self);
    static size_t bodyCame(char *data, size_t one, size_t length, void *self);
    static int requestStarts(void *self, char *, char *, int, int);

    CurlTransfer &m_transfer;
    const Plan &m_plan;
    CurlTransfer::Dates m_dates;
    RawAnswer m_answer;
    std::optional<ContentDecoder> m_decoder; // from the body's first byte on
    QElapsedTimer m_clock;
    qint64 m_headerBytes = 0;
    qint64 m_codedBytes = 0;
    bool m_headersEnded = false;
    bool m_requestStarted = false;
    bool m_tls = false;
    std::optional<seen::HttpEnd> m_refused; // why we ended the transfer ourselves
};

}
