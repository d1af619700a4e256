// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/CredentialRow.h"

#include "base/visible.h"
#include "shared/Icons.h"
#include "shared/words.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int soonDays = 14; // as the check credential.expiry.soon has it

namespace {

//! The texts of this file, for translators.
struct Credentials {
    Q_DECLARE_TR_FUNCTIONS(Credentials)
};

}

static CredentialField extraField(const QString &id)
{
    CredentialField field;
    field.id = id;
    field.required = false;
    return field;
}

static CredentialRow rowOf(const CredentialField &field, const QString &label, const QList<CredentialMetadata> &stored,
                           const QDateTime &now)
{
    CredentialRow row{field, visibleLine(label), {}, true, now};
    const auto known =
        std::find_if(stored.cbegin(), stored.cend(), [&](const auto &one) { return one.field == field.id; });
    if (known != stored.cend())
        row.stored = *known;
    return row;
}

QList<CredentialRow> credentialRows(const SignIn &signIn, const Connection &connection,
                                    const QList<CredentialMetadata> &stored, const QString &language,
                                    const QDateTime &now)
{
    QList<CredentialRow> rows;
    for (const CredentialField &field : signIn.fields) {
        const QString label = localText(field.label, language);
        rows << rowOf(field, label.isEmpty() ? field.id : label, stored, now);
    }
    const auto addExtra = [&](const QString &id, const QString &label) {
        rows << rowOf(extraField(id), label, stored, now);
        rows.last().ofSignIn = false;
    };
    const ProxySource source = connection.proxy.source;
    if (source == ProxySource::Manual || source == ProxySource::System || source == ProxySource::Pac)
        addExtra(u"proxyPassword"_s, Credentials::tr("Proxy sign-in, as user:password"));
    if (!connection.trust.clientCertificateFile.isEmpty())
        addExtra(u"clientKeyPassphrase"_s, Credentials::tr("Passphrase of the client certificate's key"));
    for (const CredentialMetadata &one : stored) {
        const bool listed =
            std::any_of(rows.cbegin(), rows.cend(), [&](const auto &row) { return row.field.id == one.field; });
        if (listed)
            continue;
        addExtra(one.field, Credentials::tr("%1 (not used by this sign-in)").arg(one.field));
        rows.last().field.secret = one.secret;
    }
    return rows;
}

static QVariant textValue(const QString &text, int role)
{
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(text) : QVariant();
}

static QVariant toneValue(Tone tone, int role)
{
    if (role == Qt::ForegroundRole)
        return toneColour(tone, QGuiApplication::palette());
    return role == Qt::DecorationRole ? QVariant(icon("warning"_L1, tone)) : QVariant();
}

static QVariant fieldValue(const CredentialRow &row, int role)
{
    return textValue(row.label, role);
}

static QVariant shownValue(const CredentialRow &row, int role)
{
    if (row.stored) {
        const CredentialMetadata &known = *row.stored;
        return textValue(known.secret
                             ? Credentials::tr("Secret, %n character(s), fingerprint %1", nullptr, known.length)
                                   .arg(known.fingerprint)
                             : visibleLine(known.value),
                         role);
    }
    if (!row.field.required)
        return textValue(Credentials::tr("Not set"), role);
    if (role == Qt::ForegroundRole || role == Qt::DecorationRole)
        return toneValue(Tone::Bad, role);
    return textValue(Credentials::tr("Missing"), role);
}

static QVariant timeValue(const QDateTime &time, const QString &otherwise, int role)
{
    if (role == Qt::ToolTipRole && time.isValid())
        return words::utcTime(time);
    return textValue(time.isValid() ? words::localTime(time) : otherwise, role);
}

static QVariant createdValue(const CredentialRow &row, int role)
{
    return row.stored ? timeValue(row.stored->created, {}, role) : QVariant();
}

static QVariant ageValue(const CredentialRow &row, int role)
{
    if (!row.stored)
        return {};
    const int days = int(std::max<qint64>(0, row.stored->created.daysTo(row.now)));
    return textValue(days == 0 ? Credentials::tr("Today") : Credentials::tr("%n day(s)", nullptr, days), role);
}

static QVariant verifiedValue(const CredentialRow &row, int role)
{
    return row.stored ? timeValue(row.stored->lastVerified, Credentials::tr("Never"), role) : QVariant();
}

static QVariant expiresValue(const CredentialRow &row, int role)
{
    if (!row.stored || !row.field.secret)
        return {};
    const QDateTime &expires = row.stored->expires;
    if (!expires.isValid())
        return textValue(Credentials::tr("Not entered"), role);
    const int days = int(row.now.daysTo(expires));
    const bool passed = expires < row.now;
    if (role == Qt::ForegroundRole || role == Qt::DecorationRole)
        return passed ? toneValue(Tone::Bad, role) : days < soonDays ? toneValue(Tone::Caution, role) : QVariant();
    if (role == Qt::ToolTipRole)
        return words::utcTime(expires);
    const QString date = QLocale().toString(expires.toLocalTime().date(), QLocale::ShortFormat);
    if (passed)
        return textValue(Credentials::tr("%1, expired").arg(date), role);
    return textValue(days < soonDays ? Credentials::tr("%1, in %n day(s)", nullptr, days).arg(date) : date, role);
}

CredentialModel::CredentialModel(QObject *parent)
    : TableModel({{QT_TRANSLATE_NOOP("Columns", "Field"), fieldValue},
                  {QT_TRANSLATE_NOOP("Columns", "Value"), shownValue},
                  {QT_TRANSLATE_NOOP("Columns", "Created"), createdValue},
                  {QT_TRANSLATE_NOOP("Columns", "Age"), ageValue},
                  {QT_TRANSLATE_NOOP("Columns", "Last verified"), verifiedValue},
                  {QT_TRANSLATE_NOOP("Columns", "Expires"), expiresValue}},
                 parent)
{
}

}
