// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace lentera {

//! Undoes the content codings of a body (RFC 9110, section 8.4) as its bytes come. libcurl does so too, but calls a
//! compressed body without its end a success. Holds no more than the codings' own windows: at most 16 MiB each.
class ContentDecoder {
public:
    enum class State {
        Good,
        Invalid, //!< the bytes are not coded as it was said, or nobody knows the coding
        Refused  //!< by the sink
    };
    //! Takes decoded bytes; false ends the work.
    using Sink = std::function<bool(QByteArrayView)>;

    //! \a codings in the order in which they were applied: gzip, deflate (with zlib's header or bare), br, zstd.
    explicit ContentDecoder(const QByteArrayList &codings);
    ~ContentDecoder();

    State feed(QByteArrayView bytes, const Sink &sink);
    //! Whether the body may end here. A body without a byte may.
    bool complete() const;
    //! Which coding went wrong and how, e.g. `gzip: incorrect data check`.
    const QString &detail() const { return m_detail; }

    //! What to ask a server for.
    static constexpr char accepted[] = "deflate, gzip, br, zstd";

    class Layer;

private:
    State pass(size_t layer, QByteArrayView bytes, const Sink &sink);

    std::vector<std::unique_ptr<Layer>> m_layers; // the one that was applied last comes first
    QString m_detail;
};

}
