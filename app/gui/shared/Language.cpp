// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/Language.h"

#include "texts/Words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lentera {

//! Dates and numbers: English ones stay those of the person's own region.
static QLocale localeFor(const QString &tag)
{
    if (tag == "id"_L1)
        return {QLocale::Indonesian, QLocale::Indonesia};
    const QLocale system = QLocale::system();
    return system.language() == QLocale::English ? system : QLocale(QLocale::English);
}

void Language::use(const QString &tag)
{
    const QString wanted = tag.isEmpty() ? words::systemLanguage() : tags().contains(tag) ? tag : u"en"_s;
    if (wanted == m_tag)
        return;
    m_tag = wanted;
    words::installLanguage(wanted);
    QLocale::setDefault(localeFor(wanted));
    Q_EMIT languageChanged(wanted);
}

QStringList Language::tags()
{
    return words::languages();
}

QString Language::nativeName(const QString &tag)
{
    return tag == "id"_L1 ? u"Bahasa Indonesia"_s : u"English"_s;
}

}
