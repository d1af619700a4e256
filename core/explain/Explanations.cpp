// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "explain/Explanation.h"
#include "explain/Placeholders.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 longestFile = 256 * 1024;
static constexpr qsizetype longestPaste = 64 * 1024;

// The files of a folder, and those of them that were read.
struct Explanations::Pages {
    std::optional<QDir> folder;
    std::once_flag listed;
    QStringList ids;
    std::mutex mutex;
    std::map<QString, Result<ExplanationFile>> read;

    //! Sorted; listed when they are first asked for.
    const QStringList &all()
    {
        std::call_once(listed, [this] {
            if (!folder)
                return;
            const QStringList names = folder->entryList(QDir::Files, QDir::Unsorted);
            for (const QString &name : names)
                if (name.endsWith(".md"_L1))
                    ids << name.chopped(3);
            std::sort(ids.begin(), ids.end());
        });
        return ids;
    }
    bool contains(const QString &id) const { return folder && !id.contains(u'/') && folder->exists(id + ".md"_L1); }
    //! Of an id that is there.
    const Result<ExplanationFile> &page(const QString &id)
    {
        const std::lock_guard lock(mutex);
        const auto known = read.find(id);
        if (known != read.end())
            return known->second;
        const Result<QByteArray> bytes = readWhole(folder->filePath(id + ".md"_L1), longestFile);
        return read.emplace(id, bytes ? readExplanation(*bytes, id) : failureOf(bytes)).first->second;
    }
};

namespace {

struct Fit {
    qsizetype length = -1; //!< how much of the pasted text it accounts for; -1 for no fit
    Facts facts;
};

//! A line of `match:`, compiled once.
class Matcher {
public:
    explicit Matcher(const QString &line)
    {
        if (!line.startsWith(u'~'))
            m_text = line;
        else
            m_pattern = QRegularExpression("(*LIMIT_MATCH=1000000)"_L1 + line.mid(1),
                                           QRegularExpression::CaseInsensitiveOption);
    }

    Fit fit(const QString &pasted) const
    {
        if (!m_text.isEmpty())
            return {pasted.contains(m_text, Qt::CaseInsensitive) ? m_text.size() : -1, {}};
        const QRegularExpressionMatch found = m_pattern.match(pasted);
        if (!found.hasMatch())
            return {};
        Fit fit{found.capturedLength(), {}};
        const QStringList names = m_pattern.namedCaptureGroups();
        for (qsizetype i = 1; i < names.size(); ++i)
            if (!names.at(i).isEmpty() && found.hasCaptured(int(i)))
                fit.facts.insert(names.at(i), found.captured(int(i)));
        return fit;
    }

private:
    QString m_text;
    QRegularExpression m_pattern;
};

}

struct Explanations::Matchers {
    std::once_flag once;
    std::map<QString, std::vector<Matcher>> byPage;
};

Explanations::Explanations(const QString &folder)
    : m_pages(std::make_shared<Pages>()), m_matchers(std::make_shared<Matchers>())
{
    if (!folder.isEmpty())
        m_pages->folder = QDir(folder);
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
    for (const QString &id : explanations.m_pages->all())
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
    QStringList ids = m_pages->all();
    ids.removeIf([](const QString &id) { return id.contains(u'@'); });
    return ids;
}

const ExplanationFile *Explanations::find(const QString &id) const
{
    if (!m_pages->contains(id))
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

// A fact that is a text has its wording in another language beside it: `what@id`.
static Facts factsIn(const Facts &facts, const QString &language)
{
    Facts own = facts;
    const QString ending = u'@' + language;
    for (auto fact = facts.cbegin(); fact != facts.cend(); ++fact)
        if (fact.key().endsWith(ending))
            own.insert(fact.key().chopped(ending.size()), *fact);
    return own;
}

static Explained worded(const ExplanationFile &file, const Facts &given, const QString &language,
                        const Glossary &glossary, Rows rows)
{
    const Facts facts = factsIn(given, language);
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

Explained Explanations::general(const QString &id, const QString &language, const Facts &facts) const
{
    const ExplanationFile *file = find(id);
    const Rows rows = facts.isEmpty() ? Rows::All : Rows::WithFacts;
    return file ? worded(*file, facts, language, glossary(language), rows) : unworded(id, facts, language);
}

static qsizetype matchedId(const QString &id, const QString &pasted)
{
    if (!pasted.contains(id, Qt::CaseInsensitive))
        return -1;
    const QRegularExpression word(u"(?<![a-z0-9.-])%1(?![a-z0-9-]|\\.[a-z0-9])"_s.arg(QRegularExpression::escape(id)),
                                  QRegularExpression::CaseInsensitiveOption);
    return word.match(pasted).hasMatch() ? id.size() : -1;
}

static Fit bestFit(const QString &id, const std::vector<Matcher> &matchers, const QString &text)
{
    Fit best{matchedId(id, text), {}};
    for (const Matcher &matcher : matchers)
        if (Fit fit = matcher.fit(text); fit.length > best.length)
            best = std::move(fit);
    return best;
}

QList<Recognised> Explanations::recognised(const QString &pasted) const
{
    std::call_once(m_matchers->once, [this] {
        for (const QString &page : m_pages->all())
            if (const ExplanationFile *file = find(page)) {
                std::vector<Matcher> &matchers = m_matchers->byPage[page];
                for (const QString &line : file->matches)
                    matchers.emplace_back(line.simplified());
            }
    });
    const QString text = pasted.left(longestPaste).simplified();
    std::map<QString, Fit> best;
    for (const auto &[page, matchers] : m_matchers->byPage) {
        const QString id = page.section(u'@', 0, 0);
        const Fit fit = bestFit(id, matchers, text);
        if (fit.length > 0 && fit.length > best[id].length)
            best[id] = fit;
    }
    QList<Recognised> found;
    for (const auto &[id, fit] : best)
        if (fit.length > 0)
            found << Recognised{id, fit.facts};
    std::stable_sort(found.begin(), found.end(),
                     [&](const Recognised &a, const Recognised &b) { return best[a.id].length > best[b.id].length; });
    return found;
}

QStringList Explanations::matching(const QString &pasted) const
{
    QStringList ids;
    for (const Recognised &one : recognised(pasted))
        ids << one.id;
    return ids;
}

}
