// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenants/AdvancedForm.h"

#include "shared/RootsField.h"
#include "shared/words.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lentera {

AdvancedForm::AdvancedForm(const Connection &connection, const QString &ownRootsFile, QWidget *parent)
    : FieldForm(parent), m_proxySource(new QComboBox), m_proxyUrl(new QLineEdit(connection.proxy.url)),
      m_pac(new QLineEdit(connection.proxy.pac)), m_trustRoots(new QComboBox), m_ownRootsFile(new RootsField),
      m_resolvers(new QLineEdit(connection.resolvers.join(u", "_s))),
      m_connectTo(new QLineEdit(connection.connectTo.join(u", "_s)))
{
    addProxy(connection.proxy);
    addTrust(connection.trust, ownRootsFile);
    addTimeouts(connection.timeouts);
    m_retry.emplace(*this, connection.retry);
    add(u"resolvers"_s, tr("Name servers"), m_resolvers,
        tr("Addresses separated by commas, with a port where it is not 53. Empty: the system's."));
    add(u"connectTo"_s, tr("Connect to"), m_connectTo,
        tr("HOST:PORT:ADDRESS:PORT, separated by commas: sends a name's requests to another address."));
}

void AdvancedForm::addProxy(const ProxySetting &proxy)
{
    for (const auto source :
         {ProxySource::Environment, ProxySource::System, ProxySource::Pac, ProxySource::Manual, ProxySource::None})
        m_proxySource->addItem(words::proxySource(source), int(source));
    m_proxySource->setCurrentIndex(m_proxySource->findData(int(proxy.source)));
    add(u"proxy"_s, tr("Proxy"), m_proxySource);
    m_proxyUrl->setPlaceholderText(u"http://proxy.example.com:3128"_s);
    add(u"proxyUrl"_s, tr("Proxy address"), m_proxyUrl,
        tr("http, https, socks5 or socks5h. User name and password belong to the credential."));
    m_pac->setPlaceholderText(u"http://wpad.example.com/proxy.pac"_s);
    add(u"pac"_s, tr("PAC file"), m_pac, tr("Its http or https address, or the whole path of a file."));
    const auto showAddress = [this] {
        const auto source = ProxySource(m_proxySource->currentData().toInt());
        setFieldVisible(u"proxyUrl"_s, source == ProxySource::Manual);
        setFieldVisible(u"pac"_s, source == ProxySource::Pac);
    };
    connect(m_proxySource, &QComboBox::currentIndexChanged, this, showAddress);
    showAddress();
}

void AdvancedForm::addTrust(const TrustSetting &trust, const QString &ownRootsFile)
{
    for (const auto roots : {TrustRoots::System, TrustRoots::SystemAndOwn, TrustRoots::OwnOnly})
        m_trustRoots->addItem(words::trustRoots(roots), int(roots));
    m_trustRoots->setCurrentIndex(m_trustRoots->findData(int(trust.roots)));
    add(u"trust"_s, tr("Trust"), m_trustRoots);
    m_storedRoots = m_ownRoots = trust.ownRoots;
    add(u"ownRoots"_s, tr("Trusted certificates"), m_ownRootsFile, tr("A PEM file; its content is kept."));
    if (!m_storedRoots.isEmpty())
        m_ownRootsFile->setHint(tr("Kept already; choose a file to replace them"));
    connect(m_ownRootsFile, &FileField::pathChanged, this, &AdvancedForm::forgetRoots);
    connect(m_ownRootsFile, &RootsField::rootsRead, this, &AdvancedForm::takeRoots);
    m_ownRootsFile->setPath(ownRootsFile);
    connect(m_trustRoots, &QComboBox::currentIndexChanged, this, &AdvancedForm::showOwnRoots);
    showOwnRoots();

    m_clientCertificate =
        new FileField(tr("Client certificate"), tr("Certificates (*.pem *.crt *.p12 *.pfx);;All files (*)"));
    m_clientCertificate->setPath(trust.clientCertificateFile);
    add(u"clientCertificate"_s, tr("Client certificate"), m_clientCertificate, tr("PEM or PKCS#12."));
    m_clientKey = new FileField(tr("Client key"), tr("Keys (*.pem *.key);;All files (*)"));
    m_clientKey->setPath(trust.clientKeyFile);
    add(u"clientKey"_s, tr("Client key"), m_clientKey,
        tr("Empty when it is in the certificate's file. Its passphrase belongs to the credential."));
}

QDoubleSpinBox *AdvancedForm::seconds(const QString &id, const QString &label, int ms, const QString &note)
{
    auto *field = new QDoubleSpinBox;
    field->setRange(0.1, 600);
    field->setDecimals(1);
    field->setSuffix(tr(" s"));
    field->setValue(ms / 1000.0);
    return add(id, label, field, note);
}

void AdvancedForm::addTimeouts(const Timeouts &timeouts)
{
    m_connect = seconds(u"connectTimeout"_s, tr("Time to connect"), timeouts.connect,
                        tr("For one TCP connection or TLS handshake."));
    m_idle = seconds(u"idleTimeout"_s, tr("Time without a byte"), timeouts.idle, tr("While waiting for an answer."));
    m_total = seconds(u"totalTimeout"_s, tr("Time for the whole check"), timeouts.total, {});
}

// What stood in another file must not be kept under this one's name.
void AdvancedForm::forgetRoots()
{
    clearProblems();
    m_ownRoots = m_ownRootsFile->path().isEmpty() ? m_storedRoots : QByteArray();
}

void AdvancedForm::takeRoots(const QByteArray &pem)
{
    m_ownRoots = pem;
    if (lacksRoots())
        showProblem(u"ownRoots"_s, RootsField::problem());
}

bool AdvancedForm::lacksRoots() const
{
    return TrustRoots(m_trustRoots->currentData().toInt()) != TrustRoots::System && m_ownRoots.isEmpty();
}

void AdvancedForm::showOwnRoots()
{
    setFieldVisible(u"ownRoots"_s, TrustRoots(m_trustRoots->currentData().toInt()) != TrustRoots::System);
}

static QStringList listFrom(const QString &text)
{
    static const QRegularExpression separators(u"[,\\s]+"_s);
    return text.split(separators, Qt::SkipEmptyParts);
}

void AdvancedForm::writeTo(Connection &connection) const
{
    const auto ms = [](const QDoubleSpinBox *field) {
        return int(std::lround(field->value() * 1000));
    };
    const auto source = ProxySource(m_proxySource->currentData().toInt());
    connection.proxy = {source, source == ProxySource::Manual ? m_proxyUrl->text().trimmed() : QString(),
                        source == ProxySource::Pac ? m_pac->text().trimmed() : QString()};
    connection.trust.roots = TrustRoots(m_trustRoots->currentData().toInt());
    connection.trust.ownRoots = connection.trust.roots == TrustRoots::System ? QByteArray() : m_ownRoots;
    connection.trust.clientCertificateFile = m_clientCertificate->path();
    connection.trust.clientKeyFile = m_clientKey->path();
    connection.timeouts = {ms(m_connect), ms(m_idle), ms(m_total)};
    connection.retry = m_retry->entered();
    connection.resolvers = listFrom(m_resolvers->text());
    connection.connectTo = listFrom(m_connectTo->text());
}

bool AdvancedForm::isUsed(const Connection &connection)
{
    const Connection plain;
    return connection.proxy != plain.proxy || connection.trust != plain.trust ||
           connection.timeouts != plain.timeouts || connection.retry != plain.retry ||
           !connection.resolvers.isEmpty() || !connection.connectTo.isEmpty();
}

}
