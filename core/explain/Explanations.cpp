// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "explain/Explanation.h"
#include "explain/Placeholders.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <mutex>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 longestFile = 256 * 1024;
static constexpr qsizetype longestPaste = 64 * 1024;

// The files of a folder, and those of them that were read.
struct Explanations::Pages {
    QDir folder;
    QStringList ids;
    std::mutex mutex;
    std::map<QString, Result<ExplanationFile>> read;

    const Result<ExplanationFile> &page(const QString &id)
    {
        const std::lock_guard lock(mutex);
        const auto known = read.find(id);
        if (known != read.end())
            return known->second;
        const Result<QByteArray> bytes = readWhole(folder.filePath(id + ".md"_L1), longestFile);
        return read.emplace(id, bytes ? readExplanation(*bytes, id) : failureOf(bytes)).first->second;
    }
};

Explanations::Explanations(const QString &folder) : m_pages(std::make_shared<Pages>())
{
    m_pages->folder = QDir(folder);
    if (folder.isEmpty())
        return;
    for (const QString &name : m_pages->folder.entryList({u"*.md"_s}, QDir::Files, QDir::Unsorted))
        m_pages->ids << name.chopped(3);
    std::sort(m_pages->ids.begin(), m_pages->ids.end());
}

static Result<QMap<QString, Glossary>> glossariesOf(const QDir &folder)
{
    const QString words = u"words.json"_s;
    if (!folder.exists(words))
        return {};
    const Result<QByteArray> bytes = readWhole(folder.filePath(words), longestFile);
    return bytes ? readGlossaries(*bytes, words) : failureOf(bytes);
}

Result<Explanations> Explanations::read(const QString &folder)
{
    Explanations explanations(folder);
    for (const QString &id : std::as_const(explanations.m_pages->ids))
        if (const Result<ExplanationFile> &file = explanations.m_pages->page(id); !file)
            return failureOf(file);
    Result<QMap<QString, Glossary>> glossaries = glossariesOf(folder);
    if (!glossaries)
        return failureOf(glossaries);
    explanations.m_glossaries = *std::move(glossaries);
    return explanations;
}

Explanations Explanations::open(const QString &folder)
{
    Explanations explanations(folder);
    explanations.m_glossaries = glossariesOf(folder).value_or(QMap<QString, Glossary>());
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
    QStringList ids = m_pages->ids;
    ids.removeIf([](const QString &id) { return id.contains(u'@'); });
    return ids;
}

const ExplanationFile *Explanations::find(const QString &id) const
{
    if (!std::binary_search(m_pages->ids.cbegin(), m_pages->ids.cend(), id))
        return nullptr;
    const Result<ExplanationFile> &file = m_pages->page(id);
    return file ? &*file : nullptr;
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
    for (const QString &page : std::as_const(m_pages->ids)) {
        const ExplanationFile *file = find(page);
        if (!file)
            continue;
        const QString id = page.section(u'@', 0, 0);
        qsizetype length = matchedId(id, text);
        for (const QString &match : file->matches)
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
