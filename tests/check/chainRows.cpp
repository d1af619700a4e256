// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::CertificateSeen;
using seen::TlsEnd;
using seen::TlsSeen;

static CertificateSeen certificate(const QString &subject, const QString &issuer)
{
    CertificateSeen seen = goodTls().chain.last();
    seen.subject = subject;
    seen.issuer = issuer;
    seen.selfIssued = subject == issuer;
    return seen;
}

static TlsSeen withChain(const QList<CertificateSeen> &chain)
{
    TlsSeen tls = goodTls();
    tls.chain = chain;
    return tls;
}

static TlsSeen withProblem(int code, int depth = 0)
{
    TlsSeen tls = goodTls();
    tls.problems = {{code, u"X509_V_ERR"_s, depth, u"CN=x"_s}};
    return tls;
}

static TlsSeen named(const QString &host, const QStringList &names, int problem = 62)
{
    TlsSeen tls = withProblem(problem);
    tls.host = host;
    tls.chain.first().names = names;
    return tls;
}

static QList<CheckRow> orderRows()
{
    const CertificateSeen leaf = goodTls().chain.first();
    const CertificateSeen middle = certificate(leaf.issuer, u"CN=Policy CA"_s);
    const CertificateSeen policy = certificate(u"CN=Policy CA"_s, u"CN=Root"_s);
    const CertificateSeen root = certificate(u"CN=Root"_s, u"CN=Root"_s);
    const CertificateSeen crossed = certificate(u"CN=Policy CA"_s, u"CN=Older Root"_s);
    const CertificateSeen stranger = certificate(u"CN=Old Issuing CA"_s, u"CN=Old Root"_s);
    TlsSeen constrained = withProblem(47);
    constrained.chain.last().nameConstraints = {u"permitted DNS:internal.example"_s};
    return {
        row("a long chain in order is healthy", {withChain({leaf, middle, policy})}, {}),
        row("an issuer before what it issued is out of order", {withChain({leaf, policy, middle})},
            {u"tls.chain.order"_s}),
        row("a root that is sent is superfluous", {withChain({leaf, middle, policy, root})},
            {u"tls.chain.anchor-sent"_s}),
        row("a root before the intermediate is out of order, too", {withChain({leaf, root, policy, middle})},
            {u"tls.chain.order"_s, u"tls.chain.anchor-sent"_s}),
        row("a certificate of another chain is extra", {withChain({leaf, middle, policy, stranger})},
            {u"tls.chain.extra"_s}),
        row("a cross-signed authority is another path, not extra", {withChain({leaf, middle, policy, crossed})}, {}),
        row("a certificate that is no authority may not sign", {withProblem(79, 1)}, {u"tls.chain.not-authority"_s}),
        row("nor may one without the key usage for it", {withProblem(32, 1)}, {u"tls.chain.not-authority"_s}),
        row("a name outside the limits", {constrained}, {u"tls.chain.name-constraint"_s}),
        row("an excluded name", {withProblem(48)}, {u"tls.chain.name-constraint"_s}),
        row("too many authorities", {withProblem(25, 1)}, {u"tls.chain.path-length"_s}),
    };
}

static QList<CheckRow> namingRows()
{
    TlsSeen commonName = goodTls();
    commonName.chain.first().names.clear();
    commonName.chain.first().commonName = u"api.example.com"_s;
    TlsSeen extra = goodTls();
    extra.chain.first().names << u"DNS:www.example.com"_s << u"DNS:*.example.net"_s << u"IP:192.0.2.7"_s;
    TlsSeen staple = goodTls();
    staple.chain.first().mustStaple = true;
    TlsSeen stapled = staple;
    stapled.stapled = true;
    const QStringList wild{u"DNS:*.example.com"_s};
    return {
        row("a common name alone is the old way", {commonName}, {u"tls.certificate.no-alternative-names"_s}),
        row("extra names are healthy", {extra}, {}),
        row("a wildcard two labels up does not reach", {named(u"v1.api.example.com"_s, wild)},
            {u"tls.certificate.wildcard-depth"_s, u"tls.certificate.wrong-host"_s}),
        row("a wildcard does not cover its own domain", {named(u"example.com"_s, wild)},
            {u"tls.certificate.wildcard-depth"_s, u"tls.certificate.wrong-host"_s}),
        row("a wildcard of another domain is just the wrong host", {named(u"api.example.org"_s, wild)},
            {u"tls.certificate.wrong-host"_s}),
        row("an address that is not named", {named(u"192.0.2.7"_s, {u"DNS:192.0.2.7"_s}, 64)},
            {u"tls.certificate.address-not-named"_s, u"tls.certificate.wrong-host"_s}),
        row("must-staple without a staple", {staple}, {u"tls.ocsp.staple-missing"_s}),
        row("must-staple with a staple is healthy", {stapled}, {}),
    };
}

static TlsSeen withClient(bool requested, bool refused)
{
    TlsSeen tls = goodTls();
    tls.clientCertificateRequested = requested;
    tls.clientCertificateSent = requested;
    tls.acceptableAuthorities = {u"CN=Clients CA"_s};
    CertificateSeen own = certificate(u"CN=connector"_s, u"CN=Clients CA"_s);
    own.purposes = {u"clientAuth"_s};
    tls.clientChain = {own};
    if (refused) {
        tls.alertAfterHandshake = true;
        tls.alertCode = 46;
        tls.alert = u"certificate unknown"_s;
    }
    return tls;
}

static CheckRow clientRow(const char *name, const TlsSeen &tls, const QStringList &expected)
{
    CheckRow made = row(name, {tls}, expected);
    made.connection.trust.clientCertificateFile = u"/etc/lentera/client.pem"_s;
    return made;
}

static QList<CheckRow> clientRows()
{
    const auto with = [](bool refused, auto change) {
        TlsSeen tls = withClient(true, refused);
        change(tls.clientChain.first());
        return tls;
    };
    const auto expire = [](CertificateSeen &own) {
        own.notAfter = rowTime().addDays(-1);
    };
    const auto postpone = [](CertificateSeen &own) {
        own.notBefore = rowTime().addDays(1);
    };
    const auto estrange = [](CertificateSeen &own) {
        own.issuer = u"CN=Another CA"_s;
    };
    const auto misuse = [](CertificateSeen &own) {
        own.purposes = {u"serverAuth"_s};
    };
    const QString refused = u"tls.client-certificate.refused"_s;
    return {
        clientRow("the right client certificate is healthy", withClient(true, false), {}),
        clientRow("an expired client certificate that is refused", with(true, expire),
                  {u"tls.client-certificate.expired"_s, refused}),
        clientRow("an expired client certificate that passes is a warning", with(false, expire),
                  {u"tls.client-certificate.expired"_s}),
        clientRow("a client certificate of tomorrow", with(true, postpone),
                  {u"tls.client-certificate.not-yet-valid"_s, refused}),
        clientRow("a client certificate of another authority", with(true, estrange),
                  {u"tls.client-certificate.wrong-issuer"_s, refused}),
        clientRow("another authority that the server accepts anyway is healthy", with(false, estrange), {}),
        clientRow("a server's certificate as a client's", with(true, misuse),
                  {u"tls.client-certificate.wrong-purpose"_s, refused}),
        clientRow("a client certificate that nobody asks for", withClient(false, false),
                  {u"tls.client-certificate.not-requested"_s}),
    };
}

static CheckRow inspectedRow()
{
    TlsSeen inspected = goodTls();
    inspected.chain.first().issuer = u"CN=Corp Proxy CA"_s;
    inspected.chain.last().subject = u"CN=Corp Proxy CA"_s;
    CheckRow made = row("the direct way shows another issuer", {inspected}, {u"tls.interception.detected"_s});
    made.evidence.observations << Observation{Phase::Tls, 20, 5, goodTls(), seen::Variation::Direct, {}};
    return made;
}

// What works without the proxy would accuse the proxy's route; who opens the connection says more.
static CheckRow alteredRow()
{
    TlsSeen inspected = goodTls();
    inspected.chain.first().issuer = u"CN=Corp Proxy CA"_s;
    inspected.chain.removeLast();
    inspected.problems = {{20, u"X509_V_ERR"_s, 0, {}}, {21, u"X509_V_ERR"_s, 0, {}}};
    const seen::ProxySeen proxy{
        .url = u"http://proxy:3128"_s, .origin = u"setting"_s, .end = seen::ProxyEnd::TunnelOpen};
    CheckRow made = row("what another issuer spoils is not the route's", {proxy, inspected},
                        {u"tls.interception.detected"_s, u"proxy.route.altered"_s, u"tls.chain.unknown-root"_s});
    made.evidence.observations << Observation{Phase::Tls, 20, 5, goodTls(), seen::Variation::Direct, {}};
    return made;
}

static CheckRow sameOnBothWaysRow()
{
    CheckRow made = row("the direct way shows the same issuer", {goodTls()}, {});
    made.evidence.observations << Observation{Phase::Tls, 20, 5, goodTls(), seen::Variation::Direct, {}};
    return made;
}

static QList<CheckRow> interceptionRows()
{
    TlsSeen zscaler = goodTls();
    zscaler.chain.first().issuer = u"CN=Zscaler Intermediate Root CA (zscaler.net),O=Zscaler Inc."_s;
    zscaler.problems = {{20, u"X509_V_ERR"_s, 0, {}}, {21, u"X509_V_ERR"_s, 0, {}}};
    zscaler.chain.removeLast();
    TlsSeen trusted = goodTls();
    trusted.chain.last().issuer = u"CN=mitmproxy,O=mitmproxy"_s;
    TlsSeen vendorsOwn = goodTls();
    vendorsOwn.chain.first().subject = u"CN=www.fortinet.com,O=Fortinet\\, Inc."_s;
    return {
        row("an inspection product whose root is missing here", {zscaler},
            {u"tls.interception.detected"_s, u"tls.chain.unknown-root"_s}),
        row("an inspection product whose root is trusted", {trusted}, {u"tls.interception.detected"_s}),
        row("the site of a product's vendor is no inspection", {vendorsOwn}, {}),
        inspectedRow(),
        alteredRow(),
        sameOnBothWaysRow(),
    };
}

QList<CheckRow> chainRows()
{
    return orderRows() + namingRows() + clientRows() + interceptionRows();
}

}
