// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/FileLinter.h"

#include "files/secretShape.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype mostFindings = 200;
static constexpr qsizetype longestFact = 200;

// A secret in the place of a name, or as one word among others, is not shown.
static QString masked(const QString &fact)
{
    static const QString between = u" \t\n\r/\\=:?&,;@\"'`<>()[]{}|"_s;
    const QString text = fact.left(longestFact);
    QString shown;
    QString word;
    const auto endWord = [&] {
        shown += secretKind(word).isEmpty() ? word : u"…"_s;
        word.clear();
    };
    for (const QChar c : text) {
        if (!between.contains(c)) {
            word += c;
            continue;
        }
        endWord();
        shown += c;
    }
    endWord();
    return shown;
}

void FileFindings::append(const QString &id, TextPlace place, Facts facts, const QString &file)
{
    const auto rule =
        std::find_if(m_rules.cbegin(), m_rules.cend(), [&](const FileRule &known) { return known.id == id; });
    Q_ASSERT(rule != m_rules.cend());
    for (QString &fact : facts)
        fact = masked(fact);
    facts.removeIf([](const auto &fact) { return fact.value().isEmpty(); }); // what is not known is not shown
    if (m_findings.size() < mostFindings)
        m_findings << FileFinding{file.isEmpty() ? m_file : file, place, id, rule->severity, std::move(facts)};
}

void FileFindings::add(QLatin1StringView id, TextPlace place, Facts facts, const QString &file)
{
    append(id, place, std::move(facts), file);
}

void FileFindings::addProblems(QLatin1StringView area, const QList<TextProblem> &problems)
{
    for (const TextProblem &problem : problems)
        append(area + u'.' + problem.fault, problem.place, problem.facts, {});
}

QList<FileFinding> FileFindings::take()
{
    std::stable_sort(m_findings.begin(), m_findings.end(), [this](const FileFinding &a, const FileFinding &b) {
        const auto key = [this](const FileFinding &finding) {
            const QString other = finding.file == m_file ? QString() : finding.file; // its own come first
            return std::tuple(other, finding.place.line, finding.place.column);
        };
        return key(a) < key(b);
    });
    return std::exchange(m_findings, {});
}

}
