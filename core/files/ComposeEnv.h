// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "files/DataNode.h"

#include <QMap>
#include <QStringList>

namespace lentera {

//! One line of a `.env` file as Docker Compose reads it (docs.docker.com, "Syntax for environment files"), which is not
//! what python-dotenv makes of it. What may be a secret is one, and only what may be said about it stands beside it.
struct ComposeVariable {
    QString name;
    TextPlace place;
    QString text;               //!< the value of one that is no secret; of an address its user information is left out
    SharedSecret secret;        //!< the value, or the password in an address; null for what is no secret
    QByteArray digest;          //!< SHA-256 of the value, to find published ones
    QStringList unset;          //!< names after a `$` in the value that nobody sets: they become empty text
    bool literalDollar = false; //!< the value has a `$` that compose took for the beginning of a name
    bool differs = false;       //!< the process environment has another value, which wins
    bool isSet = false;         //!< it has a value that is not empty
};

//! A `.env` file of Docker Compose, read.
struct ComposeEnv {
    QList<ComposeVariable> variables; //!< in the order of the file, repeated names included
    TextPlace fault;                  //!< where compose refuses the file; line 0 when it does not
    bool readable = true;             //!< false for what is not UTF-8

    //! The last of that name: it wins. Null when there is none.
    const ComposeVariable *find(QStringView name) const;
    //! Its text; empty when there is none, or when it is a secret.
    QString text(QStringView name) const;
    //! The secret of that name; null when there is none.
    SharedSecret secret(QStringView name) const;
};

//! Whether a variable of this name holds a secret: `…KEY…`, `…PASSWORD…`, `…TOKEN…` …
bool isSecretVariable(const QString &name);

//! Reads what compose would, with the process \a environment before the file's own values in `${…}`. At most 10,000
//! lines; values of more than 4 MiB together, as names that stand for names can make them, count as a fault.
ComposeEnv readComposeEnv(const QByteArray &text, const QMap<QString, QString> &environment = {});

}
