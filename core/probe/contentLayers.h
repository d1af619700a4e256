// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by ContentDecoder and the files of its layers; nobody else includes it.
#pragma once

#include "probe/ContentDecoder.h"

#include <array>

namespace lentera {

//! One coding. A stream that ends may be followed by another one of its kind (gzip members, zstd frames).
class ContentDecoder::Layer {
public:
    explicit Layer(QByteArray coding) : name(std::move(coding)) {}
    virtual ~Layer() = default;
    Layer(const Layer &) = delete;
    Layer &operator=(const Layer &) = delete;

    virtual State feed(QByteArrayView bytes, const Sink &sink) = 0;
    bool complete() const { return m_ended || !m_began; }

    const QByteArray name;
    QString trouble; //!< the library's own words

protected:
    State invalid(const char *words)
    {
        trouble = QString::fromUtf8(words ? words : "");
        return State::Invalid;
    }

    bool m_began = false;
    bool m_ended = false;
    std::array<char, 16 * 1024> m_out;
};

std::unique_ptr<ContentDecoder::Layer> inflateLayer(const QByteArray &coding);
std::unique_ptr<ContentDecoder::Layer> brotliLayer(const QByteArray &coding);
std::unique_ptr<ContentDecoder::Layer> zstdLayer(const QByteArray &coding);

}
