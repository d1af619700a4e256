// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Trust.h"

#include "probe/certificateSeen.h"
#include "probe/clientCertificate.h"
#include "probe/openssl.h"

#include <QDir>
#include <QFileInfo>

#include <openssl/pem.h>

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

static int rootsIn(X509_STORE *store)
{
    int roots = 0;
    const STACK_OF(X509_OBJECT) *objects = X509_STORE_get0_objects(store);
    for (int i = 0; i < sk_X509_OBJECT_num(objects); ++i)
        roots += X509_OBJECT_get_type(sk_X509_OBJECT_value(objects, i)) == X509_LU_X509 ? 1 : 0;
    return roots;
}

// OpenSSL looks certificates up in such a folder by the hash of their name: the folder is not read as a whole.
static bool hasRootFolder()
{
    const QString chosen = qEnvironmentVariable(X509_get_default_cert_dir_env());
    const QString folders = chosen.isEmpty() ? QString::fromLocal8Bit(X509_get_default_cert_dir()) : chosen;
    for (const QString &folder : folders.split(QDir::listSeparator(), Qt::SkipEmptyParts))
        if (QDir(folder).exists() && !QDir(folder).isEmpty(QDir::Files | QDir::System))
            return true;
    return false;
}

// Answers how many roots were loaded, -1 for a folder.
static int loadSystemRoots(X509_STORE *store)
{
    X509_STORE_set_default_paths(store);
    ERR_clear_error();
    if (hasRootFolder())
        return -1;
#ifdef Q_OS_LINUX
    // An OpenSSL that was built elsewhere (AppImage) has paths of its own: these are where distributions keep them.
    static const std::array bundles{"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
                                    "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"};
    for (const char *bundle : bundles)
        if (rootsIn(store) == 0 && QFileInfo::exists(QString::fromLatin1(bundle)))
            X509_STORE_load_file(store, bundle);
    ERR_clear_error();
#endif
    return rootsIn(store);
}

static Result<QStringList> loadOwnRoots(X509_STORE *store, const QByteArray &pem)
{
    const auto unreadable = [](const QString &reason) {
        return failure("config.trust.unreadable"_L1, {{u"reason"_s, reason}});
    };
    if (pem.trimmed().isEmpty())
        return unreadable(u"empty"_s);
    if (pem.size() > largestBundle)
        return unreadable(u"too-large"_s);
    const openssl::Bio bio = openssl::reader(pem);
    QStringList names;
    int read = 0;
    ERR_clear_error();
    while (const openssl::Certificate root{PEM_read_bio_X509_AUX(bio.get(), nullptr, nullptr, nullptr)}) {
        X509_STORE_add_cert(store, root.get());
        ++read;
        if (names.size() < mostNames)
            names << nameText(X509_get_subject_name(root.get()));
    }
    // The only good end is "no further BEGIN CERTIFICATE".
    const bool whole = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (!whole)
        return unreadable(u"damaged-certificate"_s);
    if (read == 0)
        return unreadable(u"no-certificate"_s);
    return names;
}

static Result<LoadedTrust> loadRoots(X509_STORE *store, const TrustSetting &trust)
{
    LoadedTrust loaded{.roots = 0};
    if (trust.roots != TrustRoots::OwnOnly)
        loaded.roots = loadSystemRoots(store);
    if (trust.roots == TrustRoots::System)
        return loaded;
    auto names = loadOwnRoots(store, trust.ownRoots);
    if (!names)
        return failureOf(names);
    loaded.ownNames = *std::move(names);
    if (loaded.roots >= 0)
        loaded.roots = rootsIn(store);
    return loaded;
}

Result<LoadedTrust> applyTrust(SSL_CTX *context, const Plan &plan)
{
    openssl::Store store(X509_STORE_new());
    X509_STORE_set_flags(store.get(), X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN);
    auto loaded = loadRoots(store.get(), plan.connection.trust);
    SSL_CTX_set_cert_store(context, store.release());
    if (!loaded)
        return loaded;
    if (const auto offered = offerClientCertificate(context, plan.connection.trust, plan.clientKeyPassphrase); !offered)
        return failureOf(offered);
    return loaded;
}

QString trustDetail(const Error &error)
{
    const QString what = error.id.section(u'.', 1, 1);
    return what + u": "_s + error.facts.value(u"reason"_s);
}

}
