// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/contentLayers.h"

#include <zstd.h>

namespace lentera {

namespace {

// RFC 9659: a content coding's window has at most 8 MiB.
constexpr int widestWindow = 23;

class ZstdLayer final : public ContentDecoder::Layer {
public:
    explicit ZstdLayer(const QByteArray &coding) : Layer(coding)
    {
        ZSTD_DCtx_setParameter(m_stream.get(), ZSTD_d_windowLogMax, widestWindow);
    }
    ContentDecoder::State feed(QByteArrayView bytes, const ContentDecoder::Sink &sink) override;

private:
    struct Free {
        void operator()(ZSTD_DStream *stream) const { ZSTD_freeDStream(stream); }
    };
    std::unique_ptr<ZSTD_DStream, Free> m_stream{ZSTD_createDStream()};
};

}

ContentDecoder::State ZstdLayer::feed(QByteArrayView bytes, const ContentDecoder::Sink &sink)
{
    m_began = true;
    ZSTD_inBuffer in{bytes.data(), size_t(bytes.size()), 0};
    bool full = false; // there may be more to come out of what went in before
    while (in.pos < in.size || (full && !m_ended)) {
        ZSTD_outBuffer out{m_out.data(), m_out.size(), 0};
        const size_t wanted = ZSTD_decompressStream(m_stream.get(), &out, &in);
        if (ZSTD_isError(wanted))
            return invalid(ZSTD_getErrorName(wanted));
        m_ended = wanted == 0;
        full = out.pos == out.size;
        if (out.pos > 0 && !sink(QByteArrayView(m_out.data(), qsizetype(out.pos))))
            return ContentDecoder::State::Refused;
    }
    return ContentDecoder::State::Good;
}

std::unique_ptr<ContentDecoder::Layer> zstdLayer(const QByteArray &coding)
{
    return std::make_unique<ZstdLayer>(coding);
}

}
