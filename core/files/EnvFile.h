// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "files/DataNode.h"

#include <QMap>
#include <QStringList>

namespace lentera {

//! Whose value counts where a `.env` file and the process environment both name a variable. python-dotenv's own default
//! is the environment; Airbyte's local MCP server lets the file win.
enum class EnvPrecedence { FileWins, EnvironmentWins };

//! One statement of a `.env` file as python-dotenv 1.2 reads it. The value is a secret and is looked at no more: what
//! may be said about it stands beside it.
struct EnvEntry {
    QString name;
    TextPlace place;          //!< of the name
    TextPlace valuePlace;     //!< behind the equals sign
    SharedSecret value;       //!< after interpolation; null for a name without an equals sign
    QChar quote;              //!< that surrounds the value; null for none
    bool spaced = false;      //!< blanks around the equals sign
    bool cut = false;         //!< a comment ended the value
    bool comment = false;     //!< the value begins with #: probably meant as a comment
    bool edgeBlank = false;   //!< blanks at an end, or such as nobody sees
    bool quotesKept = false;  //!< quotation marks are part of the value
    bool curlyQuotes = false; //!< typographic quotation marks at an end
    bool differs = false;     //!< the process environment has another value for this name
    QStringList undefined;    //!< names in `${…}` that nobody defines, so that they become empty text
    bool tooLong = false;     //!< variables in it were left as they stand: all values together grew too long

    bool isEmpty() const { return value && value->isEmpty(); }
};

//! Why a statement was passed over.
struct EnvFault {
    //! `syntax`, `colon`, `quote-open` or `quote-tail`.
    QLatin1StringView reason;
    TextPlace place;
};

//! A `.env` file, read.
struct EnvFile {
    QList<EnvEntry> entries; //!< in the order of the file, repeated names included
    QList<EnvFault> faults;
    bool readable = true; //!< false for what is not UTF-8: python-dotenv stops the program
    bool byteOrderMark = false;
    bool carriageReturns = false;

    //! The last statement of that name: it wins. Null when there is none.
    const EnvEntry *find(const QString &name) const;
};

//! Reads what python-dotenv would: \a environment is the process's, used for `${NAME}` and to tell what differs. At
//! most 10,000 statements.
EnvFile readEnvFile(const QByteArray &text, const QMap<QString, QString> &environment = {},
                    EnvPrecedence precedence = EnvPrecedence::FileWins);

//! \a text with the values of \a names emptied, in every statement of theirs; all else stays byte for byte. Null where
//! that cannot be done for certain: text that is not UTF-8, or has line ends of a carriage return alone.
QByteArray withoutEnvValues(const QByteArray &text, const QStringList &names);

//! The largest file that is read.
inline constexpr qint64 largestEnvFile = 1024 * 1024;

}
