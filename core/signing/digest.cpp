// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/digest.h"

#include "base/Secret.h"

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace lentera {

namespace {

struct Known {
    DigestKind kind;
    const char *name;
    qsizetype size;  //!< of a value, in bytes
    qsizetype block; //!< in bytes
};

struct ContextEnd {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

//! Hashes bytes that come in pieces.
class Hash {
public:
    explicit Hash(DigestKind kind) : m_kind(kind), m_context(EVP_MD_CTX_new()) {}

    QByteArray of(std::initializer_list<QByteArrayView> pieces);

private:
    DigestKind m_kind;
    std::unique_ptr<EVP_MD_CTX, ContextEnd> m_context;
};

}

static constexpr std::array known{Known{DigestKind::Md5, "md5", 16, 64}, Known{DigestKind::Sha1, "sha1", 20, 64},
                                  Known{DigestKind::Sha256, "sha256", 32, 64},
                                  Known{DigestKind::Sha512, "sha512", 64, 128}};

static const Known &knownOf(DigestKind kind)
{
    return known.at(std::size_t(kind));
}

// Looked up once: finding an algorithm takes longer than hashing a request.
static const EVP_MD *algorithm(DigestKind kind)
{
    static const std::array found{EVP_MD_fetch(nullptr, "MD5", nullptr), EVP_MD_fetch(nullptr, "SHA1", nullptr),
                                  EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_fetch(nullptr, "SHA512", nullptr)};
    return found.at(std::size_t(kind));
}

QByteArray Hash::of(std::initializer_list<QByteArrayView> pieces)
{
    QByteArray value(knownOf(m_kind).size, '\0');
    unsigned size = 0;
    bool done = algorithm(m_kind) && EVP_DigestInit_ex2(m_context.get(), algorithm(m_kind), nullptr) == 1;
    for (const QByteArrayView piece : pieces)
        done = done && EVP_DigestUpdate(m_context.get(), piece.data(), size_t(piece.size())) == 1;
    done = done && EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(value.data()), &size) == 1;
    return done ? value : QByteArray();
}

QByteArray digestOf(DigestKind kind, const QByteArray &text)
{
    return Hash(kind).of({text});
}

QByteArray hmacOf(DigestKind kind, const QByteArray &key, const QByteArray &text)
{
    Hash hash(kind);
    const qsizetype block = knownOf(kind).block;
    QByteArray inner = key.size() > block ? hash.of({key}) : QByteArray(key.constData(), key.size());
    inner.append(block - inner.size(), '\0');
    QByteArray outer(inner.constData(), inner.size());
    for (qsizetype i = 0; i < block; ++i) {
        inner[i] = char(inner.at(i) ^ 0x36);
        outer[i] = char(outer.at(i) ^ 0x5c);
    }
    const QByteArray value = hash.of({outer, hash.of({inner, text})});
    wipeBytes(inner);
    wipeBytes(outer);
    return value;
}

std::optional<DigestKind> digestNamed(const QByteArray &name)
{
    for (const Known &one : known)
        if (name == one.name)
            return one.kind;
    return {};
}

QByteArray digestName(DigestKind kind)
{
    return knownOf(kind).name;
}

qsizetype digestSize(DigestKind kind)
{
    return knownOf(kind).size;
}

}
