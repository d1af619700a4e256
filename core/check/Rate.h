// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! What an answer's rate headers say, in whatever spelling; empty texts and invalid times where they say nothing.
struct RateSeen {
    QString limit;     //!< requests in the window
    QString remaining; //!< of them
    QString reset;     //!< as the server wrote it
    QDateTime resetAt; //!< when the count begins anew, UTC
    QString reason;
    QString retryAfter;     //!< as the server wrote it
    QDateTime retryAt;      //!< UTC
    QString spelling;       //!< name of the header that named the limit or what remains
    bool nearLimit = false; //!< the server says so itself
};

//! Reads the connector's own headers first, then every usual spelling: `RateLimit-*` and `RateLimit` of the IETF's
//! drafts, `X-RateLimit-*` and `X-Rate-Limit-*` (GitHub, GitLab, Atlassian, Linear, Zendesk, Okta …),
//! `X-RateLimit-*-Minute|Hour|Day`, HubSpot, Salesforce, Shopify, OpenAI and Anthropic.
RateSeen rateOf(const Case &judged, const seen::HttpSeen &answer);

//! A reset as servers write it: seconds to wait, seconds or milliseconds since 1970, ISO 8601, HTTP-date, or a duration
//! such as `1m30s`. Invalid when it is none of these. \a now is when the answer came.
QDateTime resetTime(const QString &text, const QDateTime &now);

//! answerFacts() and those of RateSeen that are known; times as `resetAt` and `retryAt` in ISO 8601.
Facts rateFacts(const Case &judged, const seen::HttpSeen &answer);

}
