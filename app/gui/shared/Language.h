// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace lentera {

//! The interface's language, switched at run time: `en` or `id`. Explanations choose theirs per view; this is where a
//! view starts.
class Language : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const QString &tag() const { return m_tag; }
    //! Installs the texts of \a tag (English for an unknown one, the system's language for an empty one), then tells.
    void use(const QString &tag);

    static QStringList tags();
    //! The language's own name: `English`, `Bahasa Indonesia`.
    static QString nativeName(const QString &tag);

Q_SIGNALS:
    //! Pages are rebuilt on this: there is no retranslation code.
    void languageChanged(const QString &tag);

private:
    QString m_tag;
};

}
