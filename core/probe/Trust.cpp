// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Trust.h"

#include "probe/SystemRoots.h"
#include "probe/certificateSeen.h"
#include "probe/clientCertificate.h"
#include "probe/openssl.h"

#include <openssl/pem.h>

#include <mutex>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype largestBundle = 8 << 20;
static constexpr qsizetype mostNames = 20;

QString trustName(TrustRoots roots)
{
    switch (roots) {
    case TrustRoots::System:
        return u"system"_s;
    case TrustRoots::SystemAndOwn:
        return u"system+own"_s;
    case TrustRoots::OwnOnly:
        return u"own"_s;
    }
    return {};
}

namespace {

struct Roots {
    openssl::Store store;
    LoadedTrust loaded;
};

}

// The roots of \a pem beside those of \a start.
static Result<Roots> rootsWith(SystemRoots start, const QByteArray &pem)
{
    const auto unreadable = [](const QString &reason) {
        return failure("config.trust.unreadable"_L1, {{u"reason"_s, reason}});
    };
    if (pem.trimmed().isEmpty())
        return unreadable(u"empty"_s);
    if (pem.size() > largestBundle)
        return unreadable(u"too-large"_s);
    const openssl::Bio bio = openssl::reader(pem);
    Roots roots{std::move(start.store), {start.count, {}}};
    int added = 0;
    ERR_clear_error();
    while (const openssl::Certificate root{PEM_read_bio_X509_AUX(bio.get(), nullptr, nullptr, nullptr)}) {
        X509_STORE_add_cert(roots.store.get(), root.get());
        ++added;
        if (roots.loaded.ownNames.size() < mostNames)
            roots.loaded.ownNames << nameText(X509_get_subject_name(root.get()));
    }
    // The only good end is "no further BEGIN CERTIFICATE".
    const bool whole = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (!whole)
        return unreadable(u"damaged-certificate"_s);
    if (added == 0)
        return unreadable(u"no-certificate"_s);
    if (roots.loaded.roots >= 0)
        roots.loaded.roots += added;
    return roots;
}

// Connections that trust the same share what was read.
static Result<Roots> ownRootsOnly(const QByteArray &pem)
{
    static std::mutex mutex;
    static QByteArray lastPem;
    static Roots last;
    const std::lock_guard lock(mutex);
    if (!last.store || pem != lastPem) {
        auto read = rootsWith({emptyRootStore(), 0}, pem);
        if (!read)
            return read;
        last = *std::move(read);
        lastPem = pem;
    }
    X509_STORE_up_ref(last.store.get());
    return Roots{openssl::Store(last.store.get()), last.loaded};
}

static Result<Roots> rootsOf(const TrustSetting &trust)
{
    switch (trust.roots) {
    case TrustRoots::System:
        break;
    case TrustRoots::SystemAndOwn:
        return rootsWith(copyOfSystemRoots(), trust.ownRoots);
    case TrustRoots::OwnOnly:
        return ownRootsOnly(trust.ownRoots);
    }
    SystemRoots shared = systemRoots();
    return Roots{std::move(shared.store), {shared.count, {}}};
}

Result<LoadedTrust> applyTrust(SSL_CTX *context, const Plan &plan)
{
    const TrustSetting &trust = plan.connection.trust;
    auto roots = rootsOf(trust);
    if (!roots)
        return failureOf(roots);
    SSL_CTX_set_cert_store(context, roots->store.release());
    if (const auto offered = offerClientCertificate(context, trust, plan.clientKeyPassphrase); !offered)
        return failureOf(offered);
    return roots->loaded;
}

QString trustDetail(const Error &error)
{
    const QString what = error.id.section(u'.', 1, 1);
    return what + u": "_s + error.facts.value(u"reason"_s);
}

}
