// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <zlib.h>
#include <zstd.h>

//! Bodies as servers compress them.
namespace lentera {

//! Of zlib's window argument: with gzip's, zlib's or no header.
enum class Wrapping { Gzip = MAX_WBITS + 16, Zlib = MAX_WBITS, None = -MAX_WBITS };

inline QByteArray compressed(const QByteArray &bytes, Wrapping wrapping = Wrapping::Gzip)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, int(wrapping), MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData())); // zlib only reads it
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

inline QByteArray zstdCompressed(const QByteArray &bytes)
{
    QByteArray out(qsizetype(ZSTD_compressBound(size_t(bytes.size()))), Qt::Uninitialized);
    out.truncate(qsizetype(
        ZSTD_compress(out.data(), size_t(out.size()), bytes.constData(), size_t(bytes.size()), ZSTD_CLEVEL_DEFAULT)));
    return out;
}

}
