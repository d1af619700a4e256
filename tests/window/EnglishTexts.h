// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

namespace lentera {

//! The English texts of translations/*.ts that read otherwise in Indonesian: none may stand in an Indonesian window.
class EnglishTexts {
public:
    //! Adds a catalogue; the number of its texts.
    qsizetype read(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        QXmlStreamReader xml(&file);
        QString source;
        qsizetype count = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1StringView("source"))
                source = plain(xml.readElementText());
            else if (xml.name() == QLatin1StringView("translation")) {
                const QString translation = plain(xml.readElementText(QXmlStreamReader::IncludeChildElements));
                m_indonesian.insert(translation);
                m_of.insert(source, translation);
                ++count;
            }
        }
        return count;
    }

    //! The Indonesian of an English text; empty when no catalogue has it.
    QString indonesian(const QString &english) const { return m_of.value(english); }

    //! \a shown is an English text, with or without its placeholders filled in.
    bool hold(const QString &shown)
    {
        if (m_whole.isEmpty())
            sort();
        const QString text = plain(shown);
        if (m_whole.contains(text))
            return true;
        for (const QRegularExpression &pattern : std::as_const(m_patterns))
            if (pattern.match(text).hasMatch())
                return true;
        return false;
    }

private:
    //! Without the mark of the underlined letter and the white space of the file's lines.
    static QString plain(QString text) { return text.remove(u'&').simplified(); }

    void sort()
    {
        static const QRegularExpression placeholder(QStringLiteral("%L?(\\d+|n)"));
        static const QRegularExpression letters(QStringLiteral("([A-Za-z][^A-Za-z]*){4}"));
        for (auto text = m_of.cbegin(); text != m_of.cend(); ++text) {
            // The same word in both languages somewhere: nothing can be told from it.
            if (m_indonesian.contains(text.key()) || text.value().isEmpty())
                continue;
            if (!text.key().contains(placeholder)) {
                m_whole.insert(text.key());
                continue;
            }
            QString fixed = text.key();
            if (!fixed.remove(placeholder).contains(letters))
                continue;
            QStringList parts;
            for (const QString &part : text.key().split(placeholder))
                parts << QRegularExpression::escape(part);
            m_patterns << QRegularExpression(QRegularExpression::anchoredPattern(parts.join(QStringLiteral(".+"))));
        }
    }

    QMultiHash<QString, QString> m_of;
    QSet<QString> m_indonesian;
    QSet<QString> m_whole;
    QList<QRegularExpression> m_patterns;
};

}
