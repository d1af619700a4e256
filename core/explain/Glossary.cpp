// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Glossary.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lentera {

QString Glossary::words(const QString &list) const
{
    QStringList said;
    for (const QString &entry : list.split(u", "_s)) {
        const qsizetype after = entry.indexOf(u" × "_s);
        const qsizetype start = after < 0 ? 0 : after + 3;
        said << entry.left(start) + word(entry.mid(start));
    }
    return said.join(u", "_s);
}

Result<QMap<QString, Glossary>> readGlossaries(const QByteArray &json, const QString &file)
{
    const QJsonObject document = QJsonDocument::fromJson(json).object();
    if (document.isEmpty())
        return failure("explanation.syntax"_L1, {{u"file"_s, file}, {u"line"_s, u"0"_s}});
    QMap<QString, Glossary> glossaries;
    for (const QString &language : {u"en"_s, u"id"_s}) {
        QMap<QString, QString> words;
        for (auto it = document.begin(); it != document.end(); ++it) {
            const QString word = it.value()[language].toString();
            if (word.isEmpty())
                return failure("explanation.language"_L1,
                               {{u"file"_s, file}, {u"line"_s, u"0"_s}, {u"language"_s, language}});
            words.insert(it.key().toLower(), word);
        }
        glossaries.insert(language, Glossary(words));
    }
    return glossaries;
}

}
