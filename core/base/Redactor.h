// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"

#include <QJsonValue>
#include <QList>
#include <QString>

namespace lentera {

//! Removes known secrets from anything that is about to be stored, shown or sent.
//! It knows every secret raw and as base64, base64url (with and without padding, at all three alignments), hex,
//! percent-encoded and JSON-escaped, and replaces each by `[secret:<name>]`.
class Redactor {
public:
    Redactor() = default;
    ~Redactor();
    Redactor(Redactor &&) = default;
    Redactor &operator=(Redactor &&) = default;
    Redactor(const Redactor &) = delete;
    Redactor &operator=(const Redactor &) = delete;

    //! Learns \a secret under \a name (the credential field). Values under 4 bytes are too common to replace: ignored.
    void learn(const QString &name, const Secret &secret);
    bool isEmpty() const { return m_forms.isEmpty(); }

    QByteArray redacted(const QByteArray &bytes) const;
    QString redacted(const QString &text) const;
    //! Redacts every key and string value, at any depth.
    QJsonValue redacted(const QJsonValue &value) const;

private:
    struct Form {
        QByteArray bytes;
        QByteArray replacement;
    };
    QList<Form> m_forms; // longest first, so that no form is cut by a shorter one
};

}
