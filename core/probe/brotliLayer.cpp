// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/contentLayers.h"

#include <brotli/decode.h>

namespace lentera {

namespace {

class BrotliLayer final : public ContentDecoder::Layer {
public:
    using Layer::Layer;
    ContentDecoder::State feed(QByteArrayView bytes, const ContentDecoder::Sink &sink) override;

private:
    struct Destroy {
        void operator()(BrotliDecoderState *state) const { BrotliDecoderDestroyInstance(state); }
    };
    std::unique_ptr<BrotliDecoderState, Destroy> m_state{BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)};
};

}

ContentDecoder::State BrotliLayer::feed(QByteArrayView bytes, const ContentDecoder::Sink &sink)
{
    m_began = true;
    size_t available = size_t(bytes.size());
    const auto *next = reinterpret_cast<const uint8_t *>(bytes.data());
    while (!m_ended) { // what follows the end is padding
        auto *out = reinterpret_cast<uint8_t *>(m_out.data());
        size_t space = m_out.size();
        const BrotliDecoderResult result =
            BrotliDecoderDecompressStream(m_state.get(), &available, &next, &space, &out, nullptr);
        if (result == BROTLI_DECODER_RESULT_ERROR)
            return invalid(BrotliDecoderErrorString(BrotliDecoderGetErrorCode(m_state.get())));
        m_ended = result == BROTLI_DECODER_RESULT_SUCCESS;
        const auto length = qsizetype(m_out.size() - space);
        if (length > 0 && !sink(QByteArrayView(m_out.data(), length)))
            return ContentDecoder::State::Refused;
        if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
            break;
    }
    return ContentDecoder::State::Good;
}

std::unique_ptr<ContentDecoder::Layer> brotliLayer(const QByteArray &coding)
{
    return std::make_unique<BrotliLayer>(coding);
}

}
