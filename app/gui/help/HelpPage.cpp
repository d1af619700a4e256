// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/HelpPage.h"

#include "explain/Topics.h"
#include "help/HelpPresenter.h"
#include "shared/EmptyState.h"
#include "shared/ExplanationView.h"
#include "shared/SearchField.h"
#include "shared/TableModel.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

struct Topic {
    QString id;
    QString title;
};

QVariant topicValue(const Topic &topic, int role)
{
    if (role == Qt::DisplayRole)
        return topic.title;
    return role == Qt::ToolTipRole ? QVariant(topic.id) : QVariant();
}

class HelpPage : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(HelpPage)
public:
    HelpPage(HelpPresenter &presenter, std::function<void()> showShortcuts, QWidget *parent);

private:
    QWidget *makeList(std::function<void()> showShortcuts);
    QWidget *makeText();
    void fillSubjects();
    void showHits();
    void showChosen();

    HelpPresenter &m_presenter;
    QLineEdit *m_search = searchField(tr("Paste an error text, or type a word"));
    QComboBox *m_subjects = new QComboBox;
    QListView *m_list = new QListView;
    TableModel<Topic> *m_topics;
    ExplanationView *m_view;
    QStackedWidget *m_text = new QStackedWidget;
};

HelpPage::HelpPage(HelpPresenter &presenter, std::function<void()> showShortcuts, QWidget *parent)
    : QWidget(parent), m_presenter(presenter),
      m_topics(new TableModel<Topic>({{QT_TRANSLATE_NOOP("Columns", "Explanation"), topicValue}}, this)),
      m_view(new ExplanationView(presenter.language()))
{
    auto *splitter = new QSplitter;
    splitter->addWidget(makeList(std::move(showShortcuts)));
    splitter->addWidget(makeText());
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({320, 600});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    connect(&presenter, &HelpPresenter::hitsChanged, this, [this] { showHits(); });
    connect(&presenter, &HelpPresenter::chosenChanged, this, [this] { showChosen(); });
    fillSubjects();
    showHits();
    showChosen();
}

QWidget *HelpPage::makeList(std::function<void()> showShortcuts)
{
    auto *pause = new QTimer(this); // a long list is not filtered at every key
    pause->setSingleShot(true);
    pause->setInterval(std::chrono::milliseconds(120));
    connect(pause, &QTimer::timeout, this, [this] { m_presenter.search(m_search->text()); });
    connect(m_search, &QLineEdit::textEdited, pause, qOverload<>(&QTimer::start));
    m_list->setModel(m_topics);
    m_list->setAccessibleName(tr("Explanations"));
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(m_list->fontMetrics().averageCharWidth() * 24);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            m_presenter.choose(m_topics->row(index.row()).id);
    });
    auto *shortcuts = new QPushButton(tr("Keyboard shortcuts"));
    connect(shortcuts, &QPushButton::clicked, this, std::move(showShortcuts));

    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_subjects);
    column->addWidget(m_list, 1);
    column->addWidget(shortcuts);
    return side;
}

QWidget *HelpPage::makeText()
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Explanation"));
    auto *margins = new QWidget;
    auto *column = new QVBoxLayout(margins);
    column->addWidget(m_view);
    scroll->setWidget(margins);
    m_text->addWidget(scroll);
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 36); // the explanation is what the page is for
    m_text->addWidget(emptyState("help"_L1, tr("Nothing explains this yet"),
                                 tr("Try fewer words, or the part of the text that names the error.")));
    connect(m_view, &ExplanationView::languageChosen, &m_presenter, &HelpPresenter::setLanguage);
    return m_text;
}

static QString topicName(const QString &topic)
{
    const QMap<QString, QString> names{{u"network"_s, HelpPage::tr("Names and network")},
                                       {u"proxy"_s, HelpPage::tr("Proxies")},
                                       {u"tls"_s, HelpPage::tr("TLS and certificates")},
                                       {u"http"_s, HelpPage::tr("HTTP and answers")},
                                       {u"sign-in"_s, HelpPage::tr("Sign-in and permissions")},
                                       {u"limits"_s, HelpPage::tr("Limits and clock")},
                                       {u"credentials"_s, HelpPage::tr("Credentials and keychain")},
                                       {u"webhooks"_s, HelpPage::tr("Webhooks and signatures")},
                                       {u"airbyte"_s, HelpPage::tr("Airbyte connectors")},
                                       {u"dify"_s, HelpPage::tr("Dify stacks")},
                                       {u"mcp"_s, HelpPage::tr("MCP servers")},
                                       {u"plugins"_s, HelpPage::tr("Plugins, Python and tests")},
                                       {u"promptops"_s, HelpPage::tr("PromptOps")},
                                       {u"files"_s, HelpPage::tr("Files and imports")},
                                       {u"lentera"_s, HelpPage::tr("Lentera itself")}};
    return names.value(topic, topic);
}

void HelpPage::fillSubjects()
{
    m_subjects->setAccessibleName(tr("System or topic"));
    m_subjects->addItem(tr("All systems and topics"), QString());
    for (const QString &topic : topicIds())
        m_subjects->addItem(topicName(topic), topic);
    m_subjects->insertSeparator(m_subjects->count());
    const QString language = m_presenter.language();
    for (const Connector &system : m_presenter.systems())
        if (!topicIds().contains(system.id))
            m_subjects->addItem(localText(system.name, language), system.id);
    connect(m_subjects, &QComboBox::activated, this,
            [this] { m_presenter.narrow(m_subjects->currentData().toString()); });
}

void HelpPage::showHits()
{
    m_subjects->setCurrentIndex(std::max(m_subjects->findData(m_presenter.subject()), 0));
    if (!m_search->hasFocus())
        m_search->setText(m_presenter.query());
    QList<Topic> topics;
    for (const QString &id : m_presenter.hits())
        topics << Topic{id, m_presenter.titleOf(id)};
    const QSignalBlocker quiet(m_list->selectionModel());
    m_topics->replace(std::move(topics));
    m_text->setCurrentIndex(m_presenter.hits().isEmpty() ? 1 : 0);
    showChosen();
}

void HelpPage::showChosen()
{
    const qsizetype row = m_presenter.hits().indexOf(m_presenter.chosen());
    if (row < 0)
        return m_view->clear();
    const QModelIndex index = m_topics->index(int(row), 0);
    if (m_list->currentIndex() != index)
        m_list->setCurrentIndex(index);
    m_view->show([presenter = &m_presenter](const QString &language) { return presenter->explained(language); });
}

}

QWidget *makeHelpPage(Desk &desk, std::function<void()> showShortcuts, QWidget *parent)
{
    auto &presenter = desk.presenter<HelpPresenter>();
    if (presenter.chosen().isEmpty())
        presenter.choose(presenter.hits().value(0));
    return new HelpPage(presenter, std::move(showShortcuts), parent);
}

}
