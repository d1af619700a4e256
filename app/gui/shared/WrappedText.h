// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Theme.h"

#include <QPlainTextEdit>

namespace lentera {

//! Plain text to read, as high as its lines, that breaks inside a word where it must: an address or a fingerprint is
//! wider than a narrow pane, and a QLabel would push the pane to that width. What is copied from it is the text itself.
class WrappedText : public QPlainTextEdit {
    Q_OBJECT
public:
    //! \a accessibleName says what the text is.
    WrappedText(const QString &text, const QString &accessibleName, QWidget *parent = nullptr);

    //! Shows another text.
    void showText(const QString &text);
    void setTone(Tone tone);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QSizeF sizeWithin(qreal width) const;
};

}
