// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnose/TracesView.h"

#include "shared/PlainLabel.h"
#include "shared/Verdict.h"
#include "shared/WrappedText.h"
#include "shared/words.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr Phase shownPhases[] = {Phase::Dns, Phase::Tcp, Phase::Proxy, Phase::Tls, Phase::Http, Phase::Auth};

TracesView::TracesView(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    hide();
}

void TracesView::clear()
{
    if (m_content)
        m_content->deleteLater();
    m_content = nullptr;
    hide();
}

void TracesView::show(const RunRecord &record, const Glossary &glossary)
{
    clear();
    QList<Comparison> flipped = comparisonsOf({record.result.evidence, record.connection, record.connector},
                                              [&glossary](const QString &name) { return glossary.word(name); });
    flipped.removeIf([](const Comparison &one) { return !one.flipped; });
    if (flipped.isEmpty())
        return;
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(headingLabel(tr("What an experiment showed"), 3));
    for (const Comparison &one : std::as_const(flipped))
        column->addWidget(table(one));
    m_column->addWidget(m_content);
    setVisible(true);
}

static const TraceLine *lineOf(const QList<TraceLine> &trace, Phase phase)
{
    const auto found =
        std::find_if(trace.cbegin(), trace.cend(), [phase](const TraceLine &line) { return line.phase == phase; });
    return found == trace.cend() ? nullptr : &*found;
}

void TracesView::addCell(QGridLayout *grid, int row, int column, const QList<TraceLine> &trace, Phase phase,
                         const QString &heading)
{
    const TraceLine *line = lineOf(trace, phase);
    if (!line)
        return;
    auto *cell = new QWidget;
    auto *parts = new QVBoxLayout(cell);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    QLabel *status = plainLabel(u"%1 · %2"_s.arg(words::status(line->status), words::duration(line->durationMs)));
    auto *what = new WrappedText(line->what, u"%1, %2"_s.arg(words::phase(phase), heading));
    what->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    parts->addWidget(status);
    parts->addWidget(what);
    grid->addWidget(cell, row, column, Qt::AlignTop);
}

QWidget *TracesView::table(const Comparison &shown)
{
    auto *table = new QWidget;
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const QString before = tr("As the connection is set");
    const QString after = words::variation(shown.variation, shown.value);
    grid->addWidget(noteLabel(before), 0, 0, Qt::AlignTop);
    auto *changed = new WrappedText(after, tr("Experiment"));
    changed->setTone(Tone::Neutral);
    grid->addWidget(changed, 0, 1, Qt::AlignTop);
    int row = 1;
    for (const Phase phase : shownPhases) {
        if (!lineOf(shown.before, phase) && !lineOf(shown.after, phase))
            continue;
        grid->addWidget(plainLabel(words::phase(phase)), row++, 0, 1, 2);
        addCell(grid, row, 0, shown.before, phase, before);
        addCell(grid, row++, 1, shown.after, phase, after);
    }
    return table;
}

}
