// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/words.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lentera::words {

//! One context for all of them, so that translators see the words side by side.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString phase(Phase phase)
{
    switch (phase) {
    case Phase::Config:
        return Words::tr("Settings");
    case Phase::Credential:
        return Words::tr("Credential");
    case Phase::Dns:
        return Words::tr("DNS lookup");
    case Phase::Tcp:
        return Words::tr("TCP connection");
    case Phase::Proxy:
        return Words::tr("Proxy");
    case Phase::Tls:
        return Words::tr("TLS handshake");
    case Phase::Http:
        return Words::tr("HTTP answer");
    case Phase::Auth:
        return Words::tr("Sign-in");
    case Phase::Content:
        return Words::tr("Content of the answer");
    case Phase::Clock:
        return Words::tr("Clock");
    }
    return phaseText(phase);
}

QString status(StepStatus status)
{
    switch (status) {
    case StepStatus::Waiting:
        return Words::tr("Waiting");
    case StepStatus::Running:
        return Words::tr("Running");
    case StepStatus::Ok:
        return Words::tr("OK");
    case StepStatus::Warn:
        return Words::tr("Warning");
    case StepStatus::Fail:
        return Words::tr("Failed");
    case StepStatus::Skipped:
        return Words::tr("Skipped");
    case StepStatus::Stopped:
        return Words::tr("Stopped");
    }
    return statusText(status);
}

QString severity(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return Words::tr("Information");
    case Severity::Warning:
        return Words::tr("Warning");
    case Severity::Failure:
        return Words::tr("Failure");
    }
    return severityText(severity);
}

QString standing(Standing standing)
{
    switch (standing) {
    case Standing::Ok:
        return Words::tr("OK");
    case Standing::Running:
        return Words::tr("Running");
    case Standing::Warning:
        return Words::tr("Warning");
    case Standing::Failure:
        return Words::tr("Failed");
    case Standing::Unknown:
        break;
    }
    return Words::tr("Not checked");
}

QString environment(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return Words::tr("Production");
    case Environment::Staging:
        return Words::tr("Staging");
    case Environment::Sandbox:
        return Words::tr("Sandbox");
    case Environment::Development:
        return Words::tr("Development");
    }
    return environmentText(environment);
}

static QMap<QString, QString> owners()
{
    return {{u"service-operator"_s, Words::tr("The operator of the service")},
            {u"network-team"_s, Words::tr("The network team")},
            {u"tenant-admin"_s, Words::tr("The tenant's administrator")},
            {u"support"_s, Words::tr("You, in support")},
            {u"vendor"_s, Words::tr("The vendor")},
            {u"this-machine"_s, Words::tr("Whoever looks after this machine")}};
}

QString owner(const QString &ownerId)
{
    return owners().value(ownerId, ownerId);
}

QString proxySource(ProxySource source)
{
    switch (source) {
    case ProxySource::Environment:
        return Words::tr("From the environment variables");
    case ProxySource::None:
        return Words::tr("No proxy");
    case ProxySource::Manual:
        return Words::tr("This proxy");
    }
    return {};
}

QString trustRoots(TrustRoots roots)
{
    switch (roots) {
    case TrustRoots::System:
        return Words::tr("The system's certificates");
    case TrustRoots::SystemAndOwn:
        return Words::tr("The system's and these certificates");
    case TrustRoots::OwnOnly:
        return Words::tr("Only these certificates");
    }
    return {};
}

QString localTime(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : QString();
}

QString utcTime(const QDateTime &time)
{
    return time.isValid() ? isoTime(time) : QString();
}

QString duration(double ms)
{
    const QLocale locale;
    return ms < 1000 ? Words::tr("%1 ms").arg(locale.toString(ms, 'f', ms < 10 ? 1 : 0))
                     : Words::tr("%1 s").arg(locale.toString(ms / 1000, 'f', 1));
}

ReportWords report()
{
    ReportWords words;
    words.verdictOk = Words::tr("Everything works.");
    words.verdictWarn = Words::tr("It works, but something needs attention.");
    words.verdictFail = Words::tr("It does not work.");
    words.cause = Words::tr("Cause");
    words.fix = Words::tr("Fix");
    words.prevention = Words::tr("Prevention");
    words.owner = Words::tr("Who can fix it");
    words.evidence = Words::tr("Evidence");
    words.expected = Words::tr("Expected");
    words.found = Words::tr("Found");
    words.reproduce = Words::tr("Reproduce");
    words.explains = Words::tr("Explains");
    words.steps = Words::tr("Steps");
    words.owners = owners();
    for (int i = int(Phase::Config); i <= int(Phase::Clock); ++i)
        words.phases.insert(phaseText(Phase(i)), phase(Phase(i)));
    for (int i = int(StepStatus::Waiting); i <= int(StepStatus::Stopped); ++i)
        words.statuses.insert(statusText(StepStatus(i)), status(StepStatus(i)));
    return words;
}

}
