// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::Answer;
using seen::PostureSeen;
using seen::Presence;
using seen::Standing;

static seen::SuiteSeen suite(int id, const QString &name, const QString &standard, const QString &keyExchange = {})
{
    return {id, name, standard, keyExchange};
}

static seen::VersionSeen refusing(const QString &version)
{
    return {.version = version, .answer = Answer::Refused, .detail = u"protocol version"_s};
}

static seen::VersionSeen accepting(const QString &version, const QList<seen::SuiteSeen> &suites)
{
    return {.version = version, .answer = Answer::Accepted, .preference = seen::Preference::Server, .suites = suites};
}

// A modern server: TLS 1.2 and 1.3, forward secrecy, one certificate.
static PostureSeen goodPosture()
{
    const auto modern = suite(0x1301, u"TLS_AES_128_GCM_SHA256"_s, u"TLS_AES_128_GCM_SHA256"_s, u"X25519"_s);
    const auto curve =
        suite(0xc02f, u"ECDHE-RSA-AES128-GCM-SHA256"_s, u"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"_s, u"X25519"_s);
    PostureSeen posture{.host = u"api.example.com"_s, .address = u"10.0.0.7"_s, .port = 443};
    posture.serverName = u"api.example.com"_s;
    posture.versions = {refusing(u"SSLv3"_s), refusing(u"TLSv1"_s), refusing(u"TLSv1.1"_s),
                        accepting(u"TLSv1.2"_s, {curve}), accepting(u"TLSv1.3"_s, {modern})};
    posture.compression = Presence::No;
    posture.secureRenegotiation = Presence::Yes;
    posture.extendedMasterSecret = Presence::Yes;
    posture.names = {{u"api.example.com"_s, Answer::Accepted, {}, u"aa"_s, u"CN=api.example.com"_s},
                     {{}, Answer::Accepted, {}, u"aa"_s, u"CN=api.example.com"_s}};
    const seen::BackendSeen backend{u"10.0.0.7"_s, u"aa"_s, u"CN=api.example.com"_s, rowTime().addDays(60), {}};
    posture.backends = {backend, backend};
    return posture;
}

template <class Change>
static CheckRow changed(const char *name, const QStringList &expected, Change change)
{
    PostureSeen posture = goodPosture();
    change(posture);
    return row(name, {goodTls(), posture}, expected);
}

static QList<CheckRow> protocolRows()
{
    return {
        changed("a modern server is healthy", {}, [](PostureSeen &) {}),
        changed("TLS 1.3 alone is healthy", {},
                [](PostureSeen &posture) { posture.versions[3] = refusing(u"TLSv1.2"_s); }),
        changed(
            "TLS 1.1 is obsolete", {u"tls.protocol.obsolete"_s},
            [](PostureSeen &posture) { posture.versions[2] = accepting(u"TLSv1.1"_s, posture.versions.at(3).suites); }),
        changed("a server without TLS 1.3", {u"tls.protocol.no-tls13"_s},
                [](PostureSeen &posture) { posture.versions[4] = refusing(u"TLSv1.3"_s); }),
        changed("a version that was not asked for says nothing", {},
                [](PostureSeen &posture) { posture.versions[0].answer = Answer::NotAsked; }),
        changed("compression is on", {u"tls.compression.enabled"_s},
                [](PostureSeen &posture) { posture.compression = Presence::Yes; }),
        changed("renegotiation is not secure", {u"tls.renegotiation.insecure"_s},
                [](PostureSeen &posture) { posture.secureRenegotiation = Presence::No; }),
        changed("the master secret is not extended", {u"tls.master-secret.not-extended"_s},
                [](PostureSeen &posture) { posture.extendedMasterSecret = Presence::No; }),
    };
}

static QList<CheckRow> suiteRows()
{
    const auto add = [](const seen::SuiteSeen &more) {
        return [more](PostureSeen &posture) {
            posture.versions[3].suites << more;
        };
    };
    const auto fixedKey = suite(0x9c, u"AES128-GCM-SHA256"_s, u"TLS_RSA_WITH_AES_128_GCM_SHA256"_s);
    const auto triple = suite(0xc012, u"ECDHE-RSA-DES-CBC3-SHA"_s, u"TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"_s);
    const auto open = suite(0x3b, u"NULL-SHA256"_s, u"TLS_RSA_WITH_NULL_SHA256"_s);
    const auto finite = [](const QString &bits) {
        return suite(0x9e, u"DHE-RSA-AES128-GCM-SHA256"_s, u"TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"_s, bits);
    };
    return {
        changed("triple DES is weak", {u"tls.suite.weak"_s}, add(triple)),
        changed("no encryption is weak", {u"tls.suite.weak"_s}, add(open)),
        changed("a suite with the fixed key beside others", {u"tls.suite.static-key"_s}, add(fixedKey)),
        changed("nothing but the fixed key", {u"tls.suite.no-forward-secrecy"_s, u"tls.protocol.no-tls13"_s},
                [fixedKey](PostureSeen &posture) {
                    posture.versions[4] = refusing(u"TLSv1.3"_s);
                    posture.versions[3].suites = {fixedKey};
                }),
        changed("parameters of 1024 bits are weak", {u"tls.key-exchange.weak-group"_s}, add(finite(u"DH 1024"_s))),
        changed("parameters of 2048 bits are healthy", {}, add(finite(u"DH 2048"_s))),
        changed("a curve of 192 bits is weak", {u"tls.key-exchange.weak-group"_s},
                [](PostureSeen &posture) {
                    posture.versions[3].groups = {u"X25519"_s, u"P-192"_s};
                }),
    };
}

static QList<CheckRow> revocationRows()
{
    const auto says = [](const QString &method, Standing standing) {
        return [method, standing](PostureSeen &posture) {
            const QString url = method == "staple"_L1 ? QString() : u"http://ca.example.com/"_s;
            posture.revocations << seen::RevocationSeen{.method = method, .url = url, .standing = standing};
        };
    };
    return {
        changed("good statements are healthy", {}, says(u"staple"_s, Standing::Good)),
        changed("a responder that says revoked", {u"tls.ocsp.revoked"_s}, says(u"ocsp"_s, Standing::Revoked)),
        changed("a staple that says revoked", {u"tls.ocsp.revoked"_s}, says(u"staple"_s, Standing::Revoked)),
        changed("a list that names the certificate", {u"tls.certificate.revoked"_s}, says(u"crl"_s, Standing::Revoked)),
        changed("a staple out of date", {u"tls.ocsp.staple-invalid"_s}, says(u"staple"_s, Standing::Stale)),
        changed("a responder that is silent", {u"tls.ocsp.unreachable"_s}, says(u"ocsp"_s, Standing::Unreachable)),
    };
}

static QList<CheckRow> backendRows()
{
    const auto met = [](const QDateTime &notAfter, const QString &problem) {
        return [notAfter, problem](PostureSeen &posture) {
            posture.backends << seen::BackendSeen{u"10.0.0.8"_s, u"bb"_s, u"CN=api.example.com"_s, notAfter, problem};
        };
    };
    const auto unnamed = [](const QString &sha256, Answer answer, const QString &detail) {
        return [=](PostureSeen &posture) {
            posture.names[1] = {{}, answer, detail, sha256, sha256.isEmpty() ? QString() : u"CN=default"_s};
        };
    };
    return {
        changed("a back end with an old certificate", {u"tls.backend.certificates-differ"_s},
                met(rowTime().addDays(5), {})),
        changed("a back end that fails verification", {u"tls.backend.certificates-differ"_s},
                met(rowTime().addDays(60), u"X509_V_ERR_CERT_HAS_EXPIRED"_s)),
        changed("back ends with good certificates of their own", {u"tls.backend.certificates-vary"_s},
                met(rowTime().addDays(70), {})),
        changed("another certificate without a name", {u"tls.sni.required"_s}, unnamed(u"dd"_s, Answer::Accepted, {})),
        changed("refused without a name", {u"tls.sni.required"_s},
                unnamed({}, Answer::Refused, u"unrecognized name"_s)),
        changed("not asked without a name says nothing", {}, unnamed({}, Answer::NotAsked, {})),
        changed("one store trusts and another does not", {u"tls.store.differs"_s},
                [](PostureSeen &posture) {
                    posture.stores = {{.store = u"system"_s, .trusted = true},
                                      {.store = u"java"_s, .place = u"/j"_s, .problem = u"X509_V_ERR_X"_s}};
                }),
        changed("a store that cannot be read says nothing", {},
                [](PostureSeen &posture) {
                    posture.stores = {{.store = u"system"_s, .trusted = true},
                                      {.store = u"java"_s, .place = u"/j"_s, .problem = u"damaged"_s}};
                }),
    };
}

static QList<CheckRow> leafRows()
{
    seen::TlsSeen longLived = goodTls();
    longLived.chain.first().policies = {u"2.23.140.1.2.1"_s};
    longLived.chain.first().notAfter = rowTime().addDays(500);
    seen::TlsSeen ownAuthority = longLived;
    ownAuthority.chain.first().policies.clear();
    seen::TlsSeen enciphering = goodTls();
    enciphering.chain.first().keyUsages = {u"keyEncipherment"_s};
    seen::TlsSeen signing = goodTls();
    signing.chain.first().keyUsages = {u"digitalSignature"_s};
    return {
        row("a public certificate of 530 days", {longLived, goodPosture()}, {u"tls.certificate.lifetime-long"_s}),
        row("a company's own may last as long", {ownAuthority, goodPosture()}, {}),
        row("a key that may not sign", {enciphering, goodPosture()}, {u"tls.certificate.key-usage"_s}),
        row("a key that may sign is healthy", {signing, goodPosture()}, {}),
    };
}

QList<CheckRow> postureRows()
{
    return protocolRows() + suiteRows() + revocationRows() + backendRows() + leafRows();
}

}
