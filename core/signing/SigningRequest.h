// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace lentera {

//! A header as it stands in a request, in its place among the others.
struct SigningHeaderLine {
    QByteArray name;
    QByteArray value;
};

//! A request as it is sent, byte for byte: nothing is encoded, decoded or brought in order.
struct SigningRequest {
    QByteArray method = "GET";
    QByteArray scheme = "https";
    QByteArray host; //!< with the port, unless it is the scheme's usual one
    QByteArray path = "/";
    QByteArray query; //!< without the question mark
    QList<SigningHeaderLine> headers;
    QByteArray body;

    //! The path, and the query behind a question mark where there is one.
    QByteArray target() const { return query.isEmpty() ? path : path + '?' + query; }
    QByteArray url() const { return scheme + "://" + host + target(); }
    //! The values of a header, joined by commas when it comes several times; nothing when it does not.
    std::optional<QByteArray> header(const QByteArray &name) const;
    //! Replaces a header of the same name.
    void setHeader(const QByteArray &name, const QByteArray &value);
};

static constexpr qsizetype largestSignedBody = 16 * 1024 * 1024; // bytes

//! Takes an http or https address apart. Errors: config.url.invalid {parameter, url, reason}, cli.secret-in-url
//! {option} when it holds a password.
Result<SigningRequest> requestTo(const QByteArray &method, const QString &url);

//! Reads `Name: value`. Errors: signing.header.invalid {found}.
Result<SigningHeaderLine> headerLineFrom(const QByteArray &line);

//! Reads a request as it goes over the wire: request line, headers, an empty line, the body byte for byte. Line ends
//! may be LF. Without scheme in the request line it is https. Errors: signing.request.invalid {line}.
Result<SigningRequest> readRequestText(const QByteArray &text);

}
