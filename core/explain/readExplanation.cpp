// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Explanation.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr std::array owners{"service-operator"_L1, "network-team"_L1, "tenant-admin"_L1,
                                   "support"_L1,          "vendor"_L1,       "this-machine"_L1};
static constexpr std::array languages{"en"_L1, "id"_L1};

namespace {

//! Goes through a file line by line; the first mistake ends it.
class ExplanationParser {
public:
    explicit ExplanationParser(QString id) { m_file.id = std::move(id); }

    Result<ExplanationFile> parse(const QStringList &lines);

private:
    Result<void> take(const QString &line);
    Result<void> takeKey(const QString &line);
    Result<void> startLanguage(const QString &heading);
    Result<void> startSection(const QString &name);
    Result<void> takeRow(const QString &line);
    Result<void> endLanguage();
    Result<void> end();
    tl::unexpected<Error> mistake(QLatin1StringView id, Facts facts = {}) const;
    tl::unexpected<Error> syntax() const { return mistake("explanation.syntax"_L1); }
    QString *body(const QString &section);

    ExplanationFile m_file;
    ExplanationFile::Text m_text;
    QString m_language; //!< empty before the first heading
    QString m_section;  //!< empty before the language's first section
    QStringList m_seen; //!< sections of this language
    int m_line = 0;
    int m_headingLine = 0;
};

tl::unexpected<Error> ExplanationParser::mistake(QLatin1StringView id, Facts facts) const
{
    facts.insert(u"file"_s, m_file.id + ".md"_L1);
    if (!facts.contains(u"line"_s))
        facts.insert(u"line"_s, QString::number(m_line));
    return failure(id, std::move(facts));
}

QString *ExplanationParser::body(const QString &section)
{
    if (section == "cause"_L1)
        return &m_text.cause;
    if (section == "fix"_L1)
        return &m_text.fix;
    return section == "prevention"_L1 ? &m_text.prevention : nullptr;
}

Result<void> ExplanationParser::takeKey(const QString &line)
{
    const QString key = line.section(u':', 0, 0).trimmed();
    const QString value = line.section(u':', 1).trimmed();
    if (value.isEmpty() || !line.contains(u':'))
        return syntax();
    if (key == "owner"_L1) {
        if (!m_file.owner.isEmpty() || std::find(owners.begin(), owners.end(), value) == owners.end())
            return mistake("explanation.owner"_L1, {{u"owner"_s, value}});
        m_file.owner = value;
        return {};
    }
    const bool broken = value.startsWith(u'~') && !QRegularExpression(value.mid(1)).isValid();
    if (key != "match"_L1 || broken)
        return syntax();
    m_file.matches << value;
    return {};
}

Result<void> ExplanationParser::endLanguage()
{
    if (m_language.isEmpty())
        return {};
    for (const QString &section : {u"cause"_s, u"fix"_s, u"prevention"_s}) {
        QString *text = body(section);
        *text = text->trimmed();
        if (text->isEmpty())
            return mistake("explanation.section"_L1,
                           {{u"section"_s, section}, {u"line"_s, QString::number(m_headingLine)}});
    }
    m_file.texts.insert(m_language, m_text);
    return {};
}

Result<void> ExplanationParser::startLanguage(const QString &heading)
{
    const Result<void> ended = endLanguage();
    if (!ended)
        return ended;
    const QString language = heading.section(u':', 0, 0).trimmed();
    const bool known = std::find(languages.begin(), languages.end(), language) != languages.end();
    if (!known || m_file.texts.contains(language))
        return mistake("explanation.language"_L1, {{u"language"_s, language}});
    m_text = {};
    m_text.title = heading.section(u':', 1).trimmed();
    if (m_text.title.isEmpty())
        return mistake("explanation.section"_L1, {{u"section"_s, u"title"_s}});
    m_language = language;
    m_section.clear();
    m_seen.clear();
    m_headingLine = m_line;
    return {};
}

Result<void> ExplanationParser::startSection(const QString &name)
{
    if (m_language.isEmpty() || m_seen.contains(name) || (!body(name) && name != "evidence"_L1))
        return mistake("explanation.section"_L1, {{u"section"_s, name}});
    m_section = name;
    m_seen << name;
    return {};
}

// Splits at bars that are neither escaped nor inside a placeholder's braces.
static QStringList cellsOf(const QString &line)
{
    QStringList cells{QString()};
    int depth = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (c == u'\\' && i + 1 < line.size() && line.at(i + 1) == u'|')
            cells.last() += line.at(++i);
        else if (c == u'|' && depth == 0)
            cells << QString();
        else {
            depth += c == u'{' ? 1 : c == u'}' && depth > 0 ? -1 : 0;
            cells.last() += c;
        }
    }
    for (QString &cell : cells)
        cell = cell.trimmed();
    return cells;
}

Result<void> ExplanationParser::takeRow(const QString &line)
{
    if (line.trimmed().isEmpty())
        return {};
    const QStringList cells = cellsOf(line);
    if (cells.size() != 3 || cells.first().isEmpty())
        return syntax();
    m_text.evidence << EvidenceRow{cells.at(0), cells.at(1), cells.at(2)};
    return {};
}

Result<void> ExplanationParser::take(const QString &line)
{
    if (line.startsWith("## "_L1))
        return startSection(line.mid(3).trimmed());
    if (line.startsWith("# "_L1))
        return startLanguage(line.mid(2));
    if (m_section == "evidence"_L1)
        return takeRow(line);
    if (!m_section.isEmpty()) {
        *body(m_section) += line + u'\n';
        return {};
    }
    if (line.trimmed().isEmpty())
        return {};
    return m_language.isEmpty() ? takeKey(line) : Result<void>(syntax());
}

Result<void> ExplanationParser::end()
{
    const Result<void> ended = endLanguage();
    if (!ended)
        return ended;
    for (const QLatin1StringView language : languages)
        if (!m_file.texts.contains(language))
            return mistake("explanation.language"_L1, {{u"language"_s, language}});
    // A connector's own wording may leave the owner to the general one.
    if (m_file.owner.isEmpty() && !m_file.id.contains(u'@'))
        return mistake("explanation.owner"_L1, {{u"owner"_s, QString()}});
    return {};
}

Result<ExplanationFile> ExplanationParser::parse(const QStringList &lines)
{
    for (const QString &line : lines) {
        ++m_line;
        if (const Result<void> taken = take(line); !taken)
            return failureOf(taken);
    }
    if (const Result<void> ended = end(); !ended)
        return failureOf(ended);
    return m_file;
}

}

Result<ExplanationFile> readExplanation(const QByteArray &markdown, const QString &id)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(markdown);
    if (decoder.hasError()) // the decoder does not say where: line 0 means the whole file
        return failure("explanation.syntax"_L1, {{u"file"_s, id + ".md"_L1}, {u"line"_s, u"0"_s}});
    return ExplanationParser(id).parse(text.replace("\r\n"_L1, "\n"_L1).split(u'\n'));
}

}
