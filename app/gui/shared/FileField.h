// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace lentera {

//! A file's path with a button to choose one.
class FileField : public QWidget {
    Q_OBJECT
public:
    //! \a what names the file in the accessible names; \a filter as QFileDialog takes it.
    FileField(const QString &what, const QString &filter, QWidget *parent = nullptr);

    QString path() const;
    void setPath(const QString &path);
    //! Stands in the field while it is empty.
    void setHint(const QString &hint);

Q_SIGNALS:
    void pathChanged(const QString &path);

private:
    void browse();

    QString m_what;
    QString m_filter;
    QLineEdit *m_edit;
};

}
