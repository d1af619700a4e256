// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "explain/Explanation.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace lentera::cli {

//! Exit statuses of the contract.
enum Exit {
    Good = 0,
    Usage = 1,
    Invalid = 2,
    CheckFailed = 3,
    Warnings = 4,
    CouldNotRun = 5,
    Refused = 6,
    Internal = 70,
    Interrupted = 130
};

//! The status that an error ends the program with.
int exitOf(const Error &error);

//! Standard output and standard error. Text from outside cannot steer a terminal: control characters are shown.
class Console {
public:
    //! Data for a person on stdout.
    void print(const QString &text) const;
    //! A table of left-aligned columns on stdout; the first row is its head.
    void printTable(const QList<QStringList> &rows) const;
    //! One JSON document on stdout: indented, or on one line for JSON lines.
    void printJson(const QJsonObject &document) const;
    //! A message on stderr.
    void say(const QString &text) const;

    bool lines = false; //!< one document a line (`--jsonl`)
};

//! Whether a person sits at standard input.
bool stdinIsTerminal();
//! Reads a line from the terminal without echo, after \a prompt on stderr.
QByteArray askSecret(const QString &prompt);

}
