// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/namedNumbers.h"

#include "posture/suites.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

struct Named {
    int number;
    QLatin1StringView name;
};

}

// IANA, TLS Supported Groups.
static constexpr std::array groups{
    Named{29, "X25519"_L1},
    Named{23, "P-256"_L1},
    Named{30, "X448"_L1},
    Named{25, "P-521"_L1},
    Named{24, "P-384"_L1},
    Named{256, "ffdhe2048"_L1},
    Named{257, "ffdhe3072"_L1},
    Named{258, "ffdhe4096"_L1},
    Named{259, "ffdhe6144"_L1},
    Named{260, "ffdhe8192"_L1},
    Named{4588, "X25519MLKEM768"_L1},
    Named{4587, "SecP256r1MLKEM768"_L1},
    Named{4589, "SecP384r1MLKEM1024"_L1},
    Named{25497, "X25519Kyber768Draft00"_L1},
    Named{28, "brainpoolP512r1"_L1},
    Named{27, "brainpoolP384r1"_L1},
    Named{26, "brainpoolP256r1"_L1},
    Named{22, "secp256k1"_L1},
    Named{21, "P-224"_L1},
    Named{19, "P-192"_L1},
    Named{31, "brainpoolP256r1tls13"_L1},
    Named{32, "brainpoolP384r1tls13"_L1},
    Named{33, "brainpoolP512r1tls13"_L1},
};

// IANA, TLS SignatureScheme.
static constexpr std::array signatures{
    Named{0x0403, "ecdsa_secp256r1_sha256"_L1},
    Named{0x0804, "rsa_pss_rsae_sha256"_L1},
    Named{0x0401, "rsa_pkcs1_sha256"_L1},
    Named{0x0503, "ecdsa_secp384r1_sha384"_L1},
    Named{0x0805, "rsa_pss_rsae_sha384"_L1},
    Named{0x0501, "rsa_pkcs1_sha384"_L1},
    Named{0x0603, "ecdsa_secp521r1_sha512"_L1},
    Named{0x0806, "rsa_pss_rsae_sha512"_L1},
    Named{0x0601, "rsa_pkcs1_sha512"_L1},
    Named{0x0807, "ed25519"_L1},
    Named{0x0808, "ed448"_L1},
    Named{0x0809, "rsa_pss_pss_sha256"_L1},
    Named{0x080a, "rsa_pss_pss_sha384"_L1},
    Named{0x080b, "rsa_pss_pss_sha512"_L1},
    Named{0x0303, "ecdsa_sha224"_L1},
    Named{0x0301, "rsa_pkcs1_sha224"_L1},
    Named{0x0203, "ecdsa_sha1"_L1},
    Named{0x0201, "rsa_pkcs1_sha1"_L1},
    Named{0x0402, "dsa_sha256"_L1},
    Named{0x0202, "dsa_sha1"_L1},
    Named{0x0101, "rsa_pkcs1_md5"_L1},
};

template <size_t size>
static QString nameIn(const std::array<Named, size> &table, int number)
{
    for (const Named &named : table)
        if (named.number == number)
            return named.name;
    return u"0x%1"_s.arg(number, 4, 16, QChar(u'0'));
}

// Below TLS 1.3 only curves count: finite-field groups come as bare primes, the others were never defined there.
static bool belongsTo(int group, int version)
{
    static constexpr int oldest13 = 31;
    const bool both = group == 23 || group == 24 || group == 25 || group == 29 || group == 30;
    return both || (version == tls13) == (group >= oldest13);
}

QList<int> allGroups(int version)
{
    QList<int> numbers;
    for (const Named &group : groups)
        if (belongsTo(group.number, version))
            numbers << group.number;
    return numbers;
}

QList<int> usualGroups()
{
    return {29, 23, 30, 25, 24, 256, 257, 258};
}

QString groupName(int group)
{
    return nameIn(groups, group);
}

QList<int> allSignatures()
{
    QList<int> numbers;
    for (const Named &signature : signatures)
        numbers << signature.number;
    return numbers;
}

bool isForTls13(int scheme)
{
    return scheme >> 8 == 0x08 || scheme == 0x0403 || scheme == 0x0503 || scheme == 0x0603;
}

QString signatureName(int scheme)
{
    return nameIn(signatures, scheme);
}

}
