// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "explain/Explanation.h"
#include "explain/Placeholders.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 longestFile = 256 * 1024;
static constexpr qsizetype longestPaste = 64 * 1024;

Result<Explanations> Explanations::read(const QString &folder)
{
    Explanations explanations;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u"*.md"_s}, QDir::Files, QDir::Name)) {
        const QString id = name.chopped(3);
        const Result<QByteArray> bytes = readWhole(dir.filePath(name), longestFile);
        if (!bytes)
            return failureOf(bytes);
        Result<ExplanationFile> file = readExplanation(*bytes, id);
        if (!file)
            return failureOf(file);
        explanations.m_files.insert(id, *std::move(file));
    }
    const QString words = u"words.json"_s;
    if (!dir.exists(words))
        return explanations;
    const Result<QByteArray> bytes = readWhole(dir.filePath(words), longestFile);
    if (!bytes)
        return failureOf(bytes);
    Result<QMap<QString, Glossary>> glossaries = readGlossaries(*bytes, words);
    if (!glossaries)
        return failureOf(glossaries);
    explanations.m_glossaries = *std::move(glossaries);
    return explanations;
}

const Glossary &Explanations::glossary(const QString &language) const
{
    static const Glossary none;
    const auto glossary = m_glossaries.constFind(language);
    return glossary == m_glossaries.cend() ? none : *glossary;
}

QStringList Explanations::ids() const
{
    QStringList ids = m_files.keys();
    ids.removeIf([](const QString &id) { return id.contains(u'@'); });
    return ids;
}

bool Explanations::contains(const QString &id) const
{
    return m_files.contains(id);
}

const ExplanationFile *Explanations::find(const QString &id) const
{
    const auto file = m_files.constFind(id);
    return file == m_files.cend() ? nullptr : &*file;
}

static const ExplanationFile::Text &textIn(const ExplanationFile &file, const QString &language)
{
    static const ExplanationFile::Text none;
    const auto text = file.texts.constFind(language);
    if (text != file.texts.cend())
        return *text;
    const auto english = file.texts.constFind(u"en"_s);
    return english == file.texts.cend() ? none : *english;
}

static bool quotesOnlyMissing(const EvidenceRow &row, const Facts &facts)
{
    const QSet<QString> quoted = placeholdersOf(row.name + u' ' + row.expected + u' ' + row.found);
    return !quoted.isEmpty() && std::all_of(quoted.cbegin(), quoted.cend(),
                                            [&](const QString &name) { return facts.value(name).isEmpty(); });
}

enum class Rows { WithFacts, All };

static Explained worded(const ExplanationFile &file, const Facts &facts, const QString &language,
                        const Glossary &glossary, Rows rows)
{
    const ExplanationFile::Text &text = textIn(file, language);
    const auto fill = [&](const QString &part) {
        return filledText(part, facts, language, glossary);
    };
    Explained explained{file.id.section(u'@', 0, 0),
                        language,
                        fill(text.title),
                        fill(text.cause),
                        fill(text.fix),
                        fill(text.prevention),
                        file.owner,
                        {}};
    for (const EvidenceRow &row : text.evidence)
        if (rows == Rows::All || !quotesOnlyMissing(row, facts))
            explained.evidence << EvidenceRow{fill(row.name), fill(row.expected), fill(row.found)};
    return explained;
}

// No explanation is our mistake, not the reader's: show what is known.
static Explained unworded(const QString &id, const Facts &facts, const QString &language)
{
    Explained explained{visibleText(id), language, visibleText(id), {}, {}, {}, {}, {}};
    for (auto it = facts.cbegin(); it != facts.cend(); ++it)
        explained.evidence << EvidenceRow{visibleText(it.key()), {}, visibleText(it.value())};
    return explained;
}

Explained Explanations::of(const Finding &finding, const QString &connector, const QString &language) const
{
    const ExplanationFile *own = find(finding.id + u'@' + connector);
    const ExplanationFile *general = find(finding.id);
    if (!own && !general)
        return unworded(finding.id, finding.facts, language);
    Explained explained = worded(own ? *own : *general, finding.facts, language, glossary(language), Rows::WithFacts);
    if (own && general && explained.owner.isEmpty())
        explained.owner = general->owner;
    if (own && general && explained.evidence.isEmpty())
        explained.evidence = worded(*general, finding.facts, language, glossary(language), Rows::WithFacts).evidence;
    return explained;
}

Explained Explanations::of(const Error &error, const QString &language) const
{
    const ExplanationFile *file = find(error.id);
    return file ? worded(*file, error.facts, language, glossary(language), Rows::WithFacts)
                : unworded(error.id, error.facts, language);
}

Explained Explanations::general(const QString &id, const QString &language) const
{
    const ExplanationFile *file = find(id);
    return file ? worded(*file, {}, language, glossary(language), Rows::All) : unworded(id, {}, language);
}

// How much of the pasted text a line of `match:` accounts for; -1 when it does not fit.
static qsizetype matchedLength(const QString &match, const QString &pasted)
{
    if (!match.startsWith(u'~'))
        return pasted.contains(match, Qt::CaseInsensitive) ? match.size() : -1;
    const QRegularExpression pattern("(*LIMIT_MATCH=1000000)"_L1 + match.mid(1),
                                     QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch found = pattern.match(pasted);
    return found.hasMatch() ? found.capturedLength() : -1;
}

static qsizetype matchedId(const QString &id, const QString &pasted)
{
    const QRegularExpression word(u"(?<![a-z0-9.-])%1(?![a-z0-9-]|\\.[a-z0-9])"_s.arg(QRegularExpression::escape(id)),
                                  QRegularExpression::CaseInsensitiveOption);
    return word.match(pasted).hasMatch() ? id.size() : -1;
}

QStringList Explanations::matching(const QString &pasted) const
{
    const QString text = pasted.left(longestPaste).simplified();
    QMap<QString, qsizetype> best;
    for (const ExplanationFile &file : m_files) {
        const QString id = file.id.section(u'@', 0, 0);
        qsizetype length = matchedId(id, text);
        for (const QString &match : file.matches)
            length = std::max(length, matchedLength(match.simplified(), text));
        if (length > 0)
            best[id] = std::max(best.value(id), length);
    }
    QStringList ids = best.keys();
    std::stable_sort(ids.begin(), ids.end(),
                     [&](const QString &a, const QString &b) { return best.value(a) > best.value(b); });
    return ids;
}

}
