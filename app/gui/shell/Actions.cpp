// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Actions.h"

#include "checklist/ChecklistDialog.h"
#include "firststart/PracticeRoom.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"
#include "tenants/dialogs.h"

#include <QAction>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lentera {

Actions::Actions(Desk &desk, Theme &theme, PracticeRoom &practice, QWidget *window)
    : QObject(window), m_desk(desk), m_theme(theme), m_practice(practice), m_window(window)
{
    addChecks();
    addTenants();
    addPlaces();
    addView();
    addHelp();
    showWhatApplies();
    connect(&desk, &Desk::selectionChanged, this, &Actions::showWhatApplies);
    connect(&desk, &Desk::tenantsChanged, this, &Actions::showWhatApplies);
    connect(&desk, &Desk::workspaceChanged, this, &Actions::showWhatApplies);
    connect(&desk, &Desk::workChanged, this, &Actions::showWhatApplies);
}

void Actions::add(Act act, QLatin1StringView iconName, const QString &text, const QList<QKeySequence> &keys,
                  std::function<void()> run)
{
    auto *action = new QAction(iconName.isEmpty() ? QIcon() : icon(iconName), text, this);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(run));
    m_window->addAction(action);
    m_actions.insert(act, action);
}

// No shortcut may be one that a text field keeps for itself (Ctrl+E, Ctrl+D, Ctrl+U on X11).

void Actions::addChecks()
{
    add(Act::RunCheck, "run"_L1, tr("&Run check"), {Qt::Key_F5, Qt::CTRL | Qt::Key_R},
        [this] { m_desk.requestCheck(m_desk.selection().tenant, m_desk.selection().connection); });
    add(Act::CheckOnce, "search"_L1, tr("Check an &address once…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_U},
        [this] { dialogs::checkOnce(m_desk, {}, m_window); });
    add(Act::Checklist, "ok"_L1, tr("Check &list…"), {Qt::CTRL | Qt::Key_G},
        [this] { (new ChecklistDialog(m_desk, m_desk.selection(), m_window))->show(); });
    add(Act::Stop, "stop"_L1, tr("&Stop what is running"), {Qt::CTRL | Qt::Key_Period}, [this] { m_desk.stopWork(); });
}

void Actions::addTenants()
{
    add(Act::AddTenant, "add"_L1, tr("&Add a tenant…"), {Qt::CTRL | Qt::Key_N},
        [this] { dialogs::addTenant(m_desk, m_window); });
    add(Act::AddConnection, "connection"_L1, tr("Add a &connection…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_N},
        [this] { dialogs::addConnection(m_desk, m_desk.selection().tenant, m_window); });
    add(Act::Edit, "edit"_L1, tr("&Edit…"), {Qt::Key_F2}, [this] { editSelected(); });
    add(Act::Duplicate, "copy"_L1, tr("&Duplicate"), {Qt::CTRL | Qt::SHIFT | Qt::Key_D},
        [this] { duplicateSelected(); });
    add(Act::Remove, "remove"_L1, tr("Re&move"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Delete}, [this] { removeSelected(); });
    add(Act::Import, "import"_L1, tr("&Import tenants…"), {Qt::CTRL | Qt::Key_I},
        [this] { dialogs::importTenants(m_desk, m_window); });
    add(Act::Export, "export"_L1, tr("E&xport tenants…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_E},
        [this] { dialogs::exportTenants(m_desk, m_window); });
    add(Act::Practice, "practice"_L1, tr("&Practice workspace"), {Qt::CTRL | Qt::SHIFT | Qt::Key_P},
        [this] { m_practice.enter(); });
    add(Act::LeavePractice, "quit"_L1, tr("&Leave the practice workspace"), {Qt::CTRL | Qt::SHIFT | Qt::Key_L},
        [this] { m_practice.leave(); });
    add(Act::Quit, "quit"_L1, tr("&Quit"), {QKeySequence::Quit}, [this] { m_window->close(); });
}

void Actions::addPlaces()
{
    const auto addPlace = [this](Act act, QLatin1StringView iconName, const QString &text, Place place,
                                 QList<QKeySequence> keys) {
        keys.prepend(QKeySequence(Qt::Key(Qt::Key_1 + int(place)))); // alone, where nothing is being typed
        keys.append(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(place))));
        add(act, iconName, text, keys, [this, place] { m_desk.open(place); });
    };
    addPlace(Act::Overview, "overview"_L1, tr("&Overview"), Place::Overview, {});
    addPlace(Act::Diagnose, "diagnose"_L1, tr("&Diagnose"), Place::Diagnose, {});
    addPlace(Act::Credentials, "credentials"_L1, tr("&Credentials"), Place::Credentials, {});
    addPlace(Act::Files, "file"_L1, tr("&Files"), Place::Files, {});
    addPlace(Act::Help, "help"_L1, tr("&Help"), Place::Help, {});
    addPlace(Act::Settings, "settings"_L1, tr("&Settings"), Place::Settings, {Qt::CTRL | Qt::Key_Comma});
}

void Actions::addView()
{
    add(Act::Palette, "command"_L1, tr("Command &palette…"), {Qt::CTRL | Qt::Key_K},
        [this] { Q_EMIT paletteWanted(); });
    add(Act::Filter, "search"_L1, tr("&Filter tenants"), {QKeySequence::Find}, [this] { Q_EMIT filterWanted(); });
    add(Act::Paste, "copy"_L1, tr("&Paste an address or an error text"), {QKeySequence::Paste},
        [this] { Q_EMIT pasteWanted(); });
    const auto language = [this](Act act, const QString &tag, const QString &text, int key) {
        add(act, "language"_L1, text, {Qt::CTRL | Qt::ALT | Qt::Key(key)}, [this, tag] {
            m_desk.settings().set(setting::language, tag);
            m_desk.language().use(tag);
        });
    };
    language(Act::English, u"en"_s, tr("Switch to English"), Qt::Key_E);
    language(Act::Indonesian, u"id"_s, tr("Switch to Indonesian"), Qt::Key_I);
    const auto appearance = [this](Act act, Theme::Appearance wanted, const QString &text, int key) {
        add(act, "appearance"_L1, text, {Qt::CTRL | Qt::ALT | Qt::Key(key)}, [this, wanted] {
            m_desk.settings().set(setting::appearance, Theme::appearanceText(wanted));
            m_theme.use(wanted);
        });
    };
    appearance(Act::SystemAppearance, Theme::Appearance::System, tr("Appearance as the system has it"), Qt::Key_S);
    appearance(Act::Light, Theme::Appearance::Light, tr("Light appearance"), Qt::Key_L);
    appearance(Act::Dark, Theme::Appearance::Dark, tr("Dark appearance"), Qt::Key_D);
}

void Actions::addHelp()
{
    add(Act::ExplainSelection, "help"_L1, tr("&Explain what is selected"), {QKeySequence::HelpContents}, [this] {
        if (m_desk.topic().isEmpty())
            m_desk.open(Place::Help);
        else
            m_desk.explain(m_desk.topic());
    });
    add(Act::Shortcuts, "keyboard"_L1, tr("&Keyboard shortcuts"), {Qt::CTRL | Qt::Key_Slash},
        [this] { Q_EMIT shortcutsWanted(); });
    add(Act::About, "lentera"_L1, tr("&About Lentera"), {Qt::SHIFT | Qt::Key_F1}, [this] { showAbout(); });
}

void Actions::fill(QMenuBar &bar) const
{
    const auto menu = [&](const QString &title, std::initializer_list<Act> acts) {
        QMenu *made = bar.addMenu(title);
        for (const Act act : acts)
            made->addAction(action(act));
    };
    menu(tr("&Workspace"), {Act::AddTenant, Act::AddConnection, Act::Edit, Act::Duplicate, Act::Remove, Act::Import,
                            Act::Export, Act::Practice, Act::LeavePractice, Act::Quit});
    menu(tr("&Check"), {Act::RunCheck, Act::CheckOnce, Act::Checklist, Act::Stop, Act::Paste});
    menu(tr("&View"), {Act::Overview, Act::Diagnose, Act::Credentials, Act::Files, Act::Settings, Act::Palette,
                       Act::Filter, Act::English, Act::Indonesian, Act::SystemAppearance, Act::Light, Act::Dark});
    menu(tr("&Help"), {Act::Help, Act::ExplainSelection, Act::Shortcuts, Act::About});
}

QList<QAction *> Actions::forSelection() const
{
    return {action(Act::RunCheck),  action(Act::AddConnection), action(Act::Edit),
            action(Act::Duplicate), action(Act::Remove),        action(Act::AddTenant)};
}

void Actions::showWhatApplies()
{
    const bool hasTenant = m_desk.selectedTenant();
    const bool practice = m_desk.workspace().isPractice();
    for (const Act act : {Act::RunCheck, Act::AddConnection, Act::Edit, Act::Duplicate, Act::Remove})
        action(act)->setEnabled(hasTenant);
    action(Act::Stop)->setEnabled(m_desk.isWorking());
    action(Act::Export)->setEnabled(!m_desk.tenants().isEmpty());
    action(Act::Practice)->setVisible(!practice);
    action(Act::LeavePractice)->setVisible(practice);
}

void Actions::editSelected()
{
    const Selection selected = m_desk.selection();
    if (selected.connection.isEmpty())
        dialogs::editTenant(m_desk, selected.tenant, m_window);
    else
        dialogs::editConnection(m_desk, selected.tenant, selected.connection, m_window);
}

void Actions::duplicateSelected()
{
    const Selection selected = m_desk.selection();
    if (selected.connection.isEmpty())
        m_desk.duplicateTenant(selected.tenant);
    else
        m_desk.duplicateConnection(selected.tenant, selected.connection);
}

void Actions::removeSelected()
{
    const Selection selected = m_desk.selection();
    if (selected.connection.isEmpty())
        m_desk.removeTenant(selected.tenant);
    else
        m_desk.removeConnection(selected.tenant, selected.connection);
}

void Actions::showAbout()
{
    QMessageBox *box =
        plainBox(m_window, tr("About Lentera"), tr("Lentera %1").arg(QStringLiteral(LENTERA_VERSION)),
                 tr("Finds the root cause when an integration breaks. Free software under the GNU General Public "
                    "License, version 3 or later."));
    box->setIconPixmap(icon("lentera"_L1, Tone::Accent).pixmap(48, 48));
    box->addButton(QMessageBox::Close);
    box->open();
}

}
