// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/visible.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace lentera {

static bool isUnseen(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_Surrogate ||
           category == QChar::Separator_Line || category == QChar::Separator_Paragraph ||
           (c >= 0xe0000 && c <= 0xe007f);
}

static QString signFor(char32_t c)
{
    if (c < 0x20)
        return QChar(char16_t(0x2400 + c)); // the control pictures
    if (c == 0x7f)
        return QChar(char16_t(0x2421));
    return u"<U+%1>"_s.arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
}

QString visibleLine(const QString &outside)
{
    QString shown;
    shown.reserve(outside.size());
    for (const char32_t c : outside.toUcs4()) {
        if (isUnseen(c))
            shown += signFor(c);
        else
            shown += QStringView(QChar::fromUcs4(c));
    }
    return shown;
}

QString visible(const QString &outside)
{
    QStringList lines;
    for (const QString &line : QString(outside).replace("\r\n"_L1, "\n"_L1).split(u'\n')) {
        QStringList cells;
        for (const QString &cell : line.split(u'\t'))
            cells << visibleLine(cell);
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

}
