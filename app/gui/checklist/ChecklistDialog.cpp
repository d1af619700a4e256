// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklist/ChecklistDialog.h"

#include "base/visible.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"
#include "shared/sizes.h"
#include "workspace/storedRun.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr auto ticksView = "checklist/ticks"_L1;
static constexpr auto listView = "checklist/list"_L1;
static constexpr int stepRole = Qt::UserRole;

namespace {

//! A step's row is as high as its text needs in the width that it has: QTreeView asks for one line.
class StepDelegate : public QStyledItemDelegate {
public:
    explicit StepDelegate(QTreeWidget *steps) : QStyledItemDelegate(steps), m_steps(steps) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        if (index.column() != 0 || !index.parent().isValid())
            return size;
        const QStyle *style = m_steps->style();
        const int margins = 2 * (style->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1);
        const int mark = style->pixelMetric(QStyle::PM_IndicatorWidth) + 2 * margins;
        const QRect room(0, 0, m_steps->columnWidth(0) - 2 * m_steps->indentation() - mark - margins, 10'000);
        const int text = m_steps->fontMetrics().boundingRect(room, Qt::TextWordWrap, index.data().toString()).height();
        size.setHeight(std::max(size.height(), text + margins));
        return size;
    }

private:
    QTreeWidget *m_steps;
};

}

ChecklistDialog::ChecklistDialog(Desk &desk, const Selection &target, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_target(target), m_lists(new QComboBox), m_about(noteLabel({})),
      m_sentence(headingLabel({}, 3)), m_steps(new QTreeWidget), m_text(headingLabel({}, 3)),
      m_how(plainLabel({}, Selectable::Yes)), m_trouble(plainLabel({}, Selectable::Yes)), m_command(new QPlainTextEdit),
      m_copy(new QPushButton(icon("copy"_L1), tr("Copy c&ommand"))),
      m_explain(new QPushButton(icon("help"_L1), tr("&Explain"))),
      m_check(new QPushButton(icon("run"_L1), tr("&Run check"))), m_clear(new QPushButton(tr("Clear &ticks")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    const Connection *connection = desk.connection(target.tenant, target.connection);
    const Tenant *tenant = desk.tenant(target.tenant);
    setWindowTitle(connection && tenant
                       ? tr("Check list for %1").arg(visibleLine(u"%1 · %2"_s.arg(tenant->name, connection->name)))
                       : tr("Check list"));
    resize(roomFor(*this, 130, 36));
    auto *splitter = new QSplitter;
    splitter->addWidget(makeSteps());
    splitter->addWidget(makeDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({600, 300});
    splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_lists);
    column->addWidget(m_about);
    column->addWidget(m_sentence);
    column->addWidget(splitter, 1);
    column->addWidget(makeButtons());
    m_lists->setAccessibleName(tr("Check lists"));
    fillLists();
    connect(m_lists, &QComboBox::currentIndexChanged, this, [this] {
        m_desk.settings().keepViewState(m_target.tenant, listView, m_lists->currentData().toString().toUtf8());
        showList();
    });
    connect(&desk, &Desk::runFinished, this, [this](const TenantId &ofTenant, const ConnectionId &ofConnection) {
        if (Selection{ofTenant, ofConnection} == m_target)
            readRun();
    });
    showList();
    readRun();
}

QWidget *ChecklistDialog::makeSteps()
{
    m_steps->setColumnCount(2);
    m_steps->setHeaderLabels({tr("Step"), tr("State")});
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->setRootIsDecorated(false);
    m_steps->setWordWrap(true);
    m_steps->setItemDelegate(new StepDelegate(m_steps));
    m_steps->setIndentation(m_steps->fontMetrics().averageCharWidth());
    m_steps->header()->setStretchLastSection(false);
    m_steps->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_steps->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    // Rows are as high as their wrapped text, at the width that it has now.
    connect(m_steps->header(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column == 0)
            QMetaObject::invokeMethod(m_steps, &QTreeWidget::doItemsLayout, Qt::QueuedConnection);
    });
    connect(m_steps, &QTreeWidget::currentItemChanged, this, [this] { showStep(); });
    connect(m_steps, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item) { itemChanged(item); });
    return m_steps;
}

QWidget *ChecklistDialog::makeDetail()
{
    m_command->setReadOnly(true);
    m_command->setTabChangesFocus(true);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setAccessibleName(tr("Command of the step"));
    m_command->setFixedHeight(m_command->fontMetrics().height() * 3 + 2 * m_command->frameWidth() + 8);
    auto *detail = new QWidget;
    auto *column = new QVBoxLayout(detail);
    column->addWidget(m_text);
    column->addWidget(m_how);
    column->addWidget(m_trouble);
    column->addWidget(m_command);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addWidget(m_explain);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addStretch();
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_command->toPlainText()); });
    connect(m_explain, &QPushButton::clicked, this, [this] { m_desk.explain(m_topic); });
    return detail;
}

QWidget *ChecklistDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_check, QDialogButtonBox::ActionRole);
    buttons->addButton(m_clear, QDialogButtonBox::ActionRole);
    m_check->setVisible(!m_target.connection.isEmpty());
    connect(m_check, &QPushButton::clicked, this,
            [this] { m_desk.requestCheck(m_target.tenant, m_target.connection); });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        keepTicked({});
        showList();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &ChecklistDialog::close);
    return buttons;
}

//! Those for the connection's kind of system first.
void ChecklistDialog::fillLists()
{
    const Connection *connection = m_desk.connection(m_target.tenant, m_target.connection);
    QList<const Checklist *> lists;
    for (const Checklist &one : shippedChecklists())
        if (!connection || one.isFor(connection->connector))
            lists << &one;
    std::stable_sort(lists.begin(), lists.end(), [](const Checklist *one, const Checklist *other) {
        return !one->connectors.isEmpty() && other->connectors.isEmpty();
    });
    for (const Checklist *one : std::as_const(lists))
        m_lists->addItem(localText(one->title, language()), one->id);
    const QString last = QString::fromUtf8(m_desk.settings().viewState(m_target.tenant, listView));
    m_lists->setCurrentIndex(std::max(m_lists->findData(last), 0));
}

void ChecklistDialog::readRun()
{
    if (m_target.connection.isEmpty())
        return;
    const auto read = [target = m_target, connectors = m_desk.workspace().connectors()](Store &store) {
        return lastRun(store, target.tenant, target.connection, connectors);
    };
    m_desk.ask(this, read, [this](const Result<std::optional<RunRecord>> &record) {
        m_known = {};
        if (record && *record)
            m_known.learn((*record)->result);
        showList();
    });
}

const Checklist *ChecklistDialog::list() const
{
    return findChecklist(m_lists->currentData().toString());
}

const ChecklistStep *ChecklistDialog::current() const
{
    const QTreeWidgetItem *item = m_steps->currentItem();
    return item && list() ? list()->find(item->data(0, stepRole).toString()) : nullptr;
}

// The ticks of a tenant's lists in one object: {"connection/list": ["step", …]}.
static QString ticksKey(const Selection &target, const Checklist &list)
{
    return target.connection.text() + u'/' + list.id;
}

QSet<QString> ChecklistDialog::ticked() const
{
    QSet<QString> ticked;
    const QJsonObject all = QJsonDocument::fromJson(m_desk.settings().viewState(m_target.tenant, ticksView)).object();
    if (const Checklist *shown = list())
        for (const QJsonValue &step : all.value(ticksKey(m_target, *shown)).toArray())
            ticked << step.toString();
    return ticked;
}

void ChecklistDialog::keepTicked(const QSet<QString> &ticked)
{
    const Checklist *shown = list();
    if (!shown)
        return;
    QStringList sorted(ticked.cbegin(), ticked.cend());
    sorted.sort();
    QJsonObject all = QJsonDocument::fromJson(m_desk.settings().viewState(m_target.tenant, ticksView)).object();
    all.insert(ticksKey(m_target, *shown), QJsonArray::fromStringList(sorted));
    m_desk.settings().keepViewState(m_target.tenant, ticksView, QJsonDocument(all).toJson(QJsonDocument::Compact));
}

ChecklistPlaces ChecklistDialog::places() const
{
    const Connection *connection = m_desk.connection(m_target.tenant, m_target.connection);
    if (!connection)
        return {};
    return {m_target.tenant.text() + u'/' + m_target.connection.text(),
            connection->host().isEmpty() ? QString() : connection->host() + u':' + QString::number(connection->port()),
            {}};
}

void ChecklistDialog::decorate(QTreeWidgetItem *item, const ChecklistStep &step)
{
    const StepStanding standing = standingOf(step, m_known, ticked());
    const bool byCheck = standing.state != StepStanding::State::Open && !standing.byHand;
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | (byCheck ? Qt::NoItemFlags : Qt::ItemIsUserCheckable));
    item->setData(0, Qt::CheckStateRole,
                  byCheck ? QVariant() : QVariant(standing.byHand ? Qt::Checked : Qt::Unchecked));
    item->setText(1, words::stepState(standing));
    item->setIcon(1, standing.state == StepStanding::State::Trouble ? icon(Standing::Failure)
                     : standing.state == StepStanding::State::Good  ? icon(Standing::Ok)
                                                                    : icon(Standing::Unknown));
}

void ChecklistDialog::showList()
{
    const Checklist *shown = list();
    if (!shown)
        return;
    m_about->setText(localText(shown->about, language()));
    const ChecklistStep *before = current();
    const QString chosen = before ? before->id : QString();
    const QSignalBlocker quiet(m_steps);
    m_steps->clear();
    QTreeWidgetItem *parent = nullptr;
    std::optional<ChecklistPart> part;
    for (const ChecklistStep &step : shown->steps) {
        if (part != step.part) {
            part = step.part;
            parent = new QTreeWidgetItem(m_steps, {words::checklistPart(step.part)});
            parent->setFont(0, headingFont(m_steps->font(), 3));
            parent->setFlags(Qt::ItemIsEnabled);
            parent->setFirstColumnSpanned(true);
        }
        auto *item = new QTreeWidgetItem(parent, {localText(step.text, language())});
        item->setData(0, stepRole, step.id);
        item->setToolTip(0, item->text(0));
        decorate(item, step);
        if (step.id == chosen)
            m_steps->setCurrentItem(item);
    }
    m_steps->expandAll();
    if (!m_steps->currentItem() && m_steps->topLevelItem(0))
        m_steps->setCurrentItem(m_steps->topLevelItem(0)->child(0));
    showSentence();
    showStep();
}

void ChecklistDialog::showSentence()
{
    if (const Checklist *shown = list())
        m_sentence->setText(words::checklistSentence(*shown, m_known, ticked()));
    m_clear->setEnabled(!ticked().isEmpty());
}

void ChecklistDialog::itemChanged(QTreeWidgetItem *item)
{
    const ChecklistStep *step = list() ? list()->find(item->data(0, stepRole).toString()) : nullptr;
    if (!step)
        return;
    QSet<QString> now = ticked();
    if (item->checkState(0) == Qt::Checked)
        now << step->id;
    else
        now.remove(step->id);
    keepTicked(now);
    const QSignalBlocker quiet(m_steps);
    decorate(item, *step);
    showSentence();
}

void ChecklistDialog::showStep()
{
    const ChecklistStep *step = current();
    m_text->setText(step ? localText(step->text, language()) : QString());
    const QString how = step ? localText(step->how, language()) : QString();
    m_how->setText(how);
    m_how->setVisible(!how.isEmpty());
    const StepStanding standing = step ? standingOf(*step, m_known, ticked()) : StepStanding{};
    QString trouble;
    const Connection *connection = m_desk.connection(m_target.tenant, m_target.connection);
    for (const Finding &finding : m_known.findings)
        if (finding.id == standing.finding)
            trouble =
                m_desk.explanations().of(finding, connection ? connection->connector : QString(), language()).title;
    m_trouble->setText(tr("A check has found: %1").arg(visibleLine(trouble)));
    m_trouble->setVisible(!trouble.isEmpty());
    const QString command = step ? filled(step->command, places()) : QString();
    m_command->setPlainText(command);
    m_command->setVisible(!command.isEmpty());
    m_copy->setVisible(!command.isEmpty());
    m_topic = standing.finding.isEmpty() && step ? step->explanation : standing.finding;
    m_explain->setVisible(!m_topic.isEmpty());
}

}
