// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/FilesPage.h"

#include "base/visible.h"
#include "files/FilesPresenter.h"
#include "shared/EmptyState.h"
#include "shared/ExplanationView.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"
#include "shared/TableModel.h"
#include "shared/words.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

struct MistakeRow {
    FileFinding finding;
    QString place;
    QString title;
};

QVariant severityValue(const MistakeRow &row, int role)
{
    const Severity severity = row.finding.severity;
    if (role == Qt::DisplayRole)
        return words::severity(severity);
    if (role == Qt::DecorationRole)
        return severity == Severity::Info ? icon("info"_L1)
                                          : icon(severity == Severity::Failure ? Standing::Failure : Standing::Warning);
    return {};
}

QVariant placeValue(const MistakeRow &row, int role)
{
    if (role == Qt::DisplayRole)
        return row.place;
    return role == Qt::ToolTipRole ? QVariant(visibleLine(placeText(row.finding))) : QVariant();
}

QVariant titleValue(const MistakeRow &row, int role)
{
    if (role == Qt::DisplayRole)
        return row.title;
    return role == Qt::ToolTipRole ? QVariant(row.title + u'\n' + row.finding.id) : QVariant();
}

class FilesPage : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(FilesPage)
public:
    FilesPage(FilesPresenter &presenter, QWidget *parent);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeTools();
    QWidget *makeHead();
    QWidget *makeList();
    QWidget *makeDetail();
    void addCopies();
    void chooseFile();
    void chooseFolder();
    void showAll();
    void showSentence();
    void showMistakes();
    void showMistake();
    const MistakeRow *current() const;

    FilesPresenter &m_presenter;
    QLineEdit *m_path = new QLineEdit;
    QPushButton *m_again = new QPushButton(icon("run"_L1), tr("&Look"));
    QPushButton *m_stop = new QPushButton(icon("stop"_L1), tr("S&top"));
    QLabel *m_mark = new QLabel;
    QLabel *m_sentence = headingLabel({}, 2);
    QLabel *m_notes = noteLabel({});
    TableModel<MistakeRow> *m_mistakes;
    QTableView *m_list = new QTableView;
    QLabel *m_meant = plainLabel({}, Selectable::Yes);
    ExplanationView *m_explanation;
    QPushButton *m_open = new QPushButton(icon("external"_L1), tr("&Open the file"));
    QSplitter *m_body = new QSplitter;
    QStackedWidget *m_states = new QStackedWidget;
};

FilesPage::FilesPage(FilesPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter),
      m_mistakes(new TableModel<MistakeRow>({{QT_TRANSLATE_NOOP("Columns", "State"), severityValue},
                                             {QT_TRANSLATE_NOOP("Columns", "Place"), placeValue},
                                             {QT_TRANSLATE_NOOP("Columns", "Mistake"), titleValue}},
                                            this)),
      m_explanation(new ExplanationView(presenter.language()))
{
    setAcceptDrops(true);
    m_body->addWidget(makeList());
    m_body->addWidget(makeDetail());
    m_body->setStretchFactor(0, 1);
    m_body->setStretchFactor(1, 1);
    m_body->setChildrenCollapsible(false);
    m_body->setSizes({400, 400});
    m_states->addWidget(emptyState("file"_L1, tr("Nothing was looked at yet"),
                                   tr("Choose a .env file, configured_connectors.yaml, the configuration of an MCP "
                                      "host, or a folder with a Dify tool or a plugin. You can also drop it here."),
                                   tr("Choose a folder…"), [this] { chooseFolder(); }));
    m_states->addWidget(new QWidget);
    m_states->addWidget(m_body);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeTools());
    column->addWidget(makeHead());
    column->addWidget(m_states, 1);
    connect(&presenter, &FilesPresenter::changed, this, [this] { showAll(); });
    showAll();
}

QWidget *FilesPage::makeTools()
{
    auto *tools = new QWidget;
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 4, 0, 0);
    m_path->setPlaceholderText(tr("A file or a folder"));
    m_path->setAccessibleName(tr("File or folder to look at"));
    m_path->setClearButtonEnabled(true);
    auto *file = new QPushButton(icon("file"_L1), tr("&File…"));
    auto *folder = new QPushButton(icon("folder"_L1), tr("Fol&der…"));
    for (QWidget *widget :
         {static_cast<QWidget *>(m_path), static_cast<QWidget *>(file), static_cast<QWidget *>(folder),
          static_cast<QWidget *>(m_again), static_cast<QWidget *>(m_stop)})
        row->addWidget(widget, widget == m_path ? 1 : 0);
    connect(file, &QPushButton::clicked, this, [this] { chooseFile(); });
    connect(folder, &QPushButton::clicked, this, [this] { chooseFolder(); });
    connect(m_path, &QLineEdit::returnPressed, this, [this] { m_presenter.look(m_path->text().trimmed()); });
    connect(m_again, &QPushButton::clicked, this, [this] { m_presenter.look(m_path->text().trimmed()); });
    connect(m_stop, &QPushButton::clicked, &m_presenter, &FilesPresenter::stop);
    connect(m_path, &QLineEdit::textChanged, m_again,
            [this](const QString &text) { m_again->setEnabled(!text.trimmed().isEmpty()); });
    return tools;
}

QWidget *FilesPage::makeHead()
{
    auto *head = new QWidget;
    auto *grid = new QGridLayout(head);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_mark, 0, 0);
    grid->addWidget(m_sentence, 0, 1);
    grid->addWidget(m_notes, 1, 1);
    return head;
}

QWidget *FilesPage::makeList()
{
    m_list->setModel(m_mistakes);
    m_list->setAccessibleName(tr("Mistakes"));
    m_list->setSelectionBehavior(QTableView::SelectRows);
    m_list->setTabKeyNavigation(false);
    m_list->setShowGrid(false);
    m_list->setAlternatingRowColors(true);
    m_list->setWordWrap(true);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_list->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_list->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Interactive);
    m_list->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_list->horizontalHeader()->resizeSection(1, m_list->fontMetrics().averageCharWidth() * 22);
    m_list->setMinimumWidth(m_list->fontMetrics().averageCharWidth() * 36);
    addCopies();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { showMistake(); });
    return m_list;
}

QWidget *FilesPage::makeDetail()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->addWidget(m_meant);
    column->addWidget(m_explanation);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Explanation"));
    scroll->setWidget(content);
    auto *detail = new QWidget;
    auto *outer = new QVBoxLayout(detail);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_open);
    outer->addLayout(buttons);
    detail->setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    connect(m_explanation, &ExplanationView::languageChosen, &m_presenter, &FilesPresenter::setLanguage);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const MistakeRow *row = current())
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(row->finding.file).absoluteFilePath()));
    });
    return detail;
}

void FilesPage::addCopies()
{
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto add = [this](const QString &text, const QKeySequence &key) {
        auto *action = new QAction(icon("copy"_L1), text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
        return action;
    };
    connect(add(tr("Copy as &text"), QKeySequence::Copy), &QAction::triggered, this, [this] {
        QStringList lines;
        for (const MistakeRow &row : m_mistakes->rows())
            lines << u"%1: %2: %3 [%4]"_s.arg(row.place, words::severity(row.finding.severity), row.title,
                                              row.finding.id);
        QApplication::clipboard()->setText(lines.join(u'\n'));
    });
    connect(add(tr("Copy as &JSON"), Qt::CTRL | Qt::ALT | Qt::Key_C), &QAction::triggered, this, [this] {
        if (const auto &report = m_presenter.report(); report && *report)
            QApplication::clipboard()->setText(QString::fromUtf8(
                QJsonDocument(lintJson(**report, m_presenter.desk().explanations(), m_presenter.language())).toJson()));
    });
}

void FilesPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a file to look at"), QFileInfo(m_presenter.path()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(dialog->filter() | QDir::Hidden); // .env is
    connect(dialog, &QFileDialog::fileSelected, &m_presenter, &FilesPresenter::look);
    dialog->open();
}

void FilesPage::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder to look at"), m_presenter.path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, &m_presenter, &FilesPresenter::look);
    dialog->open();
}

static QString droppedPath(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

void FilesPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedPath(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void FilesPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_presenter.look(droppedPath(*event->mimeData()));
}

void FilesPage::showAll()
{
    if (!m_presenter.path().isEmpty() && !m_path->hasFocus())
        m_path->setText(m_presenter.path());
    m_again->setEnabled(!m_path->text().trimmed().isEmpty());
    m_again->setVisible(!m_presenter.isLooking());
    m_stop->setVisible(m_presenter.isLooking());
    showSentence();
    showMistakes();
    const bool nothingYet = !m_presenter.report() && !m_presenter.isLooking();
    m_states->setCurrentIndex(nothingYet ? 0 : m_presenter.findings().isEmpty() ? 1 : 2);
}

static qsizetype countOf(const QList<FileFinding> &findings, Severity severity)
{
    return std::count_if(findings.cbegin(), findings.cend(),
                         [severity](const FileFinding &finding) { return finding.severity == severity; });
}

void FilesPage::showSentence()
{
    const auto &report = m_presenter.report();
    Standing standing = Standing::Ok;
    QString sentence;
    QString notes;
    if (m_presenter.isLooking()) {
        standing = Standing::Running;
        sentence = tr("Looking at %1…").arg(visibleLine(m_presenter.path()));
    } else if (report && !*report) {
        const Explained error =
            m_presenter.desk().explanations().of(report->error(), m_presenter.desk().language().tag());
        standing = Standing::Unknown;
        sentence = error.title;
        notes = error.fix;
    } else if (report) {
        const QList<FileFinding> &findings = (*report)->findings;
        const qsizetype failures = countOf(findings, Severity::Failure);
        const qsizetype warnings = countOf(findings, Severity::Warning);
        standing = failures > 0 ? Standing::Failure : warnings > 0 ? Standing::Warning : Standing::Ok;
        sentence = findings.isEmpty() ? tr("No mistakes in %n file(s)", nullptr, int((*report)->files.size()))
                                      : tr("%n mistake(s) found", nullptr, int(findings.size()));
        if (!findings.isEmpty())
            notes = tr("Failures: %1. Warnings: %2. Looked at: %3.")
                        .arg(failures)
                        .arg(warnings)
                        .arg((*report)->files.size());
    }
    const int size = m_sentence->fontMetrics().height();
    m_mark->setPixmap(sentence.isEmpty() ? QPixmap() : icon(standing).pixmap(size, size));
    m_sentence->setText(sentence);
    m_notes->setText(notes);
    m_notes->setVisible(!notes.isEmpty());
}

void FilesPage::showMistakes()
{
    QList<MistakeRow> rows;
    for (const FileFinding &finding : m_presenter.findings())
        rows << MistakeRow{finding, visibleLine(m_presenter.placeOf(finding)),
                           visibleLine(m_presenter.explained(finding, m_presenter.desk().language().tag()).title)};
    const auto worst = std::max_element(rows.cbegin(), rows.cend(), [](const MistakeRow &one, const MistakeRow &other) {
        return one.finding.severity < other.finding.severity;
    });
    const auto first = int(worst - rows.cbegin()); // what breaks the file is shown first
    {
        const QSignalBlocker quiet(m_list->selectionModel());
        m_mistakes->replace(std::move(rows));
    }
    if (m_mistakes->rowCount() > 0)
        m_list->setCurrentIndex(m_mistakes->index(first, 0));
    showMistake();
}

const MistakeRow *FilesPage::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_mistakes->row(index.row()) : nullptr;
}

void FilesPage::showMistake()
{
    const MistakeRow *row = current();
    m_open->setEnabled(row);
    const QString meant = row ? row->finding.facts.value(u"suggestion"_s) : QString();
    m_meant->setVisible(!meant.isEmpty());
    m_meant->setText(tr("Did you mean %1?").arg(visibleLine(meant)));
    if (!row)
        return m_explanation->clear();
    m_presenter.desk().setTopic(row->finding.id);
    m_explanation->setLanguage(m_presenter.language());
    m_explanation->show([presenter = &m_presenter, finding = row->finding](const QString &language) {
        return presenter->explained(finding, language);
    });
}

}

QWidget *makeFilesPage(Desk &desk, QWidget *parent)
{
    return new FilesPage(desk.presenter<FilesPresenter>(), parent);
}

}
