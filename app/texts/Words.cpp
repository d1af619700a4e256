// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/Words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <array>

using namespace Qt::StringLiterals;

namespace lentera::words {

static thread_local const QTranslator *spoken = nullptr; //!< of InLanguage; null for the installed language

static QString translated(const char *text)
{
    if (!spoken)
        return QCoreApplication::translate("Words", text);
    const QString found = spoken->translate("Words", text);
    return found.isEmpty() ? QString::fromUtf8(text) : found; // the source is English
}

InLanguage::InLanguage(const QString &language) : m_translator(std::make_unique<QTranslator>()), m_before(spoken)
{
    // A language without a catalogue leaves the translator empty: English.
    static_cast<void>(m_translator->load(u":/lentera/i18n/lentera_%1.qm"_s.arg(language)));
    spoken = m_translator.get();
}

InLanguage::~InLanguage()
{
    spoken = m_before;
}

QString phase(Phase phase)
{
    switch (phase) {
    case Phase::Config:
        return translated(QT_TRANSLATE_NOOP("Words", "Settings"));
    case Phase::Credential:
        return translated(QT_TRANSLATE_NOOP("Words", "Credential"));
    case Phase::Dns:
        return translated(QT_TRANSLATE_NOOP("Words", "DNS lookup"));
    case Phase::Tcp:
        return translated(QT_TRANSLATE_NOOP("Words", "TCP connection"));
    case Phase::Proxy:
        return translated(QT_TRANSLATE_NOOP("Words", "Proxy"));
    case Phase::Tls:
        return translated(QT_TRANSLATE_NOOP("Words", "TLS handshake"));
    case Phase::Http:
        return translated(QT_TRANSLATE_NOOP("Words", "HTTP answer"));
    case Phase::Auth:
        return translated(QT_TRANSLATE_NOOP("Words", "Sign-in"));
    case Phase::Content:
        return translated(QT_TRANSLATE_NOOP("Words", "Content of the answer"));
    case Phase::Clock:
        return translated(QT_TRANSLATE_NOOP("Words", "Clock"));
    case Phase::Start:
        return translated(QT_TRANSLATE_NOOP("Words", "Start of the program"));
    case Phase::Greeting:
        return translated(QT_TRANSLATE_NOOP("Words", "Greeting"));
    case Phase::Tools:
        return translated(QT_TRANSLATE_NOOP("Words", "List of tools"));
    case Phase::Stop:
        return translated(QT_TRANSLATE_NOOP("Words", "End of the program"));
    }
    return {};
}

QString status(StepStatus status)
{
    switch (status) {
    case StepStatus::Waiting:
        return translated(QT_TRANSLATE_NOOP("Words", "Waiting"));
    case StepStatus::Running:
        return translated(QT_TRANSLATE_NOOP("Words", "Running"));
    case StepStatus::Ok:
        return translated(QT_TRANSLATE_NOOP("Words", "OK"));
    case StepStatus::Warn:
        return translated(QT_TRANSLATE_NOOP("Words", "Warning"));
    case StepStatus::Fail:
        return translated(QT_TRANSLATE_NOOP("Words", "Failed"));
    case StepStatus::Skipped:
        return translated(QT_TRANSLATE_NOOP("Words", "Skipped"));
    case StepStatus::Stopped:
        return translated(QT_TRANSLATE_NOOP("Words", "Stopped"));
    }
    return {};
}

QString severity(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return translated(QT_TRANSLATE_NOOP("Words", "Information"));
    case Severity::Warning:
        return translated(QT_TRANSLATE_NOOP("Words", "Warning"));
    case Severity::Failure:
        return translated(QT_TRANSLATE_NOOP("Words", "Failure"));
    }
    return {};
}

QString environment(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return translated(QT_TRANSLATE_NOOP("Words", "Production"));
    case Environment::Staging:
        return translated(QT_TRANSLATE_NOOP("Words", "Staging"));
    case Environment::Sandbox:
        return translated(QT_TRANSLATE_NOOP("Words", "Sandbox"));
    case Environment::Development:
        return translated(QT_TRANSLATE_NOOP("Words", "Development"));
    }
    return {};
}

QString verdict(const QString &verdict)
{
    if (verdict == "ok"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "Everything works"));
    if (verdict == "warn"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "Works, with warnings"));
    return translated(QT_TRANSLATE_NOOP("Words", "Does not work"));
}

// Owner ids are those that explanation files may name.
static constexpr std::array<std::pair<const char *, const char *>, 6> owners{{
    {"service-operator", QT_TRANSLATE_NOOP("Words", "The operator of the service")},
    {"network-team", QT_TRANSLATE_NOOP("Words", "The network team")},
    {"tenant-admin", QT_TRANSLATE_NOOP("Words", "The tenant's administrator")},
    {"support", QT_TRANSLATE_NOOP("Words", "Support, in Lentera's settings")},
    {"vendor", QT_TRANSLATE_NOOP("Words", "The vendor of the system")},
    {"this-machine", QT_TRANSLATE_NOOP("Words", "You, on this computer")},
}};

QString owner(const QString &owner)
{
    for (const auto &[id, text] : owners)
        if (owner == QLatin1StringView(id))
            return translated(text);
    return owner;
}

QString keychainState(KeychainState state)
{
    switch (state) {
    case KeychainState::Usable:
        return translated(QT_TRANSLATE_NOOP("Words", "The keychain is usable."));
    case KeychainState::Locked:
        return translated(QT_TRANSLATE_NOOP("Words", "The keychain is locked."));
    case KeychainState::Waiting:
        return translated(QT_TRANSLATE_NOOP("Words", "The keychain is waiting for you to unlock it."));
    case KeychainState::Absent:
        return translated(QT_TRANSLATE_NOOP("Words", "There is no keychain here."));
    case KeychainState::Silent:
        return translated(QT_TRANSLATE_NOOP("Words", "The keychain does not answer."));
    }
    return {};
}

QString proxySource(ProxySource source)
{
    switch (source) {
    case ProxySource::Environment:
        return translated(QT_TRANSLATE_NOOP("Words", "From the environment variables"));
    case ProxySource::None:
        return translated(QT_TRANSLATE_NOOP("Words", "No proxy"));
    case ProxySource::Manual:
        return translated(QT_TRANSLATE_NOOP("Words", "This proxy"));
    case ProxySource::System:
        return translated(QT_TRANSLATE_NOOP("Words", "From the desktop's settings"));
    case ProxySource::Pac:
        return translated(QT_TRANSLATE_NOOP("Words", "Chosen by a PAC file"));
    }
    return {};
}

QString trustRoots(TrustRoots roots)
{
    switch (roots) {
    case TrustRoots::System:
        return translated(QT_TRANSLATE_NOOP("Words", "The system's certificates"));
    case TrustRoots::SystemAndOwn:
        return translated(QT_TRANSLATE_NOOP("Words", "The system's and these certificates"));
    case TrustRoots::OwnOnly:
        return translated(QT_TRANSLATE_NOOP("Words", "Only these certificates"));
    }
    return {};
}

// `%1` is what the experiment put in place.
static constexpr std::pair<seen::Variation, const char *> variations[] = {
    {seen::Variation::WithoutCredential, QT_TRANSLATE_NOOP("Words", "Without the credential")},
    {seen::Variation::Direct, QT_TRANSLATE_NOOP("Words", "Without the proxy")},
    {seen::Variation::ThroughProxy, QT_TRANSLATE_NOOP("Words", "Through the proxy %1")},
    {seen::Variation::OtherAddress, QT_TRANSLATE_NOOP("Words", "At the address %1")},
    {seen::Variation::OtherResolver, QT_TRANSLATE_NOOP("Words", "Asking the name server %1")},
    {seen::Variation::RandomName, QT_TRANSLATE_NOOP("Words", "Asking for a name that cannot exist")},
    {seen::Variation::Again, QT_TRANSLATE_NOOP("Words", "The same once more")},
    {seen::Variation::WithoutSni, QT_TRANSLATE_NOOP("Words", "Without the server name (SNI)")},
    {seen::Variation::Tls12, QT_TRANSLATE_NOOP("Words", "With TLS 1.2 alone")},
    {seen::Variation::Tls13, QT_TRANSLATE_NOOP("Words", "With TLS 1.3 alone")},
    {seen::Variation::SystemTrust, QT_TRANSLATE_NOOP("Words", "With the system's certificates")},
    {seen::Variation::OwnTrust, QT_TRANSLATE_NOOP("Words", "With the connection's own certificates")},
    {seen::Variation::EnvironmentCredential, QT_TRANSLATE_NOOP("Words", "With the credential from %1")},
    {seen::Variation::Http1, QT_TRANSLATE_NOOP("Words", "With HTTP/1.1")},
};

QString variation(seen::Variation variation, const QString &value)
{
    for (const auto &[known, text] : variations)
        if (known == variation) {
            const QString sentence = translated(text);
            return sentence.contains("%1"_L1) ? sentence.arg(value) : sentence;
        }
    return {};
}

static void addExchangeWords(ReportWords &words)
{
    words.redirects = translated(QT_TRANSLATE_NOOP("Words", "Redirects of"));
    words.attempts = translated(QT_TRANSLATE_NOOP("Words", "Attempts of"));
    words.latency = translated(QT_TRANSLATE_NOOP("Words", "Latency of"));
    words.status = translated(QT_TRANSLATE_NOOP("Words", "Answer"));
    words.target = translated(QT_TRANSLATE_NOOP("Words", "Sent on to"));
    words.notSent = translated(QT_TRANSLATE_NOOP("Words", "Not sent there"));
    words.notFollowed = translated(QT_TRANSLATE_NOOP("Words", "the request itself"));
    words.start = translated(QT_TRANSLATE_NOOP("Words", "Start"));
    words.duration = translated(QT_TRANSLATE_NOOP("Words", "Duration"));
    words.pause = translated(QT_TRANSLATE_NOOP("Words", "Pause after it"));
    words.succeeded = translated(QT_TRANSLATE_NOOP("Words", "Succeeded"));
    words.jitter = translated(QT_TRANSLATE_NOOP("Words", "Jitter"));
    words.shares = translated(QT_TRANSLATE_NOOP("Words", "Connecting / processing / reading"));
    words.tooFewSamples = translated(QT_TRANSLATE_NOOP("Words", "too few samples"));
    words.withheld = {{u"credential"_s, translated(QT_TRANSLATE_NOOP("Words", "the credential"))},
                      {u"cookie"_s, translated(QT_TRANSLATE_NOOP("Words", "the cookies that were set"))},
                      {u"body"_s, translated(QT_TRANSLATE_NOOP("Words", "the body"))}};
    words.pauseReasons = {{u"backoff"_s, translated(QT_TRANSLATE_NOOP("Words", "as the policy says"))},
                          {u"retry-after"_s, translated(QT_TRANSLATE_NOOP("Words", "as Retry-After asks"))}};
}

// Why an entry of a list of exceptions keeps a host from the proxy.
static QString matchReason(const EffectiveProxy &proxy)
{
    const QString reason = proxy.exceptions.isEmpty() ? QString() : proxy.exceptions.first().reason;
    if (reason == "everything"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "it stands for every host"));
    if (reason == "domain"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "it covers every host below that domain"));
    if (reason == "address"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "it is this address"));
    if (reason == "network"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "the address is in this network"));
    return translated(QT_TRANSLATE_NOOP("Words", "it is this host's name"));
}

static QString directBecause(const EffectiveProxy &proxy, const QString &kind, const QString &what)
{
    if (kind == "loopback"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "No proxy: the address is this computer itself"));
    if (kind == "no_proxy"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "No proxy: “%1” in no_proxy matches, %2"))
            .arg(what, matchReason(proxy));
    if (kind == "system-exception"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "No proxy: “%1” in the desktop's exceptions matches, %2"))
            .arg(what, matchReason(proxy));
    if (kind == "system"_L1)
        return what == "none"_L1
                   ? translated(QT_TRANSLATE_NOOP("Words", "No proxy: there are no desktop settings here"))
                   : translated(QT_TRANSLATE_NOOP("Words", "No proxy, by the desktop's settings (%1)")).arg(what);
    if (kind == "pac"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "No proxy, by the PAC file %1")).arg(what);
    return translated(QT_TRANSLATE_NOOP("Words", "No proxy"));
}

QString proxy(const EffectiveProxy &proxy)
{
    const QString kind = proxy.origin.section(u':', 0, 0);
    const QString what = proxy.origin.section(u':', 1);
    if (proxy.direct())
        return directBecause(proxy, kind, what);
    if (kind == "environment"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "Proxy %1, from the variable %2")).arg(proxy.url, what);
    if (kind == "system"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "Proxy %1, from the desktop's settings (%2)"))
            .arg(proxy.url, what);
    if (kind == "pac"_L1)
        return translated(QT_TRANSLATE_NOOP("Words", "Proxy %1, chosen by the PAC file %2")).arg(proxy.url, what);
    return translated(QT_TRANSLATE_NOOP("Words", "Proxy %1, from the connection's settings")).arg(proxy.url);
}

ReportWords report()
{
    ReportWords words{.verdictOk = verdict(u"ok"_s),
                      .verdictWarn = verdict(u"warn"_s),
                      .verdictFail = verdict(u"fail"_s),
                      .cause = translated(QT_TRANSLATE_NOOP("Words", "Cause")),
                      .fix = translated(QT_TRANSLATE_NOOP("Words", "Fix")),
                      .prevention = translated(QT_TRANSLATE_NOOP("Words", "Prevention")),
                      .owner = translated(QT_TRANSLATE_NOOP("Words", "Who can fix it")),
                      .evidence = translated(QT_TRANSLATE_NOOP("Words", "Evidence")),
                      .expected = translated(QT_TRANSLATE_NOOP("Words", "Expected")),
                      .found = translated(QT_TRANSLATE_NOOP("Words", "Found")),
                      .reproduce = translated(QT_TRANSLATE_NOOP("Words", "Reproduce")),
                      .explains = translated(QT_TRANSLATE_NOOP("Words", "Not run or not judged because of this")),
                      .steps = translated(QT_TRANSLATE_NOOP("Words", "Steps")),
                      .asSet = translated(QT_TRANSLATE_NOOP("Words", "As the connection is set"))};
    words.proxy = proxy;
    words.requests = [](int sent) {
        return QCoreApplication::translate("Words", "%n request(s) was/were sent to the system.", nullptr, sent);
    };
    for (const auto &[id, text] : owners)
        words.owners.insert(QLatin1StringView(id), translated(text));
    for (int i = int(Phase::Config); i <= int(Phase::Stop); ++i)
        words.phases.insert(phaseText(Phase(i)), phase(Phase(i)));
    for (int i = int(StepStatus::Waiting); i <= int(StepStatus::Stopped); ++i)
        words.statuses.insert(statusText(StepStatus(i)), status(StepStatus(i)));
    for (const auto &[variation, text] : variations)
        words.variations.insert(toJson(variation).toString(), translated(text));
    addExchangeWords(words);
    return words;
}

QStringList languages()
{
    return {u"en"_s, u"id"_s};
}

QString systemLanguage()
{
    for (const QString &wanted : QLocale::system().uiLanguages())
        if (const QString tag = wanted.section(u'-', 0, 0).section(u'_', 0, 0); languages().contains(tag))
            return tag;
    return u"en"_s;
}

void installLanguage(const QString &language)
{
    // Owned by the application, found again by name: there is one set of translators in a process.
    QCoreApplication *application = QCoreApplication::instance();
    for (QTranslator *old : application->findChildren<QTranslator *>(u"lentera"_s)) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
    for (const QString &catalogue : {u"qtbase_"_s + language, u"lentera_"_s + language}) {
        auto *translator = new QTranslator(application);
        translator->setObjectName(u"lentera"_s);
        if (translator->load(u":/lentera/i18n/%1.qm"_s.arg(catalogue)))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    }
}

}
