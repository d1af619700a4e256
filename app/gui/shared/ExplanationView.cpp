// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ExplanationView.h"

#include "shared/Icons.h"
#include "shared/Language.h"
#include "shared/PlainLabel.h"
#include "shared/WrappedText.h"
#include "shared/words.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

ExplanationView::ExplanationView(const QString &language, QWidget *parent) : QWidget(parent), m_language(language)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void ExplanationView::show(Wording wording)
{
    m_wording = std::move(wording);
    rebuild();
}

void ExplanationView::clear()
{
    m_wording = nullptr;
    rebuild();
}

void ExplanationView::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    rebuild();
    Q_EMIT languageChosen(language);
}

void ExplanationView::rebuild()
{
    if (m_content) {
        m_content->hide();
        m_content->deleteLater(); // the switch that asked for this is inside it
    }
    m_content = nullptr;
    if (!m_wording)
        return;
    const Explained explained = m_wording(m_language);
    const words::InLanguage spoken(m_language);
    const ReportWords labels = words::report();
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    auto *top = new QHBoxLayout;
    auto *title = new WrappedText(explained.title, tr("Title"));
    title->setFont(headingFont(title->font(), 2));
    top->addWidget(title, 1);
    top->addWidget(languageSwitch(), 0, Qt::AlignTop);
    column->addLayout(top);
    if (explained.id.isEmpty()) // a step without a finding: nothing is the cause of anything
        column->addWidget(new WrappedText(explained.cause, explained.title));
    else
        addSection(column, labels.cause, explained.cause);
    addSection(column, labels.fix, explained.fix);
    addSection(column, labels.prevention, explained.prevention);
    addSection(column, labels.owner, words::owner(explained.owner));
    if (!explained.evidence.isEmpty()) {
        column->addWidget(headingLabel(labels.evidence, 3));
        column->addWidget(evidenceTable(explained.evidence, labels));
    }
    column->addStretch();
    layout()->addWidget(m_content);
}

void ExplanationView::addSection(QVBoxLayout *column, const QString &heading, const QString &text)
{
    if (text.isEmpty())
        return;
    column->addWidget(headingLabel(heading, 3));
    column->addWidget(new WrappedText(text, heading));
}

QWidget *ExplanationView::languageSwitch()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    for (const QString &tag : Language::tags()) {
        auto *button = new QToolButton;
        button->setText(tag.toUpper());
        button->setCheckable(true);
        button->setChecked(tag == m_language);
        QFont font = button->font();
        font.setBold(tag == m_language);
        font.setUnderline(tag == m_language); // some styles hardly draw what is checked
        button->setFont(font);
        button->setAutoExclusive(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(tr("Show this explanation in %1").arg(Language::nativeName(tag)));
        button->setAccessibleName(button->toolTip());
        connect(button, &QToolButton::clicked, this, [this, tag] { setLanguage(tag); });
        layout->addWidget(button);
    }
    auto *copy = new QToolButton;
    copy->setIcon(icon("copy"_L1));
    copy->setFocusPolicy(Qt::StrongFocus);
    copy->setToolTip(tr("Copy this explanation"));
    copy->setAccessibleName(copy->toolTip());
    connect(copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(explanationText(m_wording(m_language))); });
    layout->addWidget(copy);
    return row;
}

// All below each other: two long values (dates, distinguished names, addresses) do not fit side by side in a narrow
// pane.
QWidget *ExplanationView::evidenceTable(const QList<EvidenceRow> &rows, const ReportWords &labels)
{
    auto *table = new QWidget;
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnMinimumWidth(0, fontMetrics().averageCharWidth()); // values stand in from their name
    grid->setColumnStretch(2, 1);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    int line = 0;
    const auto add = [&](const QString &text, const QString &accessibleName, int column) {
        auto *cell = new WrappedText(text, accessibleName);
        cell->setFont(fixed);
        grid->addWidget(cell, line++, column, 1, -1);
    };
    const auto addValue = [&](const EvidenceRow &row, const QString &heading, const QString &value) {
        if (value.isEmpty())
            return;
        grid->addWidget(noteLabel(heading), line, 1, Qt::AlignTop);
        add(value, u"%1: %2"_s.arg(row.name, heading), 2);
    };
    for (const EvidenceRow &row : rows) {
        add(row.name, labels.evidence, 0);
        addValue(row, labels.expected, row.expected);
        addValue(row, labels.found, row.found);
    }
    return table;
}

QString explanationText(const Explained &explained)
{
    const words::InLanguage spoken(explained.language);
    const ReportWords labels = words::report();
    QStringList parts{explained.title};
    const auto add = [&](const QString &heading, const QString &text) {
        if (!text.isEmpty())
            parts << u"%1\n%2"_s.arg(heading, text);
    };
    if (explained.id.isEmpty())
        parts << explained.cause;
    else
        add(labels.cause, explained.cause);
    add(labels.fix, explained.fix);
    add(labels.prevention, explained.prevention);
    add(labels.owner, words::owner(explained.owner));
    return parts.join(u"\n\n"_s);
}

}
