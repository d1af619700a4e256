// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/FileField.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace lentera {

FileField::FileField(const QString &what, const QString &filter, QWidget *parent)
    : QWidget(parent), m_what(what), m_filter(filter), m_edit(new QLineEdit)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    auto *browse = new QPushButton(tr("Browse…"));
    browse->setAutoDefault(false);
    browse->setAccessibleName(tr("Browse for: %1").arg(what));
    row->addWidget(browse);
    m_edit->setAccessibleName(what);
    setFocusProxy(m_edit);
    connect(browse, &QPushButton::clicked, this, &FileField::browse);
    connect(m_edit, &QLineEdit::textChanged, this, &FileField::pathChanged);
}

QString FileField::path() const
{
    return m_edit->text().trimmed();
}

void FileField::setPath(const QString &path)
{
    m_edit->setText(path);
}

void FileField::setHint(const QString &hint)
{
    m_edit->setPlaceholderText(hint);
}

void FileField::browse()
{
    auto *dialog = new QFileDialog(this, m_what, path(), m_filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileField::setPath);
    dialog->open();
}

}
