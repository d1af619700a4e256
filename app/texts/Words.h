// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Phase.h"
#include "definition/Tenant.h"
#include "report/RunJson.h"
#include "tenant/CredentialStore.h"

#include <QStringList>
#include <QTranslator>

#include <memory>

//! Words that the window and the command line share, in the language of the installed translators.
namespace lentera::words {

QString phase(Phase phase);
QString status(StepStatus status);
QString severity(Severity severity);
QString environment(Environment environment);
//! \a verdict is `ok`, `warn` or `fail`.
QString verdict(const QString &verdict);
//! \a owner is an owner id of an explanation.
QString owner(const QString &owner);
QString keychainState(KeychainState state);
QString proxySource(ProxySource source);
QString trustRoots(TrustRoots roots);
//! What an experiment changed; \a value is what it put in place.
QString variation(seen::Variation variation, const QString &value);
//! The proxy that a run used, or why it used none, and who says so: one sentence.
QString proxy(const EffectiveProxy &proxy);
//! All that core's runReport() needs.
ReportWords report();

//! While it lives, the words of this thread are in \a language instead of the installed one: an English desk may copy
//! an Indonesian report.
class InLanguage {
public:
    explicit InLanguage(const QString &language);
    ~InLanguage();
    InLanguage(const InLanguage &) = delete;
    InLanguage &operator=(const InLanguage &) = delete;

private:
    std::unique_ptr<QTranslator> m_translator;
    const QTranslator *m_before;
};

//! Installs Lentera's and Qt's catalogues for \a language (`en`, `id`) in place of those installed before.
void installLanguage(const QString &language);
//! The language of the system if Lentera has it, else English.
QString systemLanguage();
//! Every language Lentera speaks, by tag.
QStringList languages();

}
