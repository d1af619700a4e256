// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/contentLayers.h"

#include <zlib.h>

namespace lentera {

namespace {

class InflateLayer final : public ContentDecoder::Layer {
public:
    using Layer::Layer;
    ~InflateLayer() override
    {
        if (m_began)
            inflateEnd(&m_stream);
    }
    ContentDecoder::State feed(QByteArrayView bytes, const ContentDecoder::Sink &sink) override;

private:
    bool begin(uchar first);
    bool anotherMember();

    z_stream m_stream{};
};

}

// "deflate" has zlib's header, and with servers that got it wrong none: no deflate stream begins with a stored block
// whose padding would look like that header.
bool InflateLayer::begin(uchar first)
{
    constexpr int gzipHeader = 16;
    int window = MAX_WBITS + gzipHeader;
    if (name == "deflate")
        window = (first & 0x0f) == Z_DEFLATED && (first >> 4) <= 7 ? MAX_WBITS : -MAX_WBITS;
    m_began = inflateInit2(&m_stream, window) == Z_OK;
    return m_began;
}

// After the end of a gzip stream comes another one (RFC 1952, section 2.2) or padding, which nobody reads.
bool InflateLayer::anotherMember()
{
    constexpr Bytef gzipMagic = 0x1f;
    if (name == "deflate" || *m_stream.next_in != gzipMagic)
        return false;
    m_ended = false;
    return inflateReset(&m_stream) == Z_OK;
}

ContentDecoder::State InflateLayer::feed(QByteArrayView bytes, const ContentDecoder::Sink &sink)
{
    if (!m_began && !begin(uchar(bytes.front())))
        return invalid("out of memory");
    m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data())); // zlib only reads it
    m_stream.avail_in = uInt(bytes.size());
    bool full = false; // there may be more to come out of what went in before
    while (m_stream.avail_in > 0 || full) {
        if (m_ended && (m_stream.avail_in == 0 || !anotherMember()))
            break;
        m_stream.next_out = reinterpret_cast<Bytef *>(m_out.data());
        m_stream.avail_out = uInt(m_out.size());
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        m_ended = result == Z_STREAM_END;
        full = m_stream.avail_out == 0;
        const auto length = qsizetype(m_out.size()) - qsizetype(m_stream.avail_out);
        if (length > 0 && !sink(QByteArrayView(m_out.data(), length)))
            return ContentDecoder::State::Refused;
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return invalid(m_stream.msg ? m_stream.msg : zError(result));
    }
    return ContentDecoder::State::Good;
}

std::unique_ptr<ContentDecoder::Layer> inflateLayer(const QByteArray &coding)
{
    return std::make_unique<InflateLayer>(coding);
}

}
