// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/SystemRoots.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <mutex>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

// Where the roots are, and which state of them.
struct Places {
    QString bundle;
    QDateTime changed;
    qint64 size = 0;
    QString folders; // with certificates under the hash of their names; empty when there are none

    bool operator==(const Places &) const = default;
};

}

static QString chosen(const char *variable, const char *usual)
{
    const QString value = qEnvironmentVariable(variable);
    return value.isEmpty() ? QString::fromLocal8Bit(usual) : value;
}

static QString hashedFolders()
{
    const QString folders = chosen(X509_get_default_cert_dir_env(), X509_get_default_cert_dir());
    for (const QString &folder : folders.split(QDir::listSeparator(), Qt::SkipEmptyParts))
        if (QDirIterator(folder, {u"????????.[0-9]"_s}, QDir::Files).hasNext())
            return folders;
    return {};
}

static QString bundleBeside(const QString &folders)
{
    const QString named = qEnvironmentVariable(X509_get_default_cert_file_env());
    if (!named.isEmpty())
        return named;
    if (!folders.isEmpty())
        return {}; // the same roots, and only the few that a chain needs are read
    const QString usual = QString::fromLocal8Bit(X509_get_default_cert_file());
#ifdef Q_OS_LINUX
    // An OpenSSL that was built elsewhere (AppImage) has paths of its own: these are where distributions keep them.
    for (const QString &bundle : {usual, u"/etc/ssl/certs/ca-certificates.crt"_s, u"/etc/pki/tls/certs/ca-bundle.crt"_s,
                                  u"/etc/ssl/ca-bundle.pem"_s, u"/etc/ssl/cert.pem"_s})
        if (QFileInfo::exists(bundle))
            return bundle;
#endif
    return usual;
}

static Places placesNow()
{
    Places places;
    places.folders = hashedFolders();
    places.bundle = bundleBeside(places.folders);
    if (const QFileInfo file(places.bundle); !places.bundle.isEmpty() && file.exists()) {
        places.changed = file.lastModified();
        places.size = file.size();
    }
    return places;
}

openssl::Store emptyRootStore()
{
    openssl::Store store(X509_STORE_new());
    Q_CHECK_PTR(store.get());
    X509_STORE_set_flags(store.get(), X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN);
    return store;
}

static openssl::Store storeOver(const QString &folders)
{
    openssl::Store store = emptyRootStore();
    if (!folders.isEmpty())
        X509_STORE_load_path(store.get(), folders.toLocal8Bit().constData());
    return store;
}

static int countOf(const Places &places, X509_STORE *store)
{
    return places.folders.isEmpty() ? int(sk_X509_OBJECT_num(X509_STORE_get0_objects(store))) : -1;
}

static SystemRoots read(const Places &places)
{
    SystemRoots roots{storeOver(places.folders)};
    if (!places.bundle.isEmpty())
        X509_STORE_load_file(roots.store.get(), places.bundle.toLocal8Bit().constData());
    ERR_clear_error();
    roots.count = countOf(places, roots.store.get());
    return roots;
}

SystemRoots systemRoots()
{
    static std::mutex mutex;
    static Places lastPlaces;
    static SystemRoots last;
    const Places places = placesNow();
    const std::lock_guard lock(mutex);
    if (!last.store || places != lastPlaces) {
        last = read(places);
        lastPlaces = places;
    }
    X509_STORE_up_ref(last.store.get());
    return {openssl::Store(last.store.get()), last.count};
}

SystemRoots copyOfSystemRoots()
{
    const SystemRoots shared = systemRoots();
    SystemRoots copy{storeOver(hashedFolders()), shared.count};
    STACK_OF(X509) *all = X509_STORE_get1_all_certs(shared.store.get());
    for (int i = 0; i < sk_X509_num(all); ++i)
        X509_STORE_add_cert(copy.store.get(), sk_X509_value(all, i));
    sk_X509_pop_free(all, X509_free);
    return copy;
}

}
