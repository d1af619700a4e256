// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnose/PostureDialog.h"

#include "base/AtomicFile.h"
#include "base/visible.h"
#include "diagnose/FindingsModel.h"
#include "shared/ExplanationView.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"
#include "shared/words.h"
#include "texts/PostureText.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

PostureDialog::PostureDialog(Desk &desk, const Connection &connection, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_connection(connection), m_sentence(headingLabel({}, 3)),
      m_progress(new QProgressBar), m_revocation(new QCheckBox(tr("Ask the authority about &revocation"))),
      m_stores(new QCheckBox(tr("Compare with the trust stores of &other programs"))), m_pages(new QTabWidget),
      m_findings(new FindingsModel(this)), m_list(new QTreeView),
      m_explanation(new ExplanationView(desk.language().tag())), m_server(new QTreeWidget), m_chain(new QPlainTextEdit),
      m_stop(new QPushButton(icon("stop"_L1), tr("S&top"))),
      m_again(new QPushButton(icon("run"_L1), tr("&Examine again"))),
      m_save(new QPushButton(icon("save"_L1), tr("&Save certificates…")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("TLS of %1").arg(connection.host()));
    resize(860, 600);
    m_server->setColumnCount(2);
    m_server->setHeaderLabels({tr("What"), tr("Found")});
    m_server->setAccessibleName(tr("What the server offers"));
    m_server->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_chain->setReadOnly(true);
    m_chain->setTabChangesFocus(true);
    m_chain->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_chain->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_chain->setAccessibleName(tr("Chain of certificates"));
    m_pages->setAccessibleName(tr("What the examination found"));
    m_pages->addTab(makeFindings(), tr("&Findings"));
    m_pages->addTab(m_server, tr("Ser&ver"));
    m_pages->addTab(m_chain, tr("&Chain"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    column->addWidget(m_pages, 1);
    column->addWidget(makeButtons());
    examine();
}

PostureDialog::~PostureDialog()
{
    m_stopper.request_stop();
    if (m_ticket)
        m_desk.endWork(*m_ticket);
}

QWidget *PostureDialog::makeHead()
{
    m_revocation->setToolTip(tr("Asks other hosts than this one: the authority's OCSP responder and its lists."));
    m_progress->setAccessibleName(tr("The examination is running"));
    m_progress->setRange(0, 0);
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_sentence);
    column->addWidget(m_progress);
    column->addWidget(m_revocation);
    column->addWidget(m_stores);
    return head;
}

QWidget *PostureDialog::makeFindings()
{
    m_list->setModel(m_findings);
    m_list->setHeaderHidden(true);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Findings"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { showFinding(index); });
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Explanation"));
    scroll->setWidget(m_explanation);
    auto *splitter = new QSplitter;
    splitter->addWidget(m_list);
    splitter->addWidget(scroll);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    return splitter;
}

QWidget *PostureDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    buttons->addButton(m_stop, QDialogButtonBox::ActionRole);
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    connect(m_save, &QPushButton::clicked, this, &PostureDialog::savePem);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_stopper.request_stop(); });
    connect(m_again, &QPushButton::clicked, this, &PostureDialog::examine);
    connect(buttons, &QDialogButtonBox::rejected, this, &PostureDialog::close);
    return buttons;
}

QFuture<Result<RunRecord>> PostureDialog::begin(std::function<void(int)> progress)
{
    const PostureOptions options{.revocation = m_revocation->isChecked(), .stores = m_stores->isChecked()};
    Workspace &workspace = m_desk.workspace();
    if (m_connection.tenant.isEmpty())
        return workspace.examineTlsAdHoc(m_connection, {}, options, CheckOptions::fromHere(), m_stopper.get_token(),
                                         std::move(progress));
    return workspace.examineTls(m_connection.tenant, m_connection.id, options, m_stopper.get_token(),
                                std::move(progress));
}

void PostureDialog::examine()
{
    if (m_ticket)
        return;
    m_stopper = std::stop_source();
    m_ticket = m_desk.beginWork([stop = m_stopper]() mutable { stop.request_stop(); });
    m_sentence->setText(tr("Examining %1…").arg(visibleLine(m_connection.host())));
    // Called on the examination's threads; what it tells comes here through the event loop.
    const auto progress = [self = QPointer(this)](int connections) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, connections] {
                if (self && self->isExamining())
                    self->m_sentence->setText(tr("Examining: %n connection(s) so far", nullptr, connections));
            },
            Qt::QueuedConnection);
    };
    whenDone(begin(progress), this, [this](const Result<RunRecord> &record) { take(record); });
    enable();
}

void PostureDialog::take(const Result<RunRecord> &record)
{
    if (m_ticket)
        m_desk.endWork(*m_ticket);
    m_ticket.reset();
    if (record)
        showRecord(*record);
    else
        m_sentence->setText(m_desk.explanations().of(record.error(), m_desk.language().tag()).title);
    enable();
    Q_EMIT examined();
}

void PostureDialog::enable()
{
    m_progress->setVisible(isExamining());
    m_stop->setEnabled(isExamining());
    m_again->setEnabled(!isExamining());
    const auto *tls = m_record ? m_record->result.evidence.last<seen::TlsSeen>() : nullptr;
    m_save->setEnabled(!isExamining() && tls && !tls->chain.isEmpty());
}

static QString sentenceOf(const RunRecord &record, const Explanations &explanations, const QString &language)
{
    if (record.result.stopped)
        return PostureDialog::tr("The examination was stopped.");
    const QList<Finding> roots = record.result.rootCauses();
    if (roots.isEmpty())
        return words::verdict(record.result.verdict()) + u'.';
    return explanations.of(roots.first(), record.connector.id, language).title;
}

void PostureDialog::showRecord(const RunRecord &record)
{
    m_record = record;
    const QString language = m_desk.language().tag();
    m_sentence->setText(visibleLine(sentenceOf(record, m_desk.explanations(), language)));
    m_findings->show(record, m_desk.explanations(), language);
    m_list->expandAll();
    m_list->setCurrentIndex(m_findings->index(0, 0));
    m_chain->setPlainText(words::chainDrawing(record));
    showSections(record);
}

void PostureDialog::showSections(const RunRecord &record)
{
    m_server->clear();
    for (const words::PostureSection &section : words::postureSections(record)) {
        auto *top = new QTreeWidgetItem(m_server, {section.title});
        if (section.grade != Severity::Info) {
            top->setText(1, words::severity(section.grade));
            top->setIcon(1, icon(section.grade == Severity::Failure ? Standing::Failure : Standing::Warning));
        }
        for (const words::PostureRow &row : section.rows)
            new QTreeWidgetItem(top, {visibleLine(row.name), visibleLine(row.value)});
        top->setExpanded(true);
    }
}

void PostureDialog::showFinding(const QModelIndex &index)
{
    const QVariant chosen = index.data(FindingsModel::findingRole);
    if (!m_record || !chosen.isValid())
        return m_explanation->clear();
    const Finding finding = m_record->result.findings.at(chosen.toInt());
    m_explanation->show([&explanations = m_desk.explanations(), finding, connector = m_record->connector.id](
                            const QString &language) { return explanations.of(finding, connector, language); });
}

void PostureDialog::savePem()
{
    QByteArray pem;
    for (const seen::CertificateSeen &certificate : m_record->result.evidence.last<seen::TlsSeen>()->chain)
        pem += certificate.pem.toLatin1();
    auto *dialog = new QFileDialog(this, tr("Save certificates"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Certificates (*.pem)"));
    dialog->setDefaultSuffix(u"pem"_s);
    dialog->selectFile(m_connection.host() + ".pem"_L1);
    connect(dialog, &QFileDialog::fileSelected, this, [this, pem](const QString &path) {
        if (const auto written = writeAtomically(path, pem); !written)
            m_desk.raise(written.error());
    });
    dialog->open();
}

}
