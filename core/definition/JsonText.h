// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace lentera {

//! A member name that an object has twice: JSON pointer and 1-based line of the second one.
struct RepeatedName {
    QString pointer;
    int line = 0;
};

//! The text of a JSON document that a parser has accepted, and where things are in it.
class JsonText {
public:
    explicit JsonText(QByteArray json) : m_json(std::move(json)) {}

    //! How deep arrays and objects are nested; 0 for a plain value.
    int depth() const;
    //! The 1-based line of the value at a JSON pointer (RFC 6901), or of the nearest value around it that exists.
    int lineOf(const QString &pointer) const;
    //! At most \a limit repeated names. The document must not be deeper than the stack allows: ask depth() first.
    QList<RepeatedName> repeatedNames(qsizetype limit) const;

    //! The 1-based line of a byte offset.
    static int lineAt(const QByteArray &text, qsizetype offset);

private:
    QByteArray m_json;
};

//! \a name as one reference token of a JSON pointer.
QString pointerToken(QString name);

}
