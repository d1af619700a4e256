// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/Language.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lentera {

Language::Language(QObject *parent) : QObject(parent) {}

Language::~Language() = default;

static QString systemTag()
{
    return QLocale::system().language() == QLocale::Indonesian ? u"id"_s : u"en"_s;
}

void Language::use(const QString &tag)
{
    const QString wanted = tag.isEmpty() ? systemTag() : tags().contains(tag) ? tag : u"en"_s;
    if (wanted == m_tag)
        return;
    m_tag = wanted;
    m_translators.clear(); // a translator uninstalls itself
    install(u"lentera_"_s + wanted);
    if (wanted == "id"_L1)
        install(u"qtbase_id"_s);
    // English dates and numbers stay those of the person's own region.
    const QLocale system = QLocale::system();
    QLocale::setDefault(wanted == "id"_L1                       ? QLocale(QLocale::Indonesian, QLocale::Indonesia)
                        : system.language() == QLocale::English ? system
                                                                : QLocale(QLocale::English));
    Q_EMIT languageChanged(wanted);
}

QStringList Language::tags()
{
    return {u"en"_s, u"id"_s};
}

QString Language::nativeName(const QString &tag)
{
    return tag == "id"_L1 ? u"Bahasa Indonesia"_s : u"English"_s;
}

void Language::install(const QString &catalogue)
{
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(u":/lentera/i18n/%1.qm"_s.arg(catalogue))) {
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
    }
}

}
