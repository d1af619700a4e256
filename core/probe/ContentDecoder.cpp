// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/contentLayers.h"

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

class UnknownLayer final : public ContentDecoder::Layer {
public:
    using Layer::Layer;
    ContentDecoder::State feed(QByteArrayView, const ContentDecoder::Sink &) override
    {
        return invalid("unknown coding");
    }
};

}

static std::unique_ptr<ContentDecoder::Layer> layerOf(const QByteArray &coding)
{
    if (coding == "gzip" || coding == "x-gzip" || coding == "deflate")
        return inflateLayer(coding);
    if (coding == "br")
        return brotliLayer(coding);
    if (coding == "zstd")
        return zstdLayer(coding);
    return std::make_unique<UnknownLayer>(coding);
}

ContentDecoder::ContentDecoder(const QByteArrayList &codings)
{
    for (auto coding = codings.crbegin(); coding != codings.crend(); ++coding)
        m_layers.push_back(layerOf(*coding));
}

ContentDecoder::~ContentDecoder() = default;

ContentDecoder::State ContentDecoder::pass(size_t layer, QByteArrayView bytes, const Sink &sink)
{
    if (layer == m_layers.size())
        return sink(bytes) ? State::Good : State::Refused;
    State inner = State::Good;
    const State own = m_layers.at(layer)->feed(bytes, [&](QByteArrayView decoded) {
        inner = pass(layer + 1, decoded, sink);
        return inner == State::Good;
    });
    if (own == State::Invalid)
        m_detail = QString::fromUtf8(m_layers.at(layer)->name) + u": "_s + m_layers.at(layer)->trouble;
    return inner == State::Good ? own : inner;
}

ContentDecoder::State ContentDecoder::feed(QByteArrayView bytes, const Sink &sink)
{
    return bytes.isEmpty() ? State::Good : pass(0, bytes, sink);
}

bool ContentDecoder::complete() const
{
    return std::all_of(m_layers.cbegin(), m_layers.cend(), [](const auto &layer) { return layer->complete(); });
}

}
