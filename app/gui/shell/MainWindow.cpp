// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/MainWindow.h"

#include "firststart/PracticeRoom.h"
#include "shared/Icons.h"
#include "shared/MessageBar.h"
#include "shared/PlainLabel.h"
#include "shell/Actions.h"
#include "shell/CommandPalette.h"
#include "shell/FrameParts.h"
#include "shell/PageStack.h"
#include "shell/Paste.h"
#include "shell/ShortcutList.h"
#include "shell/paletteCommands.h"
#include "tenants/TenantPanel.h"
#include "tenants/dialogs.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr QSize smallest(1024, 640);
static constexpr auto geometryView = "window/geometry"_L1;
static constexpr auto splitterView = "window/splitter"_L1;
static constexpr auto placeView = "window/place"_L1;

MainWindow::MainWindow(Desk &desk, Theme &theme, PracticeRoom &practice)
    : m_desk(desk), m_theme(theme), m_practice(practice)
{
    setMinimumSize(smallest.boundedTo(screen()->availableSize()));
    setWindowIcon(icon("lentera"_L1, Tone::Accent));
    if (!restoreGeometry(desk.settings().viewState({}, geometryView)))
        resize(QSize(1200, 760).boundedTo(screen()->availableSize()));
    build();
    connect(&desk, &Desk::placeRequested, this, &MainWindow::open);
    connect(&desk, &Desk::selectionChanged, this, &MainWindow::selectionChanged);
    connect(&desk, &Desk::tenantsChanged, this, &MainWindow::showTitle);
    connect(&desk, &Desk::workspaceChanged, this, &MainWindow::showTitle);
    connect(&desk, &Desk::messageRaised, this, [this](const Message &message) { m_messages->show(message); });
    // Queued: the switch that asked for the language is inside a page that goes.
    connect(&desk.language(), &Language::languageChanged, this, &MainWindow::build, Qt::QueuedConnection);
    connect(&theme, &Theme::appearanceChanged, this, &MainWindow::build, Qt::QueuedConnection);
}

MainWindow::~MainWindow() = default;

Place MainWindow::place() const
{
    return m_pages->place();
}

void MainWindow::build()
{
    if (m_splitter)
        keepState();
    delete m_actions;
    m_actions = new Actions(m_desk, m_theme, m_practice, this);
    auto *bar = new QMenuBar;
    m_actions->fill(*bar);
    setMenuBar(bar);
    setCentralWidget(makeCentre());
    connectActions();
    m_splitter->restoreState(m_desk.settings().viewState({}, splitterView));
    open(m_place);
    showTitle();
    m_panel->focusTree();
}

QWidget *MainWindow::makeCentre()
{
    m_panel = new TenantPanel(m_desk);
    m_bar = new PlaceBar;
    m_pages = new PageStack(m_desk, m_theme, m_practice);
    m_messages = new MessageBar;
    auto *banner = new PracticeBanner(m_desk);
    connect(banner, &PracticeBanner::leaveWanted, &m_practice, &PracticeRoom::leave);

    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(style()->pixelMetric(QStyle::PM_LayoutLeftMargin), 0, 0, 0);
    column->addWidget(new SelectionHeader(m_desk));
    column->addWidget(m_bar);
    column->addWidget(m_messages);
    column->addWidget(m_pages, 1);

    m_splitter = new QSplitter;
    m_splitter->addWidget(m_panel);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    const int panel = std::max(width() / 4, std::min(300, width() / 3)); // a third where letters are large
    m_splitter->setSizes({panel, width() - panel});
    auto *inner = new QWidget;
    auto *margins = new QVBoxLayout(inner);
    margins->addWidget(m_splitter);

    auto *centre = new QWidget;
    auto *rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(new ColourStripe(m_desk));
    rows->addWidget(banner);
    rows->addWidget(inner, 1);
    return centre;
}

void MainWindow::connectActions()
{
    connect(m_actions, &Actions::paletteWanted, this, &MainWindow::showPalette);
    connect(m_actions, &Actions::shortcutsWanted, this, &MainWindow::showShortcuts);
    connect(m_actions, &Actions::filterWanted, m_panel, &TenantPanel::focusFilter);
    connect(m_actions, &Actions::pasteWanted, this, &MainWindow::offerPasted);
    connect(m_pages, &PageStack::shortcutsWanted, this, &MainWindow::showShortcuts);
    connect(m_bar, &PlaceBar::placeChosen, this, &MainWindow::open);
    connect(m_panel, &TenantPanel::activated, this, [this] { open(Place::Diagnose); });
    connect(m_panel, &TenantPanel::menuWanted, this, [this](const QPoint &where) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(m_actions->forSelection());
        menu->popup(where);
    });
}

void MainWindow::open(Place place)
{
    m_place = place;
    m_bar->show(place);
    m_pages->open(place);
    m_desk.settings().keepViewState(m_tenant, placeView, QByteArray::number(int(place)));
}

void MainWindow::selectionChanged()
{
    showTitle();
    const TenantId tenant = m_desk.selection().tenant;
    if (tenant == m_tenant)
        return;
    m_tenant = tenant;
    bool kept = false;
    const int place = m_desk.settings().viewState(tenant, placeView).toInt(&kept);
    // Files, Help and Settings are of no tenant: whoever is there stays there.
    if (kept && m_place <= Place::Credentials && place >= 0 && place <= int(Place::Credentials))
        open(Place(place));
}

void MainWindow::showTitle()
{
    setWindowTitle(windowTitleOf(m_desk));
}

void MainWindow::showPalette()
{
    const auto other = [this](const QString &typed) {
        return commandsForText(m_desk, typed, this);
    };
    (new CommandPalette(paletteCommands(m_desk, *m_actions), other, this))->open();
}

void MainWindow::showShortcuts()
{
    using Act = Actions::Act;
    QList<ShortcutGroup> groups{{tr("Everywhere"), shortcutsOf(m_actions->all())},
                                {tr("Tenants and connections"), TenantPanel::shortcuts()}};
    for (const auto &[place, act] : {std::pair(Place::Overview, Act::Overview),
                                     {Place::Diagnose, Act::Diagnose},
                                     {Place::Credentials, Act::Credentials},
                                     {Place::Files, Act::Files},
                                     {Place::Help, Act::Help}}) {
        const QList<Shortcut> own = shortcutsIn(*m_pages->page(place));
        if (!own.isEmpty())
            groups << ShortcutGroup{withoutMark(m_actions->action(act)->text()), own};
    }
    (new ShortcutList(groups, this))->open();
}

void MainWindow::offerPasted()
{
    const Pasted pasted = pastedFrom(QApplication::clipboard()->text());
    switch (pasted.kind) {
    case Pasted::Kind::Nothing:
        break;
    case Pasted::Kind::Address:
    case Pasted::Kind::CurlCommand:
        dialogs::checkOnce(m_desk, pasted.url, this);
        break;
    case Pasted::Kind::File:
        m_desk.requestFiles(pasted.text);
        break;
    case Pasted::Kind::Text:
        m_desk.explain(pasted.text);
        break;
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_desk.isWorking() && !m_closeConfirmed) {
        event->ignore();
        askToClose();
        return;
    }
    keepState();
    m_desk.stopWork();
    m_desk.settings().flush();
    event->accept();
}

void MainWindow::askToClose()
{
    QMessageBox *box = plainBox(this, tr("Close Lentera?"), tr("A check is still running."),
                                tr("Closing stops it. What was seen so far is not kept."));
    const QPushButton *close = box->addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    box->addButton(tr("Keep working"), QMessageBox::RejectRole);
    connect(close, &QPushButton::clicked, this, [this] {
        m_closeConfirmed = true;
        this->close();
    });
    box->open();
}

void MainWindow::keepState()
{
    m_desk.settings().keepViewState({}, geometryView, saveGeometry());
    m_desk.settings().keepViewState({}, splitterView, m_splitter->saveState());
}

}
