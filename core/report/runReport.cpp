// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "explain/Placeholders.h"
#include "explain/Reproduce.h"
#include "report/ExchangeTables.h"
#include "report/Wording.h"
#include "run/Comparison.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! Writes one report; the two forms differ only in how a heading, a paragraph, a table and a command look.
class ReportWriter {
public:
    ReportWriter(const RunRecord &record, const Explanations &explanations, QString language, const ReportWords &words,
                 ReportForm form)
        : m_record(record), m_explanations(explanations), m_language(std::move(language)), m_words(words),
          m_markdown(form == ReportForm::Markdown)
    {
    }

    QString write();

private:
    void head();
    void finding(int number, const Finding &finding);
    void heading(int level, const QString &text);
    void labelled(const QString &label, const QString &text);
    void table(const QStringList &header, const QList<QStringList> &rows);
    void command(const QString &label, const QString &text);
    void comparison(const Comparison &shown);
    void steps();
    void exchanges();
    QString outside(const QString &text) const;
    QString reading(const QString &entry) const;
    OutcomeWord outcomes() const;

    const RunRecord &m_record;
    const Explanations &m_explanations;
    QString m_language;
    const ReportWords &m_words;
    bool m_markdown;
    QString m_text;
};

}

// What comes from outside must not become markup where the report is pasted.
static QString escapedMarkdown(const QString &text)
{
    static const QRegularExpression markup(u"([\\\\`*\\[\\]<>|!])"_s);
    return QString(text).replace(markup, u"\\\\1"_s);
}

QString ReportWriter::outside(const QString &text) const
{
    return m_markdown ? escapedMarkdown(visibleText(text)) : visibleText(text);
}

QString ReportWriter::reading(const QString &entry) const
{
    return m_words.phases.value(entry, entry);
}

OutcomeWord ReportWriter::outcomes() const
{
    return [&glossary = m_explanations.glossary(m_language)](const QString &name) {
        return glossary.word(name);
    };
}

void ReportWriter::heading(int level, const QString &text)
{
    if (m_markdown)
        m_text += QString(level, u'#') + u' ' + text + u"\n\n"_s;
    else
        m_text += text + u'\n' + (level == 1 ? QString(text.size(), u'=') + u'\n' : QString());
}

void ReportWriter::labelled(const QString &label, const QString &text)
{
    if (text.isEmpty())
        return;
    if (m_markdown)
        m_text += u"**"_s + label + u":** "_s + text + u"\n\n"_s;
    else
        m_text += u"   "_s + label + (text.contains(u'\n') ? u":\n     "_s : u": "_s) +
                  QString(text).replace(u'\n', "\n     "_L1) + u'\n';
}

static QList<qsizetype> widthsOf(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows)
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i == widths.size())
                widths << 0;
            widths[i] = std::max(widths.at(i), row.at(i).size());
        }
    return widths;
}

void ReportWriter::table(const QStringList &header, const QList<QStringList> &rows)
{
    if (rows.isEmpty())
        return;
    if (m_markdown) {
        m_text += u"| "_s + header.join(" | "_L1) + u" |\n|"_s + u"---|"_s.repeated(header.size()) + u'\n';
        for (const QStringList &row : rows)
            m_text += u"| "_s + row.join(" | "_L1) + u" |\n"_s;
        m_text += u'\n';
        return;
    }
    const QList<QStringList> lines = QList<QStringList>{header} + rows;
    const QList<qsizetype> widths = widthsOf(lines);
    for (const QStringList &cells : lines) {
        QString line = u"   "_s;
        for (qsizetype i = 0; i < cells.size(); ++i)
            line += cells.at(i).leftJustified(widths.at(i) + 2);
        while (line.endsWith(u' '))
            line.chop(1);
        m_text += line + u'\n';
    }
}

void ReportWriter::command(const QString &label, const QString &text)
{
    if (text.isEmpty())
        return;
    if (!m_markdown) {
        m_text += u"   "_s + label + u":\n     "_s + text + u'\n';
        return;
    }
    // A fence longer than any run of back ticks in the command cannot be closed by it.
    QString fence = u"```"_s;
    while (text.contains(fence))
        fence += u'`';
    m_text += label + u":\n\n"_s + fence + u"sh\n"_s + text + u'\n' + fence + u"\n\n"_s;
}

void ReportWriter::head()
{
    const RunResult &result = m_record.result;
    const QString verdict = result.verdict();
    const QString word = verdict == "ok"_L1     ? m_words.verdictOk
                         : verdict == "warn"_L1 ? m_words.verdictWarn
                                                : m_words.verdictFail;
    heading(1, word + u": "_s + outside(subjectOf(m_record.connection)));
    m_text += outside(targetOf(m_record.connection)) + u'\n' + (m_markdown ? u"\n"_s : QString());
    m_text += isoTime(result.evidence.startedAt) + u" · "_s + QString::number(result.durationMs, 'f', 0) + u" ms · "_s +
              outside(result.id) + u'\n';
    const bool overNetwork = m_record.connector.kind == ConnectorKind::Http;
    if (m_words.proxy && overNetwork)
        m_text += (m_markdown ? u"\n"_s : QString()) + outside(m_words.proxy(result.proxy)) + u'\n';
    if (m_words.requests && overNetwork)
        m_text += (m_markdown ? u"\n"_s : QString()) + m_words.requests(result.evidence.requestsSent()) + u'\n';
    m_text += u'\n';
}

void ReportWriter::finding(int number, const Finding &finding)
{
    Finding shown = finding;
    for (QString &fact : shown.facts)
        fact = m_markdown ? escapedMarkdown(fact) : fact;
    const Explained text = m_explanations.of(shown, m_record.connector.id, m_language);
    heading(2, QString::number(number) + u". "_s + text.title + u" ["_s + outside(finding.id) + u']');
    labelled(m_words.cause, text.cause);
    labelled(m_words.fix, text.fix);
    labelled(m_words.prevention, text.prevention);
    labelled(m_words.owner, m_words.owners.value(text.owner, text.owner));
    QList<QStringList> rows;
    for (const EvidenceRow &row : text.evidence)
        rows << QStringList{row.name, row.expected, row.found};
    table({m_words.evidence, m_words.expected, m_words.found}, rows);
    command(m_words.reproduce,
            reproduceCommand(finding, m_record.connection, m_record.connector, m_record.result.proxy));
    QStringList explained;
    for (const QString &entry : explainedIn(finding, m_record.result.steps))
        explained << reading(entry);
    labelled(m_words.explains, explained.join(", "_L1));
    m_text += m_markdown ? QString() : u"\n"_s;
}

// Two traces side by side, a row a phase.
void ReportWriter::comparison(const Comparison &shown)
{
    const QString changed = m_words.variations.value(toJson(shown.variation).toString());
    heading(2, outside(changed.contains("%1"_L1) ? changed.arg(shown.value) : changed));
    const auto cell = [this](const QList<TraceLine> &trace, Phase phase) {
        for (const TraceLine &line : trace)
            if (line.phase == phase)
                return m_words.statuses.value(statusText(line.status)) + u": "_s + outside(line.what).left(60);
        return QString();
    };
    QList<QStringList> rows;
    for (const Phase phase : {Phase::Dns, Phase::Tcp, Phase::Proxy, Phase::Tls, Phase::Http, Phase::Auth}) {
        const QString before = cell(shown.before, phase);
        const QString after = cell(shown.after, phase);
        if (!before.isEmpty() || !after.isEmpty())
            rows << QStringList{reading(phaseText(phase)), before, after};
    }
    table({QString(), m_words.asSet, outside(changed.contains("%1"_L1) ? changed.arg(shown.value) : changed)}, rows);
    m_text += m_markdown ? QString() : u"\n"_s;
}

void ReportWriter::steps()
{
    heading(2, m_words.steps);
    QList<QStringList> rows;
    for (const Step &step : m_record.result.steps) {
        const QString status = statusText(step.status);
        const bool measured = !step.judgedOnly && step.status != StepStatus::Skipped;
        rows << QStringList{reading(phaseText(step.phase)), m_words.statuses.value(status, status),
                            measured ? QString::number(step.durationMs, 'f', 1) + u" ms"_s : outside(step.because)};
    }
    if (m_markdown)
        return table({QString(), QString(), QString()}, rows);
    const QList<qsizetype> widths = widthsOf(rows);
    for (const QStringList &row : rows)
        m_text += (u"   "_s + row.at(0).leftJustified(widths.at(0) + 2) + row.at(1).leftJustified(widths.at(1) + 2) +
                   row.at(2))
                      .trimmed()
                      .prepend(u"   "_s) +
                  u'\n';
}

void ReportWriter::exchanges()
{
    for (const ReportTable &one : exchangeTables(m_record.result, m_words, outcomes())) {
        m_text += u'\n';
        heading(2, outside(one.heading));
        QList<QStringList> rows = one.rows;
        for (QStringList &row : rows)
            for (QString &cell : row)
                cell = outside(cell);
        table(one.header, rows);
    }
}

// Root causes first; then what no root cause accounts for. What one does is named under it.
static QList<Finding> findingsToTell(const RunResult &result)
{
    QList<Finding> told = result.rootCauses();
    QSet<QString> folded;
    for (const Finding &root : std::as_const(told))
        for (const QString &entry : root.explained)
            folded << entry;
    for (const Finding &finding : result.findings)
        if (!finding.rootCause && !folded.contains(finding.id))
            told << finding;
    return told;
}

QString ReportWriter::write()
{
    head();
    int number = 0;
    for (const Finding &one : findingsToTell(m_record.result))
        finding(++number, one);
    for (const Comparison &one :
         comparisonsOf({m_record.result.evidence, m_record.connection, m_record.connector}, outcomes()))
        if (one.flipped)
            comparison(one);
    steps();
    exchanges();
    return m_text;
}

QString runReport(const RunRecord &record, const Explanations &explanations, const QString &language,
                  const ReportWords &words, ReportForm form)
{
    return ReportWriter(record, explanations, language, words, form).write();
}

}
