// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/PlainLabel.h"

#include "shared/Theme.h"

#include <QMessageBox>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

static bool isHidden(QChar character)
{
    const char16_t code = character.unicode();
    if (code < 0x20 || (code >= 0x7f && code < 0xa0))
        return code != u'\n' && code != u'\t';
    return character.category() == QChar::Other_Format || code == 0x2028 || code == 0x2029;
}

static QString escaped(QChar character)
{
    const uint code = character.unicode();
    return code < 0x100 ? u"\\x%1"_s.arg(code, 2, 16, QChar(u'0')) : u"\\u%1"_s.arg(code, 4, 16, QChar(u'0'));
}

QString shownText(const QString &outside)
{
    QString text = outside;
    text.replace(u"\r\n"_s, u"\n"_s);
    if (std::none_of(text.cbegin(), text.cend(), isHidden))
        return text;
    QString visible;
    for (const QChar character : text)
        visible += isHidden(character) ? escaped(character) : QString(character);
    return visible;
}

QString shownLine(const QString &outside)
{
    return shownText(outside).replace(u'\n', u'\u23ce').replace(u'\t', u' ');
}

QLabel *plainLabel(const QString &text, Selectable selectable)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(shownText(text));
    if (selectable == Selectable::Yes)
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *headingLabel(const QString &text, int level)
{
    static constexpr std::array sizes{1.6, 1.25, 1.0};
    QLabel *label = plainLabel(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * sizes.at(size_t(std::clamp(level, 1, 3) - 1)));
    font.setBold(true);
    label->setFont(font);
    return label;
}

QLabel *noteLabel(const QString &text)
{
    QLabel *label = plainLabel(text);
    QPalette palette = label->palette(); // the palette's own placeholder colour is too faint to read
    palette.setColor(QPalette::WindowText, toneColour(Tone::Neutral, palette));
    label->setPalette(palette);
    return label;
}

QMessageBox *plainBox(QWidget *parent, const QString &title, const QString &text, const QString &detail)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    box->setTextFormat(Qt::PlainText);
    box->setText(shownText(text));
    box->setInformativeText(shownText(detail));
    return box;
}

}
