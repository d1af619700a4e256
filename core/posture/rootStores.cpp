// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/rootStores.h"

#include "probe/SystemRoots.h"
#include "probe/Trust.h"
#include "probe/certificateSeen.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <openssl/pem.h>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 largestBundle = 8 << 20;
static constexpr size_t mostSets = 16;
static constexpr std::chrono::seconds nodeBudget{5};

void RootSet::addPem(const QByteArray &pem)
{
    const openssl::Bio bio = openssl::reader(pem);
    while (X509 *root = PEM_read_bio_X509_AUX(bio.get(), nullptr, nullptr, nullptr))
        roots.emplace_back(root);
    ERR_clear_error();
}

void RootSet::addDer(const QByteArray &der)
{
    const auto *start = reinterpret_cast<const unsigned char *>(der.constData());
    if (X509 *root = d2i_X509(nullptr, &start, long(der.size())))
        roots.emplace_back(root);
    ERR_clear_error();
}

RootSet pemRoots(const QString &store, const QString &path)
{
    RootSet set{.store = store, .place = path};
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) && file.size() <= largestBundle)
        set.addPem(file.readAll());
    else
        set.problem = u"not readable"_s;
    return set;
}

std::optional<RootSet> nodeRoots(const Wait &wait)
{
    const QString program = QStandardPaths::findExecutable(u"node"_s);
    if (program.isEmpty())
        return {};
    RootSet set{.store = u"node"_s, .place = program};
    QProcess process;
    Wait brief = wait.within(nodeBudget);
    const auto start = [&] {
        process.start(program, {u"-p"_s, u"require('tls').rootCertificates.join('\\n')"_s}, QIODevice::ReadOnly);
    };
    if (brief.until(&process, start, &QProcess::finished, &QProcess::errorOccurred) == Woken::Signal)
        set.addPem(process.readAllStandardOutput().left(largestBundle));
    else
        process.kill();
    process.waitForFinished(200);
    if (set.roots.empty())
        set.problem = u"did not tell its roots"_s;
    if (const QString extra = qEnvironmentVariable("NODE_EXTRA_CA_CERTS"); !extra.isEmpty())
        for (openssl::Certificate &root : pemRoots({}, extra).roots)
            set.roots.push_back(std::move(root));
    return set;
}

// Every existing file `folder/<child>/rest` whose child fits.
static QStringList filesBelow(const QString &folder, const QString &child, const QString &rest)
{
    QStringList files;
    const QDir place(folder);
    for (const QString &name : place.entryList({child}, QDir::Dirs | QDir::NoDotAndDotDot))
        if (const QString path = place.filePath(name + u'/' + rest); QFile::exists(path))
            files << path;
    return files;
}

static QStringList certifiBundles()
{
    QStringList libraries{u"/usr/lib"_s, u"/usr/local/lib"_s, QDir::homePath() + "/.local/lib"_L1};
    if (const QString environment = qEnvironmentVariable("VIRTUAL_ENV"); !environment.isEmpty())
        libraries << environment + "/lib"_L1;
    QStringList bundles;
    for (const QString &library : std::as_const(libraries))
        for (const char *folder : {"site-packages", "dist-packages"})
            bundles << filesBelow(library, u"python3*"_s, QLatin1StringView(folder) + "/certifi/cacert.pem"_L1);
    if (const QString named = qEnvironmentVariable("REQUESTS_CA_BUNDLE"); !named.isEmpty())
        bundles << named;
    return bundles;
}

static QStringList javaStores()
{
    QStringList stores = filesBelow(u"/usr/lib/jvm"_s, u"*"_s, u"lib/security/cacerts"_s);
    stores.prepend(u"/etc/ssl/certs/java/cacerts"_s);
    if (const QString home = qEnvironmentVariable("JAVA_HOME"); !home.isEmpty())
        stores.prepend(home + "/lib/security/cacerts"_L1);
    // Debian's own runtimes link to one store: it is read once.
    QStringList once;
    for (const QString &store : std::as_const(stores))
        if (const QString path = QFileInfo(store).canonicalFilePath(); !path.isEmpty() && !once.contains(path))
            once << path;
    return once;
}

std::vector<RootSet> foundRootSets(const Wait &wait)
{
    std::vector<RootSet> sets;
    for (const QString &path : certifiBundles())
        sets.push_back(pemRoots(u"python-certifi"_s, path));
    for (const QString &path : javaStores())
        sets.push_back(javaRoots(path));
    if (const QString own = QDir::homePath() + "/.pki/nssdb"_L1; QFile::exists(own + "/cert9.db"_L1))
        sets.push_back(nssRoots(u"nss"_s, own));
    for (const QString &file : filesBelow(QDir::homePath() + "/.mozilla/firefox"_L1, u"*"_s, u"cert9.db"_s))
        sets.push_back(nssRoots(u"firefox"_s, QFileInfo(file).path()));
    if (auto node = nodeRoots(wait))
        sets.push_back(*std::move(node));
    if (sets.size() > mostSets)
        sets.erase(sets.begin() + mostSets, sets.end());
    return sets;
}

static void verify(seen::StoreSeen &seen, X509_STORE *store, const HandshakeMade &made)
{
    const std::unique_ptr<X509_STORE_CTX, openssl::Release<X509_STORE_CTX_free>> context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store, made.certificate(), SSL_get_peer_cert_chain(made.ssl.get()));
    X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_SSL_SERVER);
    X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_NO_CHECK_TIME);
    X509_VERIFY_PARAM_set_auth_level(parameters, 0);
    seen.trusted = X509_verify_cert(context.get()) == 1;
    if (!seen.trusted)
        seen.problem = verifyErrorName(X509_STORE_CTX_get_error(context.get()));
    else if (const STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(context.get()))
        seen.anchor = nameText(X509_get_subject_name(sk_X509_value(chain, sk_X509_num(chain) - 1)));
    ERR_clear_error();
}

static seen::StoreSeen examine(const RootSet &set, const HandshakeMade &made)
{
    seen::StoreSeen seen{
        .store = set.store, .place = set.place, .roots = int(set.roots.size()), .problem = set.problem};
    if (!set.problem.isEmpty())
        return seen;
    const openssl::Store store = emptyRootStore();
    for (const openssl::Certificate &root : set.roots)
        X509_STORE_add_cert(store.get(), root.get());
    verify(seen, store.get(), made);
    return seen;
}

QList<seen::StoreSeen> examineStores(const Plan &plan, const HandshakeMade &made, X509_STORE *own, const Wait &wait)
{
    if (!made.certificate())
        return {};
    const SystemRoots system = systemRoots();
    QList<seen::StoreSeen> seen{{.store = u"system"_s, .roots = system.count}};
    verify(seen.last(), system.store.get(), made);
    if (plan.connection.trust.roots != TrustRoots::System) {
        seen << seen::StoreSeen{.store = u"connection"_s, .place = trustName(plan.connection.trust.roots), .roots = -1};
        verify(seen.last(), own, made);
    }
    for (const RootSet &set : foundRootSets(wait))
        seen << examine(set, made);
    return seen;
}

}
